// Random lives of random cases: whatever anybody tries in whatever order, what must never be never is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { buildLawParameters } from '#core/calendar/law-parameters.ts';
import { buildWorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Brand } from '#base/brand.ts';
import { SAMPLE_PROMISES } from '../../../test/support/promise-texts.ts';
import type { ActContext, Decided } from './act-context.ts';
import { decide, stampEvents } from './act.ts';
import { ACTS_OF_STAGE, OFFICER_ACTS, type Act, type OfficerAct } from './acts.ts';
import { deliverResult } from './deliver-result.ts';
import type { Actor, CaseEvent, FiledPart, PartNumber } from './events.ts';
import { applyEvent, evolve } from './evolve.ts';
import { hasEnded, hasFailed, hasResult } from './stages.ts';
import { handInSupplement } from './hand-in-supplement.ts';
import { STAGES, type CaseState, type Stage } from './state.ts';

const SEED = 20261122;
const AT = Temporal.Instant.from('2026-11-23T01:00:00Z');
const CONTEXT: ActContext = {
  now: AT,
  calendar: buildWorkCalendar([]),
  law: buildLawParameters([]),
  instant: { amount: 30, unit: 'working-minute', mark: 'sample' },
  promises: SAMPLE_PROMISES,
  newId: () => '0199a000-0000-7000-8000-000000000001',
};
const OFFICER: Actor = { role: 'officer', person: named('officer'), name: '经办' };

/** Any text stands for an id here. */
function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}

function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

type Shape = {
  readonly groups: readonly (readonly PartNumber[])[];
  readonly carrier: FiledPart['results'][number]['carrier'];
  readonly owed: boolean;
};

function filed(shapes: readonly Shape[], online: boolean): CaseEvent {
  return {
    kind: 'case-filed',
    seq: 1,
    at: AT.toString(),
    origin: 'live',
    actor: OFFICER,
    id: named('case'),
    number: named('number'),
    division: named('430482000000'),
    thing: named('thing'),
    thingName: { zh: '一件事' },
    planVersion: named('plan'),
    channel: 'online',
    applicant: { name: '样本', citizenNumber: '0' },
    delivery: online ? { how: 'online' } : { how: 'centre', place: named('430408001001') },
    answers: {},
    form: [],
    materials: shapes.map(({ owed }, at) => ({
      material: named(`paper-${at + 1}`),
      name: { zh: '材料' },
      way: owed ? ('owed' as const) : ('shown-at-counter' as const),
      files: [],
      items: [named(`item-${at + 1}`)],
    })),
    parts: shapes.map(({ groups, carrier }, at) => ({
      part: at + 1,
      item: named(`item-${at + 1}`),
      itemName: { zh: '事项' },
      decidingCounty: named('430482000000'),
      agency: named('agency'),
      agencyName: { zh: '机关' },
      waitsFor: groups,
      results: [{ name: { zh: '结果' }, carrier }],
      promised: { amount: 3, unit: 'working-day' },
    })),
  };
}

/** Up to six parts; each may wait for groups of earlier ones, so that there is no ring. */
const cases = fc
  .record({
    online: fc.boolean(),
    raw: fc.array(
      fc.record({
        groups: fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
        carrier: fc.constantFrom('paper' as const, 'e-certificate' as const, 'none' as const),
        owed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ online, raw }) =>
    filed(
      raw.map(({ groups, ...rest }, at) => ({
        ...rest,
        groups: at === 0 ? [] : groups.map((group) => [...new Set(group.map((draw) => 1 + (draw % at)))]),
      })),
      online,
    ),
  );

/** What somebody tries: any act at all, or (`aimed`) one that the stage allows, so that lives get far. */
type Try = { readonly part: PartNumber; readonly act: Tried; readonly aimed: number | undefined };
const steps: fc.Arbitrary<readonly Try[]> = fc.array(
  fc.record({
    part: fc.integer({ min: 1, max: 6 }),
    act: fc.constantFrom<Tried>(...OFFICER_ACTS, 'hand-in-supplement', 'deliver'),
    aimed: fc.option(fc.nat(20), { nil: undefined, freq: 4 }),
  }),
  { minLength: 20, maxLength: 150 },
);

/** Acts of these lives; the others have lives of their own. */
type Tried = OfficerAct | 'hand-in-supplement' | 'deliver';
function isTried(act: Act): act is Tried {
  return act === 'hand-in-supplement' || act === 'deliver' || OFFICER_ACTS.some((each) => each === act);
}

function attempt(state: CaseState, part: PartNumber, act: Tried): Decided {
  const material = named<'MaterialId'>(`paper-${part}`);
  switch (act) {
    case 'hand-in-supplement':
      return handInSupplement(
        state,
        part,
        {
          note: '已补',
          materials: [
            {
              material,
              name: { zh: '材料' },
              way: 'shown-at-counter',
              files: [],
              items: [named(`item-${part}`)],
            },
          ],
        },
        CONTEXT,
      );
    case 'deliver':
      return deliverResult(state, part, { to: '样本' });
    case 'ask-supplement':
      return decide(state, part, { act, materials: [material], note: '' }, CONTEXT);
    case 'refuse':
    case 'reject':
      return decide(state, part, { act, reason: '不符合' }, CONTEXT);
    case 'review':
    case 'grant':
      return decide(state, part, { act, opinion: '同意' }, CONTEXT);
    case 'issue':
      return decide(state, part, { act, numbers: ['1'] }, CONTEXT);
    default:
      return decide(state, part, { act }, CONTEXT);
  }
}

type Step = { readonly part: PartNumber; readonly act: Tried };

/** All events of a life, and the states after each act that was done. */
function live(
  first: CaseEvent,
  life: readonly Try[],
): { readonly events: readonly CaseEvent[]; readonly states: readonly CaseState[] } {
  const events = [first];
  let state = applyEvent(undefined, first);
  const states = [state];
  for (const { part, act: any, aimed } of life) {
    const before = state.parts.find((each) => each.part === part);
    const allowed = before ? ACTS_OF_STAGE[before.stage].filter(isTried) : [];
    const act = aimed === undefined ? any : (allowed[aimed % Math.max(1, allowed.length)] ?? any);
    const decided = attempt(state, part, act);
    assert.equal(decided.ok && !allowed.includes(act), false, 'nothing happens outside the table');
    if (!decided.ok) continue;
    const more = stampEvents(state, decided.value, { at: AT, actor: OFFICER, origin: 'live' });
    state = more.reduce<CaseState>(applyEvent, state);
    events.push(...more);
    states.push(state);
  }
  return { events, states };
}

function checkState(state: CaseState): void {
  assert.equal(
    state.status === 'finished',
    state.parts.every(hasEnded),
    'finished exactly when all parts ended',
  );
  for (const part of state.parts) {
    const groups = part.waitsFor.map((anyOf) =>
      anyOf.map((number) => state.parts[number - 1]).filter((each) => each !== undefined),
    );
    const isReady = groups.every((anyOf) => anyOf.some(hasResult));
    const isHopeless = groups.some((anyOf) => anyOf.every(hasFailed));
    assert.equal(
      part.stage === 'waiting',
      !isReady && !isHopeless,
      'a part waits exactly as long as it may still hope',
    );
    assert.equal(part.stage === 'blocked', isHopeless, 'blocked exactly when a group can bring nothing more');
    assert.equal(part.issued.length > 0, hasResult(part), 'results exactly when issued');
    if (part.stage !== 'waiting' && part.stage !== 'blocked')
      assert.ok(isReady, 'nothing starts before what it waits for');
    for (const { from } of part.arrived)
      assert.ok(state.parts[from - 1]?.issued.length, 'only issued results arrive');
  }
}

test('no sequence of acts breaks what holds between parts: waiting, blocked, issued, finished', () => {
  fc.assert(
    fc.property(cases, steps, (first, life) => {
      for (const state of live(first, life).states) checkState(state);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('a part that was refused or rejected is never issued, and nothing is issued before it was granted', () => {
  fc.assert(
    fc.property(cases, steps, (first, life) => {
      const { events } = live(first, life);
      for (const [part, own] of Map.groupBy(
        events.filter((event) => 'part' in event),
        (event) => event.part,
      )) {
        const kinds = own.map(({ kind }) => kind);
        const issued = kinds.indexOf('result-issued');
        if (issued === -1) continue;
        assert.ok(kinds.lastIndexOf('part-granted', issued) !== -1, `part ${part} issued without a grant`);
        assert.ok(
          !kinds.includes('part-refused') && !kinds.includes('part-rejected'),
          `part ${part} refused and issued`,
        );
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('events fold to the same state however they are cut into batches', () => {
  fc.assert(
    fc.property(cases, steps, fc.nat(200), (first, life, cut) => {
      const { events, states } = live(first, life);
      const at = 1 + (cut % events.length);
      const half = evolve(events.slice(0, at));
      assert.ok(half);
      assert.deepEqual(events.slice(at).reduce<CaseState>(applyEvent, half), states.at(-1));
      assert.deepEqual(evolve(events), states.at(-1));
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test('random lives reach every stage, so that the rules above were tried on each', () => {
  const reached = new Set<Stage>();
  for (const [first, life] of fc.sample(fc.tuple(cases, steps), { seed: SEED, numRuns: 400 })) {
    for (const { parts } of live(first, life).states) for (const { stage } of parts) reached.add(stage);
  }
  const others: readonly Stage[] = ['lapsed', 'withdrawn', 'revoked'];
  assert.deepEqual([...reached, ...others].toSorted(), [...STAGES].toSorted());
});

const TWO: readonly Shape[] = [
  { groups: [], carrier: 'e-certificate', owed: false },
  { groups: [[1]], carrier: 'none', owed: true },
];

function after(state: CaseState, ...life: readonly Step[]): CaseState {
  return life.reduce((now, { part, act }) => {
    const decided = attempt(now, part, act);
    assert.ok(decided.ok, `${act} on part ${part}: ${decided.ok ? '' : decided.error.code}`);
    return stampEvents(now, decided.value, { at: AT, actor: OFFICER, origin: 'live' }).reduce<CaseState>(
      applyEvent,
      now,
    );
  }, state);
}

function through(part: PartNumber, ...acts: readonly Tried[]): readonly Step[] {
  return acts.map((act) => ({ part, act }));
}

function codeOf(decided: Decided): string {
  return decided.ok ? 'ok' : decided.error.code;
}

test('an online result without paper reaches the applicant and the waiting sibling in the same batch', () => {
  const start = applyEvent(undefined, filed(TWO, true));
  assert.equal(codeOf(attempt(start, 2, 'accept')), 'waiting-for-sibling');
  const state = after(start, ...through(1, 'receive', 'accept', 'review', 'grant', 'issue'));
  assert.deepEqual(
    state.parts.map(({ stage }) => stage),
    ['delivered', 'at-office'],
  );
  assert.equal(state.parts[1]?.arrived[0]?.from, 1);
});

test('a paper that may be owed must come before the decision', () => {
  const start = applyEvent(undefined, filed(TWO, true));
  const reviewed = after(
    start,
    ...through(1, 'receive', 'accept', 'review', 'grant', 'issue'),
    ...through(2, 'receive', 'accept', 'review'),
  );
  assert.equal(codeOf(attempt(reviewed, 2, 'grant')), 'material-owed');
  assert.equal(codeOf(attempt(after(reviewed, { part: 2, act: 'hand-in-supplement' }), 2, 'grant')), 'ok');
});

function ask(state: CaseState, materials: readonly string[], note = '', again?: string): Decided {
  const ids = materials.map((each) => named<'MaterialId'>(each));
  const command = { act: 'ask-supplement', materials: ids, note } as const;
  return decide(state, 1, again === undefined ? command : { ...command, again }, CONTEXT);
}

test('a supplement is asked once, everything at once; it names something; what was asked must come', () => {
  const received = after(applyEvent(undefined, filed(TWO, false)), { part: 1, act: 'receive' });
  assert.equal(codeOf(ask(received, [], ' ')), 'supplement-needs-something');
  assert.equal(codeOf(ask(received, ['paper-2'])), 'material-not-of-this-part');
  const asked = after(received, { part: 1, act: 'ask-supplement' });
  assert.equal(codeOf(handInSupplement(asked, 1, { materials: [], note: '' }, CONTEXT)), 'material-missing');
  const again = after(asked, { part: 1, act: 'hand-in-supplement' });
  assert.equal(codeOf(ask(again, ['paper-1'])), 'again-needed', 'a second round needs its reason');
  assert.equal(codeOf(ask(again, ['paper-1'], '', 'because')), 'again-needed', 'and one from the list');
  assert.equal(codeOf(ask(again, ['paper-1'], '', 'not-as-asked')), 'ok');
  const askedInWords = ask(received, [], '请到窗口签字');
  assert.ok(askedInWords.ok);
  const stamped = stampEvents(received, askedInWords.value, { at: AT, actor: OFFICER, origin: 'live' });
  const told = after(stamped.reduce<CaseState>(applyEvent, received), { part: 1, act: 'hand-in-supplement' });
  assert.equal(codeOf(ask(told, ['paper-1'], '', 'not-as-asked')), 'supplement-was-asked-once');
  assert.equal(codeOf(ask(told, ['paper-1'], '', 'rules-changed')), 'reason-needed');
  assert.equal(codeOf(ask(told, ['paper-1'], '自下月起另需此件', 'rules-changed')), 'ok');
});

test('the promised date is counted from acceptance and says that the year is not announced', () => {
  const state = after(applyEvent(undefined, filed(TWO, false)), ...through(1, 'receive', 'accept'));
  assert.deepEqual(state.parts[0]?.due, { date: '2026-11-26', provisional: true });
});
