// 一、基本情况: who was asked, who answered, and how much staff, space and vehicles there are.
import { inLanguage } from '#base/localised.ts';
import type { ReportBlock, Run } from '#core/statistics/report/document.ts';
import { amountCell, plainFigure, unitNames } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, row, say, table } from './block-makers.ts';

export function basicsPart(input: ReportInput): readonly ReportBlock[] {
  return [...answering(input), ...resources(input), kindsTable(input)];
}

function answering(input: ReportInput): readonly ReportBlock[] {
  const { rollUp, late } = input;
  const { register, missing, covered, counted } = rollUp;
  const made = (words: string, units: readonly { readonly name: string }[]): Run =>
    plainFigure(units.length, {
      measure: '家',
      made: words,
      units: units.length <= 5 ? unitNames(input, units) : [],
    });
  const came = register.filter((unit) => !missing.includes(unit));
  const rate = plainFigure(register.length === 0 ? 0 : (100 * came.length) / register.length, {
    digits: 2,
    measure: '%',
    made: `报送率：${came.length} 家 ÷ ${register.length} 家`,
  });
  const names = unitNames(input, missing);
  return [
    say(
      '本轮调查应报单位 ',
      made('调查单位名录', register),
      '，已报并纳入汇总 ',
      made('已审核的报表', came),
      '，报送率 ',
      rate,
      '。',
    ),
    ...(covered.length === 0
      ? []
      : [
          say(
            '其中 ',
            made(
              '由主管部门汇总报送',
              covered.map(({ unit }) => unit),
            ),
            '的数字已包含在主管部门的报表中，没有重复计算。',
          ),
        ]),
    ...(missing.length === 0
      ? [say('名录内单位全部纳入，做到应统尽统。')]
      : [
          say(
            '尚未纳入的有 ',
            made('没有可用报表', missing),
            names.length === 0 ? '。' : `：${names.join('、')}。`,
            '汇总数不含这些单位。',
          ),
        ]),
    ...(late === undefined
      ? []
      : [
          say(
            '按时报送 ',
            made(
              '按期报送',
              counted.map(({ unit }) => unit).filter((unit) => !late.includes(unit)),
            ),
            '，逾期报送 ',
            made('逾期报送', late),
            '。',
          ),
        ]),
  ];
}

function resources(input: ReportInput): readonly ReportBlock[] {
  const { staff, area, vehicles } = input.plan;
  const pieces = [
    { codes: staff, words: '年末实有在职人数 ' },
    { codes: area, words: '占有使用办公用房建筑面积 ' },
    { codes: vehicles, words: '公务用车保有量 ' },
  ];
  const asked = pieces.flatMap(({ codes, words }) =>
    codes.map((code) => ({ words, cell: amountCell(input, code) })),
  );
  const lacking = pieces.filter(({ codes }) => codes.length === 0).map(({ words }) => words.trim());
  return [
    ...(asked.length === 0
      ? []
      : [
          say(
            ...asked.flatMap(({ words, cell }, index) => [`${index === 0 ? '' : '，'}${words}`, cell]),
            '。',
          ),
        ]),
    ...(lacking.length === 0 ? [] : [say(`本轮调查没有${lacking.join('、')}指标，报告不作说明。`)]),
  ];
}

function kindsTable(input: ReportInput): ReportBlock {
  const { round, plan, rollUp } = input;
  const { register, missing } = rollUp;
  const codes = [...plan.staff, ...plan.area, ...plan.vehicles, plan.total];
  const shown = codes.map((code) => ({ code, cell: amountCell(input, code) }));
  const line = (label: string, group: string): ReturnType<typeof row> => {
    const own = register.filter(({ kind }) => group === '*' || kind === group);
    return row(
      label,
      [
        count(own, '调查单位名录'),
        count(
          own.filter((unit) => !missing.includes(unit)),
          '已审核的报表',
        ),
        ...codes.map((code) => amountCell(input, code, { group })),
      ],
      { kind: group === '*' ? 'total' : 'row' },
    );
  };
  return table('kinds', '调查单位基本情况', {
    columns: columnsOf(
      '单位类别',
      ['应报', '家'],
      ['已报', '家'],
      ...shown.map(
        ({ code, cell }) => [nameOf(input, code), cell.kind === 'figure' ? cell.measure : ''] as const,
      ),
    ),
    rows: [...round.kinds.map(({ id, name }) => line(inLanguage(name, 'zh-CN'), id)), line('合计', '*')],
  });
}

function nameOf({ round }: ReportInput, code: Parameters<typeof amountCell>[1]): string {
  return round.indicators.get(code)?.name.zh ?? code;
}

function count(units: readonly unknown[], made: string): Run {
  return plainFigure(units.length, { measure: '家', made });
}
