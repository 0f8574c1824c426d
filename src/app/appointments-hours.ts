// Hours as a centre or the bureau publishes them; whoever is booked outside the new hours is told, never dropped.
import { ok } from '#base/result.ts';
import { checkPlan, type OpeningPlan } from '#core/appointments/opening-plan.ts';
import { isWithinHours, planOn } from '#core/appointments/slots.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { insertPlan, markOutside, plansOf, stillBooked, type StillBooked } from '#store/opening-plans.ts';
import type { App } from './app.ts';
import { placeOf, type Place } from './appointments-place.ts';
import { todayOf } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

const TRIES = 8;

export type Published = { readonly version: number; readonly outside: number };

/** Publishes hours of a place; how many people are booked outside them now (the job tells them). */
export async function publishHours(
  app: App,
  viewer: Viewer,
  command: { readonly place: string; readonly plan: OpeningPlan },
): Promise<Outcome<Published>> {
  const place = placeOf(app, command.place);
  if (place === undefined || viewer.role === 'visitor') return refuseUse('not-found');
  if (!may(viewer, 'publish-hours', { storedUnder: place.division, centre: place.place }))
    return refuseUse('not-found');
  const checked = checkPlan(command.plan);
  if (!checked.ok) return refuseUse('hours-have-problems', { problems: checked.error.length });
  for (let round = 0; round < TRIES; round += 1) {
    const row = { ...place, plan: checked.value, mark: 'published-here', at: app.now().toString() } as const;
    // oxlint-disable-next-line no-await-in-loop -- a race lost is tried again
    const version = await insertPlan(app.pool, { ...row, by: viewer.name });
    if (version === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- the last round
    const outside = await markOutsideAt(app, place);
    return ok({ version, outside });
  }
  return refuseUse('changed-meanwhile');
}

/** Invented hours for the demo, where a place has none. Idempotent. */
export async function loadSampleHours(
  app: App,
  sample: readonly { readonly place: DivisionCode; readonly plan: OpeningPlan }[],
): Promise<void> {
  const at = app.now().toString();
  for (const { place: code, plan } of sample) {
    const place = placeOf(app, code);
    if (place === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- a few rows, once
    await insertPlan(app.pool, { ...place, plan, mark: 'sample', at, by: '', onlyFirst: true });
  }
}

/**
 * Looks whom the hours that hold now leave outside: marked, and unmarked when they are inside again. How many are outside
 * in all. A booking that slipped in while hours changed is found by the next run of the job, which also tells them.
 */
async function markOutsideAt(app: App, place: Place): Promise<number> {
  const from = todayOf(app).toString();
  const booked = await stillBooked(app.pool, { ...place, from });
  return markThese(app, place, booked);
}

/** The same for all places of a county. */
export async function markOutsideIn(app: App, division: DivisionCode): Promise<number> {
  const booked = await stillBooked(app.pool, { division, from: todayOf(app).toString() });
  let outside = 0;
  for (const [place, people] of Map.groupBy(booked, (each) => each.place)) {
    // oxlint-disable-next-line no-await-in-loop -- one place at a time
    outside += await markThese(app, { division, place }, people);
  }
  return outside;
}

async function markThese(app: App, place: Place, booked: readonly StillBooked[]): Promise<number> {
  if (booked.length === 0) return 0;
  const plans = await plansOf(app.pool, { ...place, from: todayOf(app).toString() });
  const within = Map.groupBy(booked, (each) => isWithinHours(planOn(plans, each.day), app.calendar, each));
  const outside = within.get(false) ?? [];
  const back = (within.get(true) ?? []).filter(({ marked }) => marked);
  const fresh = outside.filter(({ marked }) => !marked);
  if (fresh.length + back.length > 0) {
    await markOutside(app.pool, {
      division: place.division,
      outside: fresh,
      inside: back.map(({ id }) => id),
      at: app.now().toString(),
    });
  }
  return outside.length;
}
