// Open-door planning at the door: how far a planning office and a responsible department reach, in the query as in the door.
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
  departmentId,
  division,
  handlerOf,
  officer,
  PLACES,
  planner,
  reporter,
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
  reporter('cz', 'head'),
  collector(),
  planner(),
  planner('head'),
  planner('desk', division('430100000000')),
  handlerOf('gxj'),
  handlerOf('kjj'),
];

/** Two departments of the city, one of a county, and one of the same word in another city. */
const SENT = [
  [PLACES.city, 'gxj'],
  [PLACES.city, 'kjj'],
  [PLACES.changning, 'gxj'],
  [division('430100000000'), 'gxj'],
] as const;

const LIMITED: ReadonlySet<Ground> = new Set(['own-planning-region', 'own-department']);
const actions = Object.keys(PERMISSIONS)
  .filter(isAction)
  .filter((action) => {
    const grounds: Partial<Record<Role, Ground>> = PERMISSIONS[action];
    return Object.values(grounds).some((ground) => LIMITED.has(ground));
  });

function isAction(text: string): text is Action {
  return text in PERMISSIONS;
}

function reached(viewer: Viewer, action: Action): readonly string[] {
  return SENT.filter(([storedUnder, department]) =>
    may(viewer, action, { storedUnder, department: departmentId(department) }),
  ).map(([storedUnder, department]) => `${storedUnder}/${department}`);
}

test('a department reaches what was sent to itself alone', () => {
  assert.deepEqual(reached(handlerOf('gxj'), 'study-demand'), ['430400000000/gxj']);
  assert.deepEqual(reached(handlerOf('kjj'), 'study-demand'), ['430400000000/kjj']);
  assert.deepEqual(reached(handlerOf('gxj'), 'see-consultation-desk'), []);
  assert.deepEqual(reached(handlerOf('gxj'), 'see-contributors'), []);
});

test('a subject without a department or a place is nobody’s', () => {
  for (const viewer of VIEWERS) {
    for (const action of actions)
      assert.equal(isWithin(scopeOf(viewer, action), {}), false, `${action} for ${viewer.role}`);
  }
});

test('a department decides nothing, edits nothing, publishes nothing and sees no contributor', () => {
  for (const action of [
    'dispatch-demands',
    'decide-disposition',
    'edit-plan',
    'publish-consultation',
    'collate-opinions',
  ] as const) {
    assert.deepEqual(reached(handlerOf('gxj'), action), [], action);
  }
});

test('a planning office reaches its own city and its counties, and studies nothing in the place of a department', () => {
  for (const duty of ['desk', 'head'] as const) {
    const own = ['430400000000/gxj', '430400000000/kjj', '430482000000/gxj'];
    assert.deepEqual(reached(planner(duty), 'see-contributors'), own);
    assert.deepEqual(reached(planner(duty), 'study-demand'), []);
  }
});

test('the condition in a query of a consultation lets through exactly what the door lets through', async () => {
  assert.ok(actions.length > 8, String(actions.length));
  const rows = SENT.map(([place, department]) => `('${place}', '${department}')`).join(', ');
  for (const viewer of VIEWERS) {
    for (const action of actions) {
      const { sql, values } = conditionOf(scopeOf(viewer, action));
      // oxlint-disable-next-line no-await-in-loop -- one connection, in order
      const found = await database.pool.query<{ division: string; department: string }>(
        `select division, department from (values ${rows}) as sent (division, department) where ${sql}`,
        [...values],
      );
      assert.deepEqual(
        found.rows.map((row) => `${row.division}/${row.department}`),
        reached(viewer, action),
        `${action} for ${viewer.role}`,
      );
    }
  }
});

test('everybody reads what is public and may speak; nobody else’s role opens any other door of a consultation', () => {
  for (const viewer of VIEWERS) {
    assert.ok(may(viewer, 'read-public-consultation'), viewer.role);
    assert.ok(may(viewer, 'send-opinion'), viewer.role);
    assert.equal(may(viewer, 'vote-on-statements'), viewer.role === 'citizen');
    if (viewer.role === 'planner' || viewer.role === 'department') continue;
    for (const action of actions)
      assert.deepEqual(reached(viewer, action), [], `${action} for ${viewer.role}`);
  }
});

test('an office of a planner names a duty of planners, one of a department names the department, and no other office does', async () => {
  await give('planner', 'desk', null);
  await give('planner', 'head', null);
  await give('department', null, 'gxj');
  await give('department', null, 'kjj');
  await assert.rejects(give('planner', 'head', null), /"role_grants_once"/);
  await assert.rejects(give('department', null, 'kjj'), /"role_grants_once"/);
  await assert.rejects(give('planner', null, null), /"role_grants_duty"/);
  await assert.rejects(give('planner', 'filler', null), /"role_grants_duty_known"/);
  await assert.rejects(give('planner', 'desk', 'gxj'), /"role_grants_department"/);
  await assert.rejects(give('department', null, null), /"role_grants_department"/);
  await assert.rejects(give('department', 'head', 'gxj'), /"role_grants_duty"/);
  await assert.rejects(give('department', null, 'GXJ'), /"role_grants_department_form"/);
  await assert.rejects(give('collector', null, 'gxj'), /"role_grants_department"/);
});

async function give(role: string, duty: string | null, department: string | null): Promise<void> {
  await database.pool.query(
    `insert into role_grants (id, issuer, subject, role, division, duty, department, valid_from)
     values (gen_random_uuid(), 'demo', 'somebody', $1, $2, $3, $4, '2026-01-01')`,
    [role, PLACES.city, duty, department],
  );
}
