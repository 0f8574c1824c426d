// 行政许可法 32 counts from the day the materials were received, and not from the day on which the office clicks 收件.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCEPT, code, days, Life, received } from '../../../test/support/one-life.ts';
import type { Decided } from './act-context.ts';
import { deemAccepted } from './deem-accepted.ts';
import { noticeDeadline, oneNotice } from './one-notice.ts';

const PART = [{ promised: days(3) }];
const deemed = (life: Life, part = 1): Decided => deemAccepted(life.state, part, life.context());
const send = (life: Life, to: 'office' | 'centre' = 'office'): Life =>
  life.happens(
    life.side({ act: 'send-paper', leg: { to, from: '中心', toName: '机关', contents: '申请表原件' } }),
  );
const take = (life: Life, leg = 1, complete = true): Life =>
  life.happens(life.side({ act: 'take-paper', leg, complete, note: complete ? '' : '少一页' }));

test('an office that never clicks has accepted as of the day of filing, when its five days are over', () => {
  const life = new Life(PART);
  assert.equal(life.due('acceptance'), '2026-10-10T23:59:59');
  assert.equal(code(deemed(life.at('2026-10-10 23:59:59'))), 'clock-still-runs');
  life.at('2026-10-11 00:00').happens(deemed(life));
  const [part] = life.state.parts;
  assert.deepEqual(
    [part?.stage, part?.receivedOn, part?.acceptedOn, part?.stamps.received?.at, part?.stamps.accepted?.at],
    ['accepted', '2026-09-28', '2026-09-28', '2026-09-28T02:00:00Z', '2026-09-28T02:00:00Z'],
  );
  assert.equal(life.due('promised'), '2026-10-08T23:59:59');
  assert.deepEqual([life.clock('acceptance').late, life.clock('acceptance').rated], [true, true]);
  assert.equal(code(life.tries({ act: 'receive' })), 'not-allowed-now', 'nothing is left to sign for');
});

test('clicking late does not move the date; both days stay on record', () => {
  const life = new Life(PART).at('2026-10-10 17:00').does({ act: 'receive' });
  const [part] = life.state.parts;
  assert.deepEqual([part?.receivedOn, part?.stamps.received?.at], ['2026-09-28', '2026-10-10T09:00:00Z']);
  assert.equal(life.due('acceptance'), '2026-10-10T23:59:59');
  assert.equal(life.due('acceptance'), received().due('acceptance'), 'as if it had clicked at once');
  life.at('2026-10-11 08:00').happens(deemed(life));
  assert.equal(life.state.parts[0]?.acceptedOn, '2026-09-28');
});

test('entering 收件 afterwards neither moves the date nor makes the clock unrated', () => {
  const life = new Life(PART).at('2026-10-09 09:00');
  life.happens(life.tries({ act: 'receive' }), 'back-filled').does(ACCEPT);
  assert.deepEqual([life.due('acceptance'), life.clock('acceptance').rated], ['2026-10-10T23:59:59', true]);
});

test('a part that waited for another counts from the day it was ready, not from the filing', () => {
  const life = new Life([{ promised: days(3) }, { promised: days(3), waitsFor: [[1]] }]);
  assert.equal(life.state.parts[1]?.receipts.length, 0, 'nothing to answer yet');
  life.at('2026-10-12 09:00').happens({ ok: true, value: [{ kind: 'part-ready', part: 2 }] });
  assert.equal(life.due('acceptance', { part: 2 }), '2026-10-19T23:59:59');
  assert.equal(code(deemed(life, 2)), 'clock-still-runs');
});

test('while a parcel to the office is on its way nothing counts; the day it arrives whole is the day of receipt', () => {
  const life = send(new Life(PART).at('2026-09-29 09:00'));
  assert.deepEqual([life.due('acceptance'), life.clock('acceptance').status], [undefined, 'paused']);
  assert.equal(code(deemed(life.at('2026-11-20 09:00'))), 'clock-still-runs');
  take(life.at('2026-10-09 16:00'));
  assert.equal(life.due('acceptance'), '2026-10-15T23:59:59');
  life.at('2026-10-15 17:00').does({ act: 'receive' });
  assert.equal(life.due('acceptance'), '2026-10-15T23:59:59', 'the office need not have clicked at once');
  assert.equal(life.state.parts[0]?.receivedOn, '2026-10-09');
});

test('of several parcels the last one counts, once it is whole; what is missing is sent after', () => {
  const life = send(send(new Life(PART).at('2026-09-29 09:00')));
  take(life.at('2026-09-30 09:00'), 2);
  assert.equal(life.due('acceptance'), undefined, 'the first is still on its way');
  take(life.at('2026-10-08 09:00'), 1, false);
  assert.equal(life.due('acceptance'), undefined, 'a page of it is missing');
  take(send(life).at('2026-10-09 09:00'), 3);
  assert.equal(life.due('acceptance'), '2026-10-15T23:59:59');
});

test('who signs for the papers before their parcel is entered has them; parcels afterwards change nothing', () => {
  const life = send(new Life(PART).at('2026-09-29 09:00'));
  life.at('2026-09-30 09:00').does({ act: 'receive' });
  assert.equal(life.due('acceptance'), '2026-10-13T23:59:59');
  take(send(take(life.at('2026-10-09 09:00'))), 2);
  assert.equal(life.due('acceptance'), '2026-10-13T23:59:59');
  const back = send(new Life(PART), 'centre');
  assert.equal(back.due('acceptance'), '2026-10-10T23:59:59', 'what leaves the office does not count');
});

test('an instant item counts its minutes from the same moment', () => {
  const life = new Life([{ terms: { instant: true } }], {}, '2026-09-29 11:50');
  assert.equal(life.due('promised'), '2026-09-29T13:20:00');
  send(life.at('2026-09-29 11:55'));
  assert.deepEqual([life.due('promised'), life.clock('promised').status], [undefined, 'paused']);
  take(life.at('2026-09-29 16:00'));
  assert.equal(life.due('promised'), '2026-09-29T16:30:00');
});

test('the one notice goes out within the time counted from the same day, however late the office that asks clicked', () => {
  const life = new Life([...PART, ...PART]).at('2026-10-10 16:00').does({ act: 'receive' });
  life.does({ act: 'ask-supplement', materials: [], note: '签字' });
  assert.deepEqual(oneNotice(life.state, life.context()), [], 'the other office may still speak');
  const closing = noticeDeadline(Temporal.PlainDate.from('2026-09-28'), life.context());
  assert.equal(
    closing?.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString(),
    '2026-10-10T18:00:00',
  );
  assert.equal(oneNotice(life.at('2026-10-10 18:00').state, life.context()).length, 1);
});
