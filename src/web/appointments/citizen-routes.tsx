// A resident books a time at a counter: where, which day, what time, what for. Every step is a page of its own.
import { bookAppointment, isAppointmentId } from '#app/appointments-book.ts';
import { cancelAppointment } from '#app/appointments-cancel.ts';
import { moveAppointment } from '#app/appointments-move.ts';
import { placeOf } from '#app/appointments-place.ts';
import type { Refusal } from '#app/refusal.ts';
import { nearestFree, type DaySlots } from '#core/appointments/slots.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { searchDivisions } from '#core/divisions/search-divisions.ts';
import { myAppointment, myAppointments, type MyAppointment } from '#read/appointments.ts';
import { offeredDays, openPlaces } from '#read/opening-hours.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  citizensOnly,
  contextOf,
  type WebDeps,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { dateWords } from '../elements/words.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { StaffRoutes } from '../staff-deps.tsx';
import { AppointmentPage } from './appointment-page.tsx';
import { matterWords, offeredMatters, placeWords, type PlaceWords } from './appointment-words.ts';
import { bookAddress, type BookChoice } from './book-address.ts';
import { calendarFile } from './calendar-file.ts';
import { ConfirmPage, type ConfirmPageProps } from './confirm-page.tsx';
import { DaysPage } from './days-page.tsx';
import { MyAppointmentsPage } from './my-appointments-page.tsx';
import { PlacePage } from './place-page.tsx';
import { SlotsPage } from './slots-page.tsx';

const LONGEST_QUERY = 60;
const PLACES_SHOWN = 20;
const NEAR_SHOWN = 6;

/** `/appointments` and below. */
export function registerCitizenRoutes(routes: StaffRoutes, deps: WebDeps): void {
  routes.use('/appointments', citizensOnly(deps));
  routes.use('/appointments/*', citizensOnly(deps));
  routes.get('/appointments', (c) => showMine(c, deps));
  routes.get('/appointments/book', (c) => showStep(c, deps));
  routes.post('/appointments/book', (c) => book(c, deps));
  routes.get('/appointments/:place/:id', (c) => showOne(c, deps));
  routes.get('/appointments/:place/:id/calendar.ics', (c) => sendCalendar(c, deps));
  routes.get('/appointments/:place/:id/cancel', (c) => c.redirect(addressOf(c), 303));
  routes.get('/appointments/:place/:id/move', (c) => c.redirect(addressOf(c), 303));
  routes.post('/appointments/:place/:id/cancel', (c) => cancel(c, deps));
  routes.post('/appointments/:place/:id/move', (c) => move(c, deps));
}

async function showMine(c: WebRequest, deps: WebDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const list = await myAppointments(ctx.viewer, deps.app);
  return answerPage(
    c,
    <MyAppointmentsPage
      ctx={ctx}
      list={list}
      placeName={({ place }) => placeWords(deps.app, place, ctx).name}
      matterName={({ matter }) => matterWords(deps.app, matter, ctx)}
    />,
  );
}

/** The first step whose choice is missing. */
async function showStep(c: WebRequest, deps: WebDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const asked = (name: string) => c.req.query(name)?.slice(0, LONGEST_QUERY);
  const place = placeOf(app, asked('place') ?? '')?.place;
  const choice: BookChoice = {
    place,
    day: asked('day'),
    from: asked('from'),
    matter: asked('matter'),
    move: asked('move'),
  };
  if (place === undefined) return showPlaces(c, deps, { matter: choice.matter });
  const moving = choice.move === undefined ? undefined : await ownOf(c, deps, place, choice.move);
  if (choice.move !== undefined && moving === undefined) return answerNotFound(c, deps);
  const words = placeWords(app, place, ctx);
  const offered = await offeredDays(ctx.viewer, app, { place, days: app.appointments.daysAhead });
  const { sample, days } = offered ?? { sample: false, days: [] };
  const common = { ctx, choice, place: words, sample, now: app.now() };
  const day = days.find((each) => each.day === choice.day);
  if (day === undefined || day.slots.length === 0) return answerPage(c, <DaysPage {...common} days={days} />);
  const slot = day.slots.find((each) => each.from === choice.from);
  if (slot === undefined) return answerPage(c, <SlotsPage {...common} day={day} />);
  return answerPage(
    c,
    <ConfirmPage
      ctx={ctx}
      place={words}
      sample={sample}
      slot={{ day: day.day, ...slot }}
      formKey={app.newId()}
      matters={offeredMatters(app, ctx)}
      typed={{ matter: choice.matter ?? '', note: '' }}
      otherTime={bookAddress({ ...choice, from: undefined })}
      {...(moving === undefined ? {} : { moves: movesOf(moving, ctx) })}
    />,
  );
}

async function showPlaces(c: WebRequest, deps: WebDeps, choice: BookChoice): Promise<Response> {
  const { divisions } = deps.app;
  const ctx = contextOf(c, deps);
  const query = (c.req.query('q') ?? '').slice(0, LONGEST_QUERY).trim();
  const found = (['county', 'village'] as const).flatMap((level) =>
    searchDivisions(divisions, query, { level, limit: PLACES_SHOWN + 1 }),
  );
  const codes = found.slice(0, PLACES_SHOWN).map(({ division }) => division.code);
  const open = await openPlaces(ctx.viewer, deps.app, query === '' ? undefined : codes);
  const closed = codes.filter((code) => !open.includes(code));
  const named = (all: readonly DivisionCode[]) => all.map((code) => placeWords(deps.app, code, ctx));
  const more = found.length > PLACES_SHOWN;
  return answerPage(
    c,
    <PlacePage
      ctx={ctx}
      choice={choice}
      query={query}
      open={named(open)}
      closed={named(closed)}
      more={more}
    />,
  );
}

async function book(c: WebRequest, deps: WebDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const form = c.get('form');
  const typed = { matter: fieldOf(form, 'matter') ?? '', note: fieldOf(form, 'note') ?? '' };
  const place = placeOf(app, fieldOf(form, 'place') ?? '')?.place;
  if (place === undefined) return c.redirect(bookAddress({}), 303);
  const again = { place, typed, formKey: fieldOf(form, 'key') ?? app.newId() };
  const slot = slotIn(c);
  if (typed.matter === '' || slot === undefined) {
    const matterProblem = typed.matter === '' ? ctx.t.appointments.confirm.matterNeeded : undefined;
    return showAgain(c, deps, { ...again, slot, matterProblem });
  }
  const done = await bookAppointment(app, ctx.viewer, { id: again.formKey, place, ...slot, ...typed });
  if (done.ok) return c.redirect(`/appointments/${place}/${done.value.id}?done=booked`, 303);
  return showAgain(c, deps, { ...again, slot, refusal: done.error });
}

async function move(c: WebRequest, deps: WebDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const place = placeOf(app, c.req.param('place') ?? '')?.place;
  const id = c.req.param('id') ?? '';
  const moving = place === undefined ? undefined : await ownOf(c, deps, place, id);
  if (place === undefined || moving === undefined) return answerNotFound(c, deps);
  const slot = slotIn(c);
  const again = { place, typed: { matter: '', note: '' }, formKey: id, slot, moves: movesOf(moving, ctx) };
  if (slot === undefined) return showAgain(c, deps, again);
  const done = await moveAppointment(app, ctx.viewer, { id, place, ...slot });
  if (done.ok) return c.redirect(`/appointments/${place}/${id}?done=moved`, 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  if (done.error.code === 'appointment-closed') return answerRefusal(c, deps, done.error, addressOf(c));
  return showAgain(c, deps, { ...again, refusal: done.error });
}

type Again = Pick<ConfirmPageProps, 'typed' | 'formKey'> & {
  readonly place: PlaceWords['place'];
  readonly slot: { readonly day: string; readonly from: string } | undefined;
  readonly refusal?: Refusal;
  readonly matterProblem?: string | undefined;
  readonly moves?: NonNullable<ConfirmPageProps['moves']>;
};

/** Refusals after which another time is the way out. */
const TIME_GONE: readonly string[] = ['slot-taken', 'slot-begun', 'slot-not-offered'];

/** The form with everything that was typed; with other times where the one that was wanted is gone. */
async function showAgain(c: WebRequest, deps: WebDeps, again: Again): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const { place, slot, refusal, matterProblem } = again;
  const offered = await offeredDays(ctx.viewer, app, { place, days: app.appointments.daysAhead });
  const days = offered?.days ?? [];
  const wanted = slot && spanOf(days, slot);
  const gone = wanted === undefined || (refusal !== undefined && TIME_GONE.includes(refusal.code));
  const near = nearestFree(days, slot ?? { day: ctx.today.toString(), from: '00:00' }, {
    now: app.now(),
    most: NEAR_SHOWN,
  });
  const sentence =
    refusal === undefined
      ? slot === undefined
        ? ctx.t.appointments.confirm.chooseSlot
        : undefined
      : refusalSentence(refusal, ctx.t);
  const page = (
    <ConfirmPage
      ctx={ctx}
      place={placeWords(app, place, ctx)}
      sample={offered?.sample ?? false}
      {...(gone ? { near } : { slot: wanted })}
      formKey={again.formKey}
      matters={offeredMatters(app, ctx)}
      typed={again.typed}
      otherTime={bookAddress({ place, ...(again.moves === undefined ? {} : { move: again.formKey }) })}
      {...(again.moves === undefined ? {} : { moves: again.moves })}
      {...(sentence === undefined ? {} : { refusal: sentence })}
      {...(matterProblem === undefined ? {} : { matterProblem })}
    />
  );
  return answerPage(c, page, refusal === undefined ? 422 : 409);
}

async function cancel(c: WebRequest, deps: WebDeps): Promise<Response> {
  const place = c.req.param('place') ?? '';
  const id = c.req.param('id') ?? '';
  const done = await cancelAppointment(deps.app, c.get('visit').viewer, { place, id });
  if (!done.ok) return answerRefusal(c, deps, done.error, addressOf(c));
  return c.redirect(`${addressOf(c)}?done=cancelled`, 303);
}

async function showOne(c: WebRequest, deps: WebDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const found = await ownOf(c, deps, c.req.param('place') ?? '', c.req.param('id') ?? '');
  if (found === undefined) return answerNotFound(c, deps);
  const done = (['booked', 'moved', 'cancelled'] as const).find((each) => each === c.req.query('done'));
  return answerPage(
    c,
    <AppointmentPage
      ctx={ctx}
      found={found}
      place={placeWords(app, found.place, ctx)}
      matter={matterWords(app, found.matter, ctx)}
      now={app.now()}
      graceMinutes={app.appointments.graceMinutes}
      {...(done === undefined ? {} : { done })}
    />,
  );
}

async function sendCalendar(c: WebRequest, deps: WebDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const found = await ownOf(c, deps, c.req.param('place') ?? '', c.req.param('id') ?? '');
  if (found === undefined) return answerNotFound(c, deps);
  const { name, path } = placeWords(deps.app, found.place, ctx);
  const text = ctx.t.appointments.calendar;
  const file = calendarFile(
    found,
    {
      title: text.title(name),
      body: text.body(found.number, matterWords(deps.app, found.matter, ctx)),
      location: `${name} ${path}`,
      address: `${deps.origin}/appointments/${found.place}/${found.id}`,
    },
    deps.app.now(),
  );
  return c.body(file, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="${found.number}.ics"`,
    'Cache-Control': 'no-store',
  });
}

function ownOf(
  c: WebRequest,
  { app }: WebDeps,
  place: string,
  id: string,
): Promise<MyAppointment | undefined> {
  const known = placeOf(app, place)?.place;
  if (known === undefined || !isAppointmentId(id)) return Promise.resolve(undefined);
  return myAppointment(c.get('visit').viewer, app, { place: known, id });
}

function movesOf(
  moving: MyAppointment,
  ctx: ReturnType<typeof contextOf>,
): NonNullable<ConfirmPageProps['moves']> {
  const here = `/appointments/${moving.place}/${moving.id}`;
  const time = ctx.t.appointments.slots.to(moving.from, moving.to);
  return { action: `${here}/move`, now: `${dateWords(moving.day, ctx.language)} ${time}`, back: here };
}

/** The day and time that a form names: `2026-11-24 09:30`. */
function slotIn(c: WebRequest): { readonly day: string; readonly from: string } | undefined {
  const [day, from] = (fieldOf(c.get('form'), 'slot') ?? '').split(' ');
  return day && from ? { day, from } : undefined;
}

function spanOf(days: readonly DaySlots[], { day, from }: { readonly day: string; readonly from: string }) {
  const slot = days.find((each) => each.day === day)?.slots.find((each) => each.from === from);
  return slot === undefined ? undefined : { day, from, to: slot.to };
}

function addressOf(c: WebRequest): string {
  return `/appointments/${encodeURIComponent(c.req.param('place') ?? '')}/${encodeURIComponent(c.req.param('id') ?? '')}`;
}
