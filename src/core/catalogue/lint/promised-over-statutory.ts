import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { Fact, Place } from '../fact.ts';
import type { LintRule, Remark } from './lint-rule.ts';

/** An item or a county's variant promises longer than the law allows. Only limits in the same unit are compared. */
export const promisedOverStatutory: LintRule = {
  code: 'promised-over-statutory',
  level: 'error',
  check: ({ items, implementations }) => [
    ...[...items.values()].flatMap(({ id, promised, statutory, at }) => compare(id, at, promised, statutory)),
    ...[...implementations.values()].flatMap((county) =>
      [...county.values()].flatMap(({ item, promised, at }) =>
        promised === undefined
          ? []
          : compare(item, at, promised, items.get(item)?.statutory ?? { stated: false }),
      ),
    ),
  ],
};

function compare(id: string, at: Place, promised: Fact<TimeLimit>, statutory: Fact<TimeLimit>): Remark[] {
  if (!promised.stated || !statutory.stated || promised.value.unit !== statutory.value.unit) return [];
  const params = {
    id,
    promised: promised.value.amount,
    statutory: statutory.value.amount,
    unit: promised.value.unit,
  };
  return promised.value.amount > statutory.value.amount ? [{ at, params }] : [];
}
