import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Appraisal, Criterion } from '#core/statistics/appraisal/appraisal.ts';
import { WEIGHT_SHARE, type GroupAppraisal } from '#core/statistics/appraisal/appraise.ts';
import type { UnitScore } from '#core/statistics/appraisal/score.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import { perLabel } from '#core/statistics/survey/measure.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';

export type AppraisalPageProps = {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly appraisal: Appraisal;
  readonly groups: readonly GroupAppraisal[];
  readonly units: number;
  readonly stage: 'submitted' | 'approved';
};

type Shown = Pick<AppraisalPageProps, 'ctx' | 'round' | 'appraisal'>;

/** Scores, grades and ranks by kind of unit, what they were counted from, and how firm they are. */
export function AppraisalPage(props: AppraisalPageProps): VNode {
  const { ctx, round, groups, units, stage } = props;
  const words = ctx.t.costsAppraisal;
  const path = `/costs/${round.id}/appraisal`;
  return (
    <CostsFrame ctx={ctx} round={round} title={words.title} here="appraisal">
      <h1>{words.title}</h1>
      <nav class="filters no-print" aria-label={words.title}>
        <a href={path} aria-current={stage === 'submitted' ? 'page' : undefined}>
          {words.submitted}
        </a>
        <a href={`${path}?stage=approved`} aria-current={stage === 'approved' ? 'page' : undefined}>
          {words.approvedOnly}
        </a>
      </nav>
      {groups.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <p>
          {words.lead(units)} {stage === 'submitted' && words.unapproved}
        </p>
      )}
      {groups.map((group) => (
        <Group {...props} group={group} />
      ))}
      <Method {...props} />
      <p class="no-print">
        <a href={`/costs/${round.id}/export`}>{words.export.link}</a>
      </p>
    </CostsFrame>
  );
}

/** A statistical survey has no appraisal: why, and where there is one. */
export function NoAppraisalPage(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly others: readonly Round[];
}): VNode {
  const { ctx, round, others } = props;
  const words = ctx.t.costsAppraisal;
  return (
    <CostsFrame ctx={ctx} round={round} title={words.title} here="appraisal">
      <h1>{words.notHere}</h1>
      <p>{words.notHereWhy}</p>
      {others.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.rounds}</p>
          <ul>
            {others.map(({ id, title }) => (
              <li>
                <a href={`/costs/${id}/appraisal`}>{inLanguage(title, ctx.language)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </CostsFrame>
  );
}

function Group(props: Shown & { readonly group: GroupAppraisal }): VNode {
  const { ctx, round, appraisal, group } = props;
  const words = ctx.t.costsAppraisal;
  const kind = round.kinds.find(({ id }) => id === group.kind)?.name ?? { zh: group.kind };
  const title = inLanguage(kind, ctx.language);
  const place = (score: UnitScore<SurveyUnitId>): number =>
    group.ranks.find(({ unit }) => unit === score.unit)?.rank ?? Infinity;
  const scores = group.scores.toSorted((a, b) => place(a) - place(b));
  return (
    <section>
      <h2>{title}</h2>
      <p class="hint">{words.cellNote}</p>
      <TableBox label={title}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.rank}
              </th>
              <th scope="col">{words.unit}</th>
              <th scope="col" class="number">
                {words.total}
              </th>
              <th scope="col">{words.grade}</th>
              <th scope="col">{words.range}</th>
              {appraisal.criteria.map((criterion) => (
                <th scope="col" class="number appraisal-criterion">
                  {inLanguage(criterion.name, ctx.language)}
                  <span class="block hint">{shownIn(ctx, criterion)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scores.map((score) => (
              <Line {...props} score={score} />
            ))}
          </tbody>
        </table>
      </TableBox>
      {group.ranges.length > 1 && <Firmness {...props} />}
    </section>
  );
}

function Line(
  props: Shown & { readonly group: GroupAppraisal; readonly score: UnitScore<SurveyUnitId> },
): VNode {
  const { ctx, round, appraisal, group, score } = props;
  const words = ctx.t.costsAppraisal;
  const rank = group.ranks.find(({ unit }) => unit === score.unit)?.rank;
  const range = group.ranges.find(({ unit }) => unit === score.unit);
  return (
    <tr>
      <td class="number">{rank ?? '—'}</td>
      <th scope="row">{nameOf(round, score.unit)}</th>
      <td class="number">{score.total === undefined ? '—' : score.total.toFixed(1)}</td>
      <td class="unbroken">
        {score.grade === undefined ? words.notGraded : inLanguage(score.grade.name, ctx.language)}
        {score.coverage < 99.9 && <span class="hint block">{words.coverage(score.coverage.toFixed(0))}</span>}
      </td>
      <td class="unbroken">{range === undefined ? '—' : words.rangeOf(range.best, range.worst)}</td>
      {appraisal.criteria.map(({ id, ratio, yardstick }) => {
        const found = score.criteria.get(id);
        if (found === undefined || !found.scored)
          return <td class="number hint">{found === undefined ? '—' : words.why[found.why]}</td>;
        return (
          <td class="number">
            {found.points.toFixed(0)}
            <span class="block hint">
              {yardstick.kind === 'past' ? percent(found.value) : found.value.toFixed(ratio.decimals)}
            </span>
          </td>
        );
      })}
    </tr>
  );
}

/** What the small figure below a score is measured in. */
function shownIn(ctx: PageContext, { ratio, yardstick }: Criterion): string {
  if (yardstick.kind === 'past' || ratio.shownAs === 'percent') return '%';
  return inLanguage(perLabel(ratio.numerator.measure, ratio.denominator.measure), ctx.language);
}

/** What little change of one weight turns two places. */
function Firmness({ ctx, round, appraisal, group }: Shown & { readonly group: GroupAppraisal }): VNode {
  const words = ctx.t.costsAppraisal;
  return (
    <>
      <h3>{words.tipping}</h3>
      <ul>
        {group.tipping.map(({ criterion, change, swaps }) => {
          const found = appraisal.criteria.find(({ id }) => id === criterion);
          const name = found === undefined ? criterion : inLanguage(found.name, ctx.language);
          if (change === undefined || swaps === undefined) return <li>{words.tippingNever(name)}</li>;
          const points = Math.abs(change).toFixed(1);
          const by = change > 0 ? words.more(points) : words.less(points);
          return <li>{words.tippingLine(name, by, nameOf(round, swaps[0]), nameOf(round, swaps[1]))}</li>;
        })}
      </ul>
      <p class="hint">{words.rangeNote(WEIGHT_SHARE * 100)}</p>
    </>
  );
}

function Method({ ctx, round, appraisal }: Shown): VNode {
  const words = ctx.t.costsAppraisal;
  return (
    <section>
      <h2>{words.method}</h2>
      <p>{words.methodLines(appraisal.leastCoverage)}</p>
      <TableBox label={words.method}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.criterion}</th>
              <th scope="col" class="number">
                {words.weight}
              </th>
              <th scope="col">{words.yardstick}</th>
              <th scope="col">{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {appraisal.criteria.map((criterion) => (
              <tr>
                <th scope="row">{inLanguage(criterion.name, ctx.language)}</th>
                <td class="number">{criterion.weight}</td>
                <td>{yardstickWords(ctx, criterion)}</td>
                <td>{criterion.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p>
        {words.basis}
        {ctx.t.form.colon}
        {round.bases.map(({ title, clause }) => `${title}${clause ?? ''}`).join('；')}
      </p>
    </section>
  );
}

function yardstickWords({ t }: PageContext, { yardstick }: Criterion): string {
  const words = t.costsAppraisal;
  if (yardstick.kind === 'peers') return words.peers;
  if (yardstick.kind === 'standard') return words.standard(String(yardstick.full), String(yardstick.none));
  return words.past(percent(yardstick.full), percent(yardstick.none));
}

function percent(share: number): string {
  return `${share > 0 ? '+' : ''}${Number((share * 100).toFixed(1))}%`;
}

function nameOf(round: Round, id: string): string {
  return round.units.find((unit) => unit.id === id)?.name ?? id;
}
