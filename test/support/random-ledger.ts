// Random ledgers for property tests: made by the very decisions that people's acts go through, so that none is impossible.
import { array, constantFrom, nat, record, type Arbitrary } from 'fast-check';
import { assert } from '#base/assert.ts';
import { splitPoint } from '#core/consultation/collation/split-point.ts';
import { divideDemand, mergeDemands } from '#core/consultation/collation/merge-demands.ts';
import { foldCopies, unfoldCopy } from '#core/consultation/collation/fold-copies.ts';
import { setDemandKind, titleDemand } from '#core/consultation/collation/sort-demand.ts';
import { undoAct } from '#core/consultation/collation/undo-act.ts';
import { CHANNELS } from '#core/consultation/consultation.ts';
import type { LedgerActor, LedgerEvent, LedgerHappening } from '#core/consultation/events.ts';
import { foldLedger } from '#core/consultation/fold/fold-ledger.ts';
import { isContributorId } from '#core/consultation/ids.ts';
import { EMPTY_LEDGER, type Ledger } from '#core/consultation/ledger.ts';

export const DESK: LedgerActor = { kind: 'planner', person: 'p', name: '经办人', head: false };
const DAY = Temporal.Instant.from('2026-11-23T01:00:00Z');

/** The ledger after these happenings of the desk, one a minute. */
export function after(
  ledger: Ledger,
  happenings: readonly LedgerHappening[],
  by: LedgerActor = DESK,
): Ledger {
  return foldLedger(stamped(ledger, happenings, by), ledger);
}

function stamped(
  ledger: Ledger,
  happenings: readonly LedgerHappening[],
  by: LedgerActor,
): readonly LedgerEvent[] {
  return happenings.map((happening, index) => {
    const seq = ledger.seq + index + 1;
    return { ...happening, seq, at: DAY.add({ minutes: seq }), by };
  });
}

/** Somebody says something. `person`: two of the same number are the same person. */
export function said(text: string, person = 0, more: Partial<Received> = {}): Received {
  const id = `0199a000-0000-7000-9000-${String(person).padStart(12, '0')}`;
  assert(isContributorId(id), 'a UUID');
  return {
    type: 'submission-received',
    channel: CHANNELS[person % CHANNELS.length] ?? 'letter',
    contributor: { id, groups: [] },
    text,
    files: [],
    consent: { text: 'yes', name: 'no' },
    ...more,
  };
}
export type Received = Extract<LedgerHappening, { readonly type: 'submission-received' }>;

type Step = { readonly act: string; readonly a: number; readonly b: number };

const STEP: Arbitrary<Step> = record({
  act: constantFrom(
    'receive',
    'receive',
    'receive',
    'split',
    'merge',
    'merge',
    'divide',
    'fold',
    'unfold',
    'title',
    'kind',
    'undo',
    'undo',
  ),
  a: nat(1000),
  b: nat(1000),
});

/** Every ledger on the way of random acts; those that are refused leave it as it was. */
export const ledgerWalk: Arbitrary<readonly Ledger[]> = array(STEP, {
  minLength: 1,
  maxLength: 60,
  size: 'max',
}).map((steps) => {
  const walk: Ledger[] = [];
  let ledger = EMPTY_LEDGER;
  for (const step of steps) {
    const decided = decide(ledger, step);
    if (decided === undefined) continue;
    ledger = after(ledger, decided);
    walk.push(ledger);
  }
  return walk;
});

function decide(ledger: Ledger, { act, a, b }: Step): readonly LedgerHappening[] | undefined {
  const submissions = [...ledger.submissions.keys()];
  const points = [...ledger.points.keys()];
  const demands = [...ledger.demands.keys()];
  const [one, two] = [pick(submissions, a), pick(submissions, b)];
  const [point, demand, other] = [pick(points, a), pick(demands, a), pick(demands, b)];
  if (act === 'receive') return [said(`意见${a % 7}，建议${b % 5}。`, a % 11)];
  if (one === undefined || two === undefined) return undefined;
  const outcome =
    act === 'fold'
      ? foldCopies(ledger, [{ copy: one, of: two }], { basis: 'same-text' })
      : act === 'unfold'
        ? unfoldCopy(ledger, one, '不是同一件')
        : act === 'undo'
          ? undoAct(ledger, (a % ledger.seq) + 1, '弄错了')
          : undefined;
  if (outcome) return outcome.ok ? outcome.value : undefined;
  if (point === undefined || demand === undefined || other === undefined) return undefined;
  const home = ledger.demands.get(demand);
  assert(home, 'a demand that was listed');
  const worked =
    act === 'split'
      ? splitPoint(ledger, point, ['其一', '其二', ...(b % 2 === 0 ? ['其三'] : [])])
      : act === 'merge'
        ? mergeDemands(ledger, { into: demand, from: [other], why: '同一诉求' })
        : act === 'divide'
          ? divideDemand(ledger, { demand, points: home.points.slice(0, 1), why: '另一诉求' })
          : act === 'title'
            ? titleDemand(ledger, demand, `题目${b}`)
            : setDemandKind(ledger, demand, b % 2 === 0 ? 'proposal' : 'support');
  return worked.ok ? worked.value : undefined;
}

function pick<Item>(items: readonly Item[], n: number): Item | undefined {
  return items[n % Math.max(items.length, 1)];
}
