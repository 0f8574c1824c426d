import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { ReturnStage } from '#core/costs/return-state.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { ReturnsWall } from '#read/returns-wall.ts';
import { Facts, type FactRow } from '../../elements/facts.tsx';
import { dateWords } from '../../elements/words.ts';
import { Frame } from '../../frame/frame.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { nextStep, type EntryView } from '../entry-view.ts';
import { returnPath } from '../entry-words.ts';

/** A round as its reporter meets it. */
export type OwnRound = { readonly round: Round; readonly view: EntryView };
/** A round as its collector meets it; a collection of published figures has no wall. */
export type CollectedRound = { readonly round: Round; readonly wall: ReturnsWall | undefined };

/** The rounds the viewer has to do with; what is due first, the rest below. */
export function RoundsPage(props: {
  readonly ctx: PageContext;
  readonly own?: readonly OwnRound[];
  readonly collected?: readonly CollectedRound[];
}): VNode {
  const { ctx, own = [], collected = [] } = props;
  const words = ctx.t.costs.rounds;
  return (
    <Frame ctx={ctx} title={ctx.t.costs.title} section="costs">
      <h1>{ctx.t.costs.title}</h1>
      {own.length + collected.length === 0 && <p class="empty">{words.none}</p>}
      {own.map((each) => (
        <Own ctx={ctx} {...each} />
      ))}
      {collected.map((each) => (
        <Collected ctx={ctx} {...each} />
      ))}
    </Frame>
  );
}

const UNDONE: ReadonlySet<ReturnStage> = new Set(['not-started', 'filling', 'sent-back', 'signed']);

function Own({ ctx, round, view }: { readonly ctx: PageContext } & OwnRound): VNode {
  const { t, language, today } = ctx;
  const words = t.costs.rounds;
  const { stage } = view.state;
  const isOpen = UNDONE.has(stage) && Temporal.PlainDate.compare(today, round.period.closesOn) <= 0;
  const href = returnPath(round.id, view.unit.id);
  const left = today.until(round.period.dueOn).days;
  return (
    <section class="sheet costs-round-card">
      <h2>
        <a href={href}>{inLanguage(round.title, language)}</a>
      </h2>
      <Sample ctx={ctx} round={round} />
      {isOpen && (
        <p class="costs-round-card__next">
          <a class="ds-button" href={href}>
            {t.costsEntry.nexts[nextStep(view)]}
          </a>{' '}
          <strong>{t.costsEntry.daysLeft(left)}</strong>
        </p>
      )}
      <Facts
        rows={[
          { label: words.unit, value: view.unit.name },
          { label: words.stage, value: t.costsEntry.stages[stage] },
          ...(isOpen
            ? [
                {
                  label: words.filled,
                  value: words.cells(view.counts.filled, view.counts.asked),
                },
              ]
            : []),
          { label: words.due, value: dateWords(round.period.dueOn, language) },
        ]}
      />
      <p>
        <a href={`/costs/${round.id}/about`}>{t.costs.menu.about}</a>
      </p>
    </section>
  );
}

function Collected({ ctx, round, wall }: { readonly ctx: PageContext } & CollectedRound): VNode {
  const { t, language } = ctx;
  const isSurvey = round.kind === 'survey';
  const href = `/costs/${round.id}`;
  return (
    <section class="sheet costs-round-card">
      <h2>
        <a href={href}>{inLanguage(round.title, language)}</a>
      </h2>
      <Sample ctx={ctx} round={round} />
      <Facts rows={wall === undefined ? collectionRows(ctx, round) : wallRows(ctx, wall)} />
      <p>
        <a href={href}>{isSurvey ? t.costs.menu.wall : t.costs.bodies.title}</a> ·{' '}
        <a href={`/costs/${round.id}/about`}>{t.costs.menu.about}</a>
      </p>
    </section>
  );
}

/** What waits for the collector comes first, as a link to just those. */
function wallRows(
  ctx: PageContext,
  { round, byStage, total, late, mine, daysLeft }: ReturnsWall,
): readonly FactRow[] {
  const { t, language } = ctx;
  const words = t.costs.rounds;
  const at = (stage: ReturnStage) => `/costs/${round.id}?stage=${stage}`;
  const missing = byStage['not-started'] + byStage.filling + byStage.signed;
  const sent = byStage.submitted + byStage.approved + byStage.locked;
  return [
    {
      label: words.waiting,
      value:
        mine === 0 ? (
          words.nothing
        ) : (
          <a href={`/costs/${round.id}?mine=1`}>
            <strong>{words.toReview(mine)}</strong>
          </a>
        ),
    },
    { label: words.sent, value: words.ofUnits(sent, total) },
    ...(missing > 0
      ? [{ label: words.missing, value: <a href={at('not-started')}>{words.missingSplit(byStage)}</a> }]
      : []),
    ...(byStage['sent-back'] > 0
      ? [{ label: words.sentBack, value: <a href={at('sent-back')}>{words.units(byStage['sent-back'])}</a> }]
      : []),
    ...(late > 0 ? [{ label: words.late, value: words.units(late) }] : []),
    {
      label: words.due,
      value: `${dateWords(round.period.dueOn, language)}${missing > 0 ? ` · ${t.costsEntry.daysLeft(daysLeft)}` : ''}`,
    },
  ];
}

function collectionRows(ctx: PageContext, round: Round): readonly FactRow[] {
  const words = ctx.t.costs.rounds;
  const years = round.units.map(({ year }) => year);
  const span = years.length === 0 ? '' : `${Math.min(...years)}—${Math.max(...years)}`;
  return [
    { label: words.bodies, value: words.units(round.units.length) },
    { label: words.years, value: span },
  ];
}

function Sample({ ctx: { t }, round }: { readonly ctx: PageContext; readonly round: Round }): VNode | null {
  if (round.kind === 'collection') return <p class="costs-sample">{t.costs.collection}</p>;
  return round.mark === 'sample' ? <p class="costs-sample">{t.costs.sample}</p> : null;
}
