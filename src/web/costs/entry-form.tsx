import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Finding } from '#core/statistics/rules/finding.ts';
import type { Form } from '#core/statistics/survey/round.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { EntryFinding } from './entry-finding.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { Counts } from './entry-return.tsx';
import { EntrySheet, LegalHead } from './entry-sheet.tsx';
import { basicForms, countFindings, findingsOf, mayFill, type EntryView } from './entry-view.ts';
import { formPath, returnPath, shortTitle } from './entry-words.ts';

export type EntryFormProps = {
  readonly ctx: PageContext;
  readonly view: EntryView;
  readonly form: Form;
  readonly sums: ReadonlyMap<IndicatorCode, readonly string[]>;
  /** What the island needs besides the page, as JSON; absent where nothing may be typed. */
  readonly island?: string;
  readonly done?: string;
  /** Why what was sent was not saved, with all that was typed. */
  readonly attempt?: { readonly problem: string; readonly typed: ReadonlyMap<string, string> };
};

/** One form to fill in. One POST form without script; a spreadsheet with it. */
export function EntryFormPage(props: EntryFormProps): VNode {
  const { ctx, view, form, island, done, attempt } = props;
  const { t, language } = ctx;
  const words = t.costsEntry;
  const title = inLanguage(form.title, language);
  const editable = mayFill(view);
  const here = returnPath(view.round.id, view.unit.id);
  return (
    <EntryFrame
      ctx={ctx}
      view={view}
      title={title}
      here={`form:${form.code}`}
      {...(island === undefined ? {} : { island: 'return-sheet' })}
    >
      <ErrorSummary
        lines={attempt === undefined ? [] : [{ href: '#sheet', sentence: attempt.problem }]}
        t={t}
      />
      {done !== undefined && <output class="notice notice--go">{done}</output>}
      {!editable && <p class="notice">{words.readOnly[view.state.stage]}</p>}
      <LegalHead ctx={ctx} view={view} form={form} />
      <form
        method="post"
        action={formPath(view.round.id, view.unit.id, form.code)}
        id="sheet"
        noValidate
        data-save={`${here}/cells`}
        data-round={`${here}/sheet.json?v=${view.round.version}`}
      >
        <CsrfField ctx={ctx} />
        <output class="notice notice--wait" id="sheet-others" hidden />
        <EntrySheet
          ctx={ctx}
          view={view}
          form={form}
          sums={props.sums}
          {...(attempt ? { typed: attempt.typed } : {})}
        />
        <FormFindings {...props} />
        {editable && <SheetBar {...props} />}
      </form>
      {island !== undefined && (
        // JSON, not script: nothing in it runs. `<` cannot end the element early.
        <script
          type="application/json"
          id="sheet-data"
          // oxlint-disable-next-line react/no-danger -- our own JSON, escaped where it is made
          dangerouslySetInnerHTML={{ __html: island }}
        />
      )}
    </EntryFrame>
  );
}

/** Fixed at the bottom: what stands at the cell one is in, whether it is saved, and the way on. */
function SheetBar({ ctx, view, form }: EntryFormProps): VNode {
  const { t, language } = ctx;
  const words = t.costsEntry;
  const forms = basicForms(view.round);
  const next = forms[forms.findIndex(({ code }) => code === form.code) + 1];
  const { id } = view.round;
  return (
    <div class="act-bar sheet-bar">
      <p class="sheet-bar__cell" id="sheet-cell" />
      <div class="sheet-bar__row">
        <button class="ds-button" type="submit">
          {words.save}
        </button>
        <output id="sheet-state" class="sheet-state" />
        <button
          class="ds-button"
          data-variant="secondary"
          type="button"
          id="sheet-prior"
          title="F8"
          aria-keyshortcuts="F8"
          hidden
        >
          {words.priorColumn}
        </button>
        {next === undefined ? (
          <a href={returnPath(id, view.unit.id, 'check')}>{words.toCheck}</a>
        ) : (
          <a href={formPath(id, view.unit.id, next.code)}>
            {words.nextForm(shortTitle(inLanguage(next.title, language)))}
          </a>
        )}
      </div>
    </div>
  );
}

/** The findings of one form, each where the marks at the cells lead. */
export function FormFindingList(
  props: Pick<EntryFormProps, 'ctx' | 'view'> & { readonly findings: readonly Finding[] },
): VNode {
  const { ctx, view, findings } = props;
  const first = new Map(findings.map(({ cells, key }) => [cells[0], key] as const).toReversed());
  return (
    <>
      {findings.map((finding) => (
        <li
          // One place for all findings at a cell: the first.
          id={first.get(finding.cells[0]) === finding.key ? `f-${finding.cells[0]}` : undefined}
          key={finding.key}
        >
          <EntryFinding ctx={ctx} view={view} finding={finding} />
        </li>
      ))}
    </>
  );
}

function FormFindings({ ctx, view, form }: EntryFormProps): VNode {
  const words = ctx.t.costsEntry;
  const findings = findingsOf(form, view.evaluation.findings);
  return (
    <section class="sheet-findings" aria-labelledby="sheet-findings-title">
      <h2 id="sheet-findings-title">{words.findingsHere}</h2>
      <p id="sheet-counts">
        <Counts ctx={ctx} counts={countFindings(findings)} />
      </p>
      <ul class="bare-list" id="sheet-findings">
        <FormFindingList ctx={ctx} view={view} findings={findings} />
      </ul>
      {view.evaluation.notEvaluable.length > 0 && (
        <p class="hint">{words.notEvaluable(view.evaluation.notEvaluable.length)}</p>
      )}
      {mayFill(view) && <p class="hint no-print sheet-keys">{words.keys}</p>}
    </section>
  );
}
