// Random ledgers with everything a packet speaks of: sides, consent, splits, merges, copies, decisions, two versions of a plan.
// Each text without consent has 「密」 and its number in it, each name 「名」: neither may be found in what is public.
import { array, constantFrom, nat, record, type Arbitrary } from 'fast-check';
import { foldCopies } from '#core/consultation/collation/fold-copies.ts';
import { divideDemand, mergeDemands } from '#core/consultation/collation/merge-demands.ts';
import { splitPoint } from '#core/consultation/collation/split-point.ts';
import { CHANNELS, TEXT_OUTCOMES, type Consultation } from '#core/consultation/consultation.ts';
import { DEMAND_KINDS, type LedgerHappening } from '#core/consultation/events.ts';
import { isClauseId, type ClauseId, type DemandId } from '#core/consultation/ids.ts';
import { EMPTY_LEDGER, type Ledger } from '#core/consultation/ledger.ts';
import { assert } from '#base/assert.ts';
import { after, said } from './random-ledger.ts';

export type PacketLedger = { readonly ledger: Ledger; readonly names: ReadonlyMap<number, string> };

type Piece = { readonly act: string; readonly a: number; readonly b: number };

const PIECE: Arbitrary<Piece> = record({
  act: constantFrom(
    'said',
    'said',
    'said',
    'split',
    'merge',
    'divide',
    'fold',
    'kind',
    'topic',
    'decide',
    'decide',
    'edit',
  ),
  a: nat(1000),
  b: nat(1000),
});

/** Ledgers of up to `most` acts; decisions name changes that are in the plan. */
export function packetLedgers(consultation: Consultation, most = 80): Arbitrary<PacketLedger> {
  return array(PIECE, { minLength: 5, maxLength: most, size: 'max' }).map((pieces) => {
    const names = new Map<number, string>();
    let ledger = after(EMPTY_LEDGER, opening());
    for (const piece of pieces) {
      const next = happeningsOf(ledger, consultation, piece);
      if (next.length === 0) continue;
      ledger = after(ledger, next);
      const { size } = ledger.submissions;
      if (piece.act === 'said' && hasName(piece.a)) names.set(size, nameOf(piece.a));
    }
    return { ledger, names };
  });
}

function hasName(a: number): boolean {
  return a % 5 !== 0;
}

function nameOf(a: number): string {
  return `${'凌张欧李'.charAt(a % 4)}名${a % 13}`;
}

function opening(): readonly LedgerHappening[] {
  const clauses = [
    { id: clauseId('c1'), kind: 'chapter' as const, no: '第一章', text: '总则' },
    ...[2, 3, 4, 5].map((n) => ({
      id: clauseId(`c${n}`),
      kind: 'item' as const,
      no: `${n - 1}.`,
      text: `第${n}条说事。到2030年建成${n * 10}个站点。`,
    })),
  ];
  return [
    { type: 'plan-version-opened', nth: 1, stage: 'for-comment', title: '征求意见稿', clauses },
    { type: 'plan-version-sealed', nth: 1 },
    { type: 'notice-opened', nth: 1, from: '2026-11-02', to: '2026-12-02' },
    { type: 'plan-version-opened', nth: 2, stage: 'for-review', title: '送审稿', clauses },
  ];
}

function clauseId(text: string): ClauseId {
  assert(isClauseId(text), 'the id of a clause');
  return text;
}

function happeningsOf(
  ledger: Ledger,
  consultation: Consultation,
  { act, a, b }: Piece,
): readonly LedgerHappening[] {
  if (act === 'said') return [spoken(ledger, consultation, a, b)];
  if (act === 'edit') return edited(ledger, a, b);
  const [one, two] = [pick([...ledger.submissions.keys()], a), pick([...ledger.submissions.keys()], b)];
  const point = pick([...ledger.points.values()], a);
  const demand = pick([...ledger.demands.values()], a);
  const other = pick([...ledger.demands.keys()], b);
  if (one === undefined || two === undefined || !point || !demand || other === undefined) return [];
  switch (act) {
    case 'fold':
      return valueOf(foldCopies(ledger, [{ copy: one, of: two }], { basis: 'same-text' }));
    case 'split':
      return valueOf(splitPoint(ledger, point.id, [`${point.text}甲`, `${point.text}乙`]));
    case 'merge':
      return valueOf(mergeDemands(ledger, { into: demand.id, from: [other], why: '同一诉求' }));
    case 'divide':
      return valueOf(
        divideDemand(ledger, { demand: demand.id, points: demand.points.slice(0, 1), why: '另一件' }),
      );
    case 'kind':
      return [
        {
          type: 'demand-kind-set',
          demand: demand.id,
          kind: DEMAND_KINDS[b % DEMAND_KINDS.length] ?? 'proposal',
        },
      ];
    case 'topic': {
      const topic = pick(consultation.topics, b)?.id;
      return [{ type: 'demand-sorted', demand: demand.id, topic, clauses: [] }];
    }
    default:
      return decided(ledger, demand.id, a, b);
  }
}

function spoken(ledger: Ledger, { classes }: Consultation, a: number, b: number): LedgerHappening {
  const person = b % 9;
  const text = (['yes', 'no', 'not-asked'] as const)[a % 3] ?? 'no';
  const number = ledger.submissions.size + 1;
  const identityClass = b % 7 === 0 ? undefined : pick(classes, person * 5)?.id;
  const base = said(
    `${text === 'yes' ? '公开的意见' : `密${number}话`}（${hasName(a) && b % 2 === 0 ? nameOf(a) : '我'}），建议办好第${b}件事，电话13800000000。`,
    person,
  );
  return {
    ...base,
    channel: CHANNELS[a % CHANNELS.length] ?? 'letter',
    contributor: { ...base.contributor, identityClass },
    consent: { text, name: b % 2 === 0 ? 'no' : 'not-asked' },
  };
}

function edited(ledger: Ledger, a: number, b: number): readonly LedgerHappening[] {
  const clauses = ledger.versions[1]?.clauses ?? [];
  const clause = pick(clauses, a);
  const because = b % 3 === 0 ? [] : [pick([...ledger.demands.keys()], b)].filter((id) => id !== undefined);
  const more = { nth: 2, because, ...(because.length === 0 && b % 2 === 0 ? { editorial: '文字规范' } : {}) };
  if (!clause || clause.id === 'c1') return [];
  if (b % 7 === 0) return [{ type: 'clause-removed', clause: clause.id, ...more }];
  if (b % 5 === 0) {
    const fresh = {
      id: clauseId(`c${100 + ledger.seq}`),
      kind: 'text' as const,
      no: undefined,
      text: `新增的话${b}。`,
    };
    return [{ type: 'clause-added', after: clause.id, clause: fresh, ...more }];
  }
  return [{ type: 'clause-changed', clause: clause.id, text: `${clause.text}另加${b}个点位。`, ...more }];
}

function decided(ledger: Ledger, demand: DemandId, a: number, b: number): readonly LedgerHappening[] {
  const outcome = TEXT_OUTCOMES[b % TEXT_OUTCOMES.length] ?? 'declined';
  const change = pick(
    ledger.clauseChanges.filter(({ what }) => what !== 'removed'),
    a,
  );
  const now = ledger.versions[1]?.clauses.find(({ id }) => id === change?.clause)?.text ?? '';
  const before = ledger.versions[0]?.clauses.find(({ id }) => id === change?.clause)?.text ?? '';
  const isClaim = outcome === 'adopted' || outcome === 'partly';
  if (isClaim && (!change || now === '')) return [];
  const links =
    isClaim && change
      ? [
          {
            clause: change.clause,
            kind: 'text' as const,
            from: 1,
            to: 2,
            inserted: now.slice(before.length),
            deleted: '',
          },
        ]
      : [];
  return [{ type: 'demand-disposed', demand, outcome, problem: 'B', reason: `理由${b}。`, links }];
}

function valueOf<Value>(
  outcome: { readonly ok: true; readonly value: readonly Value[] } | { readonly ok: false },
): readonly Value[] {
  return outcome.ok ? outcome.value : [];
}

function pick<Item>(items: readonly Item[], n: number): Item | undefined {
  return items[n % Math.max(items.length, 1)];
}
