// S18: a ratio far from what units of the same kind have.
import type { Cells } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { fencePlace, robustZIn, spreadOf, type Spread } from '../analysis/robust.ts';
import { readQuantity } from './evaluate-expression.ts';
import type { Evidence } from './evidence.ts';
import type { MissingFigure, Term } from './finding.ts';
import type { Judgement, RuleOf } from './judgement.ts';

/** With fewer the quartiles are single units. */
const PEERS_NEEDED = 8;

/**
 * Robust z of Iglewicz and Hoaglin, |0.6745 (x − median) / MAD| above the rule's threshold; the fences (Tukey, quartiles of
 * type 7) are told beside it, and decide where the MAD is 0. Too few peers that have the ratio: not evaluable; nor is a
 * ratio that is zero for a blank alone, which tells nothing of the unit.
 */
export function judgeOutlier(rule: RuleOf<'outlier'>, evidence: Evidence, round: Round): Judgement {
  const own = readQuantity(round.indicators, evidence, rule.ratio);
  if (own.state === 'not-evaluable') return { outcome: 'not-evaluable', missing: own.missing };
  const blanks = blanksBehindZero(own);
  if (blanks.length > 0) return { outcome: 'not-evaluable', missing: blanks };
  const spread = evidence.peers && spreadOfPeers(rule, { ...evidence, peers: evidence.peers }, round);
  if (!spread || spread.count < (rule.peersNeeded ?? PEERS_NEEDED)) {
    return { outcome: 'not-evaluable', missing: [], why: 'too-few-peers' };
  }
  const { value } = own;
  const z = robustZIn(value, spread);
  const fence = fencePlace(value, spread);
  if (z.ok ? Math.abs(z.value) <= rule.threshold : fence === 'inside') return { outcome: 'passes' };
  const cells = [...new Set(own.terms.map(({ code }) => code))];
  const reason = z.ok ? { robustZ: z.value } : { why: z.error.code };
  const detail = { kind: 'outlier', value, median: spread.median, fence, peers: spread.count } as const;
  return { outcome: 'finds', found: [{ cells, detail: { ...detail, ...reason, terms: own.terms } }] };
}

function blanksBehindZero({
  value,
  terms,
}: {
  readonly value: number;
  readonly terms: readonly Term[];
}): MissingFigure[] {
  if (value !== 0) return [];
  return terms.flatMap(({ blank, code, source }) => (blank ? [{ code, source }] : []));
}

const KEPT = new WeakMap<readonly Cells[], Map<string, Spread | undefined>>();

/** Kept for the group: each of its members asks for the same. */
function spreadOfPeers(
  { ratio }: RuleOf<'outlier'>,
  { unit, peers }: Evidence & { readonly peers: readonly Cells[] },
  { indicators }: Round,
): Spread | undefined {
  const kept = KEPT.get(peers) ?? new Map<string, Spread | undefined>();
  KEPT.set(peers, kept);
  if (kept.has(ratio)) return kept.get(ratio);
  const values = peers.flatMap((own) => {
    const read = readQuantity(indicators, { unit, own }, ratio);
    return read.state === 'value' && blanksBehindZero(read).length === 0 ? [read.value] : [];
  });
  const spread = spreadOf(values);
  kept.set(ratio, spread.ok ? spread.value : undefined);
  return spread.ok ? spread.value : undefined;
}
