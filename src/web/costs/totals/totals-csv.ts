import { inLanguage } from '#base/localised.ts';
import type { TotalsView } from '#read/totals.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { nameOf } from './totals-table.tsx';
import { tableTitle } from './totals-words.ts';
import { totalsSheets, type MoneyShownId } from './totals-lines.ts';
import { csvText } from '../../elements/csv.ts';

/** The table as the page shows it, as CSV; no separators in figures. */
export function totalsCsv(ctx: PageContext, view: TotalsView, shown: MoneyShownId): string {
  const { sums, round } = view;
  if (sums.kind !== 'table') return '';
  const words = ctx.t.costsTotals;
  const { rollUp } = sums;
  const { sheets } = totalsSheets(ctx, round, { rollUp, shown });
  const head = [
    [tableTitle(ctx, view)],
    [inLanguage(round.title, ctx.language)],
    [words.completeness(rollUp.register.length, rollUp.counted.length + rollUp.covered.length)],
    ...(round.mark === 'sample' ? [[ctx.t.costs.sample]] : []),
    [],
  ];
  const { columns } = words;
  const rows = sheets.flatMap(({ form, lines }) => [
    [inLanguage(form.title, ctx.language)],
    [
      columns.line,
      'code',
      columns.name,
      columns.unit,
      columns.total,
      `${columns.share} %`,
      '÷',
      columns.filled,
      words.parts.blank,
    ],
    ...lines.flatMap(({ line, label, cells }) =>
      cells.map((cell) => [
        String(line.line),
        cell?.code ?? '',
        label,
        cell?.unit ?? '',
        cell?.text?.replaceAll(',', '') ?? '',
        cell?.share?.percent ?? '',
        cell?.share === undefined ? '' : nameOf(ctx, round, cell.share.share.of),
        cell === undefined ? '' : String(cell.total.figures),
        cell === undefined ? '' : String(cell.total.blank),
      ]),
    ),
    [],
  ]);
  return csvText([...head, ...rows]);
}
