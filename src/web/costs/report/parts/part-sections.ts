// 五、专项: 三公, office space against standard, vehicles, equipment, logistics, energy.
import type { ReportSection } from '#core/costs/report/report-plan.ts';
import type { LimitCheck } from '#core/statistics/analysis/limits.ts';
import type { ReportBlock } from '#core/statistics/report/document.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import {
  amountCell,
  differenceCell,
  growthCell,
  plainFigure,
  placeOf,
  shareCell,
  text,
} from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, heading, note, row, say, table, wordColumn } from './block-makers.ts';
import { causeWords, changeWords } from './change-words.ts';
import { round } from './part-ratios.ts';

const NAMES: Readonly<Record<ReportSection['id'], string>> = {
  'three-public': '（一）三公经费、会议费和培训费',
  space: '（二）办公用房',
  vehicles: '（三）公务用车',
  equipment: '（四）设备和家具',
  logistics: '（五）后勤服务',
  energy: '（六）能源资源消耗',
};

/** Which figure opens the section. */
const LEADS: Readonly<Record<ReportSection['id'], string>> = {
  'three-public': 'D01',
  space: 'E01',
  vehicles: 'G02',
  equipment: 'F01',
  logistics: 'H01',
  energy: 'J10',
};

export function sectionsPart(input: ReportInput): readonly ReportBlock[] {
  return [...input.plan.sections.flatMap((section) => sectionBlocks(input, section)), ...limitBlocks(input)];
}

function sectionBlocks(input: ReportInput, { id, codes }: ReportSection): readonly ReportBlock[] {
  const own =
    input.edition === 'public' ? codes.filter((code) => input.plan.published.includes(code)) : codes;
  if (codes.length === 0) return [heading(NAMES[id]), say('本轮调查没有这一组指标。')];
  if (own.length === 0)
    return [heading(NAMES[id]), say('这一组指标涉及单位较少或可能推断出单个单位，公开版不列。')];
  const lead = own.find((code) => code === LEADS[id]) ?? own[0];
  const causes = causeWords(input, own);
  return [
    heading(NAMES[id]),
    ...(lead === undefined
      ? []
      : [
          say(
            `${nameOf(input, lead)} `,
            amountCell(input, lead),
            ...changeWords(input, lead),
            ...budgetWords(input, lead),
            '。',
          ),
        ]),
    ...(causes.length === 0 ? [] : [say(`主要原因（单位说明原文）：${causes.join('；')}。`)]),
    sectionTable(input, id, own),
  ];
}

/** 预算数 stands beside 决算数 as `D01B`. */
function budgetWords(
  input: ReportInput,
  code: IndicatorCode,
): readonly (string | ReturnType<typeof amountCell>)[] {
  const budget = input.plan.sections.flatMap(({ codes }) => codes).find((other) => other === `${code}B`);
  if (budget === undefined) return [];
  const [amount, share] = [amountCell(input, budget), shareCell(input, code, budget)];
  return amount.kind === 'figure' && share.kind === 'figure' ? ['；为预算数 ', amount, '的 ', share] : [];
}

function sectionTable(
  input: ReportInput,
  id: ReportSection['id'],
  codes: readonly IndicatorCode[],
): ReportBlock {
  return table(id, `${NAMES[id].slice(3)}情况`, {
    columns: [
      ...columnsOf('指标'),
      wordColumn('计量单位'),
      ...columnsOf('', ['本年', ''], ['上年', ''], ['增减', ''], ['增长率', '%']).slice(1),
    ],
    rows: codes.map((code) => {
      const { measure } = input.round.indicators.get(code) ?? {};
      const shown =
        measure === undefined
          ? ''
          : MEASURES[MEASURES[measure].dimension === 'money' ? input.round.moneyShownIn : measure].label.zh;
      return row(nameOf(input, code), [
        text(shown),
        amountCell(input, code),
        amountCell(input, code, { when: 'before' }),
        differenceCell(input, code),
        growthCell(input, code),
      ]);
    }),
    notes: ['上年、增减和增长率只按两年都有数的单位计算。'],
  });
}

/** Against standards: only a limit that was read in a source can be exceeded; the others are for reference. */
function limitBlocks(input: ReportInput): readonly ReportBlock[] {
  const byLimit = Map.groupBy(input.analysis.checks, ({ limit }) => limit);
  if (byLimit.size === 0) return [heading('（七）对照标准'), say('本轮调查没有登记标准限额，不作对照。')];
  const over = input.analysis.checks.flatMap((check) => (check.state === 'over' ? [check] : []));
  return [
    heading('（七）对照标准'),
    table('limits', '对照标准的单位数', {
      columns: [
        ...columnsOf('标准'),
        wordColumn('依据'),
        ...columnsOf('', ['未超过', '家'], ['超过', '家'], ['仅供参考', '家'], ['无法判断', '家']).slice(1),
      ],
      rows: [...byLimit].map(([limit, checks]) =>
        row(limit.name.zh, [
          text(limit.document),
          countOf(checks, 'within'),
          countOf(checks, 'over'),
          countOf(checks, 'reference'),
          countOf(checks, 'not-evaluable'),
        ]),
      ),
      notes: ['“仅供参考”：限额没有在公开文件中读到原文，不据此认定超标。“无法判断”：缺少所需指标。'],
    }),
    ...(input.edition === 'public' || over.length === 0 ? [] : [overTable(input, over)]),
    ...(input.edition === 'public' ? [note('公开版只列单位数，不列单位名称和数值。')] : []),
  ];
}

function overTable(
  input: ReportInput,
  over: readonly Extract<LimitCheck, { readonly over: number }>[],
): ReportBlock {
  return table('over-limits', '超过标准的单位', {
    columns: [
      ...columnsOf('单位'),
      wordColumn('标准'),
      wordColumn('计量单位'),
      ...columnsOf('', ['实际', ''], ['标准', ''], ['超出', '']).slice(1),
    ],
    rows: over.map(({ of, limit, measured, atMost, over: by, terms }) => {
      const places = terms.measured.map(({ code }) => placeOf(input.round, code));
      const limits = terms.atMost.map(({ code }) => placeOf(input.round, code));
      const cell = (value: number, made: string): ReturnType<typeof plainFigure> => {
        const figure = plainFigure(round(value, 2), {
          digits: 2,
          measure: MEASURES[limit.measure].label.zh,
          made,
          units: [of.unit.name],
        });
        return { ...figure, trace: { ...figure.trace, places, over: limits } };
      };
      return row(of.unit.name, [
        text(limit.name.zh),
        text(MEASURES[limit.measure].label.zh),
        cell(measured, `实际：${limit.measured}`),
        cell(atMost, `标准：${limit.atMost}（${limit.document}）`),
        cell(by, '实际减标准'),
      ]);
    }),
  });
}

function nameOf({ round: { indicators } }: ReportInput, code: IndicatorCode): string {
  return indicators.get(code)?.name.zh ?? code;
}

function countOf(checks: readonly LimitCheck[], state: LimitCheck['state']): ReturnType<typeof plainFigure> {
  const found = checks.filter((check) => check.state === state);
  return plainFigure(found.length, { measure: '家', made: '逐单位对照标准' });
}
