import type { ComponentChildren, VNode } from 'preact';
import type { ReturnActor } from '#core/costs/return-state.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { returnPath } from '../entry-words.ts';

const PAGES = ['review', 'questions', 'versions', 'history'] as const;
type ReviewPageId = (typeof PAGES)[number];

/** The frame of every page about a return that both sides read: whose it is, and the way to the others. */
export function ReviewFrame(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly unit: RegisterUnit;
  readonly title: string;
  readonly here: ReviewPageId;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, round, unit, title, here, children } = props;
  const words = ctx.t.costsReview.review;
  const collector = ctx.viewer.role === 'collector';
  return (
    <CostsFrame ctx={ctx} round={round} title={`${title} · ${unit.name}`}>
      <p>
        {collector && (
          <>
            <a href={`/costs/${round.id}`}>{words.back}</a> ·{' '}
          </>
        )}
        <strong>{unit.name}</strong>
      </p>
      <nav class="filters no-print" aria-label={unit.name}>
        {!collector && <a href={returnPath(round.id, unit.id)}>{words.links.sheet}</a>}
        {PAGES.filter((id) => collector || id !== 'review').map((id) => (
          <a href={returnPath(round.id, unit.id, id)} aria-current={id === here ? 'page' : undefined}>
            {words.links[id]}
          </a>
        ))}
      </nav>
      <h1>{title}</h1>
      {children}
    </CostsFrame>
  );
}

/** Name with office or duty, as people sign. */
export function actorWords({ t }: PageContext, round: Round, by: ReturnActor): string {
  const { questions } = t.costsReview;
  if (by.kind === 'platform') return questions.duty.platform;
  const of = by.kind === 'collector' ? officeName(round, by.office) : questions.duty[by.kind];
  return questions.by(by.name, of);
}

export function officeName(round: Round, id: string): string {
  return round.offices.find((office) => office.id === id)?.name ?? id;
}
