// Figures of a plan as they are written: `65`, `＞7`, `3,372.68`, `7%左右`, `〔13.5〕` (a total of all years), exact to the last digit.
import { fraction, type Exact } from '#core/statistics/rules/exact.ts';

export type PlanFigure = {
  readonly value: Exact;
  /** Digits behind the point, as written: what rounding the figure has. */
  readonly places: number;
  /** What the figure says of itself: exactly, at least, at most, about. */
  readonly bound: 'exact' | 'at-least' | 'at-most' | 'about';
  /** 〔 〕: of all years together. */
  readonly cumulative: boolean;
  /** What stands behind the digits, without words of bound. */
  readonly unit: string;
};

const NUMBER = /-?\d+(?:,\d{3})*(?:\.\d+)?/;

/** `undefined`: no figure, or more than one (`5—6`): nothing is computed with it. */
export function planFigure(written: string): PlanFigure | undefined {
  const text = written.normalize('NFKC').replaceAll(/\s/g, '');
  const found = NUMBER.exec(text);
  if (found === null) return undefined;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  if (/\d/.test(after)) return undefined;
  const cumulative = (/〔|【|\[/u.test(before) && /〕|】|\]/u.test(after)) || /累计|累計/u.test(before);
  const digits = found[0].replaceAll(',', '');
  const places = digits.split('.')[1]?.length ?? 0;
  return {
    value: fraction(BigInt(digits.replace('.', '')), 10n ** BigInt(places)),
    places,
    bound: boundOf(before, after),
    cumulative,
    unit: after.replaceAll(/〔|〕|【|】|\[|\]|以上|以下|以内|左右|上下/gu, ''),
  };
}

function boundOf(before: string, after: string): PlanFigure['bound'] {
  if (/[>≥≧]$|不低于|不少于|大于|超过|突破$/u.test(before) || after.includes('以上')) return 'at-least';
  if (/[<≤≦]$|不高于|不超过|小于|低于$/u.test(before) || /以下|以内/u.test(after)) return 'at-most';
  return /约$|约|左右|上下/u.test(before + after) ? 'about' : 'exact';
}

const SCALES: readonly (readonly [string, bigint])[] = [
  ['万亿', 1_000_000_000_000n],
  ['千亿', 100_000_000_000n],
  ['百亿', 10_000_000_000n],
  ['亿', 100_000_000n],
  ['千万', 10_000_000n],
  ['百万', 1_000_000n],
  ['万', 10_000n],
  ['千', 1000n],
  ['百', 100n],
];
/** A unit whose first character only looks like a scale. */
const NO_SCALE = /^千(米|克|瓦|卡|伏)/u;

/** `万亿元` is `元` times 10¹²; `个` is itself. Units that mean the same are one (`％` `%`, `公里` `千米`). */
export function unitOf(written: string): { readonly base: string; readonly times: bigint } {
  const unit = written.normalize('NFKC').replaceAll(/\s/g, '');
  const scale = NO_SCALE.test(unit) ? undefined : SCALES.find(([word]) => unit.startsWith(word));
  const base = unit.slice(scale?.[0].length ?? 0).replace('千米', '公里');
  return { base, times: scale?.[1] ?? 1n };
}
