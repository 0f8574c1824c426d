// Everything that can happen to a small case, in every order: breadth first over all acts of everybody, the platform's own and the
// passing of time, until nothing new comes up.
import { dayOf } from '#core/calendar/city-day.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLawParameters, type LawParameter } from '#core/calendar/law-parameters.ts';
import { buildWorkCalendar } from '#core/calendar/work-calendar.ts';
import { SAMPLE_PROMISES } from '../../../test/support/promise-texts.ts';
import { named } from '../../../test/support/random-lives.ts';
import type { ActContext, Decided } from './act-context.ts';
import { decide, decideSide, stampEvents } from './act.ts';
import { ACTS, ACTS_OF_STAGE, type Act } from './acts.ts';
import { clocksOf, judgeClock } from './clocks.ts';
import { deemAccepted } from './deem-accepted.ts';
import { deemGranted } from './deem-granted.ts';
import { deliverResult } from './deliver-result.ts';
import type { CaseEvent, CaseEventBody, FiledPart, HandedIn, PartNumber } from './events.ts';
import { applyEvent } from './evolve.ts';
import { handInSupplement } from './hand-in-supplement.ts';
import { lapsePart } from './lapse-part.ts';
import { blockingPaper } from './owed.ts';
import { payFee } from './pay-fee.ts';
import { settleDispute } from './settle-dispute.ts';
import { hasEnded, hasFailed, hasResult, openSuspension } from './stages.ts';
import { STAGES, type CaseState, type PartState, type Stage } from './state.ts';
import { whatFollows } from './what-follows.ts';
import { withdrawPart } from './withdraw-part.ts';

const START = Temporal.Instant.from('2026-11-23T01:00:00Z');
const OFFICER = { role: 'officer', person: named<'PersonId'>('officer'), name: '经办' } as const;
/** How far time goes at once: past any of the limits below, so that each can run out. */
const LEAP = { hours: 24 * 16 };

const law = (id: string, value: number): LawParameter => {
  return { id, value, unit: 'working-day', law: '行政许可法', clause: '', mark: 'read', meaning: '' };
};
const WORLD = {
  calendar: buildWorkCalendar([]),
  law: buildLawParameters([
    law('supplement-notice', 5),
    law('certificate-issue', 10),
    law('permit-decision-extension', 10),
  ]),
  instant: { amount: 30, unit: 'working-minute', mark: 'sample' },
} as const;

function contextAt(now: Temporal.Instant): ActContext {
  return { ...WORLD, now, promises: SAMPLE_PROMISES, newId: () => '0199a000-0000-7000-8000-000000000001' };
}

const material = (part: PartNumber): HandedIn['material'] => named(`paper-${part}`);

/** One line an act: how it is tried. */
const TRIED: Readonly<Record<Act, (state: CaseState, part: PartNumber, context: ActContext) => Decided>> = {
  receive: (state, part, context) => decide(state, part, { act: 'receive' }, context),
  accept: (state, part, context) => decide(state, part, { act: 'accept' }, context),
  'ask-supplement': (state, part, context) =>
    decide(state, part, { act: 'ask-supplement', materials: [material(part)], note: '' }, context),
  'hand-in-supplement': (state, part, context) => {
    const paper: HandedIn = {
      material: material(part),
      name: { zh: '材料' },
      way: 'shown-at-counter',
      files: [],
      items: [named(`item-${part}`)],
    };
    return handInSupplement(state, part, { materials: [paper], note: '' }, context);
  },
  refuse: (state, part, context) => decide(state, part, { act: 'refuse', reason: '不属于' }, context),
  review: (state, part, context) => decide(state, part, { act: 'review', opinion: '属实' }, context),
  grant: (state, part, context) => decide(state, part, { act: 'grant', opinion: '同意' }, context),
  reject: (state, part, context) => decide(state, part, { act: 'reject', reason: '不符合' }, context),
  issue: (state, part, context) => decide(state, part, { act: 'issue', numbers: ['1'] }, context),
  deliver: (state, part) => deliverResult(state, part, { to: '样本' }),
  suspend: (state, part, context) => {
    const longest = { amount: 5, unit: 'working-day' } as const;
    return decideSide(state, part, { act: 'suspend', step: 'testing', longest, reason: '检测' }, context);
  },
  resume: (state, part, context) => decideSide(state, part, { act: 'resume', outcome: '合格' }, context),
  extend: (state, part, context) => {
    const by = { amount: 10, unit: 'working-day' } as const;
    return decideSide(state, part, { act: 'extend', by, approvedBy: '负责人', reason: '复杂' }, context);
  },
  'extend-owed': (state, part, context) => {
    const materials = [material(part)];
    return decideSide(
      state,
      part,
      { act: 'extend-owed', materials, until: '2027-01-20', reason: '洪水' },
      context,
    );
  },
  'check-commitment': (state, part, context) => {
    const materials = [material(part)];
    return decideSide(
      state,
      part,
      { act: 'check-commitment', materials, outcome: 'false', note: '不实' },
      context,
    );
  },
  revoke: (state, part, context) =>
    decideSide(state, part, { act: 'revoke', ground: 'false-commitment', reason: '承诺不实' }, context),
  'send-paper': (state, part, context) => {
    const leg = { to: 'office', from: '中心', toName: '机关', contents: '原件' } as const;
    return decideSide(state, part, { act: 'send-paper', leg }, context);
  },
  'take-paper': (state, part, context) =>
    decideSide(state, part, { act: 'take-paper', leg: 1, complete: true, note: '' }, context),
  dispute: (state, part, context) => decideSide(state, part, { act: 'dispute', reason: '没有收到' }, context),
  'settle-dispute': (state, part) =>
    settleDispute(state, part, { dispute: 1, responsible: 'nobody', finding: '查明' }),
  pay: (state, part) => payFee(state, part, { fen: 500, reference: 'r1', way: '演示' }),
  withdraw: (state, part) => withdrawPart(state, part, { reason: '不办了' }),
  'deem-accepted': deemAccepted,
  'deem-granted': deemGranted,
  lapse: lapsePart,
};

type Shape = {
  readonly way: HandedIn['way'];
  readonly waitsFor?: readonly (readonly PartNumber[])[];
  readonly silence?: boolean;
  readonly fee?: boolean;
};

function filed(shapes: readonly Shape[]): CaseEvent {
  const parts = shapes.map(({ waitsFor = [], silence, fee }, at): FiledPart => {
    const clause = '本市规定';
    return {
      part: at + 1,
      item: named(`item-${at + 1}`),
      itemName: { zh: '事项' },
      decidingCounty: named('430482000000'),
      agency: named('agency'),
      agencyName: { zh: '机关' },
      waitsFor,
      results: [{ name: { zh: '结果' }, carrier: 'paper' }],
      promised: { amount: 3, unit: 'working-day' },
      ...(silence ? { terms: { silenceGrants: { clause } } } : {}),
      ...(fee ? { statedFee: { fen: 500, basis: '收费目录' } } : {}),
    };
  });
  const body: CaseEventBody = {
    kind: 'case-filed',
    id: named('case'),
    number: named('number'),
    division: named('430482000000'),
    thing: named('thing'),
    thingName: { zh: '一件事' },
    planVersion: named('plan'),
    channel: 'online',
    applicant: { name: '样本', citizenNumber: '0' },
    delivery: { how: 'centre', place: named('430408001001') },
    answers: {},
    form: [],
    materials: shapes.map(({ way }, at) => ({
      material: material(at + 1),
      name: { zh: '材料' },
      way,
      files: [],
      items: [named(`item-${at + 1}`)],
    })),
    parts,
  };
  return { ...body, seq: 1, at: START.toString(), origin: 'live', actor: OFFICER };
}

type Node = { readonly state: CaseState; readonly now: Temporal.Instant; readonly leaps: number };

/** What two nodes must share to be one: everything that any act looks at; not how they came about. */
function keyOf({ state, leaps }: Node): string {
  const parts = state.parts.map((part) => {
    const paper = state.materials.find((each) => each.items.includes(part.item));
    const { stage, deemed, extension, suspensions, owed, fee, legs, disputes, checks, rounds, asked } = part;
    const stood = suspensions.map(({ to }) => (to === undefined ? 'open' : 'over')).slice(-1);
    const now = [stage, paper?.way, deemed, extension !== undefined, stood, owed.map(({ date }) => date)];
    const beside = [legs.map(({ arrivedAt }) => !arrivedAt), disputes.map(({ settled }) => !settled)];
    const since = [asked?.toldIn, part.acceptedOn, part.receipts.at(-1)?.on, suspensions.at(-1)?.from];
    return [now, beside, since, fee?.paid !== undefined, checks.length > 0, Math.min(rounds, 2)];
  });
  return JSON.stringify([leaps, parts]);
}

/** The same paper sent for ever and the same dispute raised for ever bring nothing new. */
function isTooMuch({ parts }: CaseState): boolean {
  return parts.some(
    ({ legs, disputes, rounds, suspensions }) =>
      legs.length > 1 || disputes.length > 1 || rounds > 2 || suspensions.length > 2,
  );
}

/** Which acts are tried, and how often time may leap. */
type Walk = { readonly acts: readonly Act[]; readonly leaps: number };

type Explored = { readonly states: number; readonly stages: Set<Stage>; readonly done: Set<Act> };

/** Walks through everything these acts can do, checking each state on the way. */
function explore(first: CaseEvent, { acts, leaps }: Walk): Explored {
  const stages = new Set<Stage>();
  const done = new Set<Act>();
  const begin: Node = { state: applyEvent(undefined, first), now: START, leaps: 0 };
  const seen = new Set([keyOf(begin)]);
  let frontier: readonly Node[] = [begin];
  while (frontier.length > 0) {
    const next: Node[] = [];
    for (const node of frontier) {
      check(node);
      for (const { stage } of node.state.parts) stages.add(stage);
      for (const after of followers(node, { acts, leaps: leaps - node.leaps }, done)) {
        const key = keyOf(after);
        if (seen.has(key) || isTooMuch(after.state)) continue;
        seen.add(key);
        next.push(after);
      }
    }
    frontier = next;
    assert.ok(seen.size < 60_000, 'the case is small enough to be seen whole');
  }
  return { states: seen.size, stages, done };
}

function followers({ state, now, leaps }: Node, left: Walk, done: Set<Act>): readonly Node[] {
  const context = contextAt(now);
  const after: Node[] = [];
  for (const { part, stage } of state.parts) {
    for (const act of left.acts) {
      const decided = TRIED[act](state, part, context);
      if (!decided.ok || decided.value.length === 0) continue;
      assert.ok(ACTS_OF_STAGE[stage].includes(act), `${act} is not of the stage ${stage}`);
      done.add(act);
      after.push({ state: stamped(state, decided.value, context), now, leaps });
    }
  }
  if (left.leaps > 0) {
    const later = now.add(LEAP);
    after.push({ state: stamped(state, [], contextAt(later)), now: later, leaps: leaps + 1 });
  }
  return after;
}

function stamped(
  state: CaseState,
  bodies: Parameters<typeof stampEvents>[1],
  context: ActContext,
): CaseState {
  const stamp = { at: context.now, actor: OFFICER, origin: 'live' } as const;
  const acted = stampEvents(state, bodies, stamp).reduce<CaseState>(applyEvent, state);
  return stampEvents(acted, whatFollows(acted, context), stamp).reduce<CaseState>(applyEvent, acted);
}

/** What must hold whatever happened before. */
function check({ state, now }: Node): void {
  assert.equal(
    state.status === 'finished',
    state.parts.every(hasEnded),
    'finished exactly when all parts ended',
  );
  for (const part of state.parts) {
    checkPart(state, part);
    checkReceipt(part);
  }
  for (const clock of clocksOf(state, WORLD)) {
    const { late, due } = judgeClock(clock, WORLD.calendar, now);
    const of = clock.part === 0 ? undefined : state.parts.find(({ part }) => part === clock.part);
    assert.equal(clock.status === 'ended' && clock.endedAt === undefined, false, 'what ended has its time');
    assert.ok(due !== undefined || clock.status !== 'running', 'what runs has a date');
    if (of && hasEnded(of)) assert.equal(clock.status, 'ended', `${clock.kind} ends with its part`);
    if (clock.kind === 'acceptance' && of?.deemed.accepted && clock.nth === of.receipts.length)
      assert.ok(late, 'nothing is deemed accepted in time');
  }
}

function checkPart(state: CaseState, part: PartState): void {
  const { stage, stamps, suspensions, deemed, terms, owed } = part;
  const open = suspensions.filter(({ to }) => to === undefined);
  const decided = stamps.decided !== undefined;
  assert.ok(open.length <= 1, 'never two special steps at once');
  assert.equal(
    decided && openSuspension(part) !== undefined,
    false,
    'nothing is decided while the clock stands',
  );
  assert.equal(hasResult(part), part.issued.length > 0 && stage !== 'revoked', 'results exactly when issued');
  if (hasResult(part) || stage === 'granted') {
    assert.equal(blockingPaper(state, part), undefined, 'no final certificate while a paper is owed');
    assert.ok(stamps.accepted && stamps.decided, 'accepted and decided before');
  }
  if (deemed.granted) assert.ok(terms?.silenceGrants, 'silence agrees only where the item says so');
  if (stage === 'lapsed')
    assert.ok(
      owed.some(({ arrivedOn }) => arrivedOn === undefined),
      'a paper never came',
    );
  if (stage === 'revoked') assert.ok(stamps.decided, 'only what was decided is taken back');
  const groups = part.waitsFor.map((anyOf) => anyOf.flatMap((number) => state.parts[number - 1] ?? []));
  if (stage === 'blocked')
    assert.ok(
      groups.some((anyOf) => anyOf.every(hasFailed)),
      'blocked by a failure',
    );
}

/** 行政许可法 32: whatever the office clicks, its time counts from the day the papers were there, and no office is without it. */
function checkReceipt({ stage, stamps, legs, receipts, receivedOn, acceptedOn, deemed }: PartState): void {
  const { ready } = stamps;
  const [first] = receipts;
  assert.equal(first === undefined, ready === undefined, 'a part that is ready has papers at its office');
  if (first === undefined || ready === undefined) return;
  const sent = legs.filter(({ to }) => to === 'office');
  if (sent.length === 0) assert.equal(first.at, ready.at, 'without a parcel: the day it was ready');
  const missing = sent.some(({ complete }) => complete !== true);
  if (stage === 'at-office')
    assert.equal(first.awaited !== undefined, missing, 'it stands while a paper is out');
  else if (first.awaited === undefined) assert.equal(receivedOn, first.on);
  if (deemed.accepted)
    assert.equal(acceptedOn, receipts.at(-1)?.on, 'accepted as of the day the papers came');
  if (stamps.received && receivedOn)
    assert.ok(dayOf(stamps.received.at) >= receivedOn, 'signing for it never makes it later');
}

const PAPERS: readonly Act[] = ['send-paper', 'take-paper', 'dispute', 'settle-dispute'];
const STRAIGHT = ACTS.filter((act) => !PAPERS.includes(act));

test('everything one part can go through keeps what must hold, and every act is done on the way', () => {
  const done = new Set<Act>();
  const stages = new Set<Stage>();
  const add = (explored: Explored): void => {
    for (const act of explored.done) done.add(act);
    for (const stage of explored.stages) stages.add(stage);
  };
  add(explore(filed([{ way: 'shown-at-counter', silence: true }]), { acts: ACTS, leaps: 1 }));
  add(explore(filed([{ way: 'owed', silence: true }]), { acts: STRAIGHT, leaps: 2 }));
  add(explore(filed([{ way: 'committed', fee: true }]), { acts: STRAIGHT, leaps: 2 }));
  assert.deepEqual([...done].toSorted(), [...ACTS].toSorted());
  const together: readonly Stage[] = ['waiting', 'blocked'];
  assert.deepEqual([...stages, ...together].toSorted(), [...STAGES].toSorted());
});

test('everything two parts can go through, one waiting for the other, keeps what must hold', () => {
  const shapes: readonly Shape[] = [{ way: 'committed' }, { way: 'owed', waitsFor: [[1]], silence: true }];
  const quiet: readonly Act[] = ['extend', 'extend-owed', 'pay'];
  const acts = STRAIGHT.filter((act) => !quiet.includes(act));
  const { stages } = explore(filed(shapes), { acts, leaps: 1 });
  assert.deepEqual([...stages].toSorted(), [...STAGES].toSorted());
});
