// A total of some of the units beside a total of all of them tells the others by subtraction (统计法实施条例 第二十九条).
import { DISCLOSURE_RULES } from '#core/statistics/disclosure/disclosure-table.ts';
import { sensitivityOf } from '#core/statistics/disclosure/sensitive.ts';

/** Who is in a total, with what he gives to it. */
export type Contributions = ReadonlyMap<string, number>;

/** Whether two totals that are both told give away so few units, or so dominant ones, that stand in one of them alone. */
export function differenceTells(one: Contributions, two: Contributions): boolean {
  const apart = [...onlyIn(one, two), ...onlyIn(two, one)];
  const cell = { id: '', value: 0, contributions: apart.map(([who, value]) => ({ who, value })) };
  return sensitivityOf(cell, DISCLOSURE_RULES) !== undefined;
}

function onlyIn(one: Contributions, two: Contributions): readonly (readonly [string, number])[] {
  return [...one].filter(([who]) => !two.has(who));
}
