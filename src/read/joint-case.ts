import type { Localised } from '#base/localised.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import { judgeClock, type JudgedClock } from '#core/cases/clocks.ts';
import type { CaseEvent, CaseNumber, PartNumber } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { jointClock } from '#core/cases/joint-clock.ts';
import type { CaseState, Stage } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** A bundle handled jointly, as the bureau sees it: its one clock and where its parts stand; nothing of the person. */
export type JointCase = {
  readonly number: CaseNumber;
  readonly version: number;
  readonly thingName: Localised;
  readonly ceiling: NonNullable<CaseState['ceiling']>;
  readonly extension?: NonNullable<CaseState['jointExtension']>;
  /** Absent before the first acceptance. */
  readonly clock?: JudgedClock;
  readonly parts: readonly {
    readonly part: PartNumber;
    readonly itemName: Localised;
    readonly agencyName: Localised;
    readonly stage: Stage;
  }[];
};

/** By number as typed. `undefined` where there is none, it is not handled jointly, or it is of another city. */
export async function jointCase(viewer: Viewer, from: Reads, typed: string): Promise<JointCase | undefined> {
  const number = parseCaseNumber(typed);
  if (!number.ok) return undefined;
  const scope = scopeOf(viewer, 'extend-joint');
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<{ event: CaseEvent }>({
    name: `joint-case-${scope.kind}-1`,
    text: `select e.event from cases c join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and c.number = $2 and ${condition.sql} order by e.seq`,
    values: [divisionOfCaseNumber(number.value), number.value, ...condition.values],
  });
  const state = evolve(rows.map(({ event }) => event));
  if (state?.ceiling === undefined) return undefined;
  const [clock] = jointClock(state, from.law);
  return {
    number: state.number,
    version: state.version,
    thingName: state.thingName,
    ceiling: state.ceiling,
    ...(state.jointExtension ? { extension: state.jointExtension } : {}),
    ...(clock ? { clock: judgeClock(clock, from.calendar, from.now()) } : {}),
    parts: state.parts.map(({ part, itemName, agencyName, stage }) => ({
      part,
      itemName,
      agencyName,
      stage,
    })),
  };
}
