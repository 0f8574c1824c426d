// Like is compared with like: units are put into groups by declared criteria before anything is ranked.
import type { UnitFigures } from '../survey/figures.ts';
import type { PeerCriterion } from './analysis-plan.ts';
import { readSum, type Indicators } from './quantity.ts';

/** The class of a unit by one criterion: a kind, a level, the index of a size class, has or has not. */
export type PeerClass = { readonly criterion: PeerCriterion; readonly value: string };

export type PeerGroup = {
  /** `administrative/1/no`: classes in the order of the criteria that divided. */
  readonly id: string;
  readonly classes: readonly PeerClass[];
  /** Criteria that would have left a part with fewer than the least: not applied, and said. */
  readonly notDividedBy: readonly { readonly criterion: PeerCriterion; readonly smallest: number }[];
  readonly units: readonly UnitFigures[];
};

/** A unit without peers: too few of its class, or a criterion that its return does not answer. */
export type WithoutPeers = {
  readonly of: UnitFigures;
  readonly criterion: PeerCriterion;
  readonly why: 'group-small' | 'missing';
  /** How many were of its class. */
  readonly alike: number;
};

export type PeerGroups = {
  readonly fewest: number;
  readonly groups: readonly PeerGroup[];
  readonly without: readonly WithoutPeers[];
};

/** By the criteria that always divide alone (level, kind): where many units are needed, and likeness in use is not. */
export function kindGroups(
  units: readonly UnitFigures[],
  { criteria, fewest }: { readonly criteria: readonly PeerCriterion[]; readonly fewest: number },
  indicators: Indicators,
): PeerGroups {
  return peerGroups(units, { criteria: criteria.filter(({ always }) => always), fewest }, indicators);
}

/**
 * Criteria that always divide come first; units of a class with fewer than `fewest`, or without an answer, fall out by name. Each
 * other criterion divides a group only where every part keeps at least `fewest`, so that nobody loses his peers to a finer grid.
 * Deterministic: groups in the order in which their first unit comes.
 */
export function peerGroups(
  units: readonly UnitFigures[],
  plan: { readonly criteria: readonly PeerCriterion[]; readonly fewest: number },
  indicators: Indicators,
): PeerGroups {
  const { criteria, fewest } = plan;
  const without: WithoutPeers[] = [];
  const whole: PeerGroup = { id: 'all', classes: [], notDividedBy: [], units };
  let groups: readonly PeerGroup[] = units.length === 0 ? [] : [whole];
  for (const criterion of criteria.filter(({ always }) => always))
    groups = groups.flatMap((group) =>
      divided(group, criterion, indicators).filter((part) => {
        const alike = part.units.length;
        const why = part.classes.at(-1)?.value === UNANSWERED ? 'missing' : 'group-small';
        const keeps = why === 'group-small' && alike >= fewest;
        if (!keeps) for (const of of part.units) without.push({ of, criterion, why, alike });
        return keeps;
      }),
    );
  for (const criterion of criteria.filter(({ always }) => !always))
    groups = groups.flatMap((group) => {
      const parts = divided(group, criterion, indicators);
      const smallest = Math.min(...parts.map((part) => part.units.length));
      if (parts.length > 1 && smallest < fewest)
        return [{ ...group, notDividedBy: [...group.notDividedBy, { criterion, smallest }] }];
      return parts;
    });
  return { fewest, groups, without };
}

/** The class that says a return does not answer the question. */
export const UNANSWERED = '?';

function divided(group: PeerGroup, criterion: PeerCriterion, indicators: Indicators): readonly PeerGroup[] {
  const parts = Map.groupBy(group.units, (unit) => classOf(unit, criterion, indicators));
  return [...parts].map(([value, units]) => ({
    ...group,
    id: group.classes.length === 0 ? value : `${group.id}/${value}`,
    classes: [...group.classes, { criterion, value }],
    units,
  }));
}

function classOf({ unit, cells }: UnitFigures, criterion: PeerCriterion, indicators: Indicators): string {
  if (criterion.by === 'kind' || criterion.by === 'level') return unit[criterion.by];
  const read = readSum(criterion.of, cells, indicators);
  if (read.state === 'missing') return UNANSWERED;
  if (criterion.by === 'presence') return read.scaled > 0 ? 'yes' : 'no';
  return String(criterion.bounds.filter((bound) => read.value >= bound).length);
}
