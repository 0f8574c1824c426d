import type { VNode } from 'preact';
import { OFFICER_ACTS, SIDE_ACTS, type OfficerAct } from '#core/cases/acts.ts';
import { isUntold } from '#core/cases/one-notice.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { PartView } from '#read/case-lines.ts';
import { HappenedField } from '../clocks/happened-field.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { AgainReasons } from '../afterwards/again-reasons.tsx';
import { goesByPost, PostResultForm } from '../afterwards/post-result.tsx';
import { nameIn } from './desk-words.ts';
import { GroundFields, type GroundTyped } from './ground-fields.tsx';

/** What an officer's form held, given back when the act was refused. */
export type ActAttempt = GroundTyped & {
  readonly act: OfficerAct;
  /** The sentence; absent where the text is only given back. */
  readonly problem?: string;
  readonly text: string;
  readonly materials: readonly string[];
  readonly numbers: readonly string[];
  /** Reason of a second round of asking. */
  readonly again: string;
  /** 事后补录: when it happened, as typed. */
  readonly happened: string;
};

type Props = {
  readonly ctx: PageContext;
  readonly part: PartView;
  /** Where the forms go: with the list's filter, so that it stays after the act. */
  readonly action: string;
  readonly attempt?: ActAttempt;
};

/** The acts that take one click, in the order of the stages; the others open a form of their own. */
const SIMPLE: readonly OfficerAct[] = ['receive', 'accept'];

/** The acts allowed now, at the bottom of the screen. Each posts the version of the part it was shown from. */
export function PartActs(props: Props): VNode {
  const { ctx, part, attempt } = props;
  const words = ctx.t.desk.acts;
  // The end of a special step is the act that is waited for.
  const stands = part.acts.includes('resume');
  const allowed = OFFICER_ACTS.filter((act) => part.acts.includes(act));
  return (
    <section class="act-bar no-print" aria-label={words.heading} data-keys="acts">
      {attempt?.problem !== undefined && (
        <div class="error-box" role="alert">
          <h2>{ctx.t.desk.refused.title}</h2>
          <p>
            {attempt.problem} {ctx.t.desk.refused.kept}
          </p>
        </div>
      )}
      {isUntold(part.part) && <p class="hint">{ctx.t.afterwards.heldBack}</p>}
      {goesByPost(part) ? (
        <PostResultForm ctx={ctx} part={part} />
      ) : allowed.length === 0 && !stands ? (
        <p class="act-none">{nothingToDo(props)}</p>
      ) : (
        <div class="act-row">
          {stands && (
            <a class="ds-button" href={`/desk/${part.number}/${part.part.part}/resume`}>
              {ctx.t.desk.sideAct.resume}
            </a>
          )}
          {allowed.map((act, index) =>
            SIMPLE.includes(act) ? (
              <SimpleAct {...props} act={act} main={index === 0 && !stands} />
            ) : (
              <FullAct {...props} act={act} main={index === 0 && !stands} />
            ),
          )}
        </div>
      )}
      <SideActs {...props} />
    </section>
  );
}

/** The acts with a page of their own. */
function SideActs({ ctx, part }: Props): VNode | null {
  const allowed = SIDE_ACTS.filter((act) => act !== 'resume' && part.acts.includes(act));
  if (allowed.length === 0) return null;
  return (
    <details class="why side-acts">
      <summary>{ctx.t.desk.acts.more}</summary>
      <ul class="bare-list">
        {allowed.map((act) => (
          <li>
            <a href={`/desk/${part.number}/${part.part.part}/${act}`}>{ctx.t.desk.sideAct[act]}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function nothingToDo({ ctx, part }: Props): string {
  const words = ctx.t.desk.acts;
  switch (part.part.stage) {
    case 'waiting':
      return words.noneWaiting;
    case 'supplement-asked':
      return words.noneSupplement;
    case 'issued':
      return words.noneIssued;
    case 'delivered':
    case 'refused':
    case 'rejected':
    case 'blocked':
      return words.noneEnded;
    default:
      return words.none;
  }
}

type ActProps = Props & { readonly act: OfficerAct; readonly main: boolean };

function Hidden({ ctx, part, act }: ActProps): VNode {
  return (
    <>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={part.part.version} />
    </>
  );
}

function SimpleAct(props: ActProps): VNode {
  const { ctx, action, act, main } = props;
  return (
    <form method="post" action={action}>
      <Hidden {...props} />
      <button class="ds-button" data-variant={main ? undefined : 'secondary'} type="submit">
        {ctx.t.desk.act[act]}
      </button>
      <HappenedField
        ctx={ctx}
        id={`happened-${act}`}
        typed={props.attempt?.act === act ? props.attempt.happened : ''}
      />
    </form>
  );
}

/** An act with something to say: a fold that opens upwards into its own form. Works without script. */
function FullAct(props: ActProps): VNode {
  const { ctx, part, act, main, attempt } = props;
  const words = ctx.t.desk;
  const id = `act-${act}`;
  const mine = attempt?.act === act ? attempt : undefined;
  return (
    <details class={main ? 'act act--main' : 'act'} name="act" open={mine !== undefined}>
      <summary>{words.act[act]}</summary>
      <form method="post" action={props.action} class="act-form">
        <Hidden {...props} />
        {act === 'ask-supplement' && (
          <SupplementPapers ctx={ctx} part={part} chosen={mine?.materials ?? []} />
        )}
        {act === 'ask-supplement' && part.part.rounds > 0 && (
          <AgainReasons ctx={ctx} chosen={mine?.again ?? ''} />
        )}
        {(act === 'refuse' || act === 'reject') && (
          <GroundFields
            ctx={ctx}
            part={part}
            act={act}
            typed={{ ground: mine?.ground ?? '', law: mine?.law ?? '' }}
          />
        )}
        {act === 'issue' ? (
          <ResultNumbers ctx={ctx} part={part} typed={mine?.numbers ?? []} />
        ) : (
          <ActText
            {...props}
            id={id}
            text={mine?.text ?? ''}
            {...(mine?.problem === undefined ? {} : { problem: mine.problem })}
          />
        )}
        <HappenedField ctx={ctx} id={`happened-${act}`} typed={mine?.happened ?? ''} />
        <button
          class="ds-button"
          type="submit"
          data-color={act === 'refuse' || act === 'reject' ? 'danger' : undefined}
        >
          {words.acts.confirm(words.act[act])}
        </button>
      </form>
    </details>
  );
}

function ActText({
  ctx,
  act,
  id,
  text,
  problem,
}: ActProps & { readonly id: string; readonly text: string; readonly problem?: string }): VNode {
  const words = ctx.t.desk.acts;
  const label = {
    receive: '',
    accept: '',
    issue: '',
    'ask-supplement': words.note,
    refuse: words.refuseReason,
    review: words.reviewOpinion,
    grant: words.grantOpinion,
    reject: words.rejectReason,
  }[act];
  const hint =
    act === 'refuse' || act === 'reject'
      ? words.reasonHint
      : act === 'ask-supplement'
        ? words.supplementHint
        : undefined;
  const described = [
    ...(problem === undefined ? [] : [`${id}-problem`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {problem !== undefined && (
        <p class="field__problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        class="ds-input"
        id={id}
        name="text"
        rows={3}
        maxlength={2000}
        aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
      >
        {text}
      </textarea>
    </div>
  );
}

function SupplementPapers({
  ctx,
  part,
  chosen,
}: {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly chosen: readonly string[];
}): VNode {
  const words = ctx.t.desk.acts;
  const isChosen = (material: MaterialId): boolean => chosen.includes(material);
  return (
    <fieldset class="field">
      <legend>{words.supplementPapers}</legend>
      {part.materials.map((paper) => (
        <div class="choice">
          <input
            type="checkbox"
            id={`miss-${paper.material}`}
            name="material"
            value={paper.material}
            checked={isChosen(paper.material)}
          />
          <label for={`miss-${paper.material}`}>{nameIn(ctx, paper.name)}</label>
        </div>
      ))}
    </fieldset>
  );
}

function ResultNumbers({
  ctx,
  part,
  typed,
}: {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly typed: readonly string[];
}): VNode {
  const words = ctx.t.desk.acts;
  return (
    <>
      {part.part.results.map((result, index) =>
        result.carrier === 'none' ? (
          <p>
            {nameIn(ctx, result.name)}：{words.noNumber}
            <input type="hidden" name="number" value="" />
          </p>
        ) : (
          <div class="field">
            <label for={`result-${index}`}>{words.resultNumber(nameIn(ctx, result.name))}</label>
            <input
              class="ds-input"
              id={`result-${index}`}
              name="number"
              value={typed[index] ?? ''}
              maxlength={100}
              autocomplete="off"
            />
          </div>
        ),
      )}
    </>
  );
}
