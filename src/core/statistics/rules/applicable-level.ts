import type { RegisterUnit } from '../survey/round.ts';
import { RULE_LEVELS, type Rule, type RuleLevel } from './rule.ts';

/**
 * The level at which a rule speaks to a unit; undefined where it does not: switched off for its kind, or not in force.
 * In force: on 31 December of the year the unit's figures are about, because the figures answer to the rules of their
 * year, not of the month they are collected in.
 */
export function levelFor(rule: Rule, unit: Pick<RegisterUnit, 'kind' | 'year'>): RuleLevel | undefined {
  const yearEnd = Temporal.PlainDate.from({ year: unit.year, month: 12, day: 31 });
  if (rule.validFrom && Temporal.PlainDate.compare(yearEnd, rule.validFrom) < 0) return undefined;
  if (rule.validUntil && Temporal.PlainDate.compare(yearEnd, rule.validUntil) > 0) return undefined;
  const level = rule.byKind?.[unit.kind] ?? rule.level;
  return level === 'off' ? undefined : level;
}

/** The less grave of the two. */
export function milder(level: RuleLevel, atMost: RuleLevel | undefined): RuleLevel {
  if (atMost === undefined) return level;
  return RULE_LEVELS.indexOf(atMost) > RULE_LEVELS.indexOf(level) ? atMost : level;
}
