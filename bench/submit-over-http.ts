// The counter as the benchmark meets it: the whole server on a port, one clerk signed in at 16 machines, each with a
// connection that stays open. The client shares the server's thread, so its own work counts against the server.
import { Agent, request } from 'node:http';
import type { App } from '#app/app.ts';
import { DEMO_ISSUER } from '#app/load-demo.ts';
import { rememberPerson } from '#app/people.ts';
import { openSession, readSession } from '#app/sessions.ts';
import { readDemoPeople } from '#connectors/demo-identity-provider/read-accounts.ts';
import type { DraftId } from '#core/cases/draft.ts';
import { makeAssets, type Assets } from '#http/assets.ts';
import { makeRateLimits, type LimitedAct, type RateLimit } from '#http/rate-limit.ts';
import type { WebPages } from '#http/web-pages.ts';
import { buildAssets } from '#web/assets.ts';
import { LIMITED_PAGES, mountWeb, renderProblem, renderRolePick } from '#web/mount.ts';
import type { Clerk } from '../test/support/sample-people.ts';
import { DATA, serveApp } from '../test/support/serve-app.ts';

/** A check page that was looked at, ready to be sent: where to, by whose session, with which fields. */
export type CheckForm = { readonly path: string; readonly cookie: string; readonly body: string };

export type Counter = {
  /** Whose drafts can be submitted here. */
  readonly clerk: Clerk;
  /** GETs the check page of a ready draft and takes its form; the sessions take turns. */
  readonly look: (draft: DraftId) => Promise<CheckForm>;
  /** Presses the page's button. Throws unless the answer leads to the slip of the case. */
  readonly press: (form: CheckForm) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts the server over `app`, its limits counted but never reached, and signs the clerk in at `machines` machines. */
export async function openCounter(app: App, machines: number): Promise<Counter> {
  const assets = await makeAssets(await buildAssets());
  const web = (origin: string): WebPages => pagesOf(app, origin, assets);
  const served = await serveApp(app, { assets, web, limits: makeRateLimits({ limits: OUT_OF_REACH }) });
  const { clerk, cookies } = await signIn(app, machines);
  // Connections are kept, but never taken up when the server may be about to close them (it says so: 10 s).
  const agent = new Agent({ keepAlive: true, maxSockets: machines });
  let turn = 0;
  return {
    clerk,
    look: async (draft) => {
      const path = `/drafts/${draft}/check`;
      const cookie = cookies[(turn += 1) % cookies.length] ?? '';
      const page = await send(agent, served.origin, { path, cookie });
      if (page.status !== 200) throw new Error(`GET ${path}: ${page.status}`);
      return { path, cookie, body: formOf(page.body) };
    },
    press: async (form) => {
      const { status, location } = await send(agent, served.origin, form);
      if (status !== 303 || !location.startsWith('/counter/slips/')) {
        throw new Error(`POST ${form.path}: ${status} ${location}`);
      }
    },
    stop: async () => {
      agent.destroy();
      await served.stop();
    },
  };
}

const NEVER: RateLimit = { byAddress: 1e9, byPerson: 1e9, seconds: 300 };
const OUT_OF_REACH: Readonly<Record<LimitedAct, RateLimit>> = {
  'sign-in': NEVER,
  submit: NEVER,
  upload: NEVER,
  'look-up': NEVER,
  post: NEVER,
};

/** As `main.ts` puts the pages together. */
function pagesOf(app: App, origin: string, assets: Assets): WebPages {
  const style = assets.path('main.css');
  const script = (island: string) => assets.path(`${island}.js`);
  const deps = { app, origin, demo: true, assets: { style, script }, findings: [] };
  return {
    limited: LIMITED_PAGES,
    mount: (routes) => mountWeb(routes, deps),
    renderProblem: (problem, visit) => renderProblem(problem, visit, deps),
    renderRolePick: (pick, visit) => renderRolePick(pick, visit, deps),
  };
}

/** Real sessions of the sample city's first clerk, as signing in opens them. */
async function signIn(
  app: App,
  machines: number,
): Promise<{ readonly clerk: Clerk; readonly cookies: readonly string[] }> {
  const demo = readDemoPeople(DATA).people.find(({ roles }) => roles.some(({ role }) => role === 'clerk'));
  if (demo === undefined) throw new Error('the sample city has no clerk');
  const { subject, name, citizenNumber, phone, household } = demo;
  const claims = { issuer: DEMO_ISSUER, subject, name, citizenNumber, phone };
  const person = await rememberPerson(app, claims, household);
  const sessions = await Promise.all(
    Array.from({ length: machines }, () => openSession(app, person, { wanted: 'clerk' })),
  );
  const viewer = (await readSession(app, sessions[0]?.token ?? ''))?.viewer;
  if (viewer?.role !== 'clerk') throw new Error(`${subject} is not at the counter`);
  return { clerk: viewer, cookies: sessions.map(({ token }) => `yici_session=${token}`) };
}

/** What the browser would send: the hidden fields of the form that has the submit button, every paper ticked, and that button. */
function formOf(html: string): string {
  const form = html.split('<form').find((each) => each.includes('name="idempotency_key"'));
  const fields = new URLSearchParams();
  for (const [input] of form?.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g) ?? []) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(input)?.[1];
    if (name !== undefined && value !== undefined) fields.append(name, value);
  }
  for (const [, paper = ''] of form?.matchAll(/name="reviewed" value="([^"]+)"/g) ?? [])
    fields.append('reviewed', paper);
  if (!fields.has('_csrf') || !fields.has('plan')) throw new Error('the check page has no form to submit');
  fields.append('do', 'submit');
  return fields.toString();
}

type Answer = { readonly status: number; readonly location: string; readonly body: string };

/** GET, or POST where there is a body; the answer is read to its end, so that its connection is free again. */
function send(
  agent: Agent,
  origin: string,
  form: Omit<CheckForm, 'body'> & Partial<CheckForm>,
): Promise<Answer> {
  const { path, cookie, body } = form;
  const own = { cookie, accept: 'text/html', 'accept-language': 'zh-CN' };
  const post = {
    origin,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body ?? ''),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin}${path}`,
      body === undefined ? { agent, headers: own } : { agent, method: 'POST', headers: { ...own, ...post } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, location: headers.location ?? '', body: Buffer.concat(chunks).toString() });
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
