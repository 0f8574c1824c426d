// S3: figures that stand a line or a column off their labels. It occurred in three of the published documents we read.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import type { Evidence } from './evidence.ts';
import { figureOf, type Figure } from './evidence-figure.ts';
import type { FindingDetail } from './finding.ts';
import type { Judgement, RuleOf } from './judgement.ts';

type ShiftRule = RuleOf<'shift'>;
type ShiftDetail = Extract<FindingDetail, { readonly kind: 'shift' }>;
type Pair = ShiftDetail['pairs'][number] & { readonly by: number };

/** The farthest a figure is looked for from where it belongs, lines or columns. */
const FARTHEST = 5;
/** Figures that must take part in a sum before it is taken for evidence: two alone fall together too easily. */
const FEWEST_PARTS = 3;

/**
 * Three signatures, none of which a table that adds up can show:
 * the lines sum to twice their total and one of them is the total; figures known from another table stand k lines away
 * (two by the same k, or one in a block that does not add up); read k places away, along the printed order, all balances.
 * Zeros and blanks are never evidence, nor is a known figure that stands where it should.
 */
export function judgeShift(rule: ShiftRule, evidence: Evidence, round: Round): Judgement {
  const read = (code: IndicatorCode): Figure | undefined =>
    figureOf(evidence, round.indicators, { code, source: 'own' });
  const parent = read(rule.parent);
  const known = rule.children.filter((code) => read(code) !== undefined);
  if (known.length < 2 || (!parent && !rule.known.some(({ equals }) => read(equals)))) {
    const missing = [rule.parent, ...rule.children].filter((code) => read(code) === undefined);
    return { outcome: 'not-evaluable', missing: missing.map((code) => ({ code, source: 'own' })) };
  }
  const detail = findShift(rule, read);
  if (!detail) return { outcome: 'passes' };
  const places = detail.pairs.flatMap(({ foundAt, child }) => [foundAt, child]);
  const cells = [...new Set([rule.parent, detail.from, ...places])];
  return { outcome: 'finds', found: [{ cells, detail }] };
}

type Read = (code: IndicatorCode) => Figure | undefined;

function findShift(rule: ShiftRule, read: Read): ShiftDetail | undefined {
  const twice = lineWithTheTotal(rule, read);
  const pairs = agreeing(pairsOff(rule, read));
  const enough = pairs.length >= 2 || (pairs.length === 1 && (twice !== undefined || !addsUp(rule, read)));
  const [first] = pairs;
  if (first && enough) {
    const from = pairs.map(({ foundAt }) => foundAt).toSorted(byLine(rule))[0] ?? first.foundAt;
    return {
      kind: 'shift',
      by: first.by,
      from,
      sumIsTwiceParent: twice !== undefined,
      pairs: pairs.map(({ child, foundAt, equals, scaled }) => ({ child, foundAt, equals, scaled })),
    };
  }
  // The total printed below its lines came up into the last of them, or printed above came down into the first.
  if (twice === rule.children.at(-1) && twice !== undefined) return twiceParent(twice, -1);
  if (twice === rule.children[0] && twice !== undefined) return twiceParent(twice, 1);
  return rule.along && !addsUp(rule, read) ? balanceWhenMoved(rule, rule.along, read) : undefined;
}

function twiceParent(from: IndicatorCode, by: number): ShiftDetail {
  return { kind: 'shift', by, from, sumIsTwiceParent: true, pairs: [] };
}

type Sum = { readonly scaled: number; readonly half: number };

/** A zero is as exact as the digits beside it, however it is written. */
function sumOf(codes: readonly IndicatorCode[], read: Read): Sum {
  let scaled = 0;
  let half = 0;
  for (const code of codes) {
    const figure = read(code);
    if (!figure || figure.scaled === 0) continue;
    scaled += figure.scaled;
    half += figure.half;
  }
  return { scaled, half };
}

function addsUp({ parent, children }: ShiftRule, read: Read): boolean {
  const total = read(parent);
  if (!total) return true;
  const sum = sumOf(children, read);
  return Math.abs(sum.scaled - total.scaled) <= sum.half + total.half;
}

/** The line that holds the block's own total, where the lines sum to twice of it. */
function lineWithTheTotal({ parent, children }: ShiftRule, read: Read): IndicatorCode | undefined {
  const total = read(parent);
  if (!total || total.scaled === 0) return undefined;
  const sum = sumOf(children, read);
  if (Math.abs(sum.scaled - 2 * total.scaled) > sum.half + 2 * total.half) return undefined;
  const same = children.filter((code) => read(code)?.scaled === total.scaled);
  const others = children.filter((code) => read(code)?.scaled && !same.includes(code));
  if (same.length !== 1 || others.length < FEWEST_PARTS - 1) return undefined;
  return same[0];
}

/** Where each known figure was found instead, nearest first; nothing for those in their place. */
function pairsOff({ children, known }: ShiftRule, read: Read): readonly Pair[] {
  return known.flatMap(({ child, equals }): Pair[] => {
    const figure = read(equals);
    const place = children.indexOf(child);
    if (!figure || figure.scaled === 0 || place === -1) return [];
    const { scaled } = figure;
    if (read(child)?.scaled === scaled) return [];
    const found: Pair[] = [];
    for (let distance = 1; distance <= FARTHEST; distance += 1) {
      for (const by of [-distance, distance]) {
        const foundAt = children[place + by];
        if (place + by < 0 || foundAt === undefined || read(foundAt)?.scaled !== scaled) continue;
        // A line that is in its own place by another table was not pushed there.
        if (known.some((own) => own.child === foundAt && read(own.equals)?.scaled === scaled)) continue;
        found.push({ child, foundAt, equals, scaled, by });
      }
    }
    return found;
  });
}

/** The pairs that are off by the distance most of them share, the nearest where several do. */
function agreeing(pairs: readonly Pair[]): readonly Pair[] {
  const groups = new Map<number, Pair[]>();
  for (const pair of pairs) groups.set(pair.by, [...(groups.get(pair.by) ?? []), pair]);
  const ranked = [...groups].toSorted(
    ([a, ones], [b, others]) => others.length - ones.length || Math.abs(a) - Math.abs(b),
  );
  return ranked[0]?.[1] ?? [];
}

function byLine({ children }: ShiftRule): (a: IndicatorCode, b: IndicatorCode) => number {
  return (a, b) => children.indexOf(a) - children.indexOf(b);
}

/**
 * Reads the total and its parts k places away, from one of them on: where that balances, uses every figure that is there
 * and at least three parts, the figures stand k places off.
 */
function balanceWhenMoved(
  { parent, children }: ShiftRule,
  along: readonly IndicatorCode[],
  read: Read,
): ShiftDetail | undefined {
  const places = [parent, ...children].map((code) => along.indexOf(code));
  if (places.includes(-1)) return undefined;
  for (let distance = 1; distance <= FARTHEST; distance += 1) {
    for (const by of [-distance, distance]) {
      // From the last part on, then from earlier ones: the smallest slip that explains all. At 0 the total moved too.
      for (let start = places.length - 1; start >= 0; start -= 1) {
        const moved = places.map((place, index) => (index < start ? place : place + by));
        const detail = balanced(moved, { along, read, by });
        if (detail) return { ...detail, from: along[moved[start] ?? -1] ?? detail.from };
      }
    }
  }
  return undefined;
}

function balanced(
  moved: readonly number[],
  { along, read, by }: { readonly along: readonly IndicatorCode[]; readonly read: Read; readonly by: number },
): ShiftDetail | undefined {
  if (new Set(moved).size < moved.length) return undefined;
  const [foundAt, ...parts] = moved.map((place) => along[place]);
  const total = foundAt === undefined ? undefined : read(foundAt);
  if (foundAt === undefined || !total || total.scaled === 0) return undefined;
  const codes = parts.filter((code) => code !== undefined);
  const used = new Set([foundAt, ...codes]);
  const sum = sumOf(codes, read);
  if (Math.abs(sum.scaled - total.scaled) > sum.half + total.half) return undefined;
  if (along.some((code) => !used.has(code) && read(code)?.scaled)) return undefined;
  if (codes.filter((code) => read(code)?.scaled).length < FEWEST_PARTS) return undefined;
  const balance = { foundAt, scaled: total.scaled };
  return { kind: 'shift', by, from: foundAt, sumIsTwiceParent: false, balance, pairs: [] };
}
