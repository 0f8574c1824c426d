import type { VNode } from 'preact';
import { unreachable } from '#base/assert.ts';
import { inLanguage } from '#base/localised.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { CLOCK_STATES, type ClockState, type ConsultationClock } from '#core/consultation/deadlines/clock.ts';
import { daysOpen } from '#core/consultation/deadlines/count-period.ts';
import type { Deadlines } from '#core/consultation/deadlines/deadline.ts';
import { Pager } from '../../elements/pager.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { departmentName } from '../consultation-words.ts';

const CLOCKS_A_PAGE = 50;
/** What somebody has to look at, when nothing else is asked for. */
const PRESSING: readonly ClockState[] = ['overdue', 'due-soon', 'short', 'running'];

const LIGHTS: Readonly<Record<ClockState, string>> = {
  overdue: 'light--red',
  short: 'light--red',
  'due-soon': 'light--amber',
  running: 'light--none',
  late: 'light--none',
  met: 'light--green',
};

export type ClocksPageProps = {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  /** All of them, the most pressing first. */
  readonly clocks: readonly ConsultationClock[];
  readonly deadlines: Deadlines;
  /** One state, `all`, or absent: what presses. */
  readonly shown: ClockState | 'all' | undefined;
  readonly page: number;
};

/** Every clock of a consultation with its rule, both countings where they differ, and the parameters themselves. */
export function ClocksPage(props: ClocksPageProps): VNode {
  const { ctx, consultation, clocks, shown, page } = props;
  const { t } = ctx;
  const words = t.consultationDispatch.clocks;
  const chosen = clocks.filter(
    ({ state }) => shown === 'all' || (shown === undefined ? PRESSING.includes(state) : state === shown),
  );
  const pages = Math.max(1, Math.ceil(chosen.length / CLOCKS_A_PAGE));
  const here = Math.min(page, pages);
  const path = `/consultations/${consultation.id}/clocks`;
  const query = shown === undefined ? '' : `state=${shown}&`;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={words.title} here="clocks">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Filters {...props} path={path} />
      {chosen.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <TableBox label={words.table}>
          <table class="plain-table clock-table">
            <thead>
              <tr>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.about}</th>
                <th scope="col">{words.rule}</th>
                <th scope="col">{words.start}</th>
                <th scope="col">{words.due}</th>
                <th scope="col">{words.ended}</th>
              </tr>
            </thead>
            <tbody>
              {chosen.slice((here - 1) * CLOCKS_A_PAGE, here * CLOCKS_A_PAGE).map((clock) => (
                <Clock ctx={ctx} consultation={consultation} clock={clock} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <Pager page={here} pages={pages} href={(to) => `${path}?${query}page=${to}`} t={t} />
      <p class="hint">{words.counting}</p>
      <Parameters {...props} />
    </ConsultationFrame>
  );
}

function Filters({ ctx, clocks, shown, path }: ClocksPageProps & { readonly path: string }): VNode {
  const { clocks: words, stageCount } = ctx.t.consultationDispatch;
  const states = CLOCK_STATES.map((state) => ({
    state,
    count: clocks.filter((clock) => clock.state === state).length,
  })).filter(({ count }) => count > 0);
  const pressing = clocks.filter(({ state }) => PRESSING.includes(state)).length;
  return (
    <nav class="filters no-print" aria-label={words.filters}>
      <a href={path} aria-current={shown === undefined ? 'page' : undefined}>
        {stageCount(words.press, pressing)}
      </a>
      {states.map(({ state, count }) => (
        <a href={`${path}?state=${state}`} aria-current={shown === state ? 'page' : undefined}>
          {stageCount(words.states[state], count)}
        </a>
      ))}
      <a href={`${path}?state=all`} aria-current={shown === 'all' ? 'page' : undefined}>
        {words.all(clocks.length)}
      </a>
    </nav>
  );
}

type ClockProps = {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly clock: ConsultationClock;
};

function Clock(props: ClockProps): VNode {
  const { ctx, clock } = props;
  const { language, t } = ctx;
  const words = t.consultationDispatch.clocks;
  const { rule, period, start, ended, state, stateFirstDayIn } = clock;
  const differs = !period.firstDayIn.equals(period.firstDayOut);
  return (
    <tr>
      <td>
        <span class={`light ${LIGHTS[state]}`}>{words.states[state]}</span>
        {state !== stateFirstDayIn && (
          <span class="block hint">{words.otherState(words.states[stateFirstDayIn])}</span>
        )}
      </td>
      <th scope="row">
        <About {...props} />
      </th>
      <td>
        {rule === undefined ? (
          words.desk
        ) : (
          <>
            {words.names[rule.id]}
            <span class="block hint">
              {rule.scope === 'places' ? words.places : `${rule.law} ${rule.clause}`}
            </span>
          </>
        )}
      </td>
      <td class="moment">{dateWords(start, language)}</td>
      <td class="moment">
        {rule?.shape === 'at-least' && <span class="block hint">{words.dueAtLeast}</span>}
        {dateWords(period.firstDayOut, language)}
        {period.provisional && t.frame.provisional}
        {period.movedFrom !== undefined && (
          <span class="block hint">{words.moved(dateWords(period.movedFrom, language))}</span>
        )}
        {differs && <span class="block hint">{words.otherWay(dateWords(period.firstDayIn, language))}</span>}
      </td>
      <td class="moment">{ended === undefined ? words.notYet : dateWords(ended, language)}</td>
    </tr>
  );
}

function About(props: ClockProps): VNode {
  const { ctx, consultation, clock } = props;
  const words = ctx.t.consultationDispatch.clocks;
  const { about } = clock;
  const base = `/consultations/${consultation.id}`;
  switch (about.kind) {
    case 'notice':
      return <Notice {...props} nth={about.nth} reason={about.reason} />;
    case 'meeting':
      return <>{words.meeting(about.title)}</>;
    case 'legality-review':
      return <>{words.legality}</>;
    case 'publication':
      return <>{words.publication}</>;
    case 'submission':
      return (
        <a href={`${base}/submissions/${about.submission}`}>
          {ctx.t.consultation.submissionNo(about.submission)}
        </a>
      );
    case 'demand':
      return (
        <a href={`${base}/dispatch/${about.demand}`}>
          {words.demand(about.demand, departmentName(consultation, about.department))}
        </a>
      );
    default:
      return unreachable(about);
  }
}

function Notice(props: ClockProps & { readonly nth: number; readonly reason: string | undefined }): VNode {
  const { ctx, clock, nth, reason } = props;
  const words = ctx.t.consultationDispatch.clocks;
  const { start, ended, state } = clock;
  const days = ended === undefined ? undefined : daysOpen(start, ended);
  return (
    <>
      {words.notice(nth)}
      {days && <span class="block hint">{words.noticeDays(days.firstDayOut, days.firstDayIn)}</span>}
      {state === 'short' && (
        <span class="block hint">{reason === undefined ? words.noReason : words.shortReason(reason)}</span>
      )}
    </>
  );
}

/** The data behind the dates, so that nobody has to believe them. */
function Parameters({ ctx, deadlines }: ClocksPageProps): VNode {
  const { t, language } = ctx;
  const words = t.consultationDispatch.clocks;
  return (
    <details>
      <summary>{words.parameters}</summary>
      <TableBox label={words.parameters}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.length}</th>
              <th scope="col">{words.clause}</th>
              <th scope="col">{words.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {deadlines.map(({ id, value, unit, law, clause, scope, mark, meaning, from }) => (
              <tr>
                <th scope="row">{words.names[id]}</th>
                <td>
                  {words.value[unit](value)}
                  {from !== undefined && (
                    <span class="block hint">{words.from(dateWords(from, language))}</span>
                  )}
                </td>
                <td>
                  {law} {clause}
                  <span class="block hint">
                    {t.frame.marks[mark]}
                    {scope === 'places' && ` · ${words.places}`}
                  </span>
                </td>
                <td>{inLanguage(meaning, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </details>
  );
}
