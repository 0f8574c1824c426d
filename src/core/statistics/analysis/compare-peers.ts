// Where a unit stands among its peers by one ratio: rank, quartiles, fences, robust z, and why there is none.
import type { PeerGroup } from './peer-groups.ts';
import type { RatioSet, UnitRatio, UnitWithoutRatio } from './ratios.ts';
import { fencePlace, ROBUST_Z_THRESHOLD, scoreBy, spreadOf, type FencePlace, type Spread } from './robust.ts';

export type Standing = UnitRatio & {
  /** 1 is the highest; equals share a rank. */
  readonly rank: number;
  /** Absent in a group too small for quartiles. */
  readonly fence?: FencePlace;
  /** Modified z (0.6745, 3.5). Absent: see `why` of the comparison. */
  readonly z?: number;
  /** Beyond 3.5 by z, or beyond the inner fence where z has no scale. */
  readonly outlier: 'high' | 'low' | undefined;
};

export type PeerComparison = {
  readonly group: PeerGroup;
  /** Highest first. */
  readonly standings: readonly Standing[];
  readonly without: readonly UnitWithoutRatio[];
  readonly spread?: Spread;
  /** Why there is no z: too few peers, or half of them are one value (MAD = 0; the fences then decide). */
  readonly why?: 'too-few' | 'mad-zero';
};

/** One ratio, group by group. */
export function comparePeers(set: RatioSet, groups: readonly PeerGroup[]): readonly PeerComparison[] {
  const valued = new Map(set.with.map((each) => [each.of, each]));
  const lacking = new Map(set.without.map((each) => [each.of, each]));
  return groups.map((group) => {
    const own = group.units
      .flatMap((unit) => valued.get(unit) ?? [])
      .toSorted((a, b) => b.ratio.value - a.ratio.value);
    const found = spreadOf(own.map(({ ratio }) => ratio.value));
    const spread = found.ok ? found.value : undefined;
    let rank = 0;
    let last: number | undefined;
    const standings = own.map((each, at): Standing => {
      if (each.ratio.value !== last) rank = at + 1;
      last = each.ratio.value;
      return { ...each, rank, ...(spread === undefined ? { outlier: undefined } : placed(last, spread)) };
    });
    const why = spread === undefined ? 'too-few' : spread.mad === 0 ? 'mad-zero' : undefined;
    return {
      group,
      standings,
      without: group.units.flatMap((unit) => lacking.get(unit) ?? []),
      ...(spread === undefined ? {} : { spread }),
      ...(why === undefined ? {} : { why }),
    };
  });
}

function placed(value: number, spread: Spread): Pick<Standing, 'fence' | 'z' | 'outlier'> {
  const fence = fencePlace(value, spread);
  const z = spread.mad > 0 ? scoreBy(value, spread) : undefined;
  const far = z === undefined ? fence !== 'inside' : Math.abs(z) > ROBUST_Z_THRESHOLD;
  const outlier = far ? (value > spread.median ? 'high' : 'low') : undefined;
  return { fence, outlier, ...(z === undefined ? {} : { z }) };
}
