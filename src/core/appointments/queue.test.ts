import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  actsOf,
  APPOINTMENT_STATUSES,
  isCounterAct,
  noShowFrom,
  showNumber,
  walkInNumber,
} from './appointment.ts';
import { queueOrder, waitedMinutes, type Waiting } from './queue.ts';

const DAY = '2026-11-23';
const at = (time: string) => `${DAY}T${time}:00+08:00`;
const booked = (from: string, arrived: string, seat = 1): Waiting => ({
  kind: 'booked',
  day: DAY,
  from,
  seat,
  arrivedAt: at(arrived),
});
const walkIn = (number: number, arrived: string): Waiting => ({
  kind: 'walk-in',
  walkIn: number,
  arrivedAt: at(arrived),
});

test('whoever reserved is called before everybody who did not, however long those have waited (code 212)', () => {
  const time = fc
    .integer({ min: 480, max: 1000 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  const person = fc.oneof(
    fc.tuple(time, time).map(([from, arrived]) => booked(from, arrived)),
    fc.tuple(fc.integer({ min: 1, max: 400 }), time).map(([number, arrived]) => walkIn(number, arrived)),
  );
  fc.assert(
    fc.property(fc.array(person), (people) => {
      const order = queueOrder(people);
      const kinds = order.map(({ kind }) => kind);
      assert.equal(
        kinds.indexOf('walk-in') === -1 || !kinds.slice(kinds.indexOf('walk-in')).includes('booked'),
        true,
      );
      order.forEach((each, index) => {
        const before = order[index - 1];
        if (before?.kind === 'booked' && each.kind === 'booked') assert.ok(before.from <= each.from);
        if (before?.kind === 'walk-in' && each.kind === 'walk-in') assert.ok(before.walkIn <= each.walkIn);
      });
      assert.equal(order.length, people.length);
    }),
    { seed: 20_261_122 },
  );
});

test('waiting counts from the appointment or, after it, from the coming', () => {
  const until = Temporal.Instant.from(at('10:00'));
  assert.equal(waitedMinutes(booked('09:30', '09:00'), until), 30);
  assert.equal(waitedMinutes(booked('09:30', '09:45'), until), 15);
  assert.equal(waitedMinutes(booked('10:30', '09:00'), until), 0);
  assert.equal(waitedMinutes(walkIn(1, '09:12'), until), 48);
});

test('somebody who did not come may be marked so only when the slot and the grace are over', () => {
  assert.equal(
    noShowFrom({ day: DAY, to: '10:00' }, { graceMinutes: 15 }).toString(),
    '2026-11-23T02:15:00Z',
  );
});

test('what has ended allows nothing more, and nobody who came can be called a no-show', () => {
  const table = Object.fromEntries(APPOINTMENT_STATUSES.map((status) => [status, actsOf(status)]));
  assert.deepEqual(table, {
    booked: ['arrive', 'no-show'],
    arrived: ['call', 'leave'],
    called: ['done', 'leave'],
    done: [],
    left: [],
    'no-show': [],
    cancelled: [],
  });
});

test('the number to show says the time and the seat', () => {
  assert.equal(showNumber({ from: '09:30' }, 2), 'A0930-2');
  assert.equal(walkInNumber(3), 'B003');
});

test('only the acts of the counter are acts, whatever else an object answers to', () => {
  assert.deepEqual(['call', 'toString', 'constructor', '__proto__', ''].map(isCounterAct), [
    true,
    false,
    false,
    false,
    false,
  ]);
});
