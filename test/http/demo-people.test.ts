import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadDemo } from '#app/load-demo.ts';
import { loadCatalogue } from '#connectors/catalogue-files/load.ts';
import { demoSecrets } from '#connectors/demo-identity-provider/demo-secrets.ts';
import { readDemoPeople } from '#connectors/demo-identity-provider/read-accounts.ts';
import { makeOpenIdProvider } from '#connectors/identity-provider/open-id.ts';
import { ageOn, parseCitizenNumber } from '#core/identity/citizen-number.ts';
import { parsePersonName } from '#core/identity/person-name.ts';
import { parsePhoneNumber } from '#core/identity/phone-number.ts';
import { makeRateLimits } from '#http/rate-limit.ts';
import { DATA } from '../support/serve-app.ts';
import { startServer, type RunningServer } from './running-server.ts';

const CATALOGUE = fileURLToPath(new URL('../../catalogue', import.meta.url));
const today = Temporal.PlainDate.from('2026-11-22');
const { people, rolesValidFrom } = readDemoPeople(DATA);
let server: RunningServer;

before(async () => {
  server = await startServer();
});
after(() => server.stop());

function held(county: string): readonly string[] {
  return people.flatMap(({ roles }) =>
    roles.flatMap((role) => (role.role === 'officer' && role.division === county ? [role.agency] : [])),
  );
}

describe('the invented people', () => {
  test('have well-formed numbers of the range that is never issued, and names and phones that we accept', () => {
    for (const { citizenNumber, name, phone } of people) {
      const number = parseCitizenNumber(citizenNumber, { today, allowSample: true });
      assert.ok(number.ok && number.value.sample && number.value.number === citizenNumber, name);
      assert.deepEqual(parsePersonName(name), { ok: true, value: name });
      assert.ok(parsePhoneNumber(phone).ok, name);
    }
    assert.equal(new Set(people.map(({ citizenNumber }) => citizenNumber)).size, people.length);
  });

  test('live and serve in divisions that exist, and their certificates have ids of their own', () => {
    for (const { household, roles, name } of people) {
      assert.equal(server.app.divisions.levelOf(household), 'village', name);
      for (const { division } of roles) assert.ok(server.app.divisions.get(division), name);
    }
    const ids = people.flatMap(({ certificates }) => certificates.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });

  test('are old, young and long-named enough to show what the pages must bear', () => {
    const ages = people.map(({ citizenNumber }) => {
      const number = parseCitizenNumber(citizenNumber, { today, allowSample: true });
      return number.ok ? ageOn(number.value.birthDate, today) : 0;
    });
    assert.ok(ages.some((age) => age >= 70) && ages.some((age) => age < 16));
    assert.ok(people.some(({ name }) => Array.from(name).length === 15 && name.includes('·')));
  });

  test('include an officer for every agency that decides about a newborn of 雁峰区 and a pension of 常宁市', async () => {
    const { catalogue } = await loadCatalogue(CATALOGUE);
    const agencies = (thing: string) => {
      const found = [...(catalogue?.things ?? [])].find(([id]) => id === thing)?.[1];
      return found?.items.map(({ item }) => catalogue?.items.get(item)?.authority) ?? [];
    };
    for (const [thing, county] of [
      ['newborn', '430406000000'],
      ['across-county', '430482000000'],
      ['retire', '430408000000'],
    ] as const) {
      const needed = agencies(thing);
      assert.ok(needed.length > 0, thing);
      assert.deepEqual(
        needed.filter((agency) => agency === undefined || !held(county).includes(agency)),
        [],
        thing,
      );
    }
  });

  test('are loaded a second time without any change', async () => {
    const count = async () => {
      const { rows } = await server.app.pool.query(
        `select (select count(*) from people) as people, (select count(*) from role_grants) as grants`,
      );
      return rows;
    };
    const first = await count();
    await loadDemo(server.app, { people, rolesValidFrom });
    assert.deepEqual(await count(), first);
  });
});

test('the demo provider’s keys are made once and readable by their owner only', async () => {
  const home = await mkdtemp(join(tmpdir(), 'yici-secrets-'));
  try {
    const made = demoSecrets(home);
    const file = join(home, 'demo-identity-provider.json');
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(demoSecrets(home), made);
    assert.ok((await readFile(file, 'utf8')).includes(made.clientSecret));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

test('a provider that does not answer is a refusal each time, not a crash', async () => {
  const dead = makeOpenIdProvider({
    issuer: 'http://127.0.0.1:9/none',
    clientId: 'yici',
    clientSecret: 'secret',
    origin: server.origin,
  });
  const request = { redirectUri: `${server.origin}/sign-in/callback`, language: 'zh-CN' };
  assert.deepEqual(await dead.start(request), { ok: false, error: 'provider-unavailable' });
  assert.deepEqual(await dead.start(request), { ok: false, error: 'provider-unavailable' });
});

test('several processes count together when the limits are kept in the database', async () => {
  const limits = {
    'sign-in': { byAddress: 2, byPerson: 2, seconds: 60 },
    submit: { byAddress: 9, byPerson: 9, seconds: 60 },
    upload: { byAddress: 9, byPerson: 9, seconds: 60 },
    'look-up': { byAddress: 9, byPerson: 9, seconds: 60 },
    post: { byAddress: 9, byPerson: 9, seconds: 60 },
  };
  const [one, other] = [1, 2].map(() => makeRateLimits({ limits, sharedIn: server.app.pool }));
  const who = { address: '192.0.2.1', person: undefined };
  assert.equal(await one?.take('sign-in', who), undefined);
  assert.equal(await other?.take('sign-in', who), undefined);
  const wait = await one?.take('sign-in', who);
  assert.ok(wait !== undefined && wait > 0 && wait <= 60);
});
