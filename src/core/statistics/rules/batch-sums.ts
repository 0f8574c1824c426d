import type { IndicatorCode } from '../survey/cell-value.ts';
import { sumBlock, type Block, type Lane, type Lanes } from './batch-lanes.ts';

/** The group of each row: `of[row]` is below `count`. */
export type Groups = { readonly of: Uint32Array; readonly count: number };

export type IndicatorSum = {
  /** Smallest parts; undefined beyond what can be said exactly (90 trillion yuan). */
  readonly scaled: number | undefined;
  /** Rows with a figure, blanks that read as zero among them. */
  readonly filled: number;
  /** The same by group. */
  readonly byGroup: Float64Array;
  readonly filledByGroup: Uint32Array;
};

type Running = {
  readonly lane: Lane;
  readonly byGroup: Float64Array;
  readonly filledByGroup: Uint32Array;
};

export type Sums = {
  readonly add: (block: Block) => void;
  readonly all: () => ReadonlyMap<IndicatorCode, IndicatorSum>;
};

/** Adds up every own figure of the table, block by block,. */
export function openSums(codes: readonly IndicatorCode[], lanes: Lanes, groups?: Groups): Sums {
  const running = codes.map((code): Running => ({
    lane: lanes({ code, source: 'own' }),
    byGroup: new Float64Array(groups?.count ?? 1),
    filledByGroup: new Uint32Array(groups?.count ?? 1),
  }));
  return {
    add: (block) => {
      const runs = runsOf(block, groups);
      for (const each of running) addRuns(each, runs);
    },
    all: () => new Map(running.map((each) => [each.lane.code, resultOf(each)])),
  };
}

type Run = { readonly group: number; readonly start: number; readonly count: number };

/** Stretches of the block that belong to one group: few when the rows are in the order of their groups. */
function runsOf({ start, count }: Block, groups: Groups | undefined): readonly Run[] {
  if (groups === undefined) return [{ group: 0, start, count }];
  const runs: Run[] = [];
  let from = start;
  for (let row = start + 1; row <= start + count; row += 1) {
    if (row < start + count && groups.of[row] === groups.of[from]) continue;
    runs.push({ group: groups.of[from] ?? 0, start: from, count: row - from });
    from = row;
  }
  return runs;
}

function addRuns({ lane, byGroup, filledByGroup }: Running, runs: readonly Run[]): void {
  for (const { group, start, count } of runs) {
    const { sum, filled } = sumBlock(lane.scaled, start, count);
    byGroup[group] = (byGroup[group] ?? 0) + sum;
    filledByGroup[group] = (filledByGroup[group] ?? 0) + filled;
  }
}

/** By the largest figure, or where that is no proof, by adding up all magnitudes. */
function isSafeSum({ scaled, largest }: Lane): boolean {
  if (largest * scaled.length <= Number.MAX_SAFE_INTEGER) return true;
  let magnitude = 0;
  for (const figure of scaled) if (figure === figure) magnitude += Math.abs(figure);
  return magnitude <= Number.MAX_SAFE_INTEGER;
}

function add(left: number, right: number): number {
  return left + right;
}

function resultOf({ lane, byGroup, filledByGroup }: Running): IndicatorSum {
  const scaled = isSafeSum(lane) ? byGroup.reduce(add, 0) : undefined;
  return { scaled, filled: filledByGroup.reduce(add, 0), byGroup, filledByGroup };
}
