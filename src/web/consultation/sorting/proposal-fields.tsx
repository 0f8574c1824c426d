import type { VNode } from 'preact';
import type { Evidence, Label, Proposal } from '#core/consultation/sorting/label.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { OTHER } from './sorting-form.ts';

/** Three proposals as radio buttons with their words, a fourth for any other, and the whole list beside it. Arrow keys move, nothing is chosen beforehand. */
export function ProposalFields(props: {
  readonly ctx: PageContext;
  readonly legend: string;
  readonly name: string;
  readonly otherName: string;
  readonly otherLabel: string;
  readonly proposals: readonly Proposal[];
  readonly labels: readonly Label[];
  readonly chosen: string;
  readonly otherChosen: string;
  /** A radio button more that says "not for now". */
  readonly none?: string | undefined;
  /** Address of the demand an evidence is like. */
  readonly hrefOf: (demand: string) => string;
}): VNode {
  const { ctx, name, proposals, labels, chosen, hrefOf } = props;
  const words = ctx.t.consultationSorting;
  return (
    <fieldset class="proposals">
      <legend>{props.legend}</legend>
      {proposals.map(({ label, evidence }) => (
        <div class="proposal">
          <input type="radio" id={`${name}-${label}`} name={name} value={label} checked={chosen === label} />
          <label for={`${name}-${label}`}>{labels.find(({ id }) => id === label)?.name ?? label}</label>
          <EvidenceWords ctx={ctx} evidence={evidence} hrefOf={hrefOf} />
        </div>
      ))}
      <div class="proposal">
        <input type="radio" id={`${name}-other`} name={name} value={OTHER} checked={chosen === OTHER} />
        <label for={`${name}-other`}>{props.otherLabel}</label>
        <select class="ds-input" name={props.otherName} aria-label={`${props.legend} · ${props.otherLabel}`}>
          <option value="">{words.notChosen}</option>
          {labels.map(({ id, name: shown }) => (
            <option value={id} selected={props.otherChosen === id}>
              {shown}
            </option>
          ))}
        </select>
      </div>
      {props.none !== undefined && (
        <div class="proposal">
          <input type="radio" id={`${name}-none`} name={name} value="none" checked={chosen === 'none'} />
          <label for={`${name}-none`}>{props.none}</label>
        </div>
      )}
    </fieldset>
  );
}

/** The words that led to a proposal and where each comes from, strongest first. */
export function EvidenceWords(props: {
  readonly ctx: PageContext;
  readonly evidence: readonly Evidence[];
  readonly hrefOf: (demand: string) => string;
}): VNode {
  const { ctx, evidence, hrefOf } = props;
  const words = ctx.t.consultationSorting;
  const telling = evidence.filter(({ source }) => source !== 'often');
  if (telling.length === 0) return <span class="hint proposal-words">{words.noWords}</span>;
  return (
    <span class="hint proposal-words">
      {words.because}：
      {telling.map((each, at) => (
        <>
          {at > 0 && '、'}
          {each.like === undefined ? (
            <span>
              {each.meant === undefined
                ? words.evidence(each.word, words.sources[each.source])
                : words.meant(each.word, each.meant)}
            </span>
          ) : (
            <a href={hrefOf(each.like)}>{words.evidence(each.like, words.sources[each.source])}</a>
          )}
        </>
      ))}
    </span>
  );
}

/** A text with the words of evidence marked. Where its plain form has another length nothing is marked rather than the wrong place. */
export function MarkedText(props: {
  readonly text: string;
  /** `plainScript` of the text. */
  readonly plain: string;
  readonly words: readonly string[];
}): VNode {
  const { text, plain } = props;
  if (plain.length !== text.length) return <>{text}</>;
  const marked = new Uint8Array(text.length);
  for (const word of props.words.filter((each) => each !== '')) {
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1)) {
      marked.fill(1, at, at + word.length);
    }
  }
  const pieces: VNode[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + 1;
    while (to < text.length && marked[to] === marked[from]) to += 1;
    const piece = text.slice(from, to);
    pieces.push(marked[from] === 1 ? <mark>{piece}</mark> : <>{piece}</>);
    from = to;
  }
  return <>{pieces}</>;
}
