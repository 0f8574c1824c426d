import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayLeave, NAMED_USES } from './purpose.ts';

test('named rows of a statistical survey leave for statistics and for nothing else, with the clause', () => {
  for (const use of NAMED_USES) {
    const answer = mayLeave({ purpose: 'statistics', kind: 'survey' }, use);
    assert.equal(answer.ok, use === 'statistics', use);
    if (!answer.ok) assert.ok(answer.error.clauses.some((clause) => clause.includes('第二十八条')));
  }
});

test('an appraisal round serves its appraisal, and is no survey', () => {
  assert.deepEqual(
    NAMED_USES.filter((use) => mayLeave({ purpose: 'appraisal', kind: 'survey' }, use).ok),
    ['appraisal'],
  );
});

test('figures that everybody can read already are not held back', () => {
  assert.ok(NAMED_USES.every((use) => mayLeave({ purpose: 'statistics', kind: 'collection' }, use).ok));
});
