import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockState } from './clock.ts';
import { DEADLINE_SHAPES } from './deadline.ts';

const day = (text: string) => Temporal.PlainDate.from(`2026-06-${text}`);

/** shape, due, ended (-: not yet), today, state */
const CASES = `
at-most  15 -  10 running
at-most  15 -  12 due-soon
at-most  15 -  15 due-soon
at-most  15 -  16 overdue
at-most  15 15 20 met
at-most  15 16 20 late
before   13 -  14 overdue
before   13 13 14 met
at-least 15 -  20 running
at-least 15 14 10 short
at-least 15 14 20 short
at-least 15 20 10 running
at-least 15 20 18 due-soon
at-least 15 20 20 due-soon
at-least 15 15 16 met
window   15 -  11 running
window   15 -  16 met
`;

for (const [shape, due, ended, today, state] of CASES.trim()
  .split('\n')
  .map((line) => line.split(/ +/))) {
  test(`${shape}, due on ${due}, ended ${ended}: on the ${today}th it is ${state}`, () => {
    const known = DEADLINE_SHAPES.find((each) => each === shape);
    assert.ok(known !== undefined && due !== undefined && ended !== undefined && today !== undefined);
    const facts = {
      shape: known,
      due: day(due),
      ended: ended === '-' ? undefined : day(ended),
      today: day(today),
    };
    assert.equal(clockState(facts), state);
  });
}
