// 容缺, tried exhaustively: whatever anybody does in whatever order and on whatever day, nothing final leaves an office while a
// paper is owed, and a part ends for it only after its day. One part to the last reachable state; random lives of two.
import { cityDay } from '#core/calendar/city-day.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Brand } from '#base/brand.ts';
import { sampleContext } from '../../../test/support/promise-texts.ts';
import { decide, decideSide, stampEvents } from './act.ts';
import type { ActContext, Decided } from './act-context.ts';
import { ACTS_OF_STAGE } from './acts.ts';
import { deliverResult } from './deliver-result.ts';
import type { Actor, CaseEvent, FiledPart, PartNumber } from './events.ts';
import { applyEvent } from './evolve.ts';
import { handInSupplement } from './hand-in-supplement.ts';
import { blockingPaper, datesOpen } from './owed.ts';
import { decideRunOut } from './run-out.ts';
import type { CaseState, Stage } from './state.ts';
import { withdrawPart } from './withdraw-part.ts';

const SEED = 20261122;
const OFFICER: Actor = { role: 'officer', person: named('officer'), name: '经办' };
/** Monday; the promise of three working days ends on Thursday 26 November; the decided time of ten days the week after next. */
const DAYS = ['2026-11-23', '2026-11-26', '2026-11-27', '2026-12-08'] as const;
const CONTEXTS = new Map(
  DAYS.map((day) => [day, sampleContext(Temporal.Instant.from(`${day}T09:00:00+08:00`))] as const),
);

function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}
function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

/** One state of the world: the case, and the day as an index of `DAYS`. */
type World = { readonly state: CaseState; readonly day: number };
type Try = (state: CaseState, context: ActContext) => Decided;

function contextOn(day: number): ActContext {
  const context = CONTEXTS.get(DAYS[day] ?? DAYS[0]);
  assert.ok(context);
  return context;
}

/** `shared`: both parts ask the same paper, which is owed. */
function filed(parts: 1 | 2, silence: boolean): CaseState {
  const numbers = Array.from({ length: parts }, (_, at) => at + 1);
  const event: CaseEvent = {
    kind: 'case-filed',
    seq: 1,
    at: contextOn(0).now.toString(),
    origin: 'live',
    actor: OFFICER,
    id: named('case'),
    number: named('430482261123000001X'),
    division: named('430482000000'),
    thing: named('thing'),
    thingName: { zh: '一件事' },
    planVersion: named('plan'),
    channel: 'online',
    applicant: { name: '样本', citizenNumber: '0' },
    delivery: { how: 'centre', place: named('430408001001') },
    answers: {},
    form: [],
    materials: [
      {
        material: named('photo'),
        name: { zh: '照片' },
        way: 'owed',
        files: [],
        items: numbers.map((part) => named(`item-${part}`)),
      },
      {
        material: named('book'),
        name: { zh: '户口簿' },
        way: 'committed',
        files: [],
        items: [named('item-1')],
      },
    ],
    parts: numbers.map((part) => partOf(part, silence)),
  };
  return applyEvent(undefined, event);
}

function partOf(part: PartNumber, silence: boolean): FiledPart {
  return {
    part,
    item: named(`item-${part}`),
    itemName: { zh: `事项${part}` },
    decidingCounty: named('430482000000'),
    agency: named('agency'),
    agencyName: { zh: '机关' },
    waitsFor: [],
    results: [{ name: { zh: '结果' }, carrier: 'card' }],
    promised: { amount: 3, unit: 'working-day' },
    ...(silence ? { terms: { silenceGrants: { clause: '样例条款' } } } : {}),
  };
}

/** Everything that anybody, and the platform itself, may try on a part. */
function tries(part: PartNumber): readonly (readonly [name: string, run: Try])[] {
  const photo = named<'MaterialId'>('photo');
  const book = named<'MaterialId'>('book');
  const paper = {
    material: photo,
    name: { zh: '照片' },
    files: [],
    items: [named<'ItemId'>(`item-${part}`)],
  };
  const handIn =
    (on?: string): Try =>
    (state, context) =>
      handInSupplement(
        state,
        part,
        {
          note: '',
          materials: [{ ...paper, way: 'shown-at-counter' }],
          ...(on === undefined ? {} : { arrived: { by: 'post', on } }),
        },
        context,
      );
  const reason = '理由';
  const asks = (state: CaseState) => state.parts.find((each) => each.part === part)?.rounds ?? 0;
  return [
    ['receive', (state, context) => decide(state, part, { act: 'receive' }, context)],
    ['accept', (state, context) => decide(state, part, { act: 'accept' }, context)],
    [
      'ask',
      (state, context) =>
        asks(state) > 0
          ? { ok: true, value: [] }
          : decide(state, part, { act: 'ask-supplement', materials: [photo], note: '' }, context),
    ],
    ['refuse', (state, context) => decide(state, part, { act: 'refuse', reason }, context)],
    ['review', (state, context) => decide(state, part, { act: 'review', opinion: reason }, context)],
    ['grant', (state, context) => decide(state, part, { act: 'grant', opinion: reason }, context)],
    ['reject', (state, context) => decide(state, part, { act: 'reject', reason }, context)],
    ['issue', (state, context) => decide(state, part, { act: 'issue', numbers: ['1'] }, context)],
    ['deliver', (state) => deliverResult(state, part, { to: '样本' })],
    ['hand in', handIn()],
    ['arrived before', handIn('2026-11-25')],
    [
      'extend owed',
      (state, context) =>
        decideSide(
          state,
          part,
          { act: 'extend-owed', materials: [photo], until: '2026-11-30', reason },
          context,
        ),
    ],
    [
      'check',
      (state, context) =>
        (state.parts.find((each) => each.part === part)?.checks.length ?? 0) > 0
          ? { ok: true, value: [] }
          : decideSide(
              state,
              part,
              { act: 'check-commitment', materials: [book], outcome: 'false', note: reason },
              context,
            ),
    ],
    [
      'revoke',
      (state, context) =>
        decideSide(state, part, { act: 'revoke', ground: 'false-commitment', reason }, context),
    ],
    ['withdraw', (state) => withdrawPart(state, part, { reason })],
    ['deem accepted', (state, context) => decideRunOut(state, { kind: 'acceptance', part }, context)],
    ['deem granted', (state, context) => decideRunOut(state, { kind: 'promised', part }, context)],
    ['lapse', (state, context) => decideRunOut(state, { kind: 'owed', part }, context)],
  ];
}

/** The world after a try, with what must hold for every event of it; `undefined` where it was refused. */
function next({ state, day }: World, run: Try): World | undefined {
  const context = contextOn(day);
  const decided = run(state, context);
  if (!decided.ok || decided.value.length === 0) return undefined;
  const events = stampEvents(state, decided.value, { at: context.now, actor: OFFICER, origin: 'live' });
  let now = state;
  for (const event of events) {
    mustHold(now, event, context);
    now = applyEvent(now, event);
  }
  for (const part of now.parts) {
    const final = ['granted', 'issued', 'delivered'].includes(part.stage);
    assert.ok(!final || blockingPaper(now, part) === undefined, `${part.stage} while a paper is owed`);
  }
  return { state: now, day };
}

function mustHold(state: CaseState, event: CaseEvent, context: ActContext): void {
  if (!('part' in event)) return;
  const part = state.parts.find((each) => each.part === event.part);
  assert.ok(part);
  const today = cityDay(context.now).toString();
  if (['part-granted', 'part-deemed-granted', 'result-issued'].includes(event.kind))
    assert.equal(blockingPaper(state, part), undefined, `${event.kind} while a paper is owed`);
  if (event.kind === 'part-lapsed') {
    const late = datesOpen(state, part);
    assert.ok(late.length > 0 && late.every(({ date }) => date < today), 'lapsed before its day was over');
  }
  if (event.kind === 'owed-notice-issued') {
    assert.ok(event.materials.every(({ date }) => date === part.due?.date || part.stage === 'accepted'));
    assert.match(event.text, /照片/);
  }
  if (event.kind === 'part-revoked') assert.ok(part.checks.length > 0, 'revoked without a check');
}

/** What tells two states of a part apart, as far as what may happen next goes. */
function keyOf({ state, day }: World): string {
  const parts = state.parts.map(({ stage, owed, rounds, checks, due, deemed, receivedOn }) => [
    stage,
    owed,
    rounds,
    checks.length,
    due,
    deemed,
    receivedOn,
  ]);
  return JSON.stringify([day, parts, state.materials.map(({ way }) => way)]);
}

for (const silence of [false, true]) {
  const what = silence ? 'where silence agrees' : 'where silence does not agree';
  test(`every state that a part with an owed paper can reach keeps the rules, ${what}`, () => {
    const first: World = { state: filed(1, silence), day: 0 };
    const seen = new Map([[keyOf(first), first]]);
    const reached = new Set<Stage>();
    const done = new Set<string>();
    const queue = [first];
    for (let world = queue.pop(); world !== undefined; world = queue.pop()) {
      const stage = world.state.parts[0]?.stage;
      assert.ok(stage);
      reached.add(stage);
      const later = world.day + 1 < DAYS.length ? [{ ...world, day: world.day + 1 }] : [];
      const after = tries(1).flatMap(([name, run]) => {
        const made = world && next(world, run);
        if (made) done.add(name);
        return made ?? [];
      });
      if (ACTS_OF_STAGE[stage].length === 0) assert.deepEqual(after, [], `${stage} is an end`);
      for (const each of [...later, ...after]) {
        const key = keyOf(each);
        if (seen.has(key)) continue;
        seen.set(key, each);
        queue.push(each);
      }
    }
    assert.ok(seen.size > 100, `only ${seen.size} states: the walk looks at too little`);
    const all = ['received', 'supplement-asked', 'accepted', 'reviewed', 'granted', 'issued', 'delivered'];
    for (const stage of [...all, 'refused', 'rejected', 'lapsed', 'withdrawn', 'revoked'])
      assert.ok(
        [...reached].some((each) => each === stage),
        `${stage} is reached`,
      );
    const never = tries(1).flatMap(([name]) => (done.has(name) ? [] : [name]));
    assert.deepEqual(never, silence ? [] : ['deem granted'], 'every act happened somewhere');
  });
}

test('two parts that owe one paper: random lives keep the rules, and the paper comes once for both', () => {
  const names = tries(1).map(([name]) => name);
  const step = fc.record({
    part: fc.constantFrom(1, 2),
    // Ends are one try in many, or no life would be long.
    act: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('receive', 'accept', 'review', 'hand in') },
      fc.constantFrom(...names),
    ),
    tomorrow: fc.integer({ min: 0, max: 20 }).map((draw) => draw === 0),
  });
  let both = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), fc.boolean(), (steps, silence) => {
      let world: World = { state: filed(2, silence), day: 0 };
      for (const { part, act, tomorrow } of steps) {
        if (tomorrow) world = { ...world, day: Math.min(world.day + 1, DAYS.length - 1) };
        const run = tries(part).find(([name]) => name === act)?.[1];
        assert.ok(run);
        world = next(world, run) ?? world;
        const { state } = world;
        if (state.materials[0]?.way === 'owed') continue;
        const running = state.parts.filter(({ stage }) => stage === 'accepted' || stage === 'reviewed');
        for (const each of running)
          assert.ok(
            each.owed.every(({ arrivedOn }) => arrivedOn !== undefined),
            'arrived for one, not for both',
          );
        if (running.filter(({ owed }) => owed.length > 0).length === 2) both += 1;
      }
    }),
    { seed: SEED, numRuns: 1500 },
  );
  assert.ok(both > 0, 'both parts owed it and both had it');
});
