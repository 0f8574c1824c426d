import type { Localised } from '#base/localised.ts';
import { SAMPLE_OFFICE_HOURS } from '#core/calendar/office-hours.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent, CaseNumber, PartNumber } from '#core/cases/events.ts';
import { handOverLedger, heldBy, type Holder, type Stretch } from '#core/cases/hand-over-ledger.ts';
import { divisionPrefix } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

/** Who held every working hour of a bundle; nothing of the person, the form or the papers. */
export type Holdings = {
  readonly number: CaseNumber;
  readonly thingName: Localised;
  readonly parts: readonly {
    readonly part: PartNumber;
    readonly itemName: Localised;
    readonly stretches: readonly Stretch[];
    /** Working seconds by holder, by the sample city's office hours. */
    readonly held: readonly { readonly holder: Holder; readonly seconds: number }[];
  }[];
};

/** For the bureau, of its city's cases, by number as typed. `undefined` where there is none or it may not be seen. */
export async function holdings(viewer: Viewer, from: Reads, typed: string): Promise<Holdings | undefined> {
  const scope = scopeOf(viewer, 'see-supervision');
  const number = parseCaseNumber(typed);
  if (scope.kind !== 'city' || !number.ok) return undefined;
  const { rows } = await from.pool.query<{ thing_name: Localised; events: readonly CaseEvent[] }>({
    name: 'holdings-1',
    text: `select c.thing_name, (select jsonb_agg(e.event order by e.seq) from case_events e
        where e.division = c.division and e.case_id = c.id) as events
      from cases c where c.division = $1 and c.number = $2 and c.division like $3 || '%'`,
    values: [divisionOfCaseNumber(number.value), number.value, divisionPrefix(scope.city)],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const ledger = handOverLedger(row.events);
  const until = from.now().toString();
  const held = heldBy(ledger, from.calendar, { hours: SAMPLE_OFFICE_HOURS, until });
  return {
    number: number.value,
    thingName: row.thing_name,
    parts: ledger.map(({ part, itemName, stretches }) => ({
      part,
      itemName,
      stretches,
      held: held
        .filter((each) => each.part === part)
        .map(({ holder, seconds }) => ({ holder, seconds }))
        .toSorted((a, b) => b.seconds - a.seconds),
    })),
  };
}
