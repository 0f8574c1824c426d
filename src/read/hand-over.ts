import type { Localised } from '#base/localised.ts';
import type { Act } from '#core/cases/acts.ts';
import { actsAllowed, legsToTake } from '#core/cases/acts-allowed.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent, CaseNumber, PartNumber } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { asToldLine, handOverLedger, type LedgerLine } from '#core/cases/hand-over-ledger.ts';
import type { CaseState } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

export type HandOverPart = LedgerLine & {
  /** What an act from this page is decided on. */
  readonly version: number;
  readonly acts: readonly Act[];
  /** Legs on the way to the viewer's own place. */
  readonly mayTake: readonly number[];
};

/** Who held each part of a case when, and where its papers are; nothing of the form. */
export type HandOverView = Pick<CaseState, 'delivery' | 'channel' | 'filedAt'> & {
  readonly number: CaseNumber;
  readonly thingName: Localised;
  /** Not for the bureau. */
  readonly applicantName?: string;
  readonly receivingPlace?: NonNullable<CaseState['receivingPlace']>;
  readonly formReview?: NonNullable<CaseState['formReview']>;
  readonly parts: readonly HandOverPart[];
};

/**
 * The ledger of a case: all parts for the applicant and for the centres it passes, its own for an office, and for the
 * bureau where a hand-over is or was disputed. `undefined` where there is none or it may not be seen.
 */
export async function handOver(
  viewer: Viewer,
  from: Pick<Reads, 'pool'>,
  question: { readonly number: string },
): Promise<HandOverView | undefined> {
  const number = parseCaseNumber(question.number);
  if (!number.ok) return undefined;
  const scope = scopeOf(viewer, 'see-hand-over');
  const condition = conditionOf(scope, 3);
  const disputed =
    scope.kind === 'city'
      ? `and exists (select from case_events d where d.division = c.division and d.case_id = c.id
          and d.kind = 'hand-over-disputed')`
      : '';
  const { rows } = await from.pool.query<{
    events: readonly CaseEvent[];
    parts: readonly PartNumber[];
  }>({
    name: `hand-over-${scope.kind}-1`,
    text: `select (select jsonb_agg(e.event order by e.seq) from case_events e
          where e.division = c.division and e.case_id = c.id) as events,
        array_agg(p.part order by p.part) as parts
      from cases c join parts p on p.division = c.division and p.case_id = c.id
      where c.division = $1 and c.number = $2 and ${condition.sql} ${disputed}
      group by c.division, c.id`,
    values: [divisionOfCaseNumber(number.value), number.value, ...condition.values],
  });
  const [row] = rows;
  const state = row && evolve(row.events);
  return row && state && viewOf(viewer, state, row);
}

function viewOf(
  viewer: Viewer,
  state: CaseState,
  { events, parts }: { readonly events: readonly CaseEvent[]; readonly parts: readonly PartNumber[] },
): HandOverView {
  const { number, thingName, delivery, channel, filedAt, receivingPlace, formReview, applicant } = state;
  return {
    number,
    thingName,
    delivery,
    channel,
    filedAt,
    ...(viewer.role === 'bureau' ? {} : { applicantName: applicant.name }),
    ...(receivingPlace === undefined ? {} : { receivingPlace }),
    ...(formReview === undefined ? {} : { formReview }),
    parts: handOverLedger(events).flatMap((line) => {
      const part = state.parts.find((each) => each.part === line.part);
      if (part === undefined || !parts.includes(line.part)) return [];
      const acts = actsAllowed(state, part, viewer);
      const takeable = acts.includes('take-paper') ? legsToTake(part, viewer).map(({ leg }) => leg) : [];
      return [
        {
          ...(viewer.role === 'citizen' ? asToldLine(line) : line),
          version: part.version,
          acts,
          mayTake: takeable,
        },
      ];
    }),
  };
}
