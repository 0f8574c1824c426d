import type { Measure } from '../survey/measure.ts';

/** UNIT_MEASURE and UNIT_MULT (the power of ten). Money is ISO 4217; the others are codes of our own list, words in English. */
const UNITS: Readonly<Record<Measure, readonly [code: string, multiplier: number]>> = {
  yuan: ['CNY', 0],
  'wan-yuan': ['CNY', 4],
  person: ['PERSONS', 0],
  visit: ['PERSON_TIMES', 0],
  batch: ['BATCHES', 0],
  group: ['GROUPS', 0],
  time: ['TIMES', 0],
  vehicle: ['VEHICLES', 0],
  set: ['SETS', 0],
  room: ['ROOMS', 0],
  unit: ['UNITS', 0],
  'square-metre': ['SQ_METRE', 0],
  kilometre: ['KILOMETRE', 0],
  'kilowatt-hour': ['KWH', 0],
  'cubic-metre': ['CU_METRE', 0],
  gigajoule: ['GJ', 0],
  litre: ['LITRE', 0],
  kgce: ['KGCE', 0],
  percent: ['PERCENT', 0],
};

/** How a measure is written in a message. */
export function unitOf(measure: Measure): { readonly code: string; readonly multiplier: number } {
  const [code, multiplier] = UNITS[measure];
  return { code, multiplier };
}
