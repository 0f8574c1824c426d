import type { Localised } from '#base/localised.ts';

/**
 * What figures are measured in. Amounts of one dimension are counted in one smallest part (money: fen), so that 元 and
 * 万元 compare exactly; `exponent`: 1 of the measure is 10^exponent smallest parts.
 */
export const MEASURES = {
  yuan: { dimension: 'money', exponent: 2, label: { zh: '元', en: 'yuan' } },
  'wan-yuan': { dimension: 'money', exponent: 6, label: { zh: '万元', en: '10,000 yuan' } },
  person: { dimension: 'persons', exponent: 0, label: { zh: '人', en: 'persons' } },
  visit: { dimension: 'visits', exponent: 0, label: { zh: '人次', en: 'person-times' } },
  batch: { dimension: 'batches', exponent: 0, label: { zh: '批次', en: 'batches' } },
  group: { dimension: 'groups', exponent: 0, label: { zh: '个', en: 'groups' } },
  time: { dimension: 'times', exponent: 0, label: { zh: '次', en: 'times' } },
  vehicle: { dimension: 'vehicles', exponent: 0, label: { zh: '辆', en: 'vehicles' } },
  set: { dimension: 'sets', exponent: 0, label: { zh: '台（套）', en: 'sets' } },
  room: { dimension: 'rooms', exponent: 0, label: { zh: '间', en: 'rooms' } },
  unit: { dimension: 'units', exponent: 0, label: { zh: '家', en: 'units' } },
  'square-metre': { dimension: 'area', exponent: 2, label: { zh: '平方米', en: 'm²' } },
  kilometre: { dimension: 'distance', exponent: 2, label: { zh: '公里', en: 'km' } },
  'kilowatt-hour': { dimension: 'electricity', exponent: 2, label: { zh: '千瓦时', en: 'kWh' } },
  'cubic-metre': { dimension: 'volume', exponent: 2, label: { zh: '立方米', en: 'm³' } },
  gigajoule: { dimension: 'heat', exponent: 2, label: { zh: '吉焦', en: 'GJ' } },
  litre: { dimension: 'liquid', exponent: 2, label: { zh: '升', en: 'L' } },
  kgce: { dimension: 'energy', exponent: 2, label: { zh: '千克标准煤', en: 'kgce' } },
  percent: { dimension: 'percent', exponent: 4, label: { zh: '%', en: '%' } },
} as const satisfies Record<
  string,
  { readonly dimension: string; readonly exponent: number; readonly label: Localised }
>;

export type Measure = keyof typeof MEASURES;
export type Dimension = (typeof MEASURES)[Measure]['dimension'];

/** Whether a text is the id of a measure: `wan-yuan`, not 万元. */
export function isMeasure(text: string): text is Measure {
  return Object.hasOwn(MEASURES, text);
}

/** What is counted: figures of one dimension compare and add up, others never. */
export function dimensionOf(measure: Measure): Dimension {
  return MEASURES[measure].dimension;
}

/** Of a ratio: 元/辆, `yuan per vehicle`. */
export function perLabel(above: Measure, below: Measure): Localised {
  const [over, under] = [MEASURES[above].label, MEASURES[below].label];
  const one = under.en.replace(/(?<=ch)es$|s$/, '');
  return { zh: `${over.zh}/${under.zh}`, en: `${over.en} per ${one}` };
}
