// What every use case of appointments asks first: which place, which county keeps its rows, and what it offers.
import { ok } from '#base/result.ts';
import type { Matter } from '#core/appointments/appointment.ts';
import { isDay } from '#core/appointments/opening-plan.ts';
import { isAhead, planOn, slotsOf, type Slot } from '#core/appointments/slots.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { plansOf, type PublishedPlan } from '#store/opening-plans.ts';
import type { App } from './app.ts';
import { openThing, todayOf } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** A centre of a village or community, or the hall of a county. */
export type Place = { readonly place: DivisionCode; readonly division: DivisionCode };

/** The place of a code as an address or a form gives it; `undefined` where nobody is served. */
export function placeOf({ divisions }: Pick<App, 'divisions'>, code: string): Place | undefined {
  if (!isDivisionCode(code)) return undefined;
  const level = divisions.levelOf(code);
  const county = divisions.countyOf(code);
  if (county === undefined || (level !== 'village' && level !== 'county')) return undefined;
  return { place: code, division: county.code };
}

/** The matter as a form gives it: a thing that can be had on that day, or `other`. */
export function matterOf(app: App, text: string, day: Temporal.PlainDate): Outcome<Matter> {
  if (text === 'other') return ok('other');
  const thing = [...app.catalogue.things.values()].find(({ id }) => id === text);
  if (thing === undefined) return refuseUse('thing-not-offered', { thing: text });
  const open = openThing(app, thing.id, day);
  return open.ok ? ok(open.value.id) : open;
}

/** A time that can be had as far as the hours go; whether somebody has it, the database says. */
export type OfferedSlot = { readonly plan: PublishedPlan; readonly slot: Slot; readonly day: string };

/** The slot that is asked for, if the place offers it, within the days ahead, and it has not begun. */
export async function offeredSlot(
  app: App,
  { division, place }: Place,
  asked: { readonly day: string; readonly from: string },
): Promise<Outcome<OfferedSlot>> {
  const { day, from } = asked;
  const today = todayOf(app);
  const last = today.add({ days: app.appointments.daysAhead - 1 });
  if (!isDay(day) || day > last.toString()) return refuseUse('slot-not-offered');
  const plan = planOn(await plansOf(app.pool, { division, place, from: today.toString() }), day);
  const slot =
    plan &&
    slotsOf(plan, Temporal.PlainDate.from(day), app.calendar, []).slots.find((each) => each.from === from);
  if (plan === undefined || slot === undefined) return refuseUse('slot-not-offered');
  if (!isAhead(day, from, app.now())) return refuseUse('slot-begun');
  return ok({ plan, slot, day });
}
