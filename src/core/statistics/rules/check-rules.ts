import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { powersOf, samePowers, writePowers } from './dimension.ts';
import type { ExpressionFault } from './expression-fault.ts';
import type { Indicators } from './bound-expression.ts';
import { parseExpression } from './parse-expression.ts';
import type { Rule } from './rule.ts';
import { expressionsOf, namedCells } from './rules-touching.ts';
import { expectCondition, quantityOf } from './type-expression.ts';

/** What a round may still be when its rules are checked: just read from files. */
export type CheckedRound = Pick<Round, 'indicators' | 'rules'> & Partial<Pick<Round, 'limits' | 'kinds'>>;

/** `field`: `expression`, `when`, `quotient`, `now`, `children`, `measured` … `at`: characters before the place, in an expression. */
export type RuleFault = {
  /** Id of the rule or the limit. */
  readonly rule: string;
  readonly field: string;
  readonly at?: number;
  readonly code: ExpressionFault['code'] | 'rule-id-taken' | 'unknown-kind' | 'dates-reversed';
  readonly params: Readonly<Record<string, string | number>>;
};

type Expected = 'condition' | 'quantity';

/** Everything wrong with the rules and limits of a round; a round with a fault is not loaded, so that evaluation never meets one. */
export function checkRules(round: CheckedRound): readonly RuleFault[] {
  return [
    ...round.rules.flatMap((rule) => checkRule(rule, round)),
    ...(round.limits ?? []).flatMap((limit) =>
      (['measured', 'atMost'] as const).flatMap((field) => checkLimit(limit, field, round.indicators)),
    ),
    ...takenIds(round.rules),
  ];
}

/** Everything wrong with one expression; its form first, and its meaning only when it has one. */
export function checkExpression(
  text: string,
  expected: Expected,
  indicators: Indicators,
): readonly ExpressionFault[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) return [parsed.error];
  const faults: ExpressionFault[] = [];
  const report = (fault: ExpressionFault): void => void faults.push(fault);
  if (expected === 'condition') expectCondition(parsed.value, indicators, report);
  else quantityOf(parsed.value, indicators, report);
  return faults;
}

function checkRule(rule: Rule, round: CheckedRound): readonly RuleFault[] {
  const { indicators } = round;
  return [
    ...expressionsOf(rule).flatMap(({ field, text }) =>
      checkExpression(text, expectedIn(field), indicators).map((fault) => asRuleFault(rule.id, field, fault)),
    ),
    ...namedCells(rule).flatMap(({ field, code }) => checkNamed(rule.id, field, code, indicators)),
    ...Object.keys(rule.byKind ?? {})
      .filter((kind) => round.kinds !== undefined && !round.kinds.some(({ id }) => id === kind))
      .map((kind) => faultOf(rule.id, 'byKind', 'unknown-kind', kind)),
    ...checkDates(rule),
    ...checkPercentage(rule, indicators),
  ];
}

function expectedIn(field: string): Expected {
  return field === 'when' || field === 'expression' ? 'condition' : 'quantity';
}

function asRuleFault(rule: string, field: string, { code, at, ...params }: ExpressionFault): RuleFault {
  return { rule, field, at, code, params };
}

function faultOf(rule: string, field: string, code: RuleFault['code'], text: string): RuleFault {
  return { rule, field, code, params: { text } };
}

function checkNamed(
  rule: string,
  field: string,
  code: IndicatorCode,
  indicators: Indicators,
): readonly RuleFault[] {
  const indicator = indicators.get(code);
  if (indicator === undefined) return [faultOf(rule, field, 'unknown-indicator', code)];
  return indicator.measure === undefined ? [faultOf(rule, field, 'text-indicator', code)] : [];
}

function checkDates({ id, validFrom, validUntil }: Rule): readonly RuleFault[] {
  const reversed = validFrom && validUntil && Temporal.PlainDate.compare(validFrom, validUntil) > 0;
  return reversed ? [faultOf(id, 'validUntil', 'dates-reversed', validUntil.toString())] : [];
}

/** Now and base are of one dimension: a share of persons in money is none. */
function checkPercentage(rule: Rule, indicators: Indicators): readonly RuleFault[] {
  if (rule.kind !== 'percentage') return [];
  const wrong = [rule.now, rule.base].some(
    (text) => checkExpression(text, 'quantity', indicators).length > 0,
  );
  return wrong
    ? []
    : checkExpression(`(${rule.now}) = (${rule.base})`, 'condition', indicators).map(
        ({ code, ...params }) => {
          const { at: _, ...rest } = params;
          return { rule: rule.id, field: 'base', code, params: rest };
        },
      );
}

function checkLimit(
  limit: Round['limits'][number],
  field: 'measured' | 'atMost',
  indicators: Indicators,
): readonly RuleFault[] {
  const faults = checkExpression(limit[field], 'quantity', indicators);
  if (faults.length > 0) return faults.map((fault) => asRuleFault(limit.id, field, fault));
  const parsed = parseExpression(limit[field]);
  if (!parsed.ok) return [];
  const { powers, any } = quantityOf(parsed.value, indicators, () => undefined);
  const asked = powersOf(limit.measure);
  if (any || samePowers(powers, asked)) return [];
  const params = { left: writePowers(asked), right: writePowers(powers) };
  return [{ rule: limit.id, field, at: 0, code: 'dimensions-differ', params }];
}

function takenIds(rules: readonly Rule[]): readonly RuleFault[] {
  return rules
    .filter(({ id }, index) => rules.findIndex((other) => other.id === id) < index)
    .map(({ id }) => faultOf(id, 'id', 'rule-id-taken', id));
}
