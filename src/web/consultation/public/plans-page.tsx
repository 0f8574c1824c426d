import type { VNode } from 'preact';
import { planChapters, type PlanChapter } from '#core/consultation/coverage/plan-chapters.ts';
import type { PublicConsultation } from '#read/public-consultation.ts';
import { Frame } from '../../frame/frame.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { clauseName, NoticeLine, plansPath, PublicFrame } from './public-frame.tsx';

/** Every plan that people are asked about, or were. */
export function PlansPage(props: {
  readonly ctx: PageContext;
  readonly plans: readonly PublicConsultation[];
}): VNode {
  const { ctx, plans } = props;
  const text = ctx.t.consultationPublic;
  return (
    <Frame ctx={ctx} title={text.list.title}>
      <h1>{text.list.title}</h1>
      <p class="lead">{text.list.lead}</p>
      {plans.length === 0 && <p class="empty">{text.list.empty}</p>}
      {plans.map((seen) => (
        <section class="sheet" key={seen.consultation.id}>
          <h2>
            <a href={plansPath(seen.consultation)}>{seen.consultation.planTitle}</a>
          </h2>
          {seen.consultation.mark === 'sample' && (
            <p class="consultation-sample">{ctx.t.consultation.sample}</p>
          )}
          <NoticeLine ctx={ctx} seen={seen} />
          <p class="hint">{text.list.said(seen.counts.people, seen.counts.demands)}</p>
          <p>
            <a class="ds-button" href={plansPath(seen.consultation)}>
              {text.list.open}
            </a>
          </p>
        </section>
      ))}
      <p>
        <a href="/plans/published-statistics">{ctx.t.consultationPublished.title}</a>
      </p>
    </Frame>
  );
}

/** One plan: until when, the ways to speak, and the contents of the draft. */
export function PlanPage(props: { readonly ctx: PageContext; readonly seen: PublicConsultation }): VNode {
  const { ctx, seen } = props;
  const { consultation, draft } = seen;
  const text = ctx.t.consultationPublic;
  return (
    <PublicFrame ctx={ctx} consultation={consultation} title={consultation.planTitle}>
      <NoticeLine ctx={ctx} seen={seen} />
      <p class="hint">
        {text.plan.office}
        {ctx.t.form.colon}
        {consultation.office}
      </p>
      <p>
        <a class="ds-button" href={plansPath(consultation, '/say')}>
          {text.plan.say}
        </a>
      </p>
      <Ways ctx={ctx} seen={seen} />
      <h2>{text.plan.read}</h2>
      {draft === undefined ? (
        <p>{text.plan.noDraft}</p>
      ) : (
        <>
          <p class="hint">
            {text.plan.stageNth(ctx.t.consultation.stages[draft.version.stage], draft.version.nth)}
            {ctx.t.form.stop}
            {text.plan.readHint}
          </p>
          <Contents ctx={ctx} seen={seen} chapters={planChapters(draft.version.clauses)} />
        </>
      )}
    </PublicFrame>
  );
}

function Ways({ ctx, seen }: { readonly ctx: PageContext; readonly seen: PublicConsultation }): VNode {
  const text = ctx.t.consultationPublic.plan;
  const { consultation, statements, answered } = seen;
  const ways = [
    { behind: '/follow', words: text.follow, open: true },
    { behind: '/heard', words: text.heard, open: answered },
    { behind: '/statistics', words: text.statistics, open: true },
    { behind: '/vote', words: text.vote(statements), open: statements > 0 },
  ];
  return (
    <ul class="ways">
      {ways
        .filter(({ open }) => open)
        .map(({ behind, words }) => (
          <li key={behind}>
            <a href={plansPath(consultation, behind)}>{words}</a>
          </li>
        ))}
    </ul>
  );
}

/** Parts with their chapters; each line one page of the draft. */
function Contents(props: {
  readonly ctx: PageContext;
  readonly seen: PublicConsultation;
  readonly chapters: readonly PlanChapter[];
}): VNode {
  const { ctx, seen, chapters } = props;
  const text = ctx.t.consultationPublic.plan;
  return (
    <nav aria-label={text.contents}>
      <ol class="plan-contents">
        {chapters.map((chapter, at) => {
          const said = chapter.clauses.reduce((sum, { id }) => sum + (seen.spoken.get(id) ?? 0), 0);
          const part = chapter.part;
          return (
            <li key={chapter.start}>
              {part !== undefined && part.id !== chapters[at - 1]?.part?.id && (
                <p class="plan-contents__part">{clauseName(part)}</p>
              )}
              <a href={plansPath(seen.consultation, `/read/${chapter.start}`)}>{chapterName(chapter, ctx)}</a>
              {said > 0 && <span class="hint unbroken">{text.saidHere(said)}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** What a chapter is called. */
export function chapterName({ heading }: PlanChapter, ctx: PageContext): string {
  return heading === undefined ? ctx.t.consultationPublic.plan.beginning : clauseName(heading);
}
