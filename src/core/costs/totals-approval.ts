// An office answers for its 综合表 as a list of returns in certain versions. A return that is unlocked, sent back or handed in
// anew is another part: whoever approved the sum before is asked again.
import { canonicalJson } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import { countReturns, type Counting, type TableOf } from '#core/statistics/rollup/roll-up.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { ReturnStage } from './return-state.ts';

export type TotalsPart = { readonly unit: SurveyUnitId; readonly version: number };

/** What an approved table was made of. */
export type ApprovedTotals = {
  /** How many times this table was approved, this one counted. */
  readonly nth: number;
  /** RFC 9557 instant. */
  readonly at: string;
  readonly by: string;
  readonly content: string;
  readonly parts: readonly TotalsPart[];
  /** Units of the register that were not in it, and why it was approved all the same. */
  readonly missing: number;
  readonly note: string;
};

/** Where a return stands, as far as totals ask. */
export type ReturnProgress = {
  readonly unit: RegisterUnit;
  readonly stage: ReturnStage;
  readonly version: number;
  readonly approvedBy: readonly string[];
};

/** What is another part now. Without `before` it was not in it; without `now` it is no longer. */
export type PartChange = { readonly unit: SurveyUnitId; readonly before?: number; readonly now?: number };

/** Never approved; approved and still so; or to be asked again, with what changed. */
export type TotalsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'standing'; readonly approved: ApprovedTotals }
  | {
      readonly kind: 'stale';
      readonly approved: ApprovedTotals;
      readonly changes: readonly PartChange[];
    };

/** The returns in a table that this office can answer for: those it approved itself. */
export function approvedReturns(
  round: Pick<Round, 'offices' | 'units'>,
  table: TableOf,
  standings: readonly ReturnProgress[],
): Counting<ReturnProgress> {
  return countReturns(
    round,
    table,
    standings.filter(
      ({ stage, approvedBy }) =>
        (stage === 'approved' || stage === 'locked') && approvedBy.includes(table.office),
    ),
  );
}

/** The parts by unit, so that the order of the register does not matter. */
export function partsIn({ counted }: Counting): readonly TotalsPart[] {
  return counted
    .map(({ unit, version }) => ({ unit: unit.id, version }))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}

/** The hash an approval names: round and its version, table and parts. */
export function totalsContent(
  round: Pick<Round, 'id' | 'version'>,
  { office, scope }: TableOf,
  parts: readonly TotalsPart[],
): string {
  return sha256Hex(
    canonicalJson({
      round: round.id,
      version: round.version,
      office,
      scope,
      parts: parts.map(({ unit, version }) => [unit, version]),
    }),
  );
}

/** Whether an approval still stands for what the table is made of now. */
export function totalsState(approved: ApprovedTotals | undefined, parts: readonly TotalsPart[]): TotalsState {
  if (approved === undefined) return { kind: 'none' };
  const changes = changedParts(approved.parts, parts);
  return changes.length === 0 ? { kind: 'standing', approved } : { kind: 'stale', approved, changes };
}

function changedParts(before: readonly TotalsPart[], now: readonly TotalsPart[]): readonly PartChange[] {
  const versions = new Map(before.map(({ unit, version }) => [unit, version]));
  const current = new Map(now.map(({ unit, version }) => [unit, version]));
  return [...new Set([...versions.keys(), ...current.keys()])]
    .toSorted()
    .filter((unit) => versions.get(unit) !== current.get(unit))
    .map((unit) => {
      const [was, is] = [versions.get(unit), current.get(unit)];
      return {
        unit,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { now: is }),
      };
    });
}
