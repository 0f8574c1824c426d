// What is written from the door's own table. Renew: node scripts/golden.mjs generated-permissions
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { permissionsPage } from '#app/permissions-page.ts';
import { assertGolden } from './support/golden.ts';

test('the page of permissions says what the door does', () => {
  assertGolden(
    fileURLToPath(new URL('../docs/generated/permissions.md', import.meta.url)),
    permissionsPage(),
  );
});
