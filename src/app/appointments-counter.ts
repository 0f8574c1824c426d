// What a clerk does with the people of the day: mark, call, take in somebody without an appointment.
import { ok } from '#base/result.ts';
import {
  COUNTER_ACTS,
  noShowFrom,
  type AppointmentId,
  type CounterAct,
} from '#core/appointments/appointment.ts';
import { queueOrder } from '#core/appointments/queue.ts';
import { may } from '#core/identity/permission.ts';
import type { SignedIn, Viewer } from '#core/identity/viewer.ts';
import { changeStatus, insertWalkIn, visitOf, waitingAt } from '#store/appointments.ts';
import type { App } from './app.ts';
import { isAppointmentId } from './appointments-book.ts';
import { matterOf, placeOf, type Place } from './appointments-place.ts';
import { todayOf } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** Two clerks press at once; each lost race means that somebody else was called. */
const TRIES = 20;

/** Marks somebody of today's list: arrived, called, done, left, did not come. */
export async function markVisit(
  app: App,
  viewer: Viewer,
  command: { readonly id: string; readonly act: CounterAct },
): Promise<Outcome<undefined>> {
  const counter = counterOf(app, viewer);
  if (counter === undefined || !isAppointmentId(command.id)) return refuseUse('not-found');
  const { place, clerk } = counter;
  const visit = await visitOf(app.pool, { ...place, id: command.id });
  if (visit === undefined) return refuseUse('not-found');
  const { from, to } = COUNTER_ACTS[command.act];
  if (!from.some((each) => each === visit.status)) return refuseUse('changed-meanwhile');
  // Who is here is here today; who did not come may be marked on any later day too.
  if (command.act === 'arrive' && visit.day !== todayOf(app).toString())
    return refuseUse('not-todays-appointment');
  if (command.act === 'no-show' && visit.to !== undefined) {
    const after = noShowFrom({ day: visit.day, to: visit.to }, app.appointments);
    const minutes = Math.ceil((after.epochMilliseconds - app.now().epochMilliseconds) / 60_000);
    if (minutes > 0) return refuseUse('no-show-too-early', { minutes });
  }
  const change = { ...place, id: command.id, from, to, at: app.now().toString(), by: clerk.name };
  return (await changeStatus(app.pool, change)) ? ok(undefined) : refuseUse('changed-meanwhile');
}

/** Calls whoever is next: people with an appointment before all others (code 212). Two windows never call one person. */
export async function callNext(app: App, viewer: Viewer): Promise<Outcome<AppointmentId>> {
  const counter = counterOf(app, viewer);
  if (counter === undefined) return refuseUse('not-found');
  const { place, clerk } = counter;
  const day = todayOf(app).toString();
  for (let round = 0; round < TRIES; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a race lost is tried again
    const [next] = queueOrder(await waitingAt(app.pool, { ...place, day }));
    if (next === undefined) return refuseUse('nobody-waiting');
    const { from, to } = COUNTER_ACTS.call;
    const change = { ...place, id: next.id, from, to, at: app.now().toString(), by: clerk.name };
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (await changeStatus(app.pool, change)) return ok(next.id);
  }
  return refuseUse('changed-meanwhile');
}

/** Gives a number to somebody who came without an appointment. */
export async function takeWalkIn(
  app: App,
  viewer: Viewer,
  command: { readonly matter: string },
): Promise<Outcome<{ readonly walkIn: number }>> {
  const counter = counterOf(app, viewer);
  if (counter === undefined) return refuseUse('not-found');
  const { place, clerk } = counter;
  const today = todayOf(app);
  const matter = matterOf(app, command.matter, today);
  if (!matter.ok) return matter;
  const id = app.newId();
  if (!isAppointmentId(id)) return refuseUse('not-found');
  for (let round = 0; round < TRIES; round += 1) {
    const row = { ...place, id, day: today.toString(), matter: matter.value, at: app.now().toString() };
    // oxlint-disable-next-line no-await-in-loop -- a race lost is tried again
    const walkIn = await insertWalkIn(app.pool, { ...row, by: clerk.name });
    if (walkIn !== undefined) return ok({ walkIn });
  }
  return refuseUse('changed-meanwhile');
}

type Counter = { readonly place: Place; readonly clerk: Extract<SignedIn, { role: 'clerk' }> };

function counterOf(app: App, viewer: Viewer): Counter | undefined {
  if (viewer.role !== 'clerk' || !may(viewer, 'run-appointments', { centre: viewer.centre }))
    return undefined;
  const place = placeOf(app, viewer.centre);
  return place && { place, clerk: viewer };
}
