import type { VNode } from 'preact';
import type { PlanChapter } from '#core/consultation/coverage/plan-chapters.ts';
import type { PlanClause } from '#core/consultation/plan/plan.ts';
import type { PublicConsultation } from '#read/public-consultation.ts';
import { Facts } from '../../elements/facts.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { chapterName } from './plans-page.tsx';
import { clauseName, plansPath, PublicFrame } from './public-frame.tsx';

export type ChapterPageProps = {
  readonly ctx: PageContext;
  readonly seen: PublicConsultation;
  readonly chapter: PlanChapter;
  readonly before: PlanChapter | undefined;
  readonly after: PlanChapter | undefined;
};

/** One chapter of the draft; under each clause the way to speak on it. */
export function ChapterPage({ ctx, seen, chapter, before, after }: ChapterPageProps): VNode {
  const { consultation } = seen;
  const text = ctx.t.consultationPublic.chapter;
  return (
    <PublicFrame ctx={ctx} consultation={consultation} title={chapterName(chapter, ctx)}>
      {chapter.part !== undefined && <p class="plan-contents__part">{clauseName(chapter.part)}</p>}
      <div class="plan-text">
        {chapter.clauses.map((clause) => (
          <ClauseBlock key={clause.id} ctx={ctx} seen={seen} clause={clause} heading={chapter.heading} />
        ))}
      </div>
      <nav class="acts no-print" aria-label={ctx.t.consultationPublic.plan.contents}>
        {after !== undefined && (
          <a class="ds-button" rel="next" href={plansPath(consultation, `/read/${after.start}`)}>
            {text.next}
          </a>
        )}
        {before !== undefined && (
          <a
            class="ds-button"
            data-variant="secondary"
            rel="prev"
            href={plansPath(consultation, `/read/${before.start}`)}
          >
            {text.previous}
          </a>
        )}
        <a class="ds-button" data-variant="tertiary" href={plansPath(consultation)}>
          {text.contents}
        </a>
      </nav>
    </PublicFrame>
  );
}

function ClauseBlock(props: {
  readonly ctx: PageContext;
  readonly seen: PublicConsultation;
  readonly clause: PlanClause;
  readonly heading: PlanClause | undefined;
}): VNode {
  const { ctx, seen, clause, heading } = props;
  const text = ctx.t.consultationPublic;
  const said = seen.spoken.get(clause.id) ?? 0;
  const changed = changeMark(seen, clause);
  return (
    <div class="plan-clause" id={clause.id}>
      {clause.id !== heading?.id && <ClauseText clause={clause} ctx={ctx} />}
      {changed !== undefined && (
        <span class="mark">{changed === 'added' ? text.chapter.addedMark : text.chapter.changedMark}</span>
      )}{' '}
      {clause.kind !== 'title' && (
        <a class="plan-clause__say no-print" href={plansPath(seen.consultation, `/clauses/${clause.id}`)}>
          {commentWords(clause, ctx)}
          <span class="visually-hidden">
            {ctx.t.form.colon}
            {clauseName(clause, 20)}
          </span>
          {said > 0 && <span class="hint"> · {text.plan.saidHere(said)}</span>}
        </a>
      )}
    </div>
  );
}

/** 对这一章提意见, 对这一节提意见, 对这一条提意见. */
export function commentWords({ kind }: PlanClause, ctx: PageContext): string {
  const words = ctx.t.consultationPublic.chapter.comment;
  if (kind === 'part' || kind === 'chapter') return words.chapter;
  return kind === 'section' ? words.section : words.other;
}

/** The words of a clause as the plan prints them. Rows of tables stand as pairs: a phone is too narrow for a table. */
export function ClauseText({
  clause,
  ctx,
}: {
  readonly clause: PlanClause;
  readonly ctx: PageContext;
}): VNode {
  const { kind, no, text, indicator, project } = clause;
  const words = ctx.t.consultationPublic.chapter;
  const name = clauseName(clause, Infinity);
  if (indicator !== undefined) {
    const amount = (at: { readonly year: number; readonly value: string } | undefined): string =>
      at === undefined ? '—' : `${at.value} ${indicator.unit}${ctx.t.form.inBrackets(String(at.year))}`;
    return (
      <div class="plan-row">
        <p>
          <strong>{indicator.name}</strong>
        </p>
        <Facts
          rows={[
            { label: words.base, value: amount(indicator.base) },
            { label: words.target, value: amount(indicator.target) },
          ]}
        />
      </div>
    );
  }
  if (project !== undefined) {
    return (
      <div class="plan-row">
        <p>
          <strong>{project.name}</strong>
        </p>
        <p>{project.content}</p>
      </div>
    );
  }
  if (kind === 'part' || kind === 'chapter') return <h2>{name}</h2>;
  if (kind === 'section') return <h3>{name}</h3>;
  if (kind === 'title' || kind === 'box') return <p class="plan-box">{name}</p>;
  return (
    <p>
      {no !== undefined && <strong>{no} </strong>}
      {text}
    </p>
  );
}

function changeMark({ draft }: PublicConsultation, clause: PlanClause): 'added' | 'changed' | undefined {
  const before = draft?.previous?.clauses;
  if (before === undefined) return undefined;
  const old = before.find(({ id }) => id === clause.id);
  if (old === undefined) return 'added';
  return old.text === clause.text ? undefined : 'changed';
}
