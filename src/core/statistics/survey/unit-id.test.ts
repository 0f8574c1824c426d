import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSurveyUnitId } from './unit-id.ts';

for (const text of ['cz', 'tj', 'a1', 'hy-czj-2', `a${'b'.repeat(39)}`]) {
  test(`"${text}" is the id of a unit`, () => {
    assert.deepEqual(parseSurveyUnitId(text), { ok: true, value: text });
  });
}

for (const text of ['', 'c', '1z', '-cz', 'Cz', 'c_z', 'c z', '财政', 'cz\n', `a${'b'.repeat(40)}`]) {
  test(`${JSON.stringify(text)} is no id of a unit`, () => {
    assert.deepEqual(parseSurveyUnitId(text), {
      ok: false,
      error: { code: 'survey-unit-id-malformed', text },
    });
  });
}
