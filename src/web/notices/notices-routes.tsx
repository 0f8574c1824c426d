// Messages: the citizen's own, the office's, what did not arrive, and the demo's outbox.
import { demoMessages } from '#app/demo-messages.ts';
import {
  checkContact,
  chooseContacts,
  markNoticesRead,
  resendMessage,
  type RawContact,
} from '#app/own-notices.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { LANGUAGES } from '#base/localised.ts';
import { myContacts } from '#read/contacts.ts';
import { myNotices, officeNotices } from '#read/notices.ts';
import { undelivered } from '#read/undelivered.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  citizensOnly,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { fieldOf } from '../form/read-form.ts';
import { pageOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { ContactsPage } from './contacts-page.tsx';
import { DemoMessagesPage } from './demo-messages-page.tsx';
import { MyNoticesPage } from './my-notices-page.tsx';
import { OfficeNoticesPage, UndeliveredPage } from './staff-notices-pages.tsx';

/** Adds the pages of this module. */
export function registerNoticesRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.use('/my-notices', citizensOnly(deps));
  routes.get('/my-notices', (c) => showMine(c, deps));
  routes.use('/my-contacts', citizensOnly(deps));
  routes.get('/my-contacts', (c) => showContacts(c, deps));
  routes.post('/my-contacts', (c) => receiveContacts(c, deps));
  routes.use('/desk/notices', staffOnly(deps, 'officer', '/desk/notices'));
  routes.get('/desk/notices', (c) => showOffice(c, deps));
  routes.post('/desk/notices', (c) => receiveSeen(c, deps));
  routes.use('/bureau/messages', staffOnly(deps, 'bureau', '/bureau/messages'));
  routes.get('/bureau/messages', (c) => showUndelivered(c, deps));
  routes.post('/bureau/messages', (c) => receiveResend(c, deps));
  routes.get('/demo/messages', async (c) => {
    if (!deps.demo) return answerNotFound(c, deps);
    const messages = await demoMessages(deps.app);
    return answerPage(c, <DemoMessagesPage ctx={contextOf(c, deps)} messages={messages} />);
  });
}

/** Opening the list is reading it: shown once as new, and no longer counted. */
async function showMine(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const found = await myNotices(ctx.viewer, app, pageOf(c));
  const [newest] = found.rows;
  if (newest !== undefined && found.page === 1 && (ctx.unread > 0 || newest.unread))
    await markNoticesRead(app, ctx.viewer, app.now().toString());
  const props = { ctx: { ...ctx, unread: 0 }, found, divisions: app.divisions };
  return answerPage(c, <MyNoticesPage {...props} />);
}

async function showContacts(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const chosen = await myContacts(ctx.viewer, deps.app);
  const phone = ctx.viewer.role === 'citizen' ? (ctx.viewer.phone ?? '') : '';
  const typed = chosen ?? { mail: '', phone, language: ctx.language, byMail: false, bySms: true };
  const saved = c.req.query('saved') !== undefined;
  return answerPage(c, <ContactsPage ctx={ctx} typed={typed} problems={[]} saved={saved} />);
}

async function receiveContacts(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const typed = readContact(c.get('form'), ctx.language);
  const problems = checkContact(typed);
  if (problems.length > 0)
    return answerPage(c, <ContactsPage ctx={ctx} typed={typed} problems={problems} saved={false} />, 422);
  const done = await chooseContacts(deps.app, ctx.viewer, typed);
  return done.ok
    ? c.redirect('/my-contacts?saved=1', 303)
    : answerRefusal(c, deps, done.error, '/my-notices');
}

function readContact(form: ReceivedForm, standard: RawContact['language']): RawContact {
  return {
    mail: fieldOf(form, 'mail') ?? '',
    phone: fieldOf(form, 'phone') ?? '',
    language: LANGUAGES.find((language) => language === fieldOf(form, 'language')) ?? standard,
    byMail: fieldOf(form, 'by_mail') === '1',
    bySms: fieldOf(form, 'by_sms') === '1',
  };
}

async function showOffice(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const list = await officeNotices(ctx.viewer, deps.app, pageOf(c));
  const upTo = deps.app.now().toString();
  return answerPage(
    c,
    <OfficeNoticesPage ctx={ctx} list={list} upTo={upTo} divisions={deps.app.divisions} />,
  );
}

async function receiveSeen(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const upTo = momentOf(fieldOf(c.get('form'), 'up_to'));
  const done = upTo === undefined ? undefined : await markNoticesRead(deps.app, viewer, upTo);
  return done?.ok === false ? answerRefusal(c, deps, done.error) : c.redirect('/desk/notices', 303);
}

/** An instant as our own form carries it; `undefined` for anything else. */
function momentOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return undefined;
  }
}

async function showUndelivered(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const list = await undelivered(ctx.viewer, deps.app, pageOf(c));
  const said = c.req.query('done');
  const done = said === 'retried' || said === 'gone' ? said : undefined;
  return answerPage(c, <UndeliveredPage ctx={ctx} list={list} done={done} />);
}

async function receiveResend(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const form = c.get('form');
  const done = await resendMessage(deps.app, c.get('visit').viewer, {
    division: fieldOf(form, 'division') ?? '',
    id: fieldOf(form, 'id') ?? '',
  });
  return c.redirect(`/bureau/messages?done=${done.ok ? 'retried' : 'gone'}`, 303);
}
