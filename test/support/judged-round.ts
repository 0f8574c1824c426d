// A small round and its figures, as tests of the detectors write them.
import { assert } from '#base/assert.ts';
import {
  isIndicatorCode,
  type CellValue,
  type Cells,
  type IndicatorCode,
} from '#core/statistics/survey/cell-value.ts';
import type { Measure } from '#core/statistics/survey/measure.ts';
import { readFigure } from '#core/statistics/survey/read-figure.ts';
import type { Indicator, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { isSurveyUnitId } from '#core/statistics/survey/unit-id.ts';

/** The code, which must be one. */
export function codeOf(text: string): IndicatorCode {
  assert(isIndicatorCode(text), text);
  return text;
}

/** A round with these indicators and nothing else. */
export function roundOf(measures: Readonly<Record<string, Measure>>): Round {
  const today = Temporal.PlainDate.from('2026-01-01');
  const indicators = Object.entries(measures).map(([text, measure]): [IndicatorCode, Indicator] => [
    codeOf(text),
    {
      code: codeOf(text),
      name: { zh: text },
      group: 'A',
      measure,
      decimals: 2,
      blank: 'zero',
      additive: true,
      required: false,
      mark: 'sample',
    },
  ]);
  return {
    id: 'example',
    title: { zh: '示例' },
    kind: 'survey',
    purpose: 'statistics',
    year: 2025,
    division: '430400000000',
    header: {},
    bases: [],
    period: { opensOn: today, dueOn: today, closesOn: today },
    moneyShownIn: 'wan-yuan',
    kinds: [],
    groups: [],
    offices: [],
    units: [],
    indicators: new Map(indicators),
    forms: [],
    rules: [],
    limits: [],
    mark: 'sample',
    version: '0',
  };
}

/** Cells from what a person would type: `{ C02: '184.65', C03: '' }`. */
export function cellsOf(round: Round, texts: Readonly<Record<string, string>>): Cells {
  return new Map(
    Object.entries(texts).map(([text, written]): [IndicatorCode, CellValue] => {
      const measure = round.indicators.get(codeOf(text))?.measure;
      assert(measure !== undefined, `${text} is an indicator of the round`);
      return [codeOf(text), readFigure(written, measure).value];
    }),
  );
}

/** A unit that no test looks at. */
export function anyUnit(): RegisterUnit {
  const id = 'xx';
  assert(isSurveyUnitId(id), id);
  return {
    id,
    name: '某单位',
    kind: 'administrative',
    level: 'city',
    office: 'city',
    place: '衡阳市',
    year: 2025,
    basis: 'final',
    mark: 'sample',
  };
}
