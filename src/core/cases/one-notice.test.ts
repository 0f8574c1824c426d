// 一次告知: what the applicant is told when, over random lives of random bundles, against days counted by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { named } from '../../../test/support/random-lives.ts';
import { SAMPLE_PROMISES } from '../../../test/support/promise-texts.ts';
import { buildLawParameters } from '#core/calendar/law-parameters.ts';
import { buildWorkCalendar } from '#core/calendar/work-calendar.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { ActContext, Decided } from './act-context.ts';
import { decide, stampEvents } from './act.ts';
import type { CaseEvent, LaterEvent, PartNumber } from './events.ts';
import { applyEvent } from './evolve.ts';
import { handInSupplement } from './hand-in-supplement.ts';
import { asTold, isUntold, toldEvents } from './one-notice.ts';
import type { CaseState } from './state.ts';
import { whatFollows } from './what-follows.ts';
import { withdrawPart } from './withdraw-part.ts';

const SEED = 20261122;
const START = Temporal.Instant.from('2026-11-23T01:00:00Z');
const LAW = buildLawParameters([
  {
    id: 'supplement-notice',
    value: 5,
    unit: 'working-day',
    law: '中华人民共和国行政许可法',
    clause: '第三十二条',
    mark: 'read',
    meaning: '',
  },
]);

function contextAt(now: Temporal.Instant): ActContext {
  return {
    now,
    calendar: buildWorkCalendar([]),
    law: LAW,
    instant: { amount: 30, unit: 'working-minute', mark: 'sample' },
    promises: SAMPLE_PROMISES,
    newId: () => '0199a000-0000-7000-8000-000000000001',
  };
}

/** So many offices, each with a paper of its own and one that all of them want; the last may wait for the first. */
function filed(offices: number, lastWaits: boolean): CaseEvent {
  const numbers = Array.from({ length: offices }, (_, at) => at + 1);
  const items = numbers.map((number) => named<'ItemId'>(`item-${number}`));
  return {
    kind: 'case-filed',
    seq: 1,
    at: START.toString(),
    origin: 'live',
    actor: { role: 'system' },
    id: named('case'),
    number: named('number'),
    division: named('430482000000'),
    thing: named('thing'),
    thingName: { zh: '一件事' },
    planVersion: named('plan'),
    channel: 'online',
    applicant: { name: '样本', citizenNumber: '0' },
    delivery: { how: 'online' },
    answers: {},
    form: [],
    materials: ['shared', ...numbers.map((number) => `paper-${number}`)].map((material, at) => ({
      material: named<'MaterialId'>(material),
      name: { zh: material },
      way: 'uploaded',
      files: [],
      items: at === 0 ? items : items.slice(at - 1, at),
    })),
    parts: numbers.map((part) => ({
      part,
      item: named(`item-${part}`),
      itemName: { zh: '事项' },
      decidingCounty: named('430482000000'),
      agency: named('agency'),
      agencyName: { zh: '机关' },
      waitsFor: lastWaits && part === offices && part > 1 ? [[1]] : [],
      results: [{ name: { zh: '结果' }, carrier: 'none' }],
    })),
  };
}

const ACTS = ['receive', 'ask', 'accept', 'refuse', 'hand-in', 'withdraw', 'finish', 'nothing'] as const;
/** Most of life is receiving and asking, or the lists would be few. */
const OFTEN = ['receive', 'receive', 'receive', 'ask', 'ask', 'ask', 'ask', 'hand-in'] as const;
type Step = { readonly act: (typeof ACTS)[number]; readonly part: PartNumber; readonly hours: number };
const lives = fc.record({
  offices: fc.integer({ min: 1, max: 4 }),
  lastWaits: fc.boolean(),
  steps: fc.array(
    fc.record({
      act: fc.constantFrom(...ACTS, ...OFTEN, ...OFTEN),
      part: fc.integer({ min: 1, max: 4 }),
      hours: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 60 })),
    }),
    { minLength: 10, maxLength: 40 },
  ),
});

function attempt(state: CaseState, { act, part }: Step, context: ActContext): Decided {
  const own: readonly MaterialId[] = [named('shared'), named(`paper-${part}`)];
  const mine = state.parts.find((each) => each.part === part);
  switch (act) {
    case 'receive':
    case 'accept':
      return decide(state, part, { act }, context);
    case 'ask':
      return decide(
        state,
        part,
        { act: 'ask-supplement', materials: own, note: '请补', again: 'not-as-asked' },
        context,
      );
    case 'refuse':
      return decide(state, part, { act, reason: '不属于本机关' }, context);
    case 'withdraw':
      return withdrawPart(state, part, { reason: '' });
    case 'hand-in': {
      if (mine === undefined || isUntold(mine)) return { ok: true, value: [] };
      const materials = own.map((material) => ({
        material,
        name: { zh: material },
        way: 'shown-at-counter' as const,
        files: [],
        items: [mine.item],
      }));
      return handInSupplement(state, part, { materials, note: '' }, context);
    }
    case 'finish':
      return decide(state, part, { act: 'review', opinion: '齐' }, context);
    default:
      return { ok: true, value: [] };
  }
}

type Moment = { readonly before: CaseState; readonly notice: CaseEvent; readonly at: Temporal.Instant };
type Lived = {
  readonly events: readonly CaseEvent[];
  readonly notices: readonly Moment[];
  readonly states: readonly CaseState[];
};

function live(first: CaseEvent, steps: readonly Step[]): Lived {
  const events = [first];
  const notices: Moment[] = [];
  let state = applyEvent(undefined, first);
  const states = [state];
  let at = START;
  const write = (bodies: readonly LaterEvent[]): void => {
    for (const event of stampEvents(state, bodies, { at, actor: { role: 'system' }, origin: 'live' })) {
      if (event.kind === 'one-notice-issued') notices.push({ before: state, notice: event, at });
      state = applyEvent(state, event);
      events.push(event);
    }
  };
  const offices = first.kind === 'case-filed' ? first.parts.length : 1;
  for (const drawn of steps) {
    const step = { ...drawn, part: 1 + (drawn.part % offices) };
    // The job looks every hour, and an act is always followed.
    for (let hour = 0; hour < step.hours; hour += 1) {
      at = at.add({ hours: 1 });
      write(whatFollows(state, contextAt(at)));
    }
    const decided = attempt(state, step, contextAt(at));
    if (decided.ok) write(decided.value);
    write(whatFollows(state, contextAt(at)));
    assert.deepEqual(whatFollows(state, contextAt(at)), [], 'what follows follows once');
    states.push(state);
  }
  return { events, notices, states };
}

/** Six in the evening of the fifth day after, Saturdays and Sundays left out. */
function closingBy(receivedOn: string): Temporal.Instant {
  let day = Temporal.PlainDate.from(receivedOn);
  for (let left = 5; left > 0;) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  return Temporal.Instant.from(`${day.toString()}T18:00:00+08:00`);
}

test('the list is never half before the first window closes, and later than that nobody waits', () => {
  let early = 0;
  let late = 0;
  fc.assert(
    fc.property(lives, ({ offices, lastWaits, steps }) => {
      const { notices, states } = live(filed(offices, lastWaits), steps);
      for (const { before, notice, at } of notices) {
        assert.ok(notice.kind === 'one-notice-issued');
        const untold = before.parts.filter(isUntold);
        assert.deepEqual(
          notice.entries.map(({ part, materials }) => [part, materials]),
          untold.map(({ part, asked }) => [part, asked?.materials]),
          'it says all that is asked by then',
        );
        const reading = before.parts.some(({ stage }) => stage === 'at-office' || stage === 'received');
        const closed = untold.some(
          ({ receivedOn = '' }) => Temporal.Instant.compare(closingBy(receivedOn), at) <= 0,
        );
        assert.ok(!reading || closed, 'some office still reads and its time is not over');
        if (reading) late += 1;
        else early += 1;
      }
      for (const state of states) {
        const { parts } = state;
        const waiting = parts.filter(isUntold);
        const reading = parts.some(({ stage }) => stage === 'at-office' || stage === 'received');
        assert.ok(waiting.length === 0 || reading, 'nobody is waited for who has nothing more to say');
      }
    }),
    { seed: SEED, numRuns: 400 },
  );
  assert.ok(early > 50 && late > 50, `both ways to a notice were tried: ${early}, ${late}`);
});

test('every ask is told in exactly one notice, unless its part ended before', () => {
  let told = 0;
  fc.assert(
    fc.property(lives, ({ offices, lastWaits, steps }) => {
      // Long enough that every window closes.
      const rest: Step = { act: 'nothing', part: 1, hours: 24 * 14 };
      const { events } = live(filed(offices, lastWaits), [...steps, rest]);
      for (const ask of events) {
        if (ask.kind !== 'supplement-asked') continue;
        const over = events.find(
          (event) =>
            event.seq > ask.seq &&
            'part' in event &&
            event.part === ask.part &&
            ['part-refused', 'part-withdrawn', 'supplement-handed-in'].includes(event.kind),
        );
        const notices = events.filter(
          (event) =>
            event.kind === 'one-notice-issued' &&
            event.seq > ask.seq &&
            event.seq < (over?.seq ?? Infinity) &&
            event.entries.some(({ part }) => part === ask.part),
        );
        told += notices.length;
        if (over === undefined || over.kind === 'supplement-handed-in') assert.equal(notices.length, 1);
        else assert.ok(notices.length <= 1);
      }
      const named = events.flatMap((event) => (event.kind === 'one-notice-issued' ? event.entries : []));
      const asked = events.filter(({ kind }) => kind === 'supplement-asked');
      assert.ok(named.length <= asked.length, 'nothing is told that nobody asked');
    }),
    { seed: SEED, numRuns: 200 },
  );
  assert.ok(told > 100, `${told} asks were told`);
});

test('what no notice has told, the applicant does not see: neither the stage, nor the list, nor the event', () => {
  fc.assert(
    fc.property(lives, ({ offices, lastWaits, steps }) => {
      const { events, states } = live(filed(offices, lastWaits), steps);
      const last = states.at(-1);
      assert.ok(last);
      for (const part of asTold(last).parts) {
        const isTold = events.some(
          (event) =>
            event.kind === 'one-notice-issued' && event.entries.some((entry) => entry.part === part.part),
        );
        assert.ok(part.stage !== 'supplement-asked' || isTold);
      }
      const seen = toldEvents(events, last).filter(({ kind }) => kind === 'supplement-asked').length;
      const all = events.filter(({ kind }) => kind === 'supplement-asked').length;
      assert.equal(all - seen, last.parts.filter(isUntold).length);
    }),
    { seed: SEED, numRuns: 200 },
  );
});
