import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, roundOf } from '../../../../test/support/judged-round.ts';
import { checkRules } from './check-rules.ts';
import type { Rule } from './rule.ts';

const base = roundOf({ C02: 'wan-yuan', B02: 'person', P01: 'percent' });
const head = { name: { zh: '规则' }, level: 'block', mark: 'sample' } as const;

test('every fault of every rule is told with its rule, its field and its place', () => {
  const rules: readonly Rule[] = [
    { ...head, id: 'S1', kind: 'formula', expression: 'C02 = C9', when: 'C02 >', tolerance: 'rounding' },
    { ...head, id: 'S1', kind: 'year-on-year', cells: [codeOf('C8')], share: 0.3 },
    { ...head, id: 'S3', kind: 'percentage', stated: codeOf('P01'), now: 'C02', base: 'B02', of: 'share' },
    { ...head, id: 'S4', kind: 'outlier', ratio: 'C02 > 0', threshold: 3.5, byKind: { unheard: 'off' } },
  ];
  const faults = checkRules({ ...base, rules });
  assert.deepEqual(
    faults.map(({ rule, field, at, code }) => [rule, field, at, code]),
    [
      ['S1', 'when', 5, 'unexpected-end'],
      ['S1', 'expression', 6, 'unknown-indicator'],
      ['S1', 'cells', undefined, 'unknown-indicator'],
      ['S3', 'base', undefined, 'dimensions-differ'],
      ['S4', 'ratio', 0, 'quantity-expected'],
      ['S4', 'byKind', undefined, 'unknown-kind'],
      ['S1', 'id', undefined, 'rule-id-taken'],
    ],
  );
});
