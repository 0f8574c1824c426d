// What the law and the facts say of clocks (`one-thing.md` §1.6), one sentence each, on real days of 2026.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accepted,
  ACCEPT,
  code,
  days,
  extend,
  Life,
  received,
  RESUME,
  suspend,
  WORLD,
} from '../../../test/support/one-life.ts';
import { clocksOf, effectiveFrom } from './clocks.ts';
import type { Decided } from './act-context.ts';
import { deemAccepted } from './deem-accepted.ts';
import { deemGranted } from './deem-granted.ts';
import { extendJoint } from './extend-joint.ts';
import { handInSupplement } from './hand-in-supplement.ts';

test('the day of receipt is not counted: five working days to answer, over the holiday and its make-up day', () => {
  // 29, 30 September, 8, 9 and the Saturday 10 October, which is worked.
  assert.equal(received().due('acceptance'), '2026-10-10T23:59:59');
});

test('nothing said by the end of the fifth day: accepted as of the day of receipt, and not a second before', () => {
  const life = received().at('2026-10-10 23:59:59');
  assert.equal(code(deemAccepted(life.state, 1, life.context())), 'clock-still-runs');
  life.at('2026-10-11 00:00:00').happens(deemAccepted(life.state, 1, life.context()));
  assert.equal(life.state.parts[0]?.acceptedOn, '2026-09-28');
  assert.equal(life.due('promised'), '2026-10-08T23:59:59', 'the promise runs from receipt');
  assert.ok(life.clock('acceptance').late);
});

test('asking for a supplement ends the clock; what was asked came: the same time once more, from that day', () => {
  const asked = received()
    .at('2026-09-29 09:00')
    .does({ act: 'ask-supplement', materials: [], note: '签字' });
  assert.deepEqual([asked.clock('acceptance').status, asked.clock('acceptance').late], ['ended', false]);
  asked.at('2026-11-20 09:00');
  assert.equal(asked.clock('acceptance').late, false, 'waiting for the applicant is not counted');
  asked.happens(handInSupplement(asked.state, 1, { materials: [], note: '已签' }, asked.context()));
  assert.equal(asked.due('acceptance', { nth: 2 }), '2026-11-27T23:59:59');
});

test('promise and law run from acceptance, that day not counted; what the item does not state is not made up', () => {
  const life = accepted({ promised: days(3), terms: { statutory: days(20) } });
  assert.equal(life.due('promised'), '2026-10-09T23:59:59');
  assert.equal(life.due('statutory'), '2026-11-02T23:59:59');
  assert.deepEqual(
    clocksOf(accepted({}).state, WORLD).map(({ kind }) => kind),
    ['acceptance'],
  );
});

test('an extension moves promise and law together, once, by ten working days at most, and only in time', () => {
  const life = accepted({ promised: days(3), terms: { statutory: days(20) } }).at('2026-10-09 16:00');
  assert.equal(code(life.side(extend(11))), 'extension-too-long');
  assert.equal(code(life.side(extend(0.5))), 'extension-too-long');
  assert.equal(code(life.side({ ...extend(5), approvedBy: ' ' })), 'approver-needed');
  assert.equal(code(life.side({ ...extend(5), reason: '' })), 'reason-needed');
  assert.equal(code(life.at('2026-10-10 09:00').side(extend(5))), 'time-has-run-out');
  life.at('2026-10-09 16:00').happens(life.side(extend(5)));
  assert.equal(life.due('promised'), '2026-10-15T23:59:59');
  assert.equal(life.due('statutory'), '2026-11-09T23:59:59');
  assert.deepEqual(life.state.parts[0]?.due, { date: '2026-10-15', provisional: false });
  assert.equal(code(life.side(extend(1))), 'extended-already');
  assert.equal(code(accepted({}).side(extend(1))), 'nothing-to-extend');
});

test('while a special step is open nothing is reviewed, decided, extended or stopped a second time', () => {
  const life = accepted();
  life.happens(life.side(suspend()));
  const review = life.tries({ act: 'review', opinion: '属实' });
  for (const decided of [review, life.side(suspend()), life.side(extend(1))])
    assert.equal(code(decided), 'clock-suspended');
  assert.equal(life.clock('promised').status, 'paused');
  assert.equal(life.due('promised'), undefined, 'a date that nobody knows is not shown');
  life.at('2026-09-30 09:00').happens(life.side(RESUME));
  assert.equal(code(life.side(RESUME)), 'clock-not-suspended');
});

test('a special step is told with its length, only for a step of the item or of the law, no longer than the item allows', () => {
  const free = accepted();
  assert.equal(code(free.side({ act: 'suspend', step: 'testing', reason: '检测' })), 'duration-needed');
  assert.equal(code(free.side({ ...suspend(), reason: '' })), 'reason-needed');
  assert.equal(code(free.side({ ...suspend(), step: 'public-notice' })), 'step-not-of-this-item');
  const own = accepted({
    promised: days(3),
    terms: { specialSteps: [{ step: 'public-notice', longest: days(7) }] },
  });
  assert.equal(code(own.side(suspend())), 'step-not-of-this-item');
  assert.equal(
    code(own.side({ act: 'suspend', step: 'public-notice', longest: days(8), reason: '公示' })),
    'step-too-long',
  );
  assert.equal(code(own.side({ act: 'suspend', step: 'public-notice', reason: '公示' })), 'ok');
});

test('a hearing is held within twenty working days (行政许可法 47) where the item states no time of its own', () => {
  const life = accepted();
  const hearing = (longest?: number) =>
    life.side({
      act: 'suspend',
      step: 'hearing',
      reason: '听证',
      ...(longest ? { longest: days(longest) } : {}),
    });
  assert.equal(code(hearing(21)), 'step-too-long');
  assert.equal(code(hearing()), 'ok', 'nothing said: the law says it');
});

test('a day is left out when the clock stands at its end: within one day nothing is left out', () => {
  const life = accepted().at('2026-09-30 09:00');
  life.happens(life.side(suspend()));
  life.at('2026-09-30 17:00').happens(life.side(RESUME));
  assert.equal(life.due('promised'), '2026-10-09T23:59:59', 'as if nothing had been');
  life.happens(life.side(suspend()));
  life.at('2026-10-09 08:00').happens(life.side(RESUME));
  // 30 September and 8 October are left out; 9, 10 and 12 October count.
  assert.equal(life.due('promised'), '2026-10-12T23:59:59');
});

test('a special step that takes longer than it may counts as late, although the clock stands', () => {
  const life = accepted();
  life.happens(life.side(suspend()));
  assert.equal(life.due('special-step'), '2026-10-12T23:59:59');
  assert.equal(life.at('2026-10-12 23:00').clock('promised').late, false);
  life.at('2026-10-13 08:00');
  assert.deepEqual([life.clock('promised').late, life.clock('promised').status], [true, 'paused']);
  assert.ok(life.clock('special-step').late);
});

test('after a grant there are ten working days to make out the result', () => {
  const life = accepted().at('2026-09-30 16:00').does({ act: 'review', opinion: '属实' });
  life.does({ act: 'grant', opinion: '同意' });
  assert.equal(life.due('issue'), '2026-10-20T23:59:59');
  assert.equal(life.clock('promised').status, 'ended');
});

test('an instant item has half an hour of working time from receipt, which a night and a lunch do not use up', () => {
  const life = new Life([{ terms: { instant: true } }], {}, '2026-09-29 11:50').does({ act: 'receive' });
  assert.equal(life.due('promised'), '2026-09-29T13:20:00');
  const evening = new Life([{ terms: { instant: true } }], {}, '2026-09-30 17:50').does({ act: 'receive' });
  assert.equal(evening.due('promised'), '2026-10-08T09:20:00');
  const own = { promised: { amount: 2, unit: 'working-hour' }, terms: { instant: true } };
  assert.equal(
    received(own).due('promised'),
    '2026-09-28T12:00:00',
    'its own promise, where it is in working hours',
  );
});

function promise(amount: number, unit: string): string | undefined {
  return accepted({ promised: { amount, unit } }).due('promised');
}

test('limits of a fraction, of natural days, of months, of none: each ends where its unit says', () => {
  assert.equal(promise(0, 'working-day'), '2026-09-29T23:59:59');
  assert.equal(promise(1 / 8, 'working-day'), '2026-09-29T16:00:00');
  assert.equal(promise(3, 'natural-day'), '2026-10-02T23:59:59');
  assert.equal(promise(1, 'month'), '2026-10-29T23:59:59');
});

test('hours after something that happened outside run from that day, not from an earlier acceptance', () => {
  const terms = { startsAfter: { element: 'connected-on', date: '2026-10-04' } };
  assert.equal(
    accepted({ promised: { amount: 24, unit: 'hour' }, terms }).due('promised'),
    '2026-10-06T00:00:00',
  );
  const before = { startsAfter: { element: 'connected-on', date: '2026-09-01' } };
  assert.equal(accepted({ promised: days(1), terms: before }).due('promised'), '2026-09-30T23:59:59');
});

test('a monthly batch: the first such day after the promise is over; a short month has its last day', () => {
  assert.equal(
    accepted({ promised: days(3), terms: { batchDay: 15 } }).due('promised'),
    '2026-10-15T23:59:59',
  );
  assert.equal(
    accepted({ promised: days(3), terms: { batchDay: 8 } }).due('promised'),
    '2026-11-08T23:59:59',
  );
  assert.equal(accepted({ terms: { batchDay: 31 } }).due('promised'), '2026-09-30T23:59:59');
});

test('effect from the next month is a date that is shown, after the decision and over the end of a year', () => {
  const life = accepted({ promised: days(3), terms: { nextMonth: true } });
  const [part] = life.state.parts;
  assert.ok(part);
  assert.equal(effectiveFrom(part), undefined);
  life
    .at('2026-12-31 17:00')
    .does({ act: 'review', opinion: '属实' })
    .does({ act: 'grant', opinion: '同意' });
  assert.equal(life.state.parts[0] && effectiveFrom(life.state.parts[0]), '2027-01-01');
});

test('over the end of the year the date is provisional, because nobody has announced the next', () => {
  const life = accepted({ promised: days(70) });
  assert.deepEqual(
    [life.due('promised'), life.clock('promised').due?.provisional],
    ['2027-01-11T23:59:59', true],
  );
});

function granted(life: Life): string {
  return code(deemGranted(life.state, 1, life.context()));
}

test('silence agrees only where the item says so, after its promise, and not while the clock stands', () => {
  const clause = '本市试行办法第九条';
  const silent = accepted({ promised: days(3), terms: { silenceGrants: { clause } } });
  assert.equal(granted(silent.at('2026-10-09 23:00')), 'clock-still-runs');
  assert.equal(granted(silent.at('2026-10-10 08:00')), 'ok');
  assert.equal(granted(accepted().at('2026-10-10 08:00')), 'clock-still-runs');
  silent.at('2026-10-09 10:00').happens(silent.side(suspend()));
  assert.equal(granted(silent.at('2026-11-10 08:00')), 'clock-suspended');
});

const JOINT = { ceiling: { workingDays: 45, extension: 15, clause: '第四十二条第二款' } };

function jointLife(): Life {
  const life = new Life([{ promised: days(30) }, { promised: days(30) }], JOINT);
  life.does({ act: 'receive' }, 1).does({ act: 'receive' }, 2);
  return life.at('2026-09-29 15:00').does(ACCEPT, 1).at('2026-10-12 09:00').does(ACCEPT, 2);
}

test('the bundle has 45 working days from the first acceptance, and stands only when no office can work', () => {
  const life = jointLife();
  assert.equal(life.due('joint'), '2026-12-07T23:59:59');
  life.happens(life.side(suspend(), 1));
  assert.equal(life.clock('joint').status, 'running', 'the other office still works');
  life.at('2026-10-13 09:00').happens(life.side(suspend(), 2));
  assert.equal(life.clock('joint').status, 'paused');
  life.at('2026-10-15 09:00').happens(life.side(RESUME, 2));
  assert.equal(life.due('joint'), '2026-12-09T23:59:59', '13 and 14 October are left out');
});

test("the bundle's time is extended once, by fifteen days at most, with the government's approval", () => {
  const life = jointLife();
  const more = (workingDays: number, approvedBy = '市政府'): Decided =>
    extendJoint(life.state, { workingDays, approvedBy, reason: '复杂' }, life.context());
  assert.equal(code(more(16)), 'extension-too-long');
  assert.equal(code(more(15, '')), 'approver-needed');
  life.happens(more(15));
  assert.equal(life.due('joint'), '2026-12-28T23:59:59');
  assert.equal(code(more(1)), 'extended-already');
  const alone = accepted();
  const none = extendJoint(
    alone.state,
    { workingDays: 1, approvedBy: '市政府', reason: '复杂' },
    alone.context(),
  );
  assert.equal(code(none), 'nothing-to-extend');
});

test('what was entered afterwards is never rated', () => {
  const life = received();
  assert.ok(life.clock('acceptance').rated);
  life.at('2026-09-29 15:00').happens(life.tries(ACCEPT), 'back-filled');
  assert.equal(life.clock('acceptance').rated, false);
  assert.equal(life.clock('promised').rated, false);
});
