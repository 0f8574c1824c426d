import type { VNode } from 'preact';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Facts } from '../elements/facts.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { paperFileName } from '../form/names.ts';
import type { PageContext } from '../frame/page-context.ts';
import { CounterFrame } from './counter-parts.tsx';

export type SupplementProps = {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly view: CaseView;
  readonly part: PartProgress;
  readonly papers: readonly { readonly material: MaterialId; readonly name: string }[];
  readonly note: string;
  readonly seen: readonly string[];
  readonly problems: readonly string[];
};

/** Name of the tick that the original was seen. */
export function seenName(material: MaterialId): string {
  return `seen.${material}`;
}

/** What the office asked for, brought to the counter that took the case: seen in the original, or scanned. */
export function CounterSupplementPage(props: SupplementProps): VNode {
  const { ctx, view, part, papers, problems } = props;
  const words = ctx.t.counter.supplement;
  return (
    <CounterFrame ctx={ctx} title={words.heading} here="taken" centre={props.centre}>
      <ErrorSummary lines={problems.map((sentence) => ({ href: '#papers', sentence }))} t={ctx.t} />
      <h1>{words.heading}</h1>
      <Facts
        rows={[
          { label: ctx.t.counter.taken.applicant, value: view.applicant.name },
          { label: ctx.t.counter.slip.item, value: nameIn(ctx, part.itemName) },
          { label: ctx.t.counter.slip.agency, value: nameIn(ctx, part.agencyName) },
          {
            label: ctx.t.counter.taken.number,
            value: <span class="unbroken">{numberWords(view.number)}</span>,
          },
          ...(part.asked === undefined
            ? []
            : [{ label: ctx.t.desk.part.asked, value: <span class="typed">{part.asked.note}</span> }]),
        ]}
      />
      <form
        method="post"
        action={`/counter/taken/${view.number}/${part.part}/supplement`}
        encType="multipart/form-data"
      >
        <CsrfField ctx={ctx} />
        <input type="hidden" name="version" value={part.version} />
        <div id="papers" tabIndex={-1}>
          {papers.map((paper) => (
            <Paper {...props} paper={paper} />
          ))}
        </div>
        <div class="field">
          <label for="note">{ctx.t.desk.acts.note}</label>
          <textarea class="ds-input" id="note" name="note" rows={3} maxlength={500}>
            {props.note}
          </textarea>
        </div>
        <div class="acts">
          <button class="ds-button" type="submit">
            {words.submit}
          </button>
          <a href="/counter/taken">{ctx.t.frame.back}</a>
        </div>
      </form>
    </CounterFrame>
  );
}

function Paper({
  ctx,
  paper,
  seen,
}: SupplementProps & { readonly paper: SupplementProps['papers'][number] }): VNode {
  const words = ctx.t.counter.supplement;
  const name = seenName(paper.material);
  return (
    <fieldset class="field">
      <legend>{paper.name}</legend>
      <div class="choice">
        <input type="checkbox" id={name} name={name} value="yes" checked={seen.includes(paper.material)} />
        <label for={name}>{words.seen}</label>
      </div>
      <label for={`file-${paper.material}`} class="hint">
        {words.file}
      </label>
      <input
        type="file"
        id={`file-${paper.material}`}
        name={paperFileName(paper.material)}
        multiple
        accept="image/jpeg,image/png,application/pdf"
      />
    </fieldset>
  );
}
