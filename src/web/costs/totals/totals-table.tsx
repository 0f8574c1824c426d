import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CellCounts } from '#core/statistics/rollup/roll-up.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { measureWords } from '../entry-words.ts';
import { groupedDigits } from '../grouped-digits.ts';
import { totalsHref, type TotalsAsked } from './totals-links.ts';
import type { TotalsCell, TotalsLine, TotalsSheet, TotalsSheets } from './totals-lines.ts';

type TableProps = {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly asked: TotalsAsked;
  readonly sheet: TotalsSheet;
};

/** One form with its totals; every figure leads to what it is made of. */
export function TotalsTable(props: TableProps): VNode {
  const { ctx, sheet } = props;
  const words = ctx.t.costsTotals;
  const { columns, title } = sheet.form;
  const single = columns.length === 1;
  return (
    <TableBox label={inLanguage(title, ctx.language)}>
      <table class="plain-table totals-table">
        <caption>{inLanguage(title, ctx.language)}</caption>
        <thead>
          <tr>
            <th scope="col" class="number totals-line">
              {words.columns.line}
            </th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col" class="totals-unit">
              {words.columns.unit}
            </th>
            {columns.map(({ label }) => (
              <th scope="col" class="number">
                {single ? words.columns.total : inLanguage(label, ctx.language)}
              </th>
            ))}
            {single && (
              <th scope="col" class="number">
                {words.columns.share}
              </th>
            )}
            {single && (
              <th scope="col" class="number">
                {words.columns.filled}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map((line) => (
            <Line {...props} line={line} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Line(props: TableProps & { readonly line: TotalsLine }): VNode {
  const { ctx, round, asked, sheet, line } = props;
  const words = ctx.t.costsTotals;
  const first = line.cells.find((cell) => cell !== undefined);
  const asksNothing = line.line.cells.every((code) => code === undefined);
  const single = sheet.form.columns.length === 1;
  if (asksNothing)
    return (
      <tr>
        <td class="number totals-line">{line.line.line}</td>
        <th scope="row" colSpan={sheet.form.columns.length + (single ? 4 : 2)}>
          {line.label}
        </th>
      </tr>
    );
  return (
    <tr>
      <td class="number totals-line">{line.line.line}</td>
      <th scope="row" data-indent={line.line.indent || undefined}>
        {first === undefined ? (
          line.label
        ) : (
          <a href={totalsHref(asked, {}, `totals/${first.code}`)} title={words.drillDown(line.label)}>
            {line.label}
          </a>
        )}
        {first && <span class="place block totals-unit-below">{first.unit}</span>}
      </th>
      <td class="unbroken totals-unit">{first?.unit ?? ''}</td>
      {line.cells.map((cell) => (
        <td class="number">
          <Figure ctx={ctx} cell={cell} />
        </td>
      ))}
      {single && <ShareCell ctx={ctx} round={round} sheet={sheet} cell={first} />}
      {single && <td class="number">{first && <Counts ctx={ctx} counts={first.total} />}</td>}
    </tr>
  );
}

function Figure({ ctx, cell }: { readonly ctx: PageContext; readonly cell: TotalsCell | undefined }): VNode {
  const words = ctx.t.costsTotals;
  if (cell === undefined) return <span class="place">{words.noSum}</span>;
  return (
    <>
      {cell.text ?? words.none}
      {cell.moved && <sup>{words.movedMark}</sup>}
    </>
  );
}

/** Percent, and the pair it is of; the denominator by its line, so that 40 lines do not repeat one long name. */
function ShareCell(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly sheet: TotalsSheet;
  readonly cell: TotalsCell | undefined;
}): VNode {
  const { ctx, round, sheet, cell } = props;
  const words = ctx.t.costsTotals;
  if (cell?.share === undefined) return <td class="number">{''}</td>;
  const { percent, part, whole, share } = cell.share;
  const name = nameOf(ctx, round, share.of);
  const base = sheet.lines.find(({ line }) => line.cells.includes(share.of));
  return (
    <td class="number">
      {percent === undefined ? words.none : `${percent}%`}
      <span class="place block totals-pair" title={name}>
        {words.shareOf(part, whole, base === undefined ? name : words.shareOfLine(base.line.line))}
      </span>
    </td>
  );
}

/** How many units wrote a figure; blanks, absent cells and what is no figure beside it, where there are any. */
function Counts({ ctx, counts }: { readonly ctx: PageContext; readonly counts: CellCounts }): VNode {
  const words = ctx.t.costsTotals;
  const { figures, blank, missing, invalid } = counts;
  const beside = [
    ...(blank > 0 ? [words.blank(blank)] : []),
    ...(missing > 0 ? [words.absent(missing)] : []),
    ...(invalid > 0 ? [words.invalid(invalid)] : []),
  ];
  return (
    <>
      {figures}
      {beside.length > 0 && <span class="place block">{beside.join(words.listComma)}</span>}
    </>
  );
}

/** What has to be known to read the figures: balanced rounding, sums that do not hold, marks. */
export function TotalsNotes(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly sheets: TotalsSheets;
}): VNode {
  const { ctx, round, sheets } = props;
  const words = ctx.t.costsTotals;
  const shown = sheets.sheets.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells));
  const codes = new Set(shown.flatMap((cell) => cell?.code ?? []));
  const moved = shown.filter((cell) => cell?.moved === true).length;
  const notAdding = sheets.printed.notAdding.filter(({ adding }) => codes.has(adding.total));
  const hasNoSum = sheets.sheets.some(({ lines }) =>
    lines.some(({ line, cells }) =>
      line.cells.some((code, at) => code !== undefined && cells[at] === undefined),
    ),
  );
  return (
    <ul class="totals-notes place">
      {sheets.printed.faults.length > 0 && <li class="totals-warned">{words.cannotBalance}</li>}
      {notAdding.map(({ adding, difference }) => (
        <li class="totals-warned">
          {words.notAdding({
            total: nameOf(ctx, round, adding.total),
            ...differenceWords(ctx, round, { code: adding.total, difference }),
          })}
        </li>
      ))}
      {moved > 0 && <li>{words.movedNote(moved)}</li>}
      <li>{words.shareNote}</li>
      <li>{words.blankNote}</li>
      <li>{words.noneNote}</li>
      {hasNoSum && <li>{words.noSumNote}</li>}
    </ul>
  );
}

function differenceWords(
  ctx: PageContext,
  round: Round,
  { code, difference }: { readonly code: IndicatorCode; readonly difference: number },
): { readonly difference: string; readonly unit: string } {
  const measure = round.indicators.get(code)?.measure ?? 'yuan';
  const { exponent } = MEASURES[measure];
  const exact = plainAmount({ scaled: difference, decimals: exponent }, measure);
  const short = exact.includes('.') ? exact.replace(/\.?0+$/, '') : exact;
  return { difference: groupedDigits(short), unit: measureWords(measure, ctx) };
}

export function nameOf(ctx: PageContext, round: Round, code: IndicatorCode): string {
  const name = round.indicators.get(code)?.name;
  return name === undefined ? code : inLanguage(name, ctx.language);
}
