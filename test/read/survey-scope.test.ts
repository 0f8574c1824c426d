// The survey of operating costs at the door: whose returns a reporter and a collector reach, in the query as in the door.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isWithin, may, PERMISSIONS, scopeOf, type Action, type Ground } from '#core/identity/permission.ts';
import type { Role, Viewer } from '#core/identity/viewer.ts';
import { conditionOf } from '#read/scope-condition.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import {
  bureau,
  citizen,
  clerk,
  collector,
  division,
  officer,
  PLACES,
  reporter,
  surveyUnit,
} from '../support/sample-people.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

const VIEWERS: readonly Viewer[] = [
  { role: 'visitor' },
  citizen('路人', '1981-05-06', 61),
  clerk(PLACES.centre),
  officer(PLACES.changning, 'human-resources'),
  bureau(),
  { ...bureau(), role: 'mayor' },
  reporter('cz'),
  reporter('cz', 'head'),
  reporter('tj'),
  collector(),
  collector(PLACES.changning),
];

/** Two units of the city, one of them by the word of a county's; two counties; another city. */
const RETURNS = [
  [PLACES.city, 'cz'],
  [PLACES.city, 'tj'],
  [PLACES.changning, 'cz'],
  [PLACES.zhengxiang, 'jy'],
  [division('430102000000'), 'cz'],
] as const;

/** The actions of the survey that are limited to some units. */
const actions = Object.keys(PERMISSIONS)
  .filter(isAction)
  .filter((action) => {
    const grounds: Partial<Record<Role, Ground>> = PERMISSIONS[action];
    return Object.values(grounds).some((ground) => ground === 'own-unit' || ground === 'own-region');
  });

function isAction(text: string): text is Action {
  return text in PERMISSIONS;
}

function reached(viewer: Viewer, action: Action): readonly string[] {
  return RETURNS.filter(([storedUnder, unit]) =>
    may(viewer, action, { storedUnder, unit: surveyUnit(unit) }),
  ).map(([storedUnder, unit]) => `${storedUnder}/${unit}`);
}

test('a reporter reaches the return of the own unit, not that of a unit of the same word elsewhere', () => {
  for (const action of ['see-return', 'fill-return', 'sign-return', 'ask-about-return'] as const) {
    assert.deepEqual(reached(reporter('cz'), action), ['430400000000/cz'], action);
  }
  assert.deepEqual(reached(reporter('cz'), 'review-return'), []);
  assert.deepEqual(reached(reporter('cz', 'head'), 'see-survey-totals'), []);
});

test('a collector of a city reaches the city and its counties, one of a county that county; neither fills in or signs', () => {
  assert.deepEqual(reached(collector(), 'review-return'), [
    '430400000000/cz',
    '430400000000/tj',
    '430482000000/cz',
    '430408000000/jy',
  ]);
  assert.deepEqual(reached(collector(PLACES.changning), 'see-return'), ['430482000000/cz']);
  for (const action of ['fill-return', 'sign-return'] as const)
    assert.deepEqual(reached(collector(), action), []);
});

test('a subject without a unit or a place is nobody’s', () => {
  for (const viewer of VIEWERS) {
    for (const action of actions)
      assert.equal(isWithin(scopeOf(viewer, action), {}), false, `${action} for ${viewer.role}`);
  }
});

test('the condition in a query of a survey lets through exactly what the door lets through', async () => {
  assert.ok(actions.length > 10, String(actions.length));
  const rows = RETURNS.map(([place, unit]) => `('${place}', '${unit}')`).join(', ');
  for (const viewer of VIEWERS) {
    for (const action of actions) {
      const { sql, values } = conditionOf(scopeOf(viewer, action));
      // oxlint-disable-next-line no-await-in-loop -- one connection, in order
      const found = await database.pool.query<{ division: string; unit: string }>(
        `select division, unit from (values ${rows}) as returns (division, unit) where ${sql}`,
        [...values],
      );
      assert.deepEqual(
        found.rows.map((row) => `${row.division}/${row.unit}`),
        reached(viewer, action),
        `${action} for ${viewer.role}`,
      );
    }
  }
});

test('everybody may read the published report, and nobody else’s role opens any other door of the survey', () => {
  for (const viewer of VIEWERS) {
    assert.ok(may(viewer, 'see-public-survey-report'), viewer.role);
    if (viewer.role === 'reporter' || viewer.role === 'collector') continue;
    for (const action of actions)
      assert.deepEqual(reached(viewer, action), [], `${action} for ${viewer.role}`);
  }
});

test('an office of a reporter names a unit and a duty, and no other office does', async () => {
  await give('reporter', 'cz', 'filler');
  await give('reporter', 'cz', 'head');
  await give('reporter', 'tj', 'filler');
  await give('collector', null, null);
  await assert.rejects(give('reporter', 'cz', 'head'), /"role_grants_once"/);
  await assert.rejects(give('collector', null, null), /"role_grants_once"/);
  await assert.rejects(give('reporter', null, 'head'), /"role_grants_unit"/);
  await assert.rejects(give('reporter', 'cz', null), /"role_grants_duty"/);
  await assert.rejects(give('reporter', 'CZ', 'head'), /"role_grants_unit_form"/);
  await assert.rejects(give('reporter', 'cz', 'deputy'), /"role_grants_duty_known"/);
  await assert.rejects(give('bureau', 'cz', null), /"role_grants_unit"/);
  await assert.rejects(give('collector', null, 'head'), /"role_grants_duty"/);
});

async function give(role: string, unit: string | null, duty: string | null): Promise<void> {
  await database.pool.query(
    `insert into role_grants (id, issuer, subject, role, division, unit, duty, valid_from)
     values (gen_random_uuid(), 'test', 'a', $1, '430400000000', $2, $3, '2026-01-01')`,
    [role, unit, duty],
  );
}
