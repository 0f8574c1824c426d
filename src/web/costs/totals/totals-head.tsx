import type { VNode } from 'preact';
import { COUNTING_STAGES, type MissingUnit, type TotalsView } from '#read/totals.ts';
import { TABLE_SCOPES } from '#core/statistics/rollup/office-tree.ts';
import type { Counting } from '#core/statistics/rollup/roll-up.ts';
import type { RollUpFinding } from '#core/statistics/rollup/counted-once.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { RETURN_STAGES } from '#core/costs/return-state.ts';
import { inLanguage } from '#base/localised.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { totalsHref, type TotalsAsked } from './totals-links.ts';
import { isMoneyShown, MONEY_SHOWN } from './totals-lines.ts';

/** Which table it is: office, scope, which returns count, and how money is shown; each a row of links. */
export function TotalsChoice(props: {
  readonly ctx: PageContext;
  readonly view: TotalsView;
  readonly asked: TotalsAsked;
}): VNode {
  const { ctx, view, asked } = props;
  const words = ctx.t.costsTotals;
  const isSurvey = view.round.kind === 'survey';
  return (
    <div class="totals-choice no-print">
      {view.offices.length > 1 && (
        <Choice label={words.officeLabel}>
          {view.offices.map(({ id, name }) => (
            <a href={totalsHref(asked, { office: id })} aria-current={current(id === asked.office)}>
              {name}
            </a>
          ))}
        </Choice>
      )}
      {isSurvey && (
        <Choice label={words.scopeLabel}>
          {TABLE_SCOPES.map((scope) => (
            <a
              href={totalsHref(asked, { scope })}
              aria-current={current(scope === asked.scope)}
              title={words.scopeNotes[scope]}
            >
              {words.scopes[scope]}
            </a>
          ))}
        </Choice>
      )}
      {isSurvey && (
        <Choice label={words.countingLabel}>
          {COUNTING_STAGES.map((stage) => (
            <a href={totalsHref(asked, { stage })} aria-current={current(stage === asked.stage)}>
              {words.counting[stage]}
            </a>
          ))}
        </Choice>
      )}
      <Choice label={words.shownLabel}>
        {Object.keys(MONEY_SHOWN)
          .filter(isMoneyShown)
          .map((shown) => (
            <a href={totalsHref(asked, { shown })} aria-current={current(shown === asked.shown)}>
              {words.shown[shown]}
            </a>
          ))}
      </Choice>
    </div>
  );
}

function Choice(props: { readonly label: string; readonly children: VNode[] }): VNode {
  return (
    <nav class="filters" aria-label={props.label}>
      <span class="filters-label">{props.label}</span>
      {props.children}
    </nav>
  );
}

function current(is: boolean): 'page' | undefined {
  return is ? 'page' : undefined;
}

/** So many names are read at a glance; more would hide the table. */
const MISSING_OPEN = 8;

/** 应统尽统: how many of the register are in the table, and by name who is not and why. Before any figure. */
export function Completeness(props: {
  readonly ctx: PageContext;
  readonly counting: Counting;
  readonly missing: readonly MissingUnit[];
}): VNode {
  const { ctx, counting, missing } = props;
  const words = ctx.t.costsTotals;
  const all = counting.register.length;
  const within = counting.counted.length + counting.covered.length;
  const covered = counting.covered.length > 0 ? words.covered(counting.covered.length) : '';
  if (missing.length === 0)
    return (
      <p class="totals-complete">
        {words.complete(all)}
        {covered}
      </p>
    );
  return (
    <div class="warning totals-missing">
      <p>
        <strong>{words.completeness(all, within)}</strong>
        {covered} {words.missing(missing.length)}
      </p>
      <details class="why" open={missing.length <= MISSING_OPEN}>
        <summary>{words.whoIsMissing}</summary>
        <ul class="bare-list">
          {RETURN_STAGES.map((stage) => ({ stage, units: missing.filter((each) => each.stage === stage) }))
            .filter(({ units }) => units.length > 0)
            .map(({ stage, units }) => (
              <li>
                {words.missingOf(words.stages[stage], units.length)}
                {units.map(({ unit }) => unit.name).join(words.listComma)}
              </li>
            ))}
        </ul>
      </details>
    </div>
  );
}

/** S19, by name. */
export function RollUpFindings(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly findings: readonly RollUpFinding[];
}): VNode | null {
  const { ctx, round, findings } = props;
  const words = ctx.t.costsTotals;
  if (findings.length === 0) return null;
  const nameOf = (id: string): string => round.units.find((unit) => unit.id === id)?.name ?? id;
  return (
    <section class="error-box" aria-labelledby="totals-findings">
      <h2 id="totals-findings">{words.findingsTitle}</h2>
      <ul>
        {findings.map((finding) => (
          <li>{findingSentence(finding, ctx, { round, nameOf })}</li>
        ))}
      </ul>
    </section>
  );
}

function findingSentence(
  finding: RollUpFinding,
  { t, language }: PageContext,
  { round, nameOf }: { readonly round: Round; readonly nameOf: (id: string) => string },
): string {
  const sentences = t.costsTotals.findings;
  switch (finding.kind) {
    case 'inside-department':
      return sentences[finding.kind]({
        unit: nameOf(finding.unit),
        department: nameOf(finding.department),
      });
    case 'same-organisation':
      return sentences[finding.kind]({ unit: nameOf(finding.unit), other: nameOf(finding.other) });
    case 'too-large': {
      const name = round.indicators.get(finding.code)?.name;
      return sentences[finding.kind]({ indicator: name ? inLanguage(name, language) : finding.code });
    }
    default:
      return sentences[finding.kind]({ unit: nameOf(finding.unit) });
  }
}
