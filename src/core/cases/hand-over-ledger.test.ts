// Random lives of random cases: whatever happens to a part and its papers, exactly one holder has it at each moment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Brand } from '#base/brand.ts';
import { SAMPLE_OFFICE_HOURS } from '#core/calendar/office-hours.ts';
import { buildWorkCalendar } from '#core/calendar/work-calendar.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import type { Decided } from './act-context.ts';
import { stampEvents } from './act.ts';
import { disputeHandOver } from './dispute-hand-over.ts';
import type { Actor, CaseEvent, FiledPart, IssuedResult, LaterEvent, PartNumber } from './events.ts';
import { applyEvent, evolve } from './evolve.ts';
import {
  asToldLine,
  handOverLedger,
  heldBy,
  holderOf,
  workingSeconds,
  type LedgerLine,
} from './hand-over-ledger.ts';
import { sendPaper } from './send-paper.ts';
import { settleDispute } from './settle-dispute.ts';
import { hasEnded, hasResult, partOf } from './stages.ts';
import type { CaseState } from './state.ts';
import { takePaper } from './take-paper.ts';

const SEED = 20261123;
const START = Temporal.Instant.from('2026-11-23T01:00:00Z');
const CHANGNING = division('430482000000');
const YANFENG = division('430406000000');
const CENTRE = division('430408001001');
const CALENDAR = buildWorkCalendar([]);
const OFFICER: Actor = { role: 'officer', person: named('officer'), name: '经办' };
const CLERK: Actor = { role: 'clerk', person: named('clerk'), name: '窗口', place: CENTRE };

function division(code: string): DivisionCode {
  assert.ok(isDivisionCode(code));
  return code;
}

/** Any text stands for an id here. */
function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}

function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

type Carrier = FiledPart['results'][number]['carrier'];
type Shape = { readonly county: DivisionCode; readonly carrier: Carrier; readonly waits: boolean };
type Filing = {
  readonly shapes: readonly Shape[];
  readonly online: boolean;
  readonly delivered: 'online' | 'centre' | 'post';
};

function filed({ shapes, online, delivered }: Filing): CaseEvent {
  return {
    kind: 'case-filed',
    seq: 1,
    at: START.toString(),
    origin: 'live',
    actor: CLERK,
    id: named('case'),
    number: named('number'),
    division: CHANGNING,
    thing: named('thing'),
    thingName: { zh: '一件事' },
    planVersion: named('plan@1'),
    channel: online ? 'online' : 'counter',
    ...(online ? {} : { receivingPlace: CENTRE }),
    applicant: { name: '样本', citizenNumber: '0' },
    delivery:
      delivered === 'post'
        ? { how: 'post', address: '某路 1 号', receiver: '样本', phone: '0' }
        : delivered === 'centre'
          ? { how: 'centre', place: CENTRE }
          : { how: 'online' },
    answers: {},
    form: [],
    materials: [],
    parts: shapes.map(({ county, carrier, waits }, at) => ({
      part: at + 1,
      item: named(`item-${at + 1}`),
      itemName: { zh: '事项' },
      decidingCounty: county,
      agency: named('agency'),
      agencyName: { zh: '机关' },
      waitsFor: waits && at > 0 ? [[at]] : [],
      results: [{ name: { zh: '结果' }, carrier }],
    })),
  };
}

const filings: fc.Arbitrary<Filing> = fc.record({
  online: fc.boolean(),
  delivered: fc.constantFrom('online' as const, 'centre' as const, 'post' as const),
  shapes: fc.array(
    fc.record({
      county: fc.constantFrom(CHANGNING, YANFENG),
      carrier: fc.constantFrom<Carrier>('paper', 'card', 'e-certificate', 'none', 'not-stated'),
      waits: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
const steps = fc.array(fc.record({ part: fc.nat(3), pick: fc.nat(200), minutes: fc.nat(5000) }), {
  minLength: 5,
  maxLength: 60,
});

/** What may happen to a part next, as the offices and centres would make it. */
function mayHappen(state: CaseState, number: PartNumber): readonly (readonly LaterEvent[])[] {
  const part = partOf(state, number);
  const paper = { contents: '户口簿原件 1 份', from: '一处', toName: '另一处' };
  const open = part.legs.find(({ arrivedAt }) => arrivedAt === undefined);
  const acts: readonly Decided[] = [
    sendPaper(state, number, { leg: { ...paper, to: 'office', parcel: { carrier: '邮政', number: 'E1' } } }),
    sendPaper(state, number, { leg: { ...paper, to: 'centre', place: CENTRE } }),
    sendPaper(state, number, { leg: { ...paper, to: 'applicant' } }),
    ...(open
      ? [
          takePaper(
            state,
            number,
            { leg: open.leg, complete: false, note: '少一页' },
            open.to === 'office' ? OFFICER : CLERK,
          ),
        ]
      : []),
    disputeHandOver(state, number, { reason: '没有收到' }),
    settleDispute(state, number, { dispute: part.disputes.length, responsible: 'carrier', finding: '丢失' }),
  ];
  return [...acts.flatMap((act) => (act.ok ? [act.value] : [])), ...straightOn(state, number)];
}

function straightOn(state: CaseState, number: PartNumber): readonly (readonly LaterEvent[])[] {
  const part = partOf(state, number);
  const results: readonly IssuedResult[] = part.results.map((result) => ({
    ...result,
    id: 'r',
    number: '1',
    issuedOn: '2026-11-23',
  }));
  switch (part.stage) {
    case 'waiting': {
      const ready = part.waitsFor.every((group) => group.some((each) => hasResult(partOf(state, each))));
      return ready
        ? [[{ kind: 'part-ready', part: number }]]
        : [[{ kind: 'part-withdrawn', part: number, reason: '不办了' }]];
    }
    case 'at-office':
      return [[{ kind: 'part-received', part: number }]];
    case 'received':
      return [
        [{ kind: 'part-accepted', part: number }],
        [{ kind: 'supplement-asked', part: number, materials: [], note: '补' }],
        [{ kind: 'part-refused', part: number, reason: '不属于' }],
      ];
    case 'supplement-asked':
      return [
        [
          {
            kind: 'one-notice-issued',
            parts: [number],
            round: 1,
            entries: [{ part: number, materials: [], note: '补' }],
          },
        ],
        [{ kind: 'supplement-handed-in', part: number, materials: [], note: '补' }],
      ];
    case 'accepted':
      return [[{ kind: 'part-reviewed', part: number, opinion: '好' }]];
    case 'reviewed':
      return [[{ kind: 'part-granted', part: number, opinion: '好' }]];
    case 'granted':
      return [[{ kind: 'result-issued', part: number, results }]];
    case 'issued':
      return [[{ kind: 'result-delivered', part: number, how: state.delivery, to: '样本' }]];
    default:
      return [];
  }
}

function live(
  filing: Filing,
  lifeSteps: readonly { part: number; pick: number; minutes: number }[],
): readonly CaseEvent[] {
  const events = [filed(filing)];
  let state = evolve(events);
  assert.ok(state);
  let at = START;
  for (const step of lifeSteps) {
    at = at.add({ minutes: step.minutes });
    const number = 1 + (step.part % state.parts.length);
    const possible = mayHappen(state, number);
    const bodies = possible[step.pick % Math.max(1, possible.length)] ?? [];
    for (const event of stampEvents(state, bodies, { at, actor: OFFICER, origin: 'live' })) {
      events.push(event);
      state = applyEvent(state, event);
    }
  }
  return events;
}

/** How many holders a line names at an instant. */
function holdersAt({ stretches }: LedgerLine, at: Temporal.Instant): number {
  return stretches.filter(
    ({ from, to }) =>
      Temporal.Instant.compare(from, at) <= 0 && (to === undefined || Temporal.Instant.compare(at, to) < 0),
  ).length;
}

test('at each moment from filing to its end exactly one holder has a part', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(filings, steps, (filing, lifeSteps) => {
      const events = live(filing, lifeSteps);
      const state = evolve(events);
      assert.ok(state);
      const last = Temporal.Instant.from(events.at(-1)?.at ?? START.toString());
      for (const line of handOverLedger(events)) {
        const { stretches, endedAt } = line;
        for (const { holder } of stretches) seen.add(holder.kind);
        assert.equal(stretches[0]?.from, START.toString());
        for (const [at, { to }] of stretches.entries())
          assert.equal(to, stretches[at + 1]?.from ?? endedAt, 'each begins where the one before ended');
        const end = endedAt === undefined ? last.add({ hours: 1 }) : Temporal.Instant.from(endedAt);
        for (const moment of events.flatMap(({ at }) => [
          Temporal.Instant.from(at),
          Temporal.Instant.from(at).add({ minutes: 1 }),
        ]))
          assert.equal(holdersAt(line, moment), Temporal.Instant.compare(moment, end) < 0 ? 1 : 0);
        const part = partOf(state, line.part);
        assert.equal(endedAt === undefined, !hasEnded(part));
        assert.deepEqual(endedAt === undefined ? stretches.at(-1)?.holder : undefined, holderOf(state, part));
      }
    }),
    { seed: SEED, numRuns: 200 },
  );
  const reached = ['applicant', 'centre', 'office', 'on-the-way', 'part', 'platform'];
  assert.deepEqual([...seen].toSorted(), reached, 'the lives reach every kind of holder');
});

test('the working hours of all holders add up to those between filing and end', () => {
  fc.assert(
    fc.property(filings, steps, (filing, lifeSteps) => {
      const events = live(filing, lifeSteps);
      const until = Temporal.Instant.from(events.at(-1)?.at ?? START.toString())
        .add({ hours: 30 })
        .toString();
      const ledger = handOverLedger(events);
      const held = heldBy(ledger, CALENDAR, { hours: SAMPLE_OFFICE_HOURS, until });
      for (const { part, endedAt } of ledger) {
        const sum = held.reduce((total, each) => (each.part === part ? total + each.seconds : total), 0);
        const whole = { from: START.toString(), to: endedAt ?? until };
        assert.equal(sum, workingSeconds(whole, CALENDAR, SAMPLE_OFFICE_HOURS));
      }
    }),
    { seed: SEED, numRuns: 100 },
  );
});

const TAKEN_IN: Filing = {
  online: false,
  delivered: 'centre',
  shapes: [{ county: CHANGNING, carrier: 'paper', waits: false }],
};

function tell(filing: Filing, ...bodies: readonly LaterEvent[]): readonly CaseEvent[] {
  const events = [filed(filing)];
  for (const [at, body] of bodies.entries()) {
    const state = evolve(events);
    assert.ok(state);
    events.push(
      ...stampEvents(state, [body], { at: START.add({ hours: at + 1 }), actor: OFFICER, origin: 'live' }),
    );
  }
  return events;
}

const LEG = { contents: '原件', from: '中心', toName: '机关' };

function kinds(events: readonly CaseEvent[]): string {
  return (handOverLedger(events)[0]?.stretches ?? []).map(({ holder }) => holder.kind).join(' ');
}

test('a parcel that was not signed for is on the way, and the office holds the part from its receipt on', () => {
  const sent = tell(TAKEN_IN, { kind: 'paper-sent', part: 1, leg: 1, to: 'office', ...LEG });
  assert.equal(kinds(sent), 'office on-the-way');
  const arrived = tell(
    TAKEN_IN,
    { kind: 'paper-sent', part: 1, leg: 1, to: 'office', ...LEG },
    { kind: 'paper-arrived', part: 1, leg: 1, complete: false, note: '缺一页' },
  );
  assert.equal(kinds(arrived), 'office on-the-way office');
  assert.equal(handOverLedger(arrived)[0]?.legs[0]?.complete, false);
});

test('an office that works on the part holds it, whatever is still in the post', () => {
  const events = tell(
    TAKEN_IN,
    { kind: 'paper-sent', part: 1, leg: 1, to: 'office', ...LEG },
    { kind: 'part-received', part: 1 },
    { kind: 'part-accepted', part: 1 },
  );
  assert.equal(kinds(events), 'office on-the-way office');
});

test('a result on paper is with the office until it sends it, and with the centre once it signed', () => {
  const result: IssuedResult = {
    id: 'r',
    name: { zh: '证' },
    number: '1',
    carrier: 'paper',
    issuedOn: '2026-11-23',
  };
  const made: readonly LaterEvent[] = [
    { kind: 'part-received', part: 1 },
    { kind: 'part-accepted', part: 1 },
    { kind: 'part-reviewed', part: 1, opinion: '好' },
    { kind: 'part-granted', part: 1, opinion: '好' },
    { kind: 'result-issued', part: 1, results: [result] },
  ];
  assert.equal(kinds(tell(TAKEN_IN, ...made)), 'office');
  const sent: LaterEvent = { kind: 'paper-sent', part: 1, leg: 1, to: 'centre', place: CENTRE, ...LEG };
  assert.equal(kinds(tell(TAKEN_IN, ...made, sent)), 'office on-the-way');
  const signed: LaterEvent = { kind: 'paper-arrived', part: 1, leg: 1, complete: true, note: '' };
  assert.equal(kinds(tell(TAKEN_IN, ...made, sent, signed)), 'office on-the-way centre');
});

function refusal(decided: Decided): string {
  return decided.ok ? 'ok' : decided.error.code;
}

test('papers are refused without contents, with half a parcel, at another place, twice, or short without saying of what', () => {
  const state = evolve([filed(TAKEN_IN)]);
  assert.ok(state);
  const leg = { to: 'office' as const, from: '中心', toName: '机关' };
  assert.equal(refusal(sendPaper(state, 1, { leg: { ...leg, contents: ' ' } })), 'contents-needed');
  const half = { carrier: '邮政', number: '' };
  assert.equal(
    refusal(sendPaper(state, 1, { leg: { ...leg, contents: '原件', parcel: half } })),
    'parcel-incomplete',
  );
  const sent = evolve(tell(TAKEN_IN, { kind: 'paper-sent', part: 1, leg: 1, to: 'office', ...LEG }));
  assert.ok(sent);
  const whole = { leg: 1, complete: true, note: '' };
  assert.equal(refusal(takePaper(sent, 1, whole, CLERK)), 'leg-for-another-place');
  assert.equal(refusal(takePaper(sent, 1, { ...whole, complete: false }, OFFICER)), 'shortfall-needed');
  assert.equal(refusal(takePaper(sent, 1, { ...whole, leg: 2 }, OFFICER)), 'no-such-leg');
  const taken = evolve(
    tell(
      TAKEN_IN,
      { kind: 'paper-sent', part: 1, leg: 1, to: 'office', ...LEG },
      { kind: 'paper-arrived', part: 1, leg: 1, complete: true, note: '' },
      { kind: 'hand-over-disputed', part: 1, dispute: 1, leg: 1, reason: '缺件' },
    ),
  );
  assert.ok(taken);
  assert.equal(refusal(takePaper(taken, 1, whole, OFFICER)), 'leg-taken-already');
  assert.equal(refusal(disputeHandOver(taken, 1, { leg: 1, reason: '缺件' })), 'dispute-open');
  assert.equal(
    refusal(settleDispute(taken, 1, { dispute: 1, responsible: 'centre', finding: '' })),
    'finding-needed',
  );
  assert.equal(
    refusal(settleDispute(taken, 1, { dispute: 2, responsible: 'centre', finding: '查明' })),
    'no-such-dispute',
  );
});

test('what an office asked is with the platform until the one notice tells it, and the applicant sees the office until then', () => {
  const asked: readonly LaterEvent[] = [
    { kind: 'part-received', part: 1 },
    { kind: 'supplement-asked', part: 1, materials: [], note: '补' },
  ];
  const told: LaterEvent = {
    kind: 'one-notice-issued',
    parts: [1],
    round: 1,
    entries: [{ part: 1, materials: [], note: '补' }],
  };
  const [untold] = handOverLedger(tell(TAKEN_IN, ...asked));
  assert.ok(untold);
  assert.deepEqual(
    untold.stretches.map(({ holder }) => holder.kind),
    ['office', 'platform'],
  );
  assert.equal(asToldLine(untold).stretches.length, 1);
  assert.equal(asToldLine(untold).stretches[0]?.to, undefined);
  assert.equal(kinds(tell(TAKEN_IN, ...asked, told)), 'office platform applicant');
});
