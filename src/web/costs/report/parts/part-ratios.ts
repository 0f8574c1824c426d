// 四、人均与单位指标: per head, per m², per vehicle; among peers first, and no unit named outside the office.
import type { RatioDefinition, Quantity } from '#core/statistics/analysis/analysis-plan.ts';
import type { PeerComparison, Standing } from '#core/statistics/analysis/compare-peers.ts';
import type { ReportBlock, ReportCell } from '#core/statistics/report/document.ts';
import { drawDots } from '#core/statistics/report/draw-charts.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import { shortName } from '../../charts/chart.ts';
import { placeOf, plainFigure, quotientCell, text } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, note, row, say, table, wordColumn } from './block-makers.ts';

/** More charts than that nobody reads; the pages of the analysis have all. */
const DRAWN = 3;

const FAR_OUT =
  '稳健 z 说明离同组中位数有多远，以组内一般的差距为一格；绝对值超过 3.5 才算明显偏离。通常上限是上四分位数加 1.5 倍四分位距。';

export function ratiosPart(input: ReportInput): readonly ReportBlock[] {
  const { ratios } = input.analysis;
  if (ratios.length === 0) return [say('本轮调查没有可以计算的人均和单位指标。')];
  const drawn = ratios.filter(({ definition }) => definition.high === 'weak').slice(0, DRAWN);
  return [
    say('人均和单位指标按“分子之和除以分母之和”计算，不是各单位比值的平均。比较先分组：同类单位之间才排位。'),
    ...wholeTables(input),
    ...(input.edition === 'public'
      ? []
      : [note(FAR_OUT), ...drawn.flatMap((each) => dotsOf(input, each.definition, each.comparisons))]),
    ...(input.edition === 'public'
      ? [note('公开版不列各单位的数值、中位数和排位：它们会透露单个单位的情况（统计法第二十八条）。')]
      : []),
  ];
}

/** Σ / Σ of all units and of each kind of unit; outside only of what the plan publishes, so that × means what it says. */
function wholeTables(input: ReportInput): readonly ReportBlock[] {
  const { analysis, plan, edition } = input;
  const definitions = analysis.ratios.map(({ definition }) => definition);
  if (edition === 'internal') return [wholeTable(input, { id: 'ratios', definitions, byKind: true })];
  const made = (codes: readonly string[]): readonly RatioDefinition[] =>
    definitions.filter(({ numerator, denominator }) =>
      [...numerator.codes, ...denominator.codes].every((code) => codes.includes(code)),
    );
  const byKind = made(plan.publishedByKind);
  const others = made(plan.published).filter((definition) => !byKind.includes(definition));
  return [
    ...(byKind.length === 0
      ? []
      : [wholeTable(input, { id: 'ratios-kinds', definitions: byKind, byKind: true })]),
    ...(others.length === 0 ? [] : [wholeTable(input, { id: 'ratios', definitions: others, byKind: false })]),
  ];
}

type Shown = {
  readonly id: string;
  readonly definitions: readonly RatioDefinition[];
  readonly byKind: boolean;
};

function wholeTable(input: ReportInput, { id, definitions, byKind }: Shown): ReportBlock {
  const kinds = byKind ? input.round.kinds : [];
  return table(id, byKind ? '人均与单位指标（分单位类别）' : '人均与单位指标（全部单位）', {
    columns: [
      { label: '指标', measure: '', align: 'text' },
      wordColumn('计量单位'),
      ...columnsOf('', ['全部单位', ''], ...kinds.map(({ name }) => [name.zh, ''] as const)).slice(1),
    ],
    rows: definitions.map((definition) =>
      row(definition.name.zh, [
        text(measureWords(definition)),
        ratioCell(input, definition, '*'),
        ...kinds.map((kind) => ratioCell(input, definition, kind.id)),
      ]),
    ),
  });
}

export function measureWords({ numerator, denominator, shownAs }: RatioDefinition): string {
  if (shownAs === 'percent') return '%';
  return `${MEASURES[numerator.measure].label.zh}/${MEASURES[denominator.measure].label.zh}`;
}

function ratioCell(input: ReportInput, definition: RatioDefinition, group: string): ReportCell {
  const { numerator, denominator, shownAs, decimals } = definition;
  const sums = (quantity: Quantity): ReturnType<typeof input.amounts.get>[] =>
    quantity.codes.map((code) => input.amounts.get({ code, group, when: 'now' }));
  const [above, below] = [sums(numerator), sums(denominator)];
  if ([...above, ...below].includes(undefined)) return { kind: 'none', why: 'missing' };
  const cell = quotientCell(input, {
    above: above.flatMap((each) => each ?? []),
    below: below.flatMap((each) => each ?? []),
    percent: shownAs === 'percent',
    digits: decimals,
    measure: measureWords(definition),
    measures: [numerator.measure, denominator.measure],
  });
  return cell;
}

function dotsOf(
  input: ReportInput,
  definition: RatioDefinition,
  comparisons: readonly PeerComparison[],
): readonly ReportBlock[] {
  return comparisons
    .filter(({ standings }) => standings.length > 1)
    .map((comparison, index): ReportBlock => {
      const { standings, spread, without, why } = comparison;
      const { decimals } = definition;
      const measure = measureWords(definition);
      const group = groupWords(input, comparison);
      const id = `ratio-${slug(definition.id)}-${index}`;
      return {
        kind: 'chart',
        id,
        caption: `${definition.name.zh}（${measure}）：${group}，由高到低`,
        svg: drawDots({
          rows: standings.map(({ of, ratio, outlier }) => ({
            label: shortName(of.unit),
            value: round(ratio.value, decimals),
            outside: outlier !== undefined,
          })),
          median:
            spread === undefined ? undefined : { label: '中位数', value: round(spread.median, decimals) },
          fence:
            spread === undefined
              ? undefined
              : { label: '通常上限', value: round(spread.inner.upper, decimals) },
          digits: decimals,
        }),
        alternative: standings
          .map(
            ({ of, ratio, outlier }) =>
              `${of.unit.name} ${round(ratio.value, decimals)}${outlier === undefined ? '' : '（离群）'}`,
          )
          .join('，'),
        table: table(`${id}-data`, `${definition.name.zh}：${group}`, {
          columns: [
            ...columnsOf('单位', ['位次', ''], [definition.name.zh, measure], ['偏离程度（稳健 z）', '']),
            wordColumn('判断'),
          ],
          rows: standings.map((standing) =>
            row(standing.of.unit.name, [
              plainFigure(standing.rank, { measure: '', made: `${group}内由高到低的位次` }),
              unitRatio(input, definition, standing),
              standing.z === undefined
                ? { kind: 'none', why: 'missing' }
                : plainFigure(standing.z, {
                    digits: 2,
                    measure: '',
                    made: '稳健 z = 0.6745 ×（数值 − 中位数）÷ MAD，绝对值超过 3.5 为离群',
                  }),
              text(standing.outlier === 'high' ? '偏高' : standing.outlier === 'low' ? '偏低' : '一般'),
            ]),
          ),
          notes: [
            ...(why === 'mad-zero'
              ? ['组内半数以上单位数值相同，没有“一般的差距”（MAD 为 0），不计算 z，按四分位的界限判断。']
              : []),
            ...(why === 'too-few' ? ['组内单位太少，不计算四分位和 z。'] : []),
            ...(without.length === 0
              ? []
              : [`没有该指标的单位：${without.map(({ of }) => of.unit.name).join('、')}。`]),
          ],
        }),
      };
    });
}

function unitRatio(input: ReportInput, definition: RatioDefinition, { of, ratio }: Standing): ReportCell {
  const { numerator, denominator, decimals } = definition;
  const figure = plainFigure(ratio.value, {
    digits: decimals,
    measure: measureWords(definition),
    made: '本单位报表',
    units: [of.unit.name],
  });
  return {
    ...figure,
    trace: {
      ...figure.trace,
      places: numerator.codes.map((code) => placeOf(input.round, code)),
      over: denominator.codes.map((code) => placeOf(input.round, code)),
      quotient: {
        numerator: valueWords(ratio.numerator, numerator),
        denominator: valueWords(ratio.denominator, denominator),
      },
    },
  };
}

/** 行政单位 · 大型 … in the words of the criteria. */
export function groupWords(
  { round: { kinds } }: ReportInput,
  { group }: Pick<PeerComparison, 'group'>,
): string {
  if (group.classes.length === 0) return '全部单位';
  return group.classes
    .map(({ criterion, value }) => {
      if (criterion.by === 'kind') return kinds.find(({ id }) => id === value)?.name.zh ?? value;
      if (criterion.by === 'presence') return `${value === 'yes' ? '有' : '无'}${criterion.name.zh}`;
      if (criterion.by === 'size') return sizeWords(criterion.name.zh, criterion.bounds, Number(value));
      return LEVEL_WORDS[value] ?? value;
    })
    .join('、');
}

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  central: '中央',
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡级',
};

function sizeWords(name: string, bounds: readonly number[], at: number): string {
  const [low, high] = [bounds[at - 1], bounds[at]];
  if (low === undefined) return high === undefined ? name : `${name}不足 ${high}`;
  return high === undefined ? `${name} ${low} 以上` : `${name} ${low} 至不足 ${high}`;
}

export function slug(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function valueWords(value: number, { measure }: Quantity): string {
  return `${round(value, 4)} ${MEASURES[measure].label.zh}`;
}
