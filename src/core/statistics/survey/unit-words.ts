// Words that people write behind a figure, and what they are in the dimension's smallest part.
import { MEASURES, type Dimension, type Measure } from './measure.ts';

/** `exponent`: 1 of the word is 10^exponent smallest parts of its dimension. */
export type UnitWord = { readonly word: string; readonly dimension: Dimension; readonly exponent: number };

/** Which dimensions a bare word can stand for: `个` counts groups as well as batches. */
const WORDS: readonly (readonly [words: string, measures: readonly Measure[], tens?: number])[] = [
  ['元 圆 块 yuan rmb cny 人民币元', ['yuan']],
  ['万元', ['wan-yuan']],
  ['人 名 位', ['person']],
  ['人', ['visit']],
  ['人次', ['visit']],
  ['批次 批', ['batch']],
  ['个', ['group', 'batch', 'unit', 'set', 'person']],
  ['团组', ['group']],
  ['次', ['time', 'batch', 'visit']],
  ['辆 台', ['vehicle']],
  ['台 套 台(套) 台,套 台、套 台/套', ['set']],
  ['间', ['room']],
  ['家 户', ['unit']],
  ['平方米 平米 ㎡ m² m2', ['square-metre']],
  ['公里 千米 km', ['kilometre']],
  ['千瓦时 度 kwh', ['kilowatt-hour']],
  ['兆瓦时 mwh', ['kilowatt-hour'], 3],
  ['立方米 立方 方 m³ m3', ['cubic-metre']],
  ['吉焦 gj', ['gigajoule']],
  ['升 公升 l', ['litre']],
  ['千克标准煤 千克标煤 公斤标准煤 kgce', ['kgce']],
  ['吨标准煤 吨标煤 tce', ['kgce'], 3],
  ['%', ['percent']],
];

/** 万, 千万 … before a unit word, or alone. */
const MULTIPLIERS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };

const UNIT_WORDS: readonly UnitWord[] = WORDS.flatMap(([words, measures, tens = 0]) =>
  words.split(' ').flatMap((word) =>
    measures.map((measure) => ({
      word,
      dimension: MEASURES[measure].dimension,
      exponent: MEASURES[measure].exponent + tens,
    })),
  ),
).toSorted((a, b) => b.word.length - a.word.length);

/**
 * What a figure ends in: the words found, the longest that fits the dimension before any other; nothing when it ends in a
 * digit. `fits`: the word is of this dimension. `bareMultiplier`: a 万 without a unit behind it.
 */
export type Suffix = {
  readonly rest: string;
  readonly written: string;
  readonly fits: boolean;
  readonly exponent: number;
  readonly bareMultiplier: boolean;
};

/** Takes a trailing unit word off `text` (half-width, no outer spaces). Undefined where it ends in none. */
export function takeSuffix(text: string, measure: Measure): Suffix | undefined {
  const { dimension, exponent } = MEASURES[measure];
  const small = text.toLowerCase();
  const candidates = UNIT_WORDS.filter(({ word }) => small.endsWith(word));
  const unit = candidates.find((one) => one.dimension === dimension) ?? candidates[0];
  const beforeUnit = unit ? text.slice(0, text.length - unit.word.length).trimEnd() : text;
  const multiplier = Object.keys(MULTIPLIERS)
    .toSorted((a, b) => b.length - a.length)
    .find((word) => beforeUnit.endsWith(word));
  if (!unit && multiplier === undefined) return undefined;
  const rest = beforeUnit.slice(0, beforeUnit.length - (multiplier?.length ?? 0)).trimEnd();
  const tens = multiplier === undefined ? 0 : (MULTIPLIERS[multiplier] ?? 0);
  return {
    rest,
    written: text.slice(rest.length).trim(),
    fits: unit === undefined || unit.dimension === dimension,
    exponent: (unit?.exponent ?? exponent) + tens,
    bareMultiplier: unit === undefined,
  };
}
