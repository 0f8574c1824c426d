import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actOnPart } from '#app/act-on-part.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { myCases } from '#read/my-cases.ts';
import { openPool } from '#store/pool.ts';
import { everySeen, newbornDraft, pensionDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);

test('pressing submit many times at once makes one case, and each answer names it', async () => {
  const { app } = sample;
  const person = citizen('样本丙', '1985-01-02', 21);
  const draft = await pensionDraft(app, window, person);
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => submitDraft(app, window, { draft, review: everySeen(app) })),
  );
  const numbers = new Set(
    outcomes.map((outcome) => (outcome.ok ? outcome.value.number : outcome.error.code)),
  );
  assert.equal(numbers.size, 1);
  assert.equal(outcomes.filter((outcome) => outcome.ok && !outcome.value.again).length, 1);
  assert.equal((await myCases(person, app)).total, 1);
});

test('whose answer was lost on the way asks again and learns the same number', async () => {
  const { app } = sample;
  const person = citizen('样本丁', '1985-01-02', 22);
  const draft = await pensionDraft(app, window, person);
  const lost = await submitDraft(app, window, { draft, review: everySeen(app) });
  const again = await submitDraft(app, window, { draft, review: everySeen(app) });
  assert.ok(lost.ok && again.ok);
  assert.deepEqual(again.value, { number: lost.value.number, again: true });
  assert.equal((await myCases(person, app)).total, 1);
});

test('a connection cut while submitting leaves a whole case or none, and submitting again makes exactly one', async () => {
  const { app, place } = sample;
  const person = citizen('样本戊', '1985-01-02', 23);
  const draft = await pensionDraft(app, window, person);
  // Connections of its own: a server ends one some time after it was told to, and the next test must not be handed it.
  const doomed = openPool({ url: `${place.url}?application_name=doomed` });
  try {
    await doomed.query('select 1');
    const cut = app.pool.query<{ ended: boolean }>(
      `select pg_terminate_backend(pid) as ended from pg_stat_activity
        where datname = current_database() and application_name = 'doomed'`,
    );
    const submitting = submitDraft({ ...app, pool: doomed }, window, { draft, review: everySeen(app) });
    const [, ended] = await Promise.allSettled([submitting, cut]);
    assert.ok(ended.status === 'fulfilled' && ended.value.rows.some((row) => row.ended));
  } finally {
    await doomed.end();
  }
  await submitted(app, window, draft);
  const mine = await myCases(person, app);
  assert.deepEqual([mine.total, mine.rows[0]?.parts.length], [1, 1]);
});

test('a public number that is taken is drawn again', async () => {
  const { app } = sample;
  const draws = [777, 777, 778];
  const unlucky = { ...app, randomBelow: () => draws.shift() ?? 0 };
  const one = await submitted(
    unlucky,
    window,
    await pensionDraft(app, window, citizen('样本己', '1985-01-02', 24)),
  );
  const two = await submitted(
    unlucky,
    window,
    await pensionDraft(app, window, citizen('样本庚', '1985-01-02', 25)),
  );
  assert.match(one, /0000777.$/);
  assert.match(two, /0000778.$/);
});

test('of two officers on one part the second learns who was first and when', async () => {
  const { app } = sample;
  const number = await submitted(
    app,
    window,
    await pensionDraft(app, window, citizen('样本辛', '1985-01-02', 26)),
  );
  const version = (await stateOf(app, number)).parts[0]?.version ?? 0;
  const officers = [
    officer(PLACES.changning, 'human-resources', 421),
    officer(PLACES.changning, 'human-resources', 422),
  ];
  const outcomes = await Promise.all(
    officers.map((each) => actOnPart(app, each, { number, part: 1, version, command: { act: 'receive' } })),
  );
  const winner = officers[outcomes.findIndex(({ ok }) => ok)];
  const refused = outcomes.find(({ ok }) => !ok);
  assert.ok(refused && !refused.ok && winner);
  assert.deepEqual(refused.error, {
    code: 'changed-meanwhile',
    params: { who: winner.name, when: app.now().toString(), what: 'part-received' },
  });
});

test("officers on different parts of one case do not get into each other's way", async () => {
  const { app } = sample;
  const draft = await newbornDraft(
    app,
    window,
    citizen('样母', '1994-02-03', 27),
    citizen('样父', '1992-07-08', 28),
  );
  const number = await submitted(app, window, draft);
  const ready = (await stateOf(app, number)).parts.filter(({ stage }) => stage === 'at-office');
  assert.ok(ready.length >= 4);
  const outcomes = await Promise.all(
    ready.map(({ part, version, agency }) =>
      actOnPart(app, officer(PLACES.changning, agency), {
        number,
        part,
        version,
        command: { act: 'receive' },
      }),
    ),
  );
  assert.deepEqual(
    outcomes.map(({ ok }) => ok),
    ready.map(() => true),
  );
  const { parts, version } = await stateOf(app, number);
  assert.equal(parts.filter(({ stage }) => stage === 'received').length, ready.length);
  assert.equal(version, 1 + ready.length);
});
