import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEADLINE_IDS, deadlineOn } from './deadline.ts';
import { parseDeadlines } from './parse-deadlines.ts';

const ENTRY = {
  id: 'notice-period',
  shape: 'at-least',
  value: '30',
  unit: 'natural-day',
  law: '某法',
  clause: '第一条',
  scope: 'law',
  mark: 'read',
  meaning: '{ zh: 三十日, en: thirty days }',
};

function read(...entries: readonly Readonly<Partial<Record<string, string>>>[]) {
  const items = entries.map((entry) =>
    Object.entries({ ...ENTRY, ...entry })
      .map(([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${value}`)
      .join('\n'),
  );
  return parseDeadlines({ path: 'deadlines.yaml', text: `deadlines:\n${items.join('\n')}\n` });
}

const errors = (parsed: ReturnType<typeof read>) =>
  parsed.findings.filter(({ level }) => level === 'error').map(({ code, at }) => `${at.line} ${code}`);

test('of several periods of one kind the latest in force on a day holds', () => {
  const parsed = read({}, { value: '45', from: "'2030-01-01'" });
  assert.deepEqual(errors(parsed), []);
  const on = (text: string) =>
    deadlineOn(parsed.deadlines ?? [], 'notice-period', Temporal.PlainDate.from(text))?.value;
  assert.equal(on('2029-12-31'), 30);
  assert.equal(on('2030-01-01'), 45);
  assert.equal(
    deadlineOn(parsed.deadlines ?? [], 'hand-back', Temporal.PlainDate.from('2030-01-01')),
    undefined,
  );
});

test('periods that are missing are told of, and the file is read all the same', () => {
  const parsed = read({});
  assert.equal(parsed.deadlines?.length, 1);
  assert.deepEqual(
    parsed.findings.map(({ code, level, params }) => `${level} ${code} ${params['id']}`),
    DEADLINE_IDS.filter((id) => id !== 'notice-period').map((id) => `warning deadline-missing ${id}`),
  );
});

for (const [what, wrong, code] of [
  ['a kind nobody knows', { id: 'notice-periods' }, '2 unknown-value'],
  ['a length that is no number', { value: 'thirty' }, '4 wrong-type'],
  ['no days at all', { value: '0' }, '4 bad-value'],
  ['half a day', { value: '1.5' }, '4 wrong-type'],
  ['a unit nobody counts in', { unit: 'week' }, '5 unknown-value'],
  ['a channel that is none', { channels: '[pigeon]' }, '11 unknown-value'],
  ['a day that does not exist', { from: "'2026-02-30'" }, '11 no-such-day'],
  ['working days counted back', { shape: 'before', unit: 'working-day' }, '5 unknown-value'],
  ['a key nobody reads', { until: "'2030-01-01'" }, '11 unknown-key'],
] as const) {
  test(`${what} is found at its place, and the file is not used`, () => {
    const parsed = read(wrong);
    assert.deepEqual(errors(parsed), [code]);
    assert.equal(parsed.deadlines, undefined);
  });
}

test('the same period twice from the same day is found', () => {
  assert.deepEqual(errors(read({}, {})), ['11 duplicate-id']);
});

test('what is no YAML is a finding, not an exception', () => {
  for (const text of ['', '[]', 'deadlines: [', 'a: &b 1\nc: *b', 'deadlines:\n  - *x']) {
    assert.equal(parseDeadlines({ path: 'deadlines.yaml', text }).deadlines, undefined);
  }
});
