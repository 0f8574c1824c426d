// S15: 元 written for 万元 and the like. A figure that is 10², 10³ or 10⁴ times what it was, or a part of it.
import type { Cells, IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { median } from '../analysis/robust.ts';
import { readQuantity } from './evaluate-expression.ts';
import type { Evidence } from './evidence.ts';
import { figureOf } from './evidence-figure.ts';
import type { FindingDetail, MissingFigure } from './finding.ts';
import type { Found, Judgement, RuleOf } from './judgement.ts';
import type { Against } from './rule.ts';

type SlipRule = RuleOf<'unit-slip'>;
type SlipDetail = Extract<FindingDetail, { readonly kind: 'unit-slip' }>;
type Slip = Pick<SlipDetail, 'factor' | 'direction'>;

const FACTORS = [100, 1000, 10_000] as const;
/** 10^0.2 = 1.58: last year's figure may have grown by half and the slip is still seen. */
const TOLERANCE = 0.2;
/** With fewer peers the middle of them is no measure. */
const PEERS_NEEDED = 8;

/**
 * Beside the year before and the accounts: the ratio is within the tolerance of a factor. Beside peers: of their median
 * too, and it lies outside all others and among them once divided. A quotient: outside its range, inside once divided.
 * A zero is never a slip, nor is a sign that differs. At most one finding a cell, by the first comparison that tells.
 */
export function judgeUnitSlip(rule: SlipRule, evidence: Evidence, round: Round): Judgement {
  const found: Found[] = [];
  const missing: MissingFigure[] = [];
  let judged = 0;
  let fewPeers = false;
  const [asked] = rule.cells;
  if (rule.quotient && asked) {
    const outcome = judgeQuotient(rule, evidence, round);
    if ('missing' in outcome) missing.push(...outcome.missing);
    else judged += 1;
    if ('detail' in outcome) found.push({ cells: [...rule.cells], detail: outcome.detail });
  }
  for (const code of rule.cells) {
    const value = figureOf(evidence, round.indicators, { code, source: 'own' })?.scaled;
    if (value === undefined) {
      missing.push({ code, source: 'own' });
      continue;
    }
    const compared = rule.against.map((against) => compare(against, { code, value, evidence, round, rule }));
    for (const each of compared) {
      if ('missing' in each) missing.push(...each.missing);
      else if ('fewPeers' in each) fewPeers = true;
      else judged += 1;
    }
    const detail = compared.find((each) => 'detail' in each)?.detail;
    if (detail && !found.some(({ cells }) => cells[0] === code)) found.push({ cells: [code], detail });
  }
  if (found.length > 0) return { outcome: 'finds', found };
  if (judged > 0) return { outcome: 'passes' };
  return { outcome: 'not-evaluable', missing, ...(fewPeers ? { why: 'too-few-peers' } : {}) };
}

/** What the ratio of two figures is near to, by powers of ten. */
function slipOf(value: number, expected: number, tolerance: number): Slip | undefined {
  const ratio = value / expected;
  if (!(ratio > 0) || !Number.isFinite(ratio)) return undefined;
  const power = Math.log10(ratio);
  const factor = FACTORS.find((each) => Math.abs(Math.abs(power) - Math.log10(each)) <= tolerance);
  return factor && { factor, direction: power > 0 ? 'too-large' : 'too-small' };
}

function corrected(value: number, { factor, direction }: Slip): number {
  return direction === 'too-large' ? value / factor : value * factor;
}

type Compared =
  | { readonly detail: SlipDetail }
  | { readonly missing: readonly MissingFigure[] }
  | { readonly fewPeers: true }
  | { readonly fits: true };

type Asked = {
  readonly code: IndicatorCode;
  readonly value: number;
  readonly evidence: Evidence;
  readonly round: Round;
  readonly rule: SlipRule;
};

function compare(against: Against, asked: Asked): Compared {
  const { code, value, evidence, round, rule } = asked;
  const tolerance = rule.tolerance ?? TOLERANCE;
  if (against === 'peers') return compareWithPeers(asked, tolerance);
  const expected = figureOf(evidence, round.indicators, { code, source: against })?.scaled;
  if (expected === undefined) return { missing: [{ code, source: against }] };
  const slip = slipOf(value, expected, tolerance);
  return slip ? { detail: { kind: 'unit-slip', ...slip, against, value, expected } } : { fits: true };
}

function compareWithPeers({ code, value, evidence }: Asked, tolerance: number): Compared {
  const peers = evidence.peers && figuresOfPeers(evidence.peers, code);
  if (!peers || peers.values.length < PEERS_NEEDED) return { fewPeers: true };
  const slip = slipOf(value, peers.median, tolerance);
  if (!slip) return { fits: true };
  const others = peers.values.filter((each) => each !== value);
  const [least, most] = [others[0], others.at(-1)];
  if (least === undefined || most === undefined) return { fits: true };
  const right = corrected(value, slip);
  const plausible = right >= least && right <= most && (value < least || value > most);
  return plausible
    ? { detail: { kind: 'unit-slip', ...slip, against: 'peers', value, expected: peers.median } }
    : { fits: true };
}

type PeerFigures = { readonly values: readonly number[]; readonly median: number };
const KEPT = new WeakMap<readonly Cells[], Map<IndicatorCode, PeerFigures>>();

/** Those of all peers that are not zero, ascending. Kept for the group, as every member of it asks again. */
function figuresOfPeers(peers: readonly Cells[], code: IndicatorCode): PeerFigures {
  const kept = KEPT.get(peers) ?? new Map<IndicatorCode, PeerFigures>();
  KEPT.set(peers, kept);
  const known = kept.get(code);
  if (known) return known;
  const values = peers
    .map((cells) => cells.get(code))
    .flatMap((cell) => (cell?.state === 'value' && cell.amount.scaled !== 0 ? [cell.amount.scaled] : []))
    .toSorted((a, b) => a - b);
  const figures = { values, median: median(values) ?? 0 };
  kept.set(code, figures);
  return figures;
}

function judgeQuotient({ quotient }: SlipRule, evidence: Evidence, round: Round): Compared {
  if (!quotient) return { fits: true };
  const { expression, from, to } = quotient;
  const read = readQuantity(round.indicators, evidence, expression);
  if (read.state === 'not-evaluable') return { missing: read.missing };
  const { value } = read;
  if (value === 0 || (value >= from && value <= to)) return { fits: true };
  const direction = value > to ? 'too-large' : 'too-small';
  const middle = Math.sqrt(from * to);
  const slips = FACTORS.map((factor): Slip => ({ factor, direction }))
    .map((slip) => ({ slip, right: corrected(value, slip) }))
    .filter(({ right }) => right >= from && right <= to)
    .toSorted((a, b) => distance(a.right, middle) - distance(b.right, middle));
  const [best] = slips;
  if (!best) return { fits: true };
  const detail = {
    kind: 'unit-slip',
    ...best.slip,
    against: 'quotient',
    value,
    expected: best.right,
  } as const;
  return { detail: { ...detail, range: { from, to } } };
}

function distance(value: number, middle: number): number {
  return middle > 0 ? Math.abs(Math.log(value / middle)) : Math.abs(value - middle);
}
