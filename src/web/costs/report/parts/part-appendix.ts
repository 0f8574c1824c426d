// 附表: 综合表 with every indicator that adds up; the unit list inside, what is not shown outside.
import type { ReportBlock, ReportTable } from '#core/statistics/report/document.ts';
import { addsUp } from '#core/statistics/rollup/roll-up.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import type { Form, RegisterUnit } from '#core/statistics/survey/round.ts';
import { columnName } from '../../entry-words.ts';
import { amountCell, plainFigure, shownMeasure, text } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, row, table, wordColumn } from './block-makers.ts';

export function appendixOf(input: ReportInput): readonly ReportBlock[] {
  const basic = input.round.forms.filter(({ kind }) => kind === 'basic');
  return [
    ...basic.flatMap((form) => summaryOf(input, form)),
    ...(input.edition === 'internal' ? [unitList(input)] : []),
  ];
}

/** One basic form, added up: every line that has a sum. */
function summaryOf(input: ReportInput, form: Form): readonly ReportTable[] {
  const { indicators } = input.round;
  const lines = form.lines.flatMap(({ line, label, indent, cells }) =>
    cells.flatMap((code, at) => {
      const indicator = code === undefined ? undefined : indicators.get(code);
      if (code === undefined || indicator === undefined || !addsUp(indicator)) return [];
      if (input.edition === 'public' && !input.plan.published.includes(code)) return [];
      const column = form.columns.length > 1 ? `（${columnName(form.columns[at]?.label.zh ?? '')}）` : '';
      return [{ line, name: `${label.zh}${column}`, indent, code, measure: indicator.measure }];
    }),
  );
  if (lines.length === 0) return [];
  return [
    table(`sum-${form.code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`, `综合表：${form.title.zh}`, {
      columns: [
        ...columnsOf('项目', ['行次', '']),
        wordColumn('计量单位'),
        ...columnsOf('', ['合计', '']).slice(1),
      ],
      rows: lines.map(({ line, name, indent, code, measure }) =>
        row(
          name,
          [
            text(String(line)),
            text(measure === undefined ? '' : MEASURES[shownMeasure(input.round, measure)].label.zh),
            amountCell(input, code),
          ],
          { indent },
        ),
      ),
    }),
  ];
}

function unitList(input: ReportInput): ReportTable {
  const { rollUp, round } = input;
  const covered = new Map(rollUp.covered.map(({ unit, by }) => [unit.id, by.name]));
  const counted = new Map(rollUp.counted.map(({ unit, version }) => [unit.id, version]));
  const standing = (unit: RegisterUnit): string => {
    const version = counted.get(unit.id);
    if (version !== undefined) return `已汇总（第 ${version} 版）`;
    const by = covered.get(unit.id);
    return by === undefined ? '未纳入' : `由${by}汇总`;
  };
  return table('units', '调查单位名单', {
    columns: [
      ...columnsOf('单位', ['序号', '']),
      wordColumn('单位类别'),
      wordColumn('所在地'),
      wordColumn('状态'),
    ],
    rows: rollUp.register.map((unit, index) =>
      row(unit.name, [
        plainFigure(index + 1, { measure: '', made: '名录序号' }),
        text(round.kinds.find(({ id }) => id === unit.kind)?.name.zh ?? unit.kind),
        text(unit.place),
        text(standing(unit)),
      ]),
    ),
  });
}
