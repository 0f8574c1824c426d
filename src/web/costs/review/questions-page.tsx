import type { VNode } from 'preact';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { ReturnState } from '#core/costs/return-state.ts';
import type { ReturnView } from '#read/return-for.ts';
import { momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { codesOf, basicForms } from '../entry-view.ts';
import { cellId, codeName, formPath, returnPath } from '../entry-words.ts';
import { cellPlace } from '../entry-view.ts';
import type { ReviewDone } from './review-page.tsx';
import { actorWords, ReviewFrame } from './review-frame.tsx';

type Question = ReturnState['questions'][number];

export type QuestionsPageProps = {
  readonly ctx: PageContext;
  readonly view: ReturnView;
  /** The cell a question is begun about. */
  readonly cell?: string | undefined;
  readonly done?: ReviewDone | undefined;
  /** After a refusal: the thread it belongs to (none: a new one), what was typed, why. */
  readonly attempt?: { readonly question?: string; readonly text: string; readonly refusal: string };
};

/** Threads about the cells of one return, for both sides; open ones first. */
export function QuestionsPage(props: QuestionsPageProps): VNode {
  const { ctx, view, done, attempt } = props;
  const { round, unit, state } = view;
  const { questions: words, review } = ctx.t.costsReview;
  const threads = state.questions.toSorted((a, b) => Number(b.open) - Number(a.open));
  return (
    <ReviewFrame ctx={ctx} round={round} unit={unit} title={words.title} here="questions">
      {attempt && (
        <ErrorSummary
          lines={[
            {
              href: attempt.question === undefined ? '#ask' : `#q-${attempt.question}`,
              sentence: attempt.refusal,
            },
          ]}
          t={ctx.t}
        />
      )}
      {done !== undefined && <output class="notice notice--go">{review.done[done]}</output>}
      <p>{words.lead}</p>
      {threads.length === 0 && <p class="empty">{words.none}</p>}
      {threads.map((question) => (
        <Thread {...props} question={question} />
      ))}
      {view.acts.includes('ask') && <Ask {...props} />}
    </ReviewFrame>
  );
}

function Thread(props: QuestionsPageProps & { readonly question: Question }): VNode {
  const { ctx, view, question, attempt } = props;
  const { round, unit, acts } = view;
  const words = ctx.t.costsReview.questions;
  const path = returnPath(round.id, unit.id, `questions/${question.id}`);
  return (
    <section class="thread" id={`q-${question.id}`}>
      <h2>
        <About ctx={ctx} view={view} cell={question.cell} />{' '}
        <span class="hint">{question.open ? words.open : words.closed}</span>
      </h2>
      {question.messages.map(({ by, at, text }) => (
        <p>
          <strong>{actorWords(ctx, round, by)}</strong>{' '}
          <span class="hint moment">{momentWords(at.toString(), ctx.language)}</span>
          <span class="block typed">{text}</span>
        </p>
      ))}
      {question.open && acts.includes('answer') && (
        <form method="post" action={`${path}/answer`}>
          <CsrfField ctx={ctx} />
          <div class="field">
            <label for={`a-${question.id}`}>{words.replyText}</label>
            <textarea id={`a-${question.id}`} name="text" class="ds-input" rows={2} required>
              {attempt?.question === question.id ? attempt.text : ''}
            </textarea>
          </div>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.reply}
          </button>
        </form>
      )}
      {question.open && isOwn(ctx, question) && (
        <form method="post" action={`${path}/close`}>
          <CsrfField ctx={ctx} />
          <button class="ds-button" data-variant="tertiary" type="submit">
            {words.close}
          </button>
        </form>
      )}
    </section>
  );
}

/** The side that asked closes. */
function isOwn({ viewer }: PageContext, { messages }: Question): boolean {
  const asked = messages[0]?.by.kind === 'collector' ? 'collector' : 'reporter';
  return viewer.role === asked;
}

function About(props: {
  readonly ctx: PageContext;
  readonly view: ReturnView;
  readonly cell: IndicatorCode | undefined;
}): VNode {
  const { ctx, view, cell } = props;
  const { round, unit } = view;
  if (cell === undefined) return <>{ctx.t.costsReview.questions.whole}</>;
  const place = cellPlace(round, cell);
  const href =
    ctx.viewer.role === 'collector' || place === undefined
      ? `${returnPath(round.id, unit.id, 'review')}#${cellId(cell)}`
      : formPath(round.id, unit.id, place.form.code, cell);
  return <a href={href}>{codeName(ctx, round, cell)}</a>;
}

function Ask(props: QuestionsPageProps): VNode {
  const { ctx, view, cell, attempt } = props;
  const { round, unit } = view;
  const words = ctx.t.costsReview.questions;
  return (
    <form id="ask" method="post" action={returnPath(round.id, unit.id, 'questions')}>
      <CsrfField ctx={ctx} />
      <h2>{words.ask}</h2>
      <div class="field">
        <label for="ask-cell">{words.about}</label>
        <select id="ask-cell" name="cell" class="ds-input">
          <option value="">{words.whole}</option>
          {basicForms(round)
            .flatMap(codesOf)
            .map((code) => (
              <option value={code} selected={code === cell}>
                {codeName(ctx, round, code)}
              </option>
            ))}
        </select>
      </div>
      <div class="field">
        <label for="ask-text">{words.text}</label>
        <textarea id="ask-text" name="text" class="ds-input" rows={3} required>
          {attempt !== undefined && attempt.question === undefined ? attempt.text : ''}
        </textarea>
      </div>
      <button class="ds-button" type="submit">
        {words.send}
      </button>
    </form>
  );
}
