import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { amountWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { ThingCard, ThingState } from './thing-facts.ts';

export type HomePageProps = {
  readonly ctx: PageContext;
  readonly query: string;
  /** What was found for `query`; `undefined` when nothing was searched. */
  readonly hits: readonly ThingCard[] | undefined;
  /** What can be done here, or will be, or could. */
  readonly groups: readonly { readonly lifeEvent: string; readonly things: readonly ThingCard[] }[];
  /** Described as it is done elsewhere, for information only. */
  readonly described: readonly ThingCard[];
  /** For citizens signed in. */
  readonly mine?: { readonly open: number; readonly drafts: number };
};

/** The first page: search, my cases, everything by life event, and where to go without the internet. */
export function HomePage({ ctx, query, hits, groups, described, mine }: HomePageProps): VNode {
  const { home } = ctx.t.citizen;
  return (
    <Frame ctx={ctx} title={home.title} section="home">
      <h1>{home.title}</h1>
      <search>
        <form class="search" method="get" action="/">
          <label for="q">{home.searchLabel}</label>
          <p class="hint" id="q-hint">
            {home.searchHint}
          </p>
          <div class="finder__row">
            <input
              class="ds-input"
              type="search"
              id="q"
              name="q"
              value={query}
              maxLength={60}
              aria-describedby="q-hint"
            />
            <button class="ds-button" type="submit">
              {home.search}
            </button>
          </div>
        </form>
      </search>
      {hits !== undefined && <Hits ctx={ctx} query={query} hits={hits} />}
      {hits === undefined && (
        <a class="entry" href="/my-cases">
          <span class="entry__title">{home.myCases}</span>
          {mine !== undefined && mine.open + mine.drafts > 0 && (
            <span class="entry__count">
              {[
                ...(mine.open > 0 ? [home.openCases(mine.open)] : []),
                ...(mine.drafts > 0 ? [home.drafts(mine.drafts)] : []),
              ].join(ctx.t.frame.listSeparator)}
            </span>
          )}
          <span class="entry__hint">{home.myCasesHint}</span>
        </a>
      )}
      {hits === undefined && (
        <a class="entry" href="/plans">
          <span class="entry__title">{ctx.t.consultationPublic.homeLink}</span>
          <span class="entry__hint">{ctx.t.consultationPublic.homeHint}</span>
        </a>
      )}
      {(hits === undefined || hits.length === 0) && <Groups ctx={ctx} groups={groups} />}
      {(hits === undefined || hits.length === 0) && described.length > 0 && (
        <details class="why">
          <summary>{home.describedList(described.length)}</summary>
          <ThingList ctx={ctx} things={described} />
        </details>
      )}
      <section class="sheet centre-hint">
        <h2>{home.centreTitle}</h2>
        <p>{home.centreBody}</p>
        <p>
          <a class="ds-button" data-variant="secondary" href="/centres">
            {home.centreLink}
          </a>
        </p>
      </section>
    </Frame>
  );
}

function Hits(props: {
  readonly ctx: PageContext;
  readonly query: string;
  readonly hits: readonly ThingCard[];
}): VNode {
  const { ctx, query, hits } = props;
  const { home } = ctx.t.citizen;
  if (hits.length === 0) {
    return (
      <section class="notice notice--wait">
        <h2>{home.noHits(query)}</h2>
        <p>{home.noHitsHelp}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{home.hits(hits.length, query)}</h2>
      <ThingList ctx={ctx} things={hits} />
      <p>
        <a href="/">{home.showAll}</a>
      </p>
    </section>
  );
}

function Groups({ ctx, groups }: Pick<HomePageProps, 'ctx' | 'groups'>): VNode {
  const { home } = ctx.t.citizen;
  return (
    <section>
      <h2>{home.allThings}</h2>
      {groups.length === 0 && <p>{home.empty}</p>}
      {groups.map(({ lifeEvent, things }) => {
        const name = home.lifeEvent(lifeEvent);
        const foreign = ctx.language !== 'zh-CN' && name === lifeEvent;
        return (
          <section key={lifeEvent}>
            <h3 class="life-event" lang={foreign ? 'zh-CN' : undefined}>
              {name}
            </h3>
            <ThingList ctx={ctx} things={things} />
          </section>
        );
      })}
    </section>
  );
}

function ThingList({
  ctx,
  things,
}: {
  readonly ctx: PageContext;
  readonly things: readonly ThingCard[];
}): VNode {
  return (
    <ul class="things">
      {things.map((card) => (
        <li key={card.thing.id}>
          <a class="things__name" href={`/things/${card.thing.id}`}>
            {inLanguage(card.thing.name, ctx.language)}
          </a>
          <StateTag ctx={ctx} state={card.state} />
          <p>{inLanguage(card.thing.summary, ctx.language)}</p>
          {card.figures !== undefined && <p class="hint">{figureWords(card.figures, ctx)}</p>}
        </li>
      ))}
    </ul>
  );
}

/** A word for a thing that cannot be begun today. */
export function StateTag({
  ctx,
  state,
}: {
  readonly ctx: PageContext;
  readonly state: ThingState;
}): VNode | null {
  const { home } = ctx.t.citizen;
  const words = {
    open: undefined,
    described: home.described,
    closed: home.closed,
    'not-open-yet': home.notOpenYet,
    revising: home.revising,
  }[state.kind];
  return words === undefined ? null : <span class="mark">{words}</span>;
}

function figureWords(figures: NonNullable<ThingCard['figures']>, { t }: PageContext): string {
  const { items, offices, papers, days, daysAtLeast, daysNotStated } = t.citizen.home.figures;
  const { time } = figures;
  const partly = time.notStated.length + time.apart.length > 0;
  const whole = amountWords(Math.ceil(time.workingDays * 8) / 8);
  const stated = partly ? daysAtLeast(whole) : days(whole);
  const none = partly ? daysNotStated : t.citizen.thing.sameDay;
  const timeWords = time.workingDays === 0 ? none : stated;
  return [items(figures.items), offices(figures.offices), papers(figures.papers), timeWords].join(' · ');
}
