import type { VNode } from 'preact';
import { ENDED, STAGES, type Stage } from '#core/cases/state.ts';
import type { WorkLine } from '#read/case-lines.ts';
import type { Worklist } from '#read/worklist.ts';
import { Light } from '../elements/light.tsx';
import { Pager } from '../elements/pager.tsx';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { DRAWN_COLOUR, leftWords, nameIn, numberWords, partAddress } from './desk-words.ts';

export type WorklistView = {
  readonly list: Worklist;
  /** The one stage shown; absent: all that is open. */
  readonly stage?: Stage;
  /** What was typed to find a number that is not here. */
  readonly notFound?: string;
  /** From how many working days left the light is amber (a parameter of the law's data file). */
  readonly amberFrom?: number;
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
  const { list, stage } = view;
  return (
    <section class="work-column" aria-label={words.listLabel}>
      <h2 class="work-heading">{words.title}</h2>
      <FindByNumber ctx={ctx} notFound={view.notFound} />
      <StageFilters ctx={ctx} view={view} />
      <p class="hint">
        {words.count(list.total)} · {words.order}
        {view.amberFrom !== undefined && <> · {words.lightRule(view.amberFrom)}</>}
      </p>
      {list.rows.length === 0 ? (
        <p class="empty">{stage === undefined ? words.empty : words.emptyFilter}</p>
      ) : (
        <ol class="worklist" data-keys="list">
          {list.rows.map((line) => (
            <WorkRow
              ctx={ctx}
              line={line}
              current={open?.number === line.number && open.part === line.part}
              query={queryOf(view, list.page)}
            />
          ))}
        </ol>
      )}
      <Pager page={list.page} pages={list.pages} href={(page) => `/desk${queryOf(view, page)}`} t={t} />
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

function StageFilters({ ctx, view }: { readonly ctx: PageContext; readonly view: WorklistView }): VNode {
  const words = ctx.t.desk;
  const { counts } = view.list;
  const shown = STAGES.filter((stage) => (counts[stage] ?? 0) > 0 || stage === view.stage);
  return (
    <nav class="filters" aria-label={words.filterLabel}>
      <a href="/desk" aria-current={view.stage === undefined ? 'page' : undefined}>
        {words.filters.open}
      </a>
      {shown.map((stage) => (
        <a href={`/desk?stage=${stage}`} aria-current={view.stage === stage ? 'page' : undefined}>
          {words.stage[stage]} {counts[stage] ?? 0}
        </a>
      ))}
    </nav>
  );
}

function WorkRow(props: {
  readonly ctx: PageContext;
  readonly line: WorkLine;
  readonly current: boolean;
  readonly query: string;
}): VNode {
  const { ctx, line, current, query } = props;
  const words = ctx.t.desk;
  const light = line.due?.light ?? 'none';
  return (
    <li>
      <a href={`${partAddress(line)}${query}`} aria-current={current ? 'page' : undefined}>
        <span class="work-row">
          <strong class="work-who">{line.applicantName}</strong>
          <span class="work-stage">{words.stage[line.stage]}</span>
        </span>
        <span class="block">{nameIn(ctx, line.itemName)}</span>
        <span class="work-row">
          <Light colour={DRAWN_COLOUR[light]} word={words.lights[light]} />
          <span class="hint">
            {line.due === undefined ? withoutDue(line, ctx) : leftWords(line.due, ctx)}
          </span>
        </span>
        <span class="hint work-row">
          <span>{numberWords(line.number)}</span>
          <span>{line.due === undefined ? '' : dateWords(line.due.date, ctx.language)}</span>
        </span>
      </a>
    </li>
  );
}

/** Why no date runs: not accepted yet, or no source states a limit. */
function withoutDue({ stage }: WorkLine, { t }: PageContext): string {
  const early: readonly Stage[] = ['waiting', 'at-office', 'received', 'supplement-asked'];
  return early.includes(stage)
    ? t.desk.notAccepted
    : ENDED.includes(stage)
      ? t.desk.stage[stage]
      : t.desk.noDue;
}

/** Keeps stage and page while one part after the other is opened. */
function queryOf({ stage }: WorklistView, page: number): string {
  const query = new URLSearchParams();
  if (stage !== undefined) query.set('stage', stage);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query.toString()}` : '';
}
