// Drafts through the door: who may open which, and whether its thing can be had today.
import { cityDay } from '#core/calendar/city-day.ts';
import type { Draft, DraftId, RawPerson } from '#core/cases/draft.ts';
import type { Thing, ThingId } from '#core/catalogue/model.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { may } from '#core/identity/permission.ts';
import type { SignedIn, Viewer } from '#core/identity/viewer.ts';
import { draftOf } from '#store/drafts.ts';
import type { App } from './app.ts';
import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import { assert } from '#base/assert.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type Drafter = Extract<SignedIn, { role: 'citizen' | 'clerk' }>;

/** The viewer, where his role fills in drafts. */
export function drafterOf(viewer: Viewer): Drafter | undefined {
  return viewer.role === 'citizen' || viewer.role === 'clerk' ? viewer : undefined;
}

/**
 * The county a person's drafts are stored under: a clerk's own; an online owner's is drawn from the id, so that drafts
 * spread evenly and are found again without asking every county.
 */
export function draftDivision({ divisions }: Pick<App, 'divisions'>, drafter: Drafter): DivisionCode {
  if (drafter.role === 'clerk') {
    const county = divisions.countyOf(drafter.centre);
    assert(county, 'a centre lies in a county');
    return county.code;
  }
  const counties = divisions.counties;
  const county = counties[parseInt(drafter.person.slice(-6), 16) % counties.length];
  assert(county, 'the tree has counties');
  return county.code;
}

/** The draft, if it is the viewer's. */
export async function ownDraft(app: App, viewer: Viewer, id: DraftId): Promise<Outcome<Draft>> {
  const drafter = drafterOf(viewer);
  if (drafter === undefined || !isUuid(id)) return refuseUse('not-found');
  const draft = await draftOf(app.pool, { division: draftDivision(app, drafter), id });
  if (draft === undefined || !may(viewer, 'work-on-draft', { owner: draft.owner }))
    return refuseUse('not-found');
  return ok(draft);
}

/** The thing, if it is offered and open on `today`. */
export function openThing(
  { catalogue }: Pick<App, 'catalogue'>,
  id: ThingId,
  today: Temporal.PlainDate,
): Outcome<Thing> {
  const thing = catalogue.things.get(id);
  if (thing?.status !== 'offered') return refuseUse('thing-not-offered', { thing: id });
  const day = today.toString();
  if (thing.openFrom !== undefined && day < thing.openFrom)
    return refuseUse('thing-not-open-yet', { from: thing.openFrom });
  if (thing.closedFrom !== undefined && day >= thing.closedFrom)
    return refuseUse('thing-closed', { since: thing.closedFrom });
  return ok(thing);
}

/** The day worked out last, with its first and its last instant: asking the time zone again each time costs. */
let lastDay: { readonly day: Temporal.PlainDate; readonly from: bigint; readonly until: bigint } | undefined;

/** Today in the city. */
export function todayOf({ now }: Pick<App, 'now'>): Temporal.PlainDate {
  const at = now();
  const { epochNanoseconds: moment } = at;
  if (lastDay && lastDay.from <= moment && moment < lastDay.until) return lastDay.day;
  const day = cityDay(at);
  lastDay = {
    day,
    from: day.toZonedDateTime(CITY_ZONE).epochNanoseconds,
    until: day.add({ days: 1 }).toZonedDateTime(CITY_ZONE).epochNanoseconds,
  };
  return day;
}

/** A UUID, so that PostgreSQL never has to complain about an address somebody typed. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

/** A person as typed, in characters that can be kept. */
export function plainPerson<Person extends RawPerson>(person: Person): Person {
  const { name, citizenNumber, phone } = person;
  return {
    ...person,
    name: plainText(name),
    citizenNumber: plainText(citizenNumber),
    phone: plainText(phone),
  };
}
