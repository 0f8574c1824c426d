import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { RANKED_BY, type RankedBy, type RankingLine } from '#read/rankings.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { officeName, type OfficeNames } from './supervision-parts.tsx';

export type Period = { readonly from: string; readonly to: string };

/** With fewer ended than this a share says nothing, and no rank is given. */
const FEWEST_RANKED = 5;

/** Offices, items or centres by their share in time, always beside the numbers it was made of. */
export function RankingsPage(props: {
  readonly ctx: PageContext;
  readonly by: RankedBy;
  readonly period: Period;
  readonly lines: readonly RankingLine[];
  readonly names: OfficeNames;
}): VNode {
  const { ctx, by, period, lines, names } = props;
  const words = ctx.t.supervision.rankings;
  let rank = 0;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="rankings">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <nav class="filters" aria-label={words.title}>
        {RANKED_BY.map((each) => (
          <a
            href={`/bureau/supervision/rankings?by=${each}&from=${period.from}&to=${period.to}`}
            aria-current={each === by ? 'page' : undefined}
          >
            {words.by[each]}
          </a>
        ))}
      </nav>
      <PeriodForm ctx={ctx} period={period} action="/bureau/supervision/rankings" keep={{ by }} />
      {lines.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <TableBox label={words.title}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.name[by]}</th>
                <th scope="col" class="number">
                  {words.rank}
                </th>
                <th scope="col" class="number">
                  {words.inTime}
                </th>
                <th scope="col" class="number">
                  {words.ended}
                </th>
                <th scope="col" class="number">
                  {words.share}
                </th>
                <th scope="col" class="number">
                  {words.late}
                </th>
                <th scope="col" class="number">
                  {words.notRated}
                </th>
                <th scope="col" class="number">
                  {words.red}
                </th>
                <th scope="col" class="number">
                  {words.yellow}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const ranked = line.ended >= FEWEST_RANKED;
                if (ranked) rank += 1;
                return (
                  <tr>
                    <th scope="row">{nameOf(line, by, ctx, names)}</th>
                    <td class="number" data-label={words.rank}>
                      {ranked ? rank : words.few}
                    </td>
                    <td class="number" data-label={words.inTime}>
                      {line.inTime}
                    </td>
                    <td class="number" data-label={words.ended}>
                      {line.ended}
                    </td>
                    <td class="number" data-label={words.share}>
                      {line.ended === 0 ? '–' : `${((100 * line.inTime) / line.ended).toFixed(1)} %`}
                    </td>
                    <td class="number" data-label={words.late}>
                      {line.late}
                    </td>
                    <td class="number" data-label={words.notRated}>
                      {line.notRated}
                    </td>
                    <td class="number" data-label={words.red}>
                      {line.red}
                    </td>
                    <td class="number" data-label={words.yellow}>
                      {line.yellow}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableBox>
      )}
    </BureauFrame>
  );
}

/** From and to, as a form that works without script. */
export function PeriodForm(props: {
  readonly ctx: PageContext;
  readonly period: Period;
  readonly action: string;
  readonly keep: Readonly<Record<string, string>>;
  readonly children?: VNode;
}): VNode {
  const { ctx, period, action, keep, children } = props;
  const words = ctx.t.supervision.rankings;
  return (
    <form method="get" action={action} class="period-form no-print">
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label>
        {words.from} <input type="date" name="from" value={period.from} />
      </label>
      <label>
        {words.to} <input type="date" name="to" value={period.to} />
      </label>
      {children}
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.show}
      </button>
    </form>
  );
}

function nameOf(line: RankingLine, by: RankedBy, ctx: PageContext, names: OfficeNames): string {
  if (by === 'agency' && line.county !== undefined)
    return officeName(
      { county: line.county, ...(line.agency ? { agency: line.agency } : {}), name: line.name },
      ctx,
      names,
    );
  if (by === 'centre' && line.centre !== undefined) return names.divisions.pathOf(line.centre) || line.centre;
  return inLanguage(line.name, ctx.language);
}
