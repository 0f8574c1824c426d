// The one door: everything that forms and rules say about one return. Runs in the browser as on the server.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { levelFor, milder } from './applicable-level.ts';
import { conditionOf, judgeFormula } from './evaluate-formula.ts';
import type { Evidence } from './evidence.ts';
import type { Evaluation, Finding, NotEvaluable } from './finding.ts';
import { demandOn, findUnmetDemands } from './form-demands.ts';
import type { Found, Judgement } from './judgement.ts';
import { judgeOutlier } from './outlier.ts';
import { judgePercentage } from './percentage.ts';
import type { Rule, RuleLevel } from './rule.ts';
import { rulesTouching } from './rules-touching.ts';
import { judgeShift } from './shift.ts';
import { judgeUnitSlip } from './unit-slip.ts';
import { judgeYearOnYear } from './year-on-year.ts';

/** Judges the whole return: findings in the order of the form, then of the rules. The round's rules were checked when it was loaded. */
export function evaluateReturn(round: Round, evidence: Evidence): Evaluation {
  const verdicts = round.rules.map((rule) => verdictOf(rule, evidence, round));
  return gather(findUnmetDemands(round, evidence), verdicts);
}

/** The same as evaluating anew, when only the own figures of `changed` differ from those of `before`; for every keystroke. */
export function reevaluate(
  round: Round,
  evidence: Evidence,
  before: Evaluation,
  changed: readonly IndicatorCode[],
): Evaluation {
  const index = rulesTouching(round);
  const touched = new Set(changed.flatMap((code) => index.get(code) ?? []));
  const kept = keptVerdicts(before);
  const verdicts = round.rules.map((rule) =>
    touched.has(rule) ? verdictOf(rule, evidence, round) : kept.get(rule.id),
  );
  const old = new Map(before.findings.filter(isDemand).map((finding) => [finding.cells[0], finding]));
  const dirty = new Set(changed);
  const demands = [...round.indicators.values()].flatMap(
    (indicator) =>
      (dirty.has(indicator.code) ? demandOn(indicator, evidence) : old.get(indicator.code)) ?? [],
  );
  return gather(demands, verdicts);
}

/** What one rule came to; undefined: it does not apply. */
type Verdict =
  | { readonly kind: 'passed'; readonly rule: string }
  | { readonly kind: 'found'; readonly findings: readonly Finding[] }
  | { readonly kind: 'open'; readonly open: NotEvaluable }
  | undefined;

function verdictOf(rule: Rule, evidence: Evidence, round: Round): Verdict {
  const level = levelFor(rule, evidence.unit);
  if (level === undefined) return undefined;
  if (rule.when !== undefined) {
    const condition = conditionOf(rule.when, evidence, round);
    if ('missing' in condition) return { kind: 'open', open: { rule: rule.id, missing: condition.missing } };
    if (!condition.applies) return undefined;
  }
  const judgement = judge(rule, evidence, round);
  if (judgement.outcome === 'passes') return { kind: 'passed', rule: rule.id };
  return judgement.outcome === 'finds'
    ? { kind: 'found', findings: asFindings(rule, level, judgement.found) }
    : { kind: 'open', open: openOf(rule, judgement) };
}

function openOf(
  rule: Rule,
  { missing, why }: Extract<Judgement, { outcome: 'not-evaluable' }>,
): NotEvaluable {
  return { rule: rule.id, missing, ...(why === undefined ? {} : { why }) };
}

function judge(rule: Rule, evidence: Evidence, round: Round): Judgement {
  switch (rule.kind) {
    case 'formula':
      return judgeFormula(rule, evidence, round);
    case 'shift':
      return judgeShift(rule, evidence, round);
    case 'unit-slip':
      return judgeUnitSlip(rule, evidence, round);
    case 'percentage':
      return judgePercentage(rule, evidence, round);
    case 'year-on-year':
      return judgeYearOnYear(rule, evidence, round);
    default:
      return judgeOutlier(rule, evidence, round);
  }
}

/**
 * Keys are the rule and the first cell, so that the same finding in the next version keeps its explanation even when the
 * figures changed; a second finding at the same cell is told apart by its number.
 */
function asFindings(rule: Rule, level: RuleLevel, found: readonly Found[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return found.map(({ cells, detail, atMost }) => {
    const place = `${rule.id}:${cells[0] ?? ''}`;
    const times = (seen.get(place) ?? 0) + 1;
    seen.set(place, times);
    const key = times === 1 ? place : `${place}:${times}`;
    return { rule: rule.id, level: milder(level, atMost), key, cells, detail };
  });
}

function isDemand({ rule }: Finding): boolean {
  return rule === 'form';
}

function keptVerdicts(before: Evaluation): ReadonlyMap<string, Verdict> {
  const byRule = Map.groupBy(
    before.findings.filter((finding) => !isDemand(finding)),
    ({ rule }) => rule,
  );
  return new Map<string, Verdict>([
    ...before.passed.map((rule) => [rule, { kind: 'passed', rule }] as const),
    ...before.notEvaluable.map((open) => [open.rule, { kind: 'open', open }] as const),
    ...[...byRule].map(([rule, findings]) => [rule, { kind: 'found', findings }] as const),
  ]);
}

function gather(demands: readonly Finding[], verdicts: readonly Verdict[]): Evaluation {
  return {
    findings: [...demands, ...verdicts.flatMap((each) => (each?.kind === 'found' ? each.findings : []))],
    notEvaluable: verdicts.flatMap((each) => (each?.kind === 'open' ? [each.open] : [])),
    passed: verdicts.flatMap((each) => (each?.kind === 'passed' ? [each.rule] : [])),
  };
}
