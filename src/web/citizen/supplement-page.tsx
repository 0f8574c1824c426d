import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { paperFileName, paperId } from '../form/names.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { officeWords } from './case-words.ts';

export type AskedPaper = {
  readonly material: string;
  readonly name: string;
  readonly problems: readonly string[];
};

export type SupplementPageProps = {
  readonly ctx: PageContext;
  readonly found: CaseView;
  readonly part: PartProgress;
  readonly divisions: DivisionTree;
  readonly papers: readonly AskedPaper[];
  readonly note: string;
  /** A sentence about the whole form. */
  readonly refusal: string | undefined;
};

/** What the office asked for, all at once, with a place for each file. */
export function SupplementPage(props: SupplementPageProps): VNode {
  const { ctx, found, part, divisions, papers, note, refusal } = props;
  const { t, language } = ctx;
  const text = t.citizen.supplement;
  const lines = [
    ...(refusal === undefined ? [] : [{ href: '#note', sentence: refusal }]),
    ...papers.flatMap((paper) =>
      paper.problems.map((sentence) => ({ href: `#${paperId(paper.material)}`, sentence })),
    ),
  ];
  const title = lines.length > 0 ? `${t.form.titleProblem}${text.title}` : text.title;
  return (
    <Frame ctx={ctx} title={title} section="myCases">
      <p class="hint thing-name">{inLanguage(part.itemName, language)}</p>
      <ErrorSummary lines={lines} t={t} />
      <h1>{text.title}</h1>
      <p>{text.intro(officeWords(part, { t, language, divisions }))}</p>
      {part.asked !== undefined && part.asked.note !== '' && (
        <p class="notice">{`${t.citizen.progress.askedNote}${t.form.colon}${part.asked.note}`}</p>
      )}
      <form
        method="post"
        action={`/my-cases/${found.number}/parts/${part.part}/supplement`}
        enctype="multipart/form-data"
      >
        <CsrfField ctx={ctx} />
        <input type="hidden" name="version" value={String(part.version)} />
        {papers.map((paper) => (
          <AskedField key={paper.material} paper={paper} hint={t.form.papers.wayHint['hand-in']} />
        ))}
        <div class="field">
          <label for="note">{text.note}</label>
          <p class="hint" id="note-hint">
            {text.noteHint}
          </p>
          <textarea class="ds-input" id="note" name="note" rows={3} aria-describedby="note-hint">
            {note}
          </textarea>
        </div>
        <div class="acts">
          <button class="ds-button" type="submit">
            {text.submit}
          </button>
          <a class="ds-button" data-variant="tertiary" href={`/my-cases/${found.number}`}>
            {t.frame.back}
          </a>
        </div>
      </form>
    </Frame>
  );
}

function AskedField({ paper, hint }: { readonly paper: AskedPaper; readonly hint: string }): VNode {
  const id = paperId(paper.material);
  const wrong = paper.problems.length > 0;
  return (
    <div class={wrong ? 'field paper field--problem' : 'field paper'}>
      <label for={id}>{paper.name}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {wrong && (
        <div id={`${id}-problem`}>
          {paper.problems.map((sentence) => (
            <p class="field__problem" key={sentence}>
              {sentence}
            </p>
          ))}
        </div>
      )}
      <input
        id={id}
        type="file"
        name={paperFileName(paper.material)}
        multiple
        aria-describedby={wrong ? `${id}-hint ${id}-problem` : `${id}-hint`}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
      />
    </div>
  );
}
