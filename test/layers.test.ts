import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  findLayerFaults,
  listSources,
  type LayerFault,
  type LayerFaultCode,
  type Walls,
} from './support/layers.ts';

const SOURCES = fileURLToPath(new URL('../src', import.meta.url));
const BAD = fileURLToPath(new URL('fixtures/bad-layers', import.meta.url));

/** "Who may import whom" of the house, as data. */
const WALLS: Walls = {
  boxes: {
    base: [],
    core: ['base'],
    store: ['base', 'core'],
    read: ['base', 'core'],
    connectors: ['base', 'core'],
    app: ['base', 'core', 'store'],
    http: ['base', 'core', 'app', 'read'],
    web: ['base', 'core', 'app', 'read', 'web/browser'],
    'web/browser': ['base', 'core'], // runs in the browser
    jobs: ['base', 'core', 'app', 'read'],
    cli: ['base', 'core', 'app', 'read'],
    'cli/yici.ts': ['*'], // like main.ts: gives the commands what they may not fetch themselves
    'config.ts': ['base'],
    'main.ts': ['*'],
  },
  packages: {
    'base/documents': ['yaml', 'zod'], // files of facts, read with their places: the catalogue's and the surveys'
    'core/catalogue': ['feelin', 'yaml', 'zod'],
    'core/compiler': ['feelin'],
    'core/consultation': ['diff', 'opencc-js', 'yaml', 'zod'],
    'core/divisions': ['pinyin-pro'],
    'core/statistics': ['yaml', 'zod'],
    store: ['node:', 'pg'],
    read: ['pg'],
    connectors: ['*', 'node:'],
    app: ['node:', 'pg', 'pino', 'file-type'], // file-type: what the first bytes of an upload say, a pure function
    http: ['*'],
    web: ['*'],
    'web/browser': ['preact'],
    jobs: ['*'],
    cli: ['*'],
    'config.ts': ['node:'],
    'main.ts': ['*'],
  },
  coreOrder: [
    'statistics', // knows nothing of this city: others may use it alone
    'divisions',
    'calendar',
    'catalogue',
    'identity', // an office is held in a kind of agency, which the catalogue names
    'compiler',
    'cases',
    'appointments',
    'certificates',
    'receipts',
    'ratings',
    'supervision',
    'exchange',
    'costs',
    'consultation',
    'simulation',
  ],
  forbiddenNames: [
    'common',
    'dto',
    'handle',
    'helper',
    'helpers',
    'impl',
    'index',
    'lib',
    'libs',
    'manager',
    'misc',
    'service',
    'services',
    'shared',
    'util',
    'utils',
  ],
  longestFile: 400,
};

test('every file of src keeps the walls of the house', () => {
  const files = listSources(SOURCES);
  assert.ok(files.length > 20, `only ${files.length} files seen: the check looks in the wrong place`);
  for (const box of ['base', 'core', 'store']) {
    assert.ok(
      files.some((file) => file.startsWith(`${box}/`)),
      `no file of ${box} seen`,
    );
  }
  assert.deepEqual(findLayerFaults(SOURCES, WALLS).map(asLine), []);
});

/** What each file of the bad tree is there to prove. */
const EXPECTED: readonly (readonly [file: string, code: LayerFaultCode, about: string])[] = [
  ['base/knows-government.ts', 'box-forbidden', '#core/cases/opens.ts'],
  ['core/cases/opens.ts', 'package-forbidden', 'node:fs'],
  ['core/cases/opens.ts', 'box-forbidden', '#store/rows.ts'],
  ['core/cases/opens.ts', 'box-forbidden', '#web/page.ts'],
  ['core/cases/reads-clock.ts', 'impure', 'Date'],
  ['core/cases/reads-clock.ts', 'impure', 'Date'],
  ['core/cases/reads-clock.ts', 'impure', 'Temporal.Now'],
  ['core/cases/reads-clock.ts', 'impure', 'Math.random'],
  ['core/cases/uses-package.ts', 'package-forbidden', 'feelin'],
  ['core/cases/uses-package.ts', 'package-forbidden', '@aws-sdk/client-s3'],
  ['core/catalogue/looks-up.ts', 'core-order', '#core/cases/opens.ts'],
  ['core/catalogue/looks-up.ts', 'core-order', '#core/unheard/of.ts'],
  ['core/divisions/a.ts', 'cycle', 'core/divisions/a.ts → core/divisions/b.ts → core/divisions/a.ts'],
  ['core/divisions/long.ts', 'file-long', '401 lines'],
  ['core/divisions/reaches-out.ts', 'path-leaves-module', '../calendar/days.ts, say #core/calendar/days.ts'],
  ['core/divisions/reaches-out.ts', 'target-missing', './nowhere.ts'],
  ['core/divisions/reaches-out.ts', 'import-unreadable', ''],
  ['http/index.ts', 'name-forbidden', 'index'],
  ['read/writes.ts', 'box-forbidden', '#store/rows.ts'],
  ['services/all.ts', 'box-unknown', 'services'],
  ['services/all.ts', 'name-forbidden', 'services'],
  ['store/calls-app.ts', 'box-forbidden', '#app/act.ts'],
  ['web/browser/asks.ts', 'box-forbidden', '#read/writes.ts'],
  ['web/page.ts', 'default-export', 'export default'],
  ['web/page.ts', 'box-forbidden', '#http/index.ts'],
  ['web/page.ts', 'box-forbidden', '#store/rows.ts'],
];

test('each wall is proved by a file that breaks it', () => {
  const found = findLayerFaults(BAD, WALLS).map(asLine);
  const expected = EXPECTED.map(([file, code, about]) => asLine({ file, code, about }));
  assert.deepEqual(found.toSorted(), expected.toSorted());
});

function asLine({ file, code, about }: LayerFault): string {
  return `${file}: ${code}: ${about}`;
}
