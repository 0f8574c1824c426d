// Which units a table of an office is about. 本级: its own; 区域: its own and those of every office below it.
import type { CollectingOffice, RegisterUnit, Round } from '../survey/round.ts';

/** 本级 / 区域. */
export const TABLE_SCOPES = ['own', 'region'] as const;
export type TableScope = (typeof TABLE_SCOPES)[number];

/** The offices straight below, in the order of the files. */
export function officesBelow(round: Pick<Round, 'offices'>, office: string): readonly CollectingOffice[] {
  return round.offices.filter(({ id, parent }) => parent === office && id !== office);
}

/** The office and all below it, itself first; each once, also where the files go in a circle. */
export function officesWithin(round: Pick<Round, 'offices'>, office: string): readonly string[] {
  const within = new Set([office]);
  for (const each of within) for (const { id } of officesBelow(round, each)) within.add(id);
  return [...within];
}

/** 应统尽统: every unit of the register that the table must hold, in the order of the register. */
export function registerOf(
  round: Pick<Round, 'offices' | 'units'>,
  office: string,
  scope: TableScope,
): readonly RegisterUnit[] {
  const offices = new Set(scope === 'own' ? [office] : officesWithin(round, office));
  return round.units.filter((unit) => offices.has(unit.office));
}
