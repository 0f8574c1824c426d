import type { VNode } from 'preact';
import { diffClause, type DiffPiece } from '#core/consultation/plan/diff-clause.ts';
import type { PlanChapter } from '#core/consultation/coverage/plan-chapters.ts';
import type { PlanClause } from '#core/consultation/plan/plan.ts';
import type { PublicWords } from '#read/public-consultation.ts';
import { dateWords } from '../../elements/words.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ClauseText, commentWords } from './chapter-page.tsx';
import { chapterName } from './plans-page.tsx';
import { plansPath, PublicFrame } from './public-frame.tsx';
import { SayForm, type SayProps } from './say-form.tsx';

export type ClausePageProps = SayProps & {
  readonly clause: PlanClause;
  /** As the last public version had it; absent: there was no such version, or it had no such clause. */
  readonly old: PlanClause | undefined;
  readonly chapter: PlanChapter;
  readonly words: readonly PublicWords[];
};

/** One clause: its words, what changed, what was said, and the form to say something. */
export function ClausePage(props: ClausePageProps): VNode {
  const { ctx, seen, clause, chapter, words, problems } = props;
  const { consultation } = seen;
  const text = ctx.t.consultationPublic;
  return (
    <PublicFrame ctx={ctx} consultation={consultation} title={commentWords(clause, ctx)}>
      <ErrorSummary lines={problems} t={ctx.t} />
      <p class="hint">
        <a href={plansPath(consultation, `/read/${chapter.start}#${clause.id}`)}>
          {chapterName(chapter, ctx)}
        </a>
      </p>
      <blockquote class="plan-quote">
        <ClauseText clause={clause} ctx={ctx} />
      </blockquote>
      <Changes {...props} />
      <h2>{text.clause.form}</h2>
      <SayForm {...props} action={plansPath(consultation, `/clauses/${clause.id}`)} />
      <h2 id="said">{text.clause.said}</h2>
      <p class="hint">{text.clause.saidHint}</p>
      {words.length === 0 ? <p>{text.clause.saidNone}</p> : <Said ctx={ctx} words={words} />}
    </PublicFrame>
  );
}

function Changes({ ctx, seen, clause, old }: ClausePageProps): VNode | null {
  const text = ctx.t.consultationPublic.clause;
  if (seen.draft?.previous === undefined) return null;
  return (
    <section>
      <h2>{text.changes}</h2>
      {old === undefined && <p>{text.added}</p>}
      {old !== undefined && old.text === clause.text && <p>{text.same}</p>}
      {old !== undefined && old.text !== clause.text && (
        <>
          <p class="hint">{text.changesHint}</p>
          <ChangedWords pieces={diffClause(old.text, clause.text)} ctx={ctx} />
        </>
      )}
    </section>
  );
}

/** Words taken out and put in; for those who do not see it, each says what it is. */
export function ChangedWords(props: {
  readonly pieces: readonly Pick<DiffPiece, 'kind' | 'text'>[];
  readonly ctx: PageContext;
}): VNode {
  const text = props.ctx.t.consultationPublic.clause;
  return (
    <p class="plan-changes" lang="zh-CN">
      {props.pieces.map(({ kind, text: words }) => {
        if (kind === 'kept') return words;
        return kind === 'deleted' ? (
          <del>
            <span class="visually-hidden">{text.deleted}</span>
            {words}
          </del>
        ) : (
          <ins>
            <span class="visually-hidden">{text.inserted}</span>
            {words}
          </ins>
        );
      })}
    </p>
  );
}

function Said({ ctx, words }: { readonly ctx: PageContext; readonly words: readonly PublicWords[] }): VNode {
  const text = ctx.t.consultationPublic;
  return (
    <ul class="plain-list">
      {words.map(({ point, text: said, receivedOn, copies }) => (
        <li key={point}>
          <p class="plan-said">{said}</p>
          <p class="hint">
            {text.follow.receivedOn(dateWords(receivedOn, ctx.language))}
            {copies > 0 && `${ctx.t.form.comma}${text.clause.copies(copies)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
