import type { VNode } from 'preact';
import { ENDED, STAGES, type Stage } from '#core/cases/state.ts';
import type { RunningClock, WorkLine } from '#read/case-lines.ts';
import { OFFICE_STAGES, type Worklist } from '#read/worklist.ts';
import type { LightThresholds } from '#core/cases/light.ts';
import { Light } from '../elements/light.tsx';
import { MarkTag } from '../elements/mark.tsx';
import { Pager } from '../elements/pager.tsx';
import { dateWords, momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { DRAWN_COLOUR, leftWords, nameIn, numberWords, partAddress } from './desk-words.ts';

export const LIGHT_FILTERS = ['red', 'yellow'] as const;

/** What the address says of the list. */
export type WorklistFilter = {
  /** The one stage shown; absent: all that waits for the office. */
  readonly stage?: Stage;
  readonly light?: (typeof LIGHT_FILTERS)[number];
  readonly page: number;
};

export type WorklistView = {
  readonly list: Worklist;
  readonly filter: WorklistFilter;
  /** What was typed to find a number that is not here. */
  readonly notFound?: string;
  /** From how many working days left a light is amber: a setting of the city. */
  readonly lights: LightThresholds;
};

/** The officer's list: filters by stage with counts, search by number, the most urgent first. */
export function WorklistColumn(props: {
  readonly ctx: PageContext;
  readonly view: WorklistView;
  readonly open?: { readonly number: string; readonly part: number };
}): VNode {
  const { ctx, view, open } = props;
  const { t } = ctx;
  const words = t.desk;
  const { list, filter } = view;
  const whole = filter.stage === undefined && filter.light === undefined;
  return (
    <section class="work-column no-print" aria-label={words.listLabel}>
      <h2 class="work-heading">{words.title}</h2>
      <FindByNumber ctx={ctx} notFound={view.notFound} />
      <Filters ctx={ctx} view={view} />
      {list.rows.length > 0 && (
        <p class="hint work-note">
          {words.count(list.total)} · {words.order} · {words.lightRule(view.lights.yellow)}{' '}
          <MarkTag mark={view.lights.mark} t={t} />
        </p>
      )}
      {list.rows.length === 0 ? (
        <p class="empty">{whole ? words.empty : words.emptyFilter}</p>
      ) : (
        <ol class="worklist" data-keys="list">
          {list.rows.map((line) => (
            <WorkRow
              ctx={ctx}
              line={line}
              current={open?.number === line.number && open.part === line.part}
              query={queryOf(filter)}
            />
          ))}
        </ol>
      )}
      <Pager
        page={list.page}
        pages={list.pages}
        href={(page) => `/desk${queryOf({ ...filter, page })}`}
        t={t}
      />
      {list.rows.length > 1 && <p class="hint keys-hint">{words.keys}</p>}
    </section>
  );
}

function FindByNumber({
  ctx,
  notFound,
}: {
  readonly ctx: PageContext;
  readonly notFound: string | undefined;
}): VNode {
  const words = ctx.t.desk;
  return (
    <search>
      <form method="get" action="/desk" class="find">
        <label for="number">{words.find}</label>
        <p class="hint" id="number-hint">
          {words.findHint}
        </p>
        {notFound !== undefined && (
          <p class="field__problem" id="number-problem">
            {words.notFound(notFound)}
          </p>
        )}
        <div class="finder__row">
          <input
            class="ds-input"
            id="number"
            name="number"
            value={notFound ?? ''}
            autocomplete="off"
            inputmode="numeric"
            aria-describedby={notFound === undefined ? 'number-hint' : 'number-problem number-hint'}
            aria-invalid={notFound === undefined ? undefined : 'true'}
          />
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.findButton}
          </button>
        </div>
      </form>
    </search>
  );
}

/** What waits for the office first: all, late, due soon, then by stage; what is elsewhere or over stands apart. */
function Filters({ ctx, view }: { readonly ctx: PageContext; readonly view: WorklistView }): VNode {
  const words = ctx.t.desk;
  const { filter, list } = view;
  const { counts, lights } = list;
  const countOf = (stage: Stage): number => counts[stage] ?? 0;
  const shown = (stage: Stage): boolean => countOf(stage) > 0 || stage === filter.stage;
  const mine = STAGES.filter((stage) => isOffice(stage));
  const stageLink = (stage: Stage): VNode =>
    filterLink(`?stage=${stage}`, `${words.stage[stage]} ${countOf(stage)}`, stage === filter.stage);
  const all = mine.reduce((sum, stage) => sum + countOf(stage), 0);
  const elsewhere = STAGES.filter((stage) => !isOffice(stage) && shown(stage));
  return (
    <nav class="work-filters" aria-label={words.filterLabel}>
      <p class="filters">
        {filterLink('', words.filters.open(all), filter.stage === undefined && filter.light === undefined)}
        {LIGHT_FILTERS.map((light) =>
          filterLink(`?light=${light}`, `${words.lights[light]} ${lights[light]}`, light === filter.light),
        )}
      </p>
      <p class="filters">{mine.filter(shown).map(stageLink)}</p>
      {elsewhere.length > 0 && (
        <details class="why" open={filter.stage !== undefined && elsewhere.includes(filter.stage)}>
          <summary>{words.filters.elsewhere}</summary>
          <p class="filters">{elsewhere.map(stageLink)}</p>
        </details>
      )}
    </nav>
  );
}

function filterLink(query: string, name: string, current: boolean): VNode {
  return (
    <a href={`/desk${query}`} aria-current={current ? 'page' : undefined}>
      {name}
    </a>
  );
}

function isOffice(stage: Stage): boolean {
  return OFFICE_STAGES.some((each) => each === stage);
}

function WorkRow(props: {
  readonly ctx: PageContext;
  readonly line: WorkLine;
  readonly current: boolean;
  readonly query: string;
}): VNode {
  const { ctx, line, current, query } = props;
  const words = ctx.t.desk;
  const { clock, standing } = line;
  const light = clock?.light ?? 'none';
  return (
    <li>
      <a href={`${partAddress(line)}${query}`} aria-current={current ? 'page' : undefined}>
        <span class="work-row">
          <strong class="work-who">{line.applicantName}</strong>
          <span class="work-stage">{words.stage[line.stage]}</span>
        </span>
        <span class="block">{nameIn(ctx, line.itemName)}</span>
        <span class="work-row">
          {ENDED.includes(line.stage) ? (
            <span class="hint">{momentWords(line.since, ctx.language)}</span>
          ) : (
            <Light
              colour={DRAWN_COLOUR[light]}
              word={clock === undefined ? withoutClock(line, ctx) : leftWords(clock, ctx)}
            />
          )}
          {clock !== undefined && <span class="hint">{words.clock[clock.kind](untilWords(clock, ctx))}</span>}
        </span>
        {standing !== undefined && clock !== undefined && (
          <span class="hint block">{words.standing(ctx.t.frame.specialStep[standing])}</span>
        )}
        <span class="hint block">{numberWords(line.number)}</span>
      </a>
    </li>
  );
}

/** Why no date runs: the clock stands, papers are on their way, it is not accepted yet, or no source states a limit. */
function withoutClock({ stage, standing }: WorkLine, { t }: PageContext): string {
  if (standing !== undefined) return t.desk.standing(t.frame.specialStep[standing]);
  if (stage === 'at-office') return t.clocks.onTheWay;
  const early: readonly Stage[] = ['waiting', 'received', 'supplement-asked'];
  return early.includes(stage) ? t.desk.notAccepted : t.desk.noDue;
}

function untilWords({ date, moment }: RunningClock, { language }: PageContext): string {
  return moment === undefined ? dateWords(date, language) : momentWords(moment, language);
}

/** Keeps the filter and the page while one part after the other is opened and done. */
export function queryOf(
  { stage, light, page }: WorklistFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(more);
  if (stage !== undefined) query.set('stage', stage);
  if (light !== undefined) query.set('light', light);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query.toString()}` : '';
}
