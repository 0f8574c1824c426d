import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Form, FormLine } from '#core/statistics/survey/round.ts';
import { RULE_LEVELS, type RuleLevel } from '#core/statistics/rules/rule.ts';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { besideText, codesOf, mayFill, type EntryView } from './entry-view.ts';
import { cellId, cellName, columnName, commonMeasure, measureWords } from './entry-words.ts';

type SheetProps = {
  readonly ctx: PageContext;
  readonly view: EntryView;
  readonly form: Form;
  /** What the children of a parent come to, as a figure in its measure, by the parent's code. */
  readonly sums: ReadonlyMap<IndicatorCode, readonly string[]>;
  /** Typed and not taken: shown instead of what is kept. */
  readonly typed?: ReadonlyMap<string, string>;
  /** As it is printed, without inputs. */
  readonly onPaper?: boolean;
};

/** Columns that stand beside each column of the form. */
type Beside = { readonly prior: boolean; readonly accounts: boolean };

/** One form as it is printed, an input in each cell while it may be filled in, what was known before beside it. */
export function EntrySheet(props: SheetProps): VNode {
  const { ctx, view, form } = props;
  const { t, language } = ctx;
  const codes = codesOf(form);
  const beside: Beside = {
    prior: view.prior !== undefined && props.onPaper !== true,
    accounts: props.onPaper !== true && codes.some((code) => view.accounts?.get(code)?.state === 'value'),
  };
  const common = commonMeasure(view.round, form);
  return (
    <TableBox label={t.costsEntry.tableLabel(inLanguage(form.title, language))}>
      <table class="sheet-table" data-sheet={form.code}>
        <SheetHead {...props} beside={beside} withMeasure={common === undefined} />
        <tbody>
          {form.lines.map((line) => (
            <SheetLine {...props} line={line} beside={beside} withMeasure={common === undefined} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** 表号, 制定机关, 批准文号, 有效期限 (统计法 第十七条), each said even when no source gives it. */
export function LegalHead({ ctx, view, form }: Omit<SheetProps, 'sums'>): VNode {
  const { t, language } = ctx;
  const { round, unit } = view;
  const { legal } = t.costsEntry;
  const { tableNumber, madeBy, approval, validUntil } = round.header;
  const common = commonMeasure(round, form);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [legal.tableNumber, tableNumber ?? undefined],
    [legal.madeBy, madeBy],
    [legal.approval, approval],
    [legal.validUntil, validUntil && legal.until(dateWords(validUntil, language))],
  ];
  return (
    <div class="sheet-legal">
      <dl>
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value ?? <span class="not-stated">{legal.absent}</span>}</dd>
          </div>
        ))}
      </dl>
      <p>
        <span>
          {t.costsEntry.reportingUnit}
          {t.form.colon}
          {unit.name}
        </span>
        <span>
          {common === undefined
            ? t.costsEntry.mixedMeasures
            : t.costsEntry.measureIs(measureWords(common, ctx))}
        </span>
      </p>
    </div>
  );
}

function SheetHead(props: SheetProps & { readonly beside: Beside; readonly withMeasure: boolean }): VNode {
  const { ctx, form, beside, withMeasure } = props;
  const { t, language } = ctx;
  return (
    <thead>
      <tr>
        <th scope="col" class="sheet-no">
          {t.costsEntry.line}
        </th>
        <th scope="col" class="sheet-label">
          {t.costsEntry.indicator}
        </th>
        {withMeasure && <th scope="col">{t.costsEntry.measureColumn}</th>}
        {form.columns.map(({ label }) => (
          <>
            <th scope="col" class="number">
              {inLanguage(label, language)}
            </th>
            {beside.prior && (
              <th scope="col" class="sheet-was">
                {t.costsEntry.priorColumn}
              </th>
            )}
            {beside.accounts && (
              <th scope="col" class="sheet-was">
                {t.costsEntry.accountsColumn}
              </th>
            )}
          </>
        ))}
      </tr>
    </thead>
  );
}

type LineProps = SheetProps & {
  readonly line: FormLine;
  readonly beside: Beside;
  readonly withMeasure: boolean;
};

function SheetLine(props: LineProps): VNode {
  const { ctx, view, form, line, beside, withMeasure } = props;
  const first = line.cells.find((code) => code !== undefined);
  const width = 1 + Number(beside.prior) + Number(beside.accounts);
  const name = inLanguage(line.label, ctx.language);
  if (first === undefined) {
    return (
      <tr class="sheet-heading">
        <td class="sheet-no">{line.line}</td>
        <th scope="row" class="sheet-label" data-indent={line.indent || undefined}>
          {name}
        </th>
        <td colSpan={form.columns.length * width + Number(withMeasure)}>{NOTHING}</td>
      </tr>
    );
  }
  return (
    <tr>
      <td class="sheet-no">{line.line}</td>
      <th scope="row" class="sheet-label" data-indent={line.indent || undefined}>
        {name}
      </th>
      {withMeasure && (
        <td class="sheet-measure">{measureWords(view.round.indicators.get(first)?.measure, ctx)}</td>
      )}
      {form.columns.map((_column, column) => (
        <SheetCell {...props} column={column} />
      ))}
    </tr>
  );
}

function SheetCell(props: LineProps & { readonly column: number }): VNode {
  const { ctx, view, form, line, column, beside, sums, typed } = props;
  const { t } = ctx;
  const code = line.cells[column];
  const width = 1 + Number(beside.prior) + Number(beside.accounts);
  if (code === undefined)
    return (
      <td class="sheet-none" colSpan={width}>
        {NOTHING}
      </td>
    );
  const indicator = view.round.indicators.get(code);
  // On a phone the columns stand below each other, and each says which it is.
  const label = form.columns.length > 1 ? form.columns[column]?.label : undefined;
  const heading = label && columnName(inLanguage(label, ctx.language));
  const text = typed?.get(code) ?? view.texts.get(code) ?? '';
  const levels = RULE_LEVELS.filter((level) =>
    view.evaluation.findings.some((each) => each.level === level && each.cells[0] === code),
  );
  return (
    <>
      <td
        class={indicator?.measure === undefined ? 'sheet-cell sheet-cell--text' : 'sheet-cell'}
        data-column={heading}
      >
        {mayFill(view) && props.onPaper !== true ? (
          <input
            id={cellId(code)}
            name={code}
            value={text}
            inputMode={indicator?.measure === undefined ? undefined : 'decimal'}
            autocomplete="off"
            aria-label={cellName(ctx, view.round, { form, line, column })}
            aria-required={indicator?.required ? 'true' : undefined}
            aria-invalid={levels.includes('block') ? 'true' : undefined}
            aria-describedby={`m-${code}`}
          />
        ) : (
          <span id={cellId(code)} class="sheet-figure">
            {text}
          </span>
        )}
        <span class="sheet-notes" id={`m-${code}`}>
          {levels.map((level) => (
            <LevelMark ctx={ctx} level={level} href={`#f-${code}`} />
          ))}
          {sums.get(code)?.map((sum) => (
            <span class="sheet-sum">{t.costsEntry.sumOf(sum)}</span>
          ))}
        </span>
      </td>
      {beside.prior && (
        <BesideCell
          label={t.costsEntry.priorColumn}
          text={besideText(view, 'prior', code)}
          none={t.costsEntry.noPrior}
        />
      )}
      {beside.accounts && (
        <BesideCell
          label={t.costsEntry.accountsColumn}
          text={besideText(view, 'accounts', code)}
          none={t.costsEntry.noPrior}
        />
      )}
    </>
  );
}

function BesideCell(props: { readonly label: string; readonly text: string; readonly none: string }): VNode {
  const { label, text, none } = props;
  return text === '' ? (
    <td class="sheet-was sheet-was--none">{none}</td>
  ) : (
    <td class="sheet-was" data-label={label}>
      {text}
    </td>
  );
}

/** Where nothing is filled in: an empty place, not an empty answer. */
const NOTHING = ' ';

/** How grave, by word, shape and colour; leads to the sentence. */
export function LevelMark(props: {
  readonly ctx: PageContext;
  readonly level: RuleLevel;
  readonly href?: string;
}): VNode {
  const { ctx, level, href } = props;
  const word = ctx.t.costsEntry.levels[level];
  const name = `level level--${level}`;
  return href === undefined ? (
    <span class={name}>{word}</span>
  ) : (
    // Not in the row of Tab, which goes from cell to cell; the list below has the same links.
    <a class={name} href={href} tabIndex={-1}>
      {word}
    </a>
  );
}
