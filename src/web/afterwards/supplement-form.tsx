import type { VNode } from 'preact';
import { AGAIN_REASONS } from '#core/cases/ask-supplement.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { PartProgress } from '#read/case-lines.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { paperFileName, paperId } from '../form/names.ts';
import type { PageContext } from '../frame/page-context.ts';

export type WantedPaper = {
  readonly material: MaterialId;
  readonly name: string;
  /** An office above on the page wants it too: it is given there, once. */
  readonly above: boolean;
};

/** One office's lines of the list. */
export type WantedPart = {
  readonly part: PartProgress;
  readonly item: string;
  readonly office: string;
  readonly asked: readonly WantedPaper[];
  readonly owed: readonly WantedPaper[];
  /** As typed. */
  readonly note: string;
  readonly problem?: string;
};

export type SupplementFormProps = {
  readonly ctx: PageContext;
  readonly action: string;
  readonly parts: readonly WantedPart[];
  /** At a counter an original may be shown instead: which were ticked. */
  readonly seen?: readonly string[];
  /** Sentences about a file that could not be taken, by the form's field. */
  readonly fileProblems: ReadonlyMap<string, string>;
  readonly back: string;
  /** At a counter: how and when owed papers came. */
  readonly arrival?: VNode;
};

/** Tick that the original was seen. */
export function seenName(material: MaterialId): string {
  return `seen.${material}`;
}
export function noteName(part: number): string {
  return `note.${part}`;
}
export function versionName(part: number): string {
  return `version.${part}`;
}
export function partAnchor(part: number): string {
  return `part-${part}`;
}

/** 一次告知: all that is missing in one list, and one form that hands it in for every office. */
export function SupplementForm(props: SupplementFormProps): VNode {
  const { ctx, parts } = props;
  const words = ctx.t.afterwards.supplement;
  return (
    <form method="post" action={props.action} enctype="multipart/form-data">
      <CsrfField ctx={ctx} />
      {parts.map((wanted) => (
        <PartSection key={wanted.part.part} {...props} wanted={wanted} />
      ))}
      {props.arrival}
      <div class="acts">
        <button class="ds-button" type="submit">
          {words.submit}
        </button>
        <a class="ds-button" data-variant="tertiary" href={props.back}>
          {ctx.t.frame.back}
        </a>
      </div>
    </form>
  );
}

function PartSection(props: SupplementFormProps & { readonly wanted: WantedPart }): VNode {
  const { ctx, wanted } = props;
  const { part, item, office, asked, owed, note, problem } = wanted;
  const words = ctx.t.afterwards.supplement;
  const isAsked = part.stage === 'supplement-asked';
  const reason = isAsked ? AGAIN_REASONS.find((each) => each === part.asked?.again) : undefined;
  const noteId = `note-${part.part}`;
  return (
    <section class="sheet part" id={partAnchor(part.part)} tabIndex={-1}>
      <h2>{item}</h2>
      {problem !== undefined && <p class="field__problem">{problem}</p>}
      <input type="hidden" name={versionName(part.part)} value={String(part.version)} />
      {isAsked && <p>{words.partAsks(office)}</p>}
      {isAsked && part.asked !== undefined && part.asked.note !== '' && (
        <p class="notice typed">{part.asked.note}</p>
      )}
      {reason !== undefined && <p class="hint">{words.again(ctx.t.afterwards.again.reasons[reason])}</p>}
      {asked.map((paper) => (
        <PaperInput key={paper.material} {...props} paper={paper} />
      ))}
      {owed.length > 0 && <p>{words.partOwes(office)}</p>}
      {owed.map((paper) => (
        <PaperInput key={paper.material} {...props} paper={paper} />
      ))}
      <div class="field">
        <label for={noteId}>{words.note}</label>
        <p class="hint" id={`${noteId}-hint`}>
          {words.noteHint}
        </p>
        <textarea
          class="ds-input"
          id={noteId}
          name={noteName(part.part)}
          rows={2}
          maxlength={500}
          aria-describedby={`${noteId}-hint`}
        >
          {note}
        </textarea>
      </div>
    </section>
  );
}

function PaperInput(props: SupplementFormProps & { readonly paper: WantedPaper }): VNode {
  const { ctx, paper, seen, fileProblems } = props;
  const { material, name, above } = paper;
  const words = ctx.t.afterwards.supplement;
  if (above) {
    return (
      <p>
        {name} <span class="hint">{words.sharedHint}</span>
      </p>
    );
  }
  const id = paperId(material);
  const problem = fileProblems.get(paperFileName(material));
  return (
    <div class={problem === undefined ? 'field paper' : 'field paper field--problem'}>
      <label for={id}>{name}</label>
      <p class="hint" id={`${id}-hint`}>
        {ctx.t.form.papers.wayHint['hand-in']}
      </p>
      {problem !== undefined && (
        <p class="field__problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {seen !== undefined && (
        <div class="choice">
          <input
            type="checkbox"
            id={seenName(material)}
            name={seenName(material)}
            value="yes"
            checked={seen.includes(material)}
          />
          <label for={seenName(material)}>{ctx.t.counter.supplement.seen}</label>
        </div>
      )}
      <input
        id={id}
        type="file"
        name={paperFileName(material)}
        multiple
        aria-describedby={problem === undefined ? `${id}-hint` : `${id}-hint ${id}-problem`}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
      />
    </div>
  );
}
