// Small rules behind the citizen pages, each a table.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceivedForm } from '#app/visit.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import type { PromisedTime } from '#core/compiler/plan.ts';
import { timeNotes, timeWords } from '#web/citizen/time-words.ts';
import { joinDate, splitDate } from '#web/form/names.ts';
import { readPlace } from '#web/form/read-form.ts';
import { textsFor } from '#web/texts/texts.ts';

const t = textsFor('zh-CN');

test('a date typed in three parts becomes one text and comes back as typed, wrong or right', () => {
  const cases = [
    [['1957', '3', '8'], '1957-03-08'],
    [['１９５７', '１２', '３１'], '1957-12-31'],
    [['1957年', '3月', '8日'], '1957-03-08'],
    [['', '', ''], ''],
    [['57', 'x', ''], '57-x-'],
  ] as const;
  for (const [[year, month, day], text] of cases) assert.equal(joinDate({ year, month, day }), text);
  assert.deepEqual(splitDate('1957-03-08'), { year: '1957', month: '3', day: '8' });
  assert.deepEqual(splitDate('57-x-'), { year: '57', month: 'x', day: '' });
});

test('of a place, a new text wins over an old choice and a choice over the text it was found by', () => {
  const cases = [
    [{}, undefined],
    [{ 'q.home': '', 'was.home': '' }, ''],
    [{ 'q.home': '常宁', 'was.home': '' }, '常宁'],
    [{ 'q.home': '常宁', 'was.home': '常宁', 'a.home': '430482001001' }, '430482001001'],
    [{ 'q.home': '耒阳', 'was.home': '', 'a.home': '430482001001' }, '耒阳'],
    [{ 'q.home': '', 'was.home': '', 'a.home': '430482001001' }, '430482001001'],
    [{ 'q.home': '', 'was.home': '常宁' }, ''],
  ] as const;
  for (const [fields, place] of cases)
    assert.equal(readPlace(posted(fields), 'home'), place, JSON.stringify(fields));
});

test('a time never says more than the sources do', () => {
  const item = itemId('x');
  const time = (workingDays: number, notStated = 0, apart = 0): PromisedTime => ({
    workingDays,
    notStated: Array.from({ length: notStated }, () => item),
    apart: Array.from({ length: apart }, () => ({ item, limit: { amount: 2, unit: 'month' as const } })),
  });
  assert.equal(timeWords(time(5), t), '约 5 个工作日');
  assert.equal(timeWords(time(0.125), t), '约 1/8 个工作日');
  assert.equal(timeWords(time(0), t), '当场办结');
  assert.equal(timeWords(time(5, 1), t), '至少 5 个工作日');
  assert.equal(timeWords(time(5, 0, 1), t), '至少 5 个工作日');
  assert.equal(timeWords(time(0, 2), t), '来源未说明');
  assert.deepEqual(
    timeNotes(time(5), () => '甲', t),
    [],
  );
  assert.deepEqual(
    timeNotes(time(0, 2), () => '甲', t),
    ['各个事项的时限，来源都没有说明。'],
  );
  assert.deepEqual(
    timeNotes(time(5, 0, 1), () => '甲', t),
    ['“甲”另需 2 个月。'],
  );
});

function itemId(text: string): ItemId {
  assert.ok(isItem(text));
  return text;
}

function isItem(text: string): text is ItemId {
  return text.length > 0;
}

function posted(fields: Readonly<Record<string, string>>): ReceivedForm {
  const values = Object.entries(fields).map(([name, value]) => [name, [value]] as const);
  return { fields: new Map(values), files: [], problems: [] };
}
