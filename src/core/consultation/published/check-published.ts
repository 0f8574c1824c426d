// Does what was published close? Computed from the printed figures alone; a gap is a fact about the table, not about anybody.
import type { PublishedPart, PublishedTable } from './published-table.ts';

/** One thing that was computed, and whether it agrees with what was printed. Percentages are texts with the printed decimals. */
export type PublishedCheck =
  | {
      readonly kind: 'sum';
      readonly of: string;
      readonly printed: number;
      readonly computed: number;
      /** What the parts leave out (positive) or have too much (negative). */
      readonly missing: number;
      readonly holds: boolean;
    }
  | {
      readonly kind: 'percent';
      readonly of: string;
      readonly printed: string;
      readonly computed: string;
      /** It would agree if the rest were cut off instead of rounded. */
      readonly cut: boolean;
      readonly holds: boolean;
    }
  | {
      readonly kind: 'percent-sum';
      readonly of: string;
      readonly computed: string;
      /** How far from 100 rounding alone can lead. */
      readonly allowed: string;
      readonly holds: boolean;
    }
  | {
      readonly kind: 'says';
      readonly of: string;
      readonly printed: string;
      /** To two decimals. */
      readonly computed: string;
      readonly holds: boolean;
    };

/** Every check with its outcome, in the order of the table. */
export function checkPublishedTable({ whole, parts, rates }: PublishedTable): readonly PublishedCheck[] {
  return [
    ...checkParts(whole.name, whole.count, parts),
    ...rates.map(({ name, count, of, percent }) => checkPercent(name, percent, { count, of })),
  ];
}

function checkParts(name: string, count: number, parts: readonly PublishedPart[]): readonly PublishedCheck[] {
  const computed = parts.reduce((sum, part) => sum + part.count, 0);
  return [
    { kind: 'sum', of: name, printed: count, computed, missing: count - computed, holds: count === computed },
    ...parts.flatMap((part) => [
      ...(part.percent === undefined
        ? []
        : [checkPercent(part.name, part.percent, { count: part.count, of: count })]),
      ...(part.says === undefined
        ? []
        : [checkWords(part.name, part.says, { count: part.count, of: count })]),
      ...(part.parts === undefined ? [] : checkParts(part.name, part.count, part.parts)),
    ]),
    ...checkPercentSum(name, parts),
  ];
}

type Share = { readonly count: number; readonly of: number };

function checkPercent(of: string, printed: string, share: Share): PublishedCheck {
  const decimals = decimalsOf(printed);
  const written = unitsOf(printed, decimals);
  const rounded = Math.floor((share.count * 100 * 10 ** decimals * 2 + share.of) / (share.of * 2));
  const cutOff = Math.floor((share.count * 100 * 10 ** decimals) / share.of);
  return {
    kind: 'percent',
    of,
    printed,
    computed: textOf(rounded, decimals),
    cut: written !== rounded && written === cutOff,
    holds: written === rounded,
  };
}

/** Only where every part has one. Each may be half of its last decimal away. */
function checkPercentSum(of: string, parts: readonly PublishedPart[]): readonly PublishedCheck[] {
  const printed = parts.flatMap(({ percent }) => percent ?? []);
  if (printed.length === 0 || printed.length < parts.length) return [];
  const decimals = Math.max(...printed.map(decimalsOf)) + 1;
  const sum = printed.reduce((total, each) => total + unitsOf(each, decimals), 0);
  const allowed = printed.reduce((total, each) => total + 5 * 10 ** (decimals - 1 - decimalsOf(each)), 0);
  return [
    {
      kind: 'percent-sum',
      of,
      computed: textOf(sum / 10, decimals - 1),
      allowed: textOf(allowed, decimals),
      holds: Math.abs(sum - 100 * 10 ** decimals) <= allowed,
    },
  ];
}

/** 以上, 超过: at least; 近: below, and the nearest whole; 约, 左右: the nearest whole. Other words hold for nothing. */
function checkWords(of: string, printed: string, share: Share): PublishedCheck {
  const [, before = '', figure = '', after = ''] =
    /^(近|约|超过|超)?(\d+(?:\.\d+)?)%(以上|左右|多)?$/.exec(printed) ?? [];
  const decimals = decimalsOf(figure);
  const value = (share.count * 100) / share.of;
  const nearest = Math.round(value * 10 ** decimals) === unitsOf(figure, decimals);
  const word = before + after;
  const holds =
    figure !== '' &&
    (word === '近'
      ? value < Number(figure) && nearest
      : ['以上', '超过', '超', '多'].includes(word)
        ? value >= Number(figure)
        : nearest);
  return { kind: 'says', of, printed, computed: value.toFixed(2), holds };
}

function decimalsOf(figure: string): number {
  return figure.split('.')[1]?.length ?? 0;
}

/** `38.6` with 2 decimals: 3860. */
function unitsOf(figure: string, decimals: number): number {
  const [whole = '0', part = ''] = figure.split('.');
  return Number(whole + part.padEnd(decimals, '0'));
}

function textOf(units: number, decimals: number): string {
  if (decimals === 0) return String(units);
  const digits = String(units).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
