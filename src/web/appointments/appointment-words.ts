import { inLanguage } from '#base/localised.ts';
import type { App } from '#app/app.ts';
import type { Matter } from '#core/appointments/appointment.ts';
import type { DaySlots } from '#core/appointments/slots.ts';
import { centreOf, type DivisionCode } from '#core/divisions/division.ts';
import type { PageContext } from '../frame/page-context.ts';

export type PlaceWords = {
  readonly place: DivisionCode;
  readonly name: string;
  /** The names from the city down. */
  readonly path: string;
};

/** What people call a centre or a hall, and where it is. The name is derived: no source lists the places' own names. */
export function placeWords(
  { divisions }: Pick<App, 'divisions'>,
  place: DivisionCode,
  { t }: Pick<PageContext, 't'>,
): PlaceWords {
  const division = divisions.get(place);
  const path = divisions.pathOf(place);
  if (division === undefined) return { place, name: place, path };
  return { place, name: centreOf(division)?.name ?? t.appointments.hall(division.name), path };
}

/** The name of a thing, or "something else"; a thing that the catalogue has no more shows its id. */
export function matterWords({ catalogue }: Pick<App, 'catalogue'>, matter: Matter, ctx: PageContext): string {
  if (matter === 'other') return ctx.t.appointments.other;
  const thing = catalogue.things.get(matter);
  return thing === undefined ? matter : inLanguage(thing.name, ctx.language);
}

/** Things that can be had today, by name. */
export function offeredMatters(
  { catalogue }: Pick<App, 'catalogue'>,
  ctx: PageContext,
): readonly { readonly id: Matter; readonly name: string }[] {
  const today = ctx.today.toString();
  return [...catalogue.things.values()]
    .filter(
      ({ status, openFrom, closedFrom }) =>
        status === 'offered' &&
        (openFrom === undefined || openFrom <= today) &&
        (closedFrom === undefined || today < closedFrom),
    )
    .map(({ id, name }) => ({ id, name: inLanguage(name, ctx.language) }));
}

/** Why a day is closed, or open though it would not be; empty for an ordinary open day. */
export function dayStateWords(day: DaySlots, { t, language }: PageContext): string {
  const name = day.holiday === undefined ? (day.note ?? '') : inLanguage(day.holiday, language);
  return t.appointments.day[day.state]({ name });
}
