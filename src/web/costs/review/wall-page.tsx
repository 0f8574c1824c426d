import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { RETURN_STAGES, type ReturnStage } from '#core/costs/return-state.ts';
import type { ReturnsWall, WallLine, WallQuestion } from '#read/returns-wall.ts';
import { Pager } from '../../elements/pager.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords, momentWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { returnPath } from '../entry-words.ts';

const LINES_A_PAGE = 60;
const SENT: readonly ReturnStage[] = ['submitted', 'approved', 'locked'];

export type WallPageProps = {
  readonly ctx: PageContext;
  readonly wall: ReturnsWall;
  readonly asked: WallQuestion;
  readonly page: number;
};

/** All units by the state of their returns: squares for the whole, lines for what was asked. */
export function WallPage(props: WallPageProps): VNode {
  const { ctx, wall, asked, page } = props;
  const words = ctx.t.costsReview.wall;
  const sent = SENT.reduce((sum, stage) => sum + wall.byStage[stage], 0);
  const pages = Math.max(1, Math.ceil(wall.lines.length / LINES_A_PAGE));
  const here = Math.min(page, pages);
  const next = wall.lines.find(({ mine }) => mine);
  const lines = wall.lines.slice((here - 1) * LINES_A_PAGE, here * LINES_A_PAGE);
  return (
    <CostsFrame ctx={ctx} round={wall.round} title={words.title} here="wall">
      <h1>{words.title}</h1>
      <p>
        {wall.round.kind === 'survey' &&
          words.due(dateWords(wall.round.period.dueOn, ctx.language), wall.daysLeft)}{' '}
        {words.done(sent, wall.total)} {wall.late > 0 && <strong>{words.late(wall.late)}</strong>}
      </p>
      {next && (
        <p class="no-print">
          <a class="ds-button" href={reviewHref(wall.round.id, next.unit.id, next.stage)}>
            {words.reviewFirst(next.unit.name)}
          </a>
        </p>
      )}
      <Grid {...props} />
      <Filters {...props} />
      {lines.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <TableBox label={words.title}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.unit}</th>
                <th scope="col">{words.state}</th>
                <th scope="col" class="number">
                  {words.filled}
                </th>
                <th scope="col">{words.findings}</th>
                <th scope="col" class="number">
                  {words.questions}
                </th>
                <th scope="col">{words.last}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line ctx={ctx} wall={wall} line={line} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <Pager page={here} pages={pages} href={(to) => wallHref(wall.round.id, asked, to)} t={ctx.t} />
    </CostsFrame>
  );
}

function Grid({ ctx, wall, asked }: WallPageProps): VNode {
  const { wall: words, stages } = ctx.t.costsReview;
  const all =
    asked.stage === undefined &&
    asked.kind === undefined &&
    asked.late === undefined &&
    asked.mine === undefined;
  return (
    <section aria-label={words.grid}>
      {all && (
        <ul class="return-wall">
          {wall.lines.map(({ unit, stage, late }) => {
            const name = `${unit.name}，${stages[stage]}${late ? `，${words.lateMark}` : ''}`;
            return (
              <li>
                <a
                  class={`return-square return-square--${stage}${late ? ' return-square--late' : ''}`}
                  href={reviewHref(wall.round.id, unit.id, stage)}
                  title={name}
                  aria-label={name}
                />
              </li>
            );
          })}
        </ul>
      )}
      <ul class="legend return-legend">
        {RETURN_STAGES.filter((stage) => wall.byStage[stage] > 0).map((stage) => (
          <li>
            <span class={`return-square return-square--${stage}`} aria-hidden="true" />{' '}
            {words.stage(stages[stage], wall.byStage[stage])}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filters({ ctx, wall, asked }: WallPageProps): VNode {
  const { wall: words, stages } = ctx.t.costsReview;
  const { round } = wall;
  const link = (change: Partial<WallQuestion>, label: string, current: boolean): VNode => (
    <a
      href={wallHref(round.id, { round: round.id, kind: asked.kind, ...change })}
      aria-current={current ? 'page' : undefined}
    >
      {label}
    </a>
  );
  return (
    <>
      <nav class="filters no-print" aria-label={words.filters}>
        {link(
          {},
          words.all(wall.total),
          asked.stage === undefined && asked.late === undefined && asked.mine === undefined,
        )}
        {wall.mine > 0 && link({ mine: true }, words.mine(wall.mine), asked.mine === true)}
        {RETURN_STAGES.filter((stage) => wall.byStage[stage] > 0).map((stage) =>
          link({ stage }, words.stage(stages[stage], wall.byStage[stage]), asked.stage === stage),
        )}
        {wall.late > 0 && link({ late: true }, words.lateOnly(wall.late), asked.late === true)}
      </nav>
      <form method="get" action={`/costs/${round.id}`} class="inline-form wall-filter no-print">
        {asked.stage !== undefined && <input type="hidden" name="stage" value={asked.stage} />}
        <label>
          {words.kinds}{' '}
          <select class="ds-input" name="kind">
            <option value="">{words.allKinds}</option>
            {round.kinds.map(({ id, name }) => (
              <option value={id} selected={id === asked.kind}>
                {inLanguage(name, ctx.language)}
              </option>
            ))}
          </select>
        </label>{' '}
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.apply}
        </button>
      </form>
    </>
  );
}

function Line({
  ctx,
  wall,
  line,
}: {
  readonly ctx: PageContext;
  readonly wall: ReturnsWall;
  readonly line: WallLine;
}): VNode {
  const { wall: words, stages, events } = ctx.t.costsReview;
  const { unit, stage, late, blocks, explains, explained, openQuestions, filled, asked, last, version } =
    line;
  return (
    <tr>
      <th scope="row">
        <a href={reviewHref(wall.round.id, unit.id, stage)}>{unit.name}</a>
      </th>
      <td data-label={words.state}>
        <span class={`return-square return-square--${stage}`} aria-hidden="true" /> {stages[stage]}
        {late && <strong> {words.lateMark}</strong>}
        {version > 1 && <span class="hint"> {words.version(version)}</span>}
      </td>
      <td data-label={words.filled} class="number unbroken">
        {words.ofAsked(filled, asked)}
      </td>
      <td data-label={words.findings}>
        {blocks + explains === 0 ? words.noFindings : words.findingsOf(blocks, explained, explains)}
      </td>
      <td data-label={words.questions} class="number">
        {openQuestions}
      </td>
      <td data-label={words.last}>
        {last === undefined ? (
          words.nobody
        ) : (
          <>
            <span class="moment">{momentWords(last.at, ctx.language)}</span> {eventWords(events, last.type)}{' '}
            {last.by}
          </>
        )}
      </td>
    </tr>
  );
}

function eventWords(events: Readonly<Record<string, string>>, type: string): string {
  return events[type] ?? '';
}

function reviewHref(round: string, unit: string, stage: ReturnStage): string {
  return stage === 'not-started' ? returnPath(round, unit, 'history') : returnPath(round, unit, 'review');
}

/** The wall with what is asked for, as an address. */
function wallHref(round: string, { stage, kind, late, mine }: WallQuestion, page = 1): string {
  const query = new URLSearchParams();
  if (stage !== undefined) query.set('stage', stage);
  if (kind !== undefined && kind !== '') query.set('kind', kind);
  if (late === true) query.set('late', '1');
  if (mine === true) query.set('mine', '1');
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return `/costs/${round}${text === '' ? '' : `?${text}`}`;
}
