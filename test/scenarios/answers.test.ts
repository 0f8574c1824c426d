import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseAnswer, type Asked } from '#app/answers.ts';
import { todayOf } from '#app/draft-access.ts';
import type { DataElement, ElementType } from '#core/catalogue/model.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

/** An element of the real catalogue made into one of another type. */
function asked(type: ElementType, limits: Omit<Partial<Asked>, 'element'> = {}): Asked {
  const [any] = sample.app.catalogue.elements.values();
  assert.ok(any);
  const { prefill: _prefill, derive: _derive, options: _options, ...bare } = any;
  const element: DataElement = {
    ...bare,
    type,
    ...(type === 'division' ? { divisionLevel: 'village' as const } : {}),
  };
  return { element, ...limits };
}

test('what people type becomes the answer they meant, or a fault with its code', () => {
  const { app } = sample;
  const rules = { today: todayOf(app), allowSample: true, divisions: app.divisions };
  const table = `
    date              | 2026-11-22            | "2026-11-22"
    date              | ２０２６年１１月２日       | "2026-11-02"
    date              | 2026/2/29             | not-a-date
    date              | 20260228              | "2026-02-28"
    date              | 昨天                   | not-a-date
    yes-no            | 是                     | true
    yes-no            | no                    | false
    yes-no            | perhaps               | not-yes-or-no
    number            | １，２００              | 1200
    number            | -3.5                  | -3.5
    number            | 1e9                   | not-a-number
    number            | 200000                | too-large
    money             | ￥1,234.5 元           | 123450
    money             | 0.005                 | not-money
    phone             | +86 138 0000 0000     | "13800000000"
    phone             | 138-0000-000          | phone-number-format
    division          | 430482001001          | "430482001001"
    division          | 430482                | division-level
    division          | 430482999999          | division-unknown
    citizen-number    | 000482198005060       | citizen-number-length
    citizen-number    | 000482198013060020    | citizen-number-birth-date
    organisation-code | 123                   | organisation-code-length
    bank-account      | 6222 0000-0000 0000   | "6222000000000000"
    bank-account      | 62220000x             | bank-account-format
    person-name       | 阿卜杜拉•买买提           | "阿卜杜拉·买买提"
    person-name       | <b>甲</b>              | person-name-characters
    text              | <script>x</script>    | "<script>x</script>"
    text              | 一二三四五六七八九十一二     | too-long
    text              |                       | null`;
  for (const line of table.trim().split('\n')) {
    const [type = '', typed = '', expected = ''] = line.split('|').map((cell) => cell.trim());
    assert.ok(isType(type), type);
    const parsed = parseAnswer(
      asked(type, type === 'text' ? { maxLength: 18 } : { max: 150_000 }),
      typed,
      rules,
    );
    if (typed.startsWith('一二三')) {
      const short = parseAnswer(asked(type, { maxLength: 10 }), typed, rules);
      assert.deepEqual(short, { ok: false, error: { code: 'too-long', params: { limit: 10, length: 12 } } });
    } else
      assert.equal(
        parsed.ok ? JSON.stringify(parsed.value ?? null) : parsed.error.code,
        expected,
        `${type} ${typed}`,
      );
  }
});

test('a choice is one of the options the plan left, not any the element knows', () => {
  const rules = { today: todayOf(sample.app), allowSample: true, divisions: sample.app.divisions };
  const choice = asked('choice', { options: ['a', 'b'] });
  assert.deepEqual(parseAnswer(choice, ' a ', rules), { ok: true, value: 'a' });
  assert.deepEqual(parseAnswer(choice, 'c', rules), {
    ok: false,
    error: { code: 'not-an-option', params: {} },
  });
});

test('a pattern must match the whole text', () => {
  const rules = { today: todayOf(sample.app), allowSample: true, divisions: sample.app.divisions };
  const letters = asked('text', { pattern: '[A-Z]{2}' });
  assert.equal(parseAnswer(letters, 'AB', rules).ok, true);
  assert.equal(parseAnswer(letters, 'xABx', rules).ok, false);
});

const TYPES: readonly string[] = [
  'text',
  'date',
  'yes-no',
  'number',
  'money',
  'phone',
  'division',
  'citizen-number',
  'organisation-code',
  'bank-account',
  'person-name',
] satisfies readonly ElementType[];

function isType(text: string): text is ElementType {
  return TYPES.includes(text);
}
