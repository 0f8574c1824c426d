import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { EfficiencyModel } from '#core/statistics/analysis/analysis-plan.ts';
import {
  unitsNeeded,
  type DeaLeftOut,
  type DeaReport,
  type DeaScore,
} from '#core/statistics/analysis/dea.ts';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import { groupEfficiency, type GroupEfficiency } from '#core/statistics/analysis/unit-efficiency.ts';
import { figureText } from '#core/statistics/report/document.ts';
import type { UnitFigures } from '#core/statistics/survey/figures.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { shortName, type ChartTable } from '../charts/chart.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { LeftOut, PeerNotes, UnitLink } from './analysis-pieces.tsx';
import { filterQuery, type AnalysisView } from './analysis-view.ts';
import { amountText, groupShort, groupWords, quantityWords } from './analysis-words.ts';

/** θ, peers and slacks of every group, model by model. */
export function EfficiencyPage({
  view,
  solve,
}: {
  readonly view: AnalysisView;
  readonly solve: SolveLinear;
}): VNode {
  const { ctx, round, plan, kinds, filter } = view;
  const words = ctx.t.costsAnalysis;
  return (
    <AnalysisFrame view={view} here="efficiency">
      <p>{words.efficiencyLead}</p>
      <PeerNotes view={view} peers={kinds} />
      {plan.efficiency.map((model) => (
        <section>
          <h2>{inLanguage(model.name, ctx.language)}</h2>
          <ModelWords view={view} model={model} />
          {groupEfficiency(model, kinds.groups, {
            indicators: round.indicators,
            solve,
            insist: filter.insist,
          }).map((each) => (
            <Group view={view} model={model} each={each} />
          ))}
          <p class="no-print">
            <a href={`/costs/${round.id}/analysis/efficiency/${model.id}.csv${filterQuery(filter)}`}>
              {words.csv}
            </a>
          </p>
        </section>
      ))}
    </AnalysisFrame>
  );
}

function ModelWords({
  view,
  model,
}: {
  readonly view: AnalysisView;
  readonly model: EfficiencyModel;
}): VNode {
  const { ctx } = view;
  const words = ctx.t.costsAnalysis;
  const list = (quantities: EfficiencyModel['outputs']): string =>
    quantities
      .map((each) => `${inLanguage(each.name, ctx.language)} = ${quantityWords(each, view)}${heldWord(each)}`)
      .join('; ');
  const heldWord = (each: object): string =>
    'controllable' in each && each.controllable === false ? words.held : '';
  return (
    <dl class="facts">
      <dt>{words.model}</dt>
      <dd>{words.returns[model.returns]}</dd>
      <dt>{words.inputs}</dt>
      <dd>{list(model.inputs)}</dd>
      <dt>{words.outputs}</dt>
      <dd>{list(model.outputs)}</dd>
      {model.note !== undefined && (
        <>
          <dt>{words.modelNote}</dt>
          <dd>{inLanguage(model.note, ctx.language)}</dd>
        </>
      )}
    </dl>
  );
}

type GroupProps = {
  readonly view: AnalysisView;
  readonly model: EfficiencyModel;
  readonly each: GroupEfficiency;
};

function Group({ view, model, each }: GroupProps): VNode {
  const { ctx, round, filter } = view;
  const words = ctx.t.costsAnalysis;
  const { group, outcome } = each;
  const sample = outcome.ok
    ? outcome.value.sample
    : outcome.error.code === 'dea-sample-small'
      ? outcome.error
      : undefined;
  const leftOut = outcome.ok
    ? outcome.value.leftOut
    : outcome.error.code === 'dea-sample-small'
      ? outcome.error.leftOut
      : [];
  const again = `/costs/${round.id}/analysis/efficiency${filterQuery(filter, { insist: true })}`;
  return (
    <section>
      <h3>
        {groupWords(group, view)} <small>{words.groupCount(group.units.length)}</small>
      </h3>
      {sample !== undefined && (
        <p>{words.sample(sample.units, unitsNeeded(model), model.inputs.length, model.outputs.length)}</p>
      )}
      {outcome.ok ? (
        <>
          {!outcome.value.sample.enough && <p class="costs-sample">{words.insisted}</p>}
          <Scores view={view} model={model} report={outcome.value} units={group.units} />
        </>
      ) : outcome.error.code === 'dea-sample-small' ? (
        <p>
          {words.sampleSmall} {outcome.error.units > 1 && <a href={again}>{words.insist}</a>}
        </p>
      ) : (
        <p>
          {outcome.error.code === 'dea-unsolved'
            ? words.unsolved(outcome.error.unit)
            : outcome.error.code === 'dea-too-many'
              ? words.tooMany(outcome.error.units, outcome.error.most)
              : words.nothingControllable}
        </p>
      )}
      <LeftOut
        title={words.leftOutTitle}
        rows={leftOut.flatMap((left) => {
          const of = group.units.find(({ unit }) => unit.id === left.id);
          if (of === undefined) return [];
          return [{ unit: <UnitLink view={view} of={of} />, reason: leftOutWords(left, model, view) }];
        })}
      />
    </section>
  );
}

function leftOutWords({ reason, of }: DeaLeftOut, model: EfficiencyModel, { ctx }: AnalysisView): string {
  const words = ctx.t.costsAnalysis;
  const quantity = [...model.inputs, ...model.outputs].find(({ id }) => id === of);
  const name = quantity === undefined ? '' : inLanguage(quantity.name, ctx.language);
  return words.leftOutOf(name, words.leftOut[reason]);
}

function Scores(props: {
  readonly view: AnalysisView;
  readonly model: EfficiencyModel;
  readonly report: DeaReport;
  readonly units: readonly UnitFigures[];
}): VNode {
  const { view, model, report, units } = props;
  const words = view.ctx.t.costsAnalysis;
  const byId = new Map(units.map((each) => [String(each.unit.id), each]));
  const sorted = report.scores.toSorted((a, b) => ordinal(b) - ordinal(a));
  const scaled = sorted.some(({ scale }) => scale !== undefined);
  const infeasible = sorted.some(({ superEfficiency }) => superEfficiency === 'infeasible');
  return (
    <>
      <TableBox label={inLanguage(model.name, view.ctx.language)}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              {[
                words.theta,
                words.superEfficiency,
                words.ccr,
                words.bcc,
                ...(scaled ? [words.scale] : []),
              ].map((head) => (
                <th scope="col" class="number">
                  {head}
                </th>
              ))}
              <th scope="col">{words.peers}</th>
              <th scope="col">{words.slacks}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((score) => {
              const of = byId.get(score.id);
              return (
                <tr>
                  <th scope="row">{of === undefined ? score.id : <UnitLink view={view} of={of} />}</th>
                  <td class="number">{ratioText(score.theta)}</td>
                  <td class="number">
                    {score.superEfficiency === 'infeasible'
                      ? words.infeasible
                      : ratioText(score.superEfficiency)}
                  </td>
                  <td class="number">{ratioText(score.ccr)}</td>
                  <td class="number">{ratioText(score.bcc)}</td>
                  {scaled && (
                    <td class="number">{score.scale === undefined ? '—' : ratioText(score.scale)}</td>
                  )}
                  <td>{peerWords(score, byId, view)}</td>
                  <td>{slackWords(score, model, view)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
      {infeasible && <p class="hint">{words.infeasibleNote}</p>}
    </>
  );
}

/** Efficient units apart by super-efficiency; without one they stand first. */
function ordinal({ superEfficiency }: DeaScore): number {
  return superEfficiency === 'infeasible' ? Infinity : superEfficiency;
}

function ratioText(value: number): string {
  return figureText({ value, digits: 4 });
}

function peerWords(score: DeaScore, byId: ReadonlyMap<string, UnitFigures>, { ctx }: AnalysisView): string {
  if (score.peers.length === 1 && score.peers[0]?.id === score.id) return ctx.t.costsAnalysis.self;
  return score.peers
    .map(({ id, lambda }) => {
      const unit = byId.get(id)?.unit;
      const name = unit === undefined ? id : shortName(unit);
      return `${name} ${figureText({ value: lambda, digits: 3 })}`;
    })
    .join('; ');
}

function slackWords(score: DeaScore, model: EfficiencyModel, view: AnalysisView): string {
  const { ctx } = view;
  const words = ctx.t.costsAnalysis;
  const said = [
    ...model.inputs.flatMap(({ name, measure }, at) => {
      const slack = score.inputSlacks[at] ?? 0;
      return slack > 0
        ? [words.slackOver(inLanguage(name, ctx.language), amountText(slack, measure, view))]
        : [];
    }),
    ...model.outputs.flatMap(({ name, measure }, at) => {
      const slack = score.outputSlacks[at] ?? 0;
      return slack > 0
        ? [words.slackShort(inLanguage(name, ctx.language), amountText(slack, measure, view))]
        : [];
    }),
    ...model.inputs.flatMap(({ id, name }) =>
      score.zeroInputs.includes(id) ? [words.zeroInput(inLanguage(name, ctx.language))] : [],
    ),
  ];
  return said.join('; ') || words.noSlack;
}

/** The scores of a model as a table to take away. */
export function efficiencyTable(model: EfficiencyModel, view: AnalysisView, solve: SolveLinear): ChartTable {
  const { ctx, round, kinds, filter } = view;
  const words = ctx.t.costsAnalysis;
  const outcomes = groupEfficiency(model, kinds.groups, {
    indicators: round.indicators,
    solve,
    insist: filter.insist,
  });
  return {
    head: [
      words.unit,
      words.group,
      words.theta,
      words.superEfficiency,
      words.ccr,
      words.bcc,
      words.scale,
      words.peers,
      words.slacks,
    ],
    rows: outcomes.flatMap(({ group, outcome }) => {
      const byId = new Map(group.units.map((each) => [String(each.unit.id), each]));
      if (!outcome.ok) return [];
      return outcome.value.scores.map((score) => [
        byId.get(score.id)?.unit.name ?? score.id,
        groupShort(group, { ...view, peers: kinds }),
        Number(score.theta.toFixed(6)),
        score.superEfficiency === 'infeasible' ? words.infeasible : plainRatio(score.superEfficiency),
        plainRatio(score.ccr),
        plainRatio(score.bcc),
        score.scale === undefined ? undefined : plainRatio(score.scale),
        peerWords(score, byId, view),
        slackWords(score, model, view),
      ]);
    }),
  };
}

function plainRatio(value: number): number {
  return Number(value.toFixed(6));
}
