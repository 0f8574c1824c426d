import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDepartmentId } from './department.ts';

for (const text of ['gxj', 'kj', 'fgw-1', `a${'b'.repeat(39)}`]) {
  test(`"${text}" has the form of a department's id`, () => assert.ok(isDepartmentId(text)));
}

for (const text of ['', 'g', '1z', '-gx', 'Gxj', 'g_x', '工信', 'gx\n', `a${'b'.repeat(40)}`]) {
  test(`${JSON.stringify(text)} has not the form of a department's id`, () =>
    assert.ok(!isDepartmentId(text)));
}
