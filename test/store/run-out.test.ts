// What happens when a clock runs out: once, whoever ticks and however the server's clock is set.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { act } from '#app/act.ts';
import { actOnPart } from '#app/act-on-part.ts';
import { sendPaper, takePaper } from '#app/move-paper.ts';
import type { App } from '#app/app.ts';
import { decideSide } from '#core/cases/act.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { PartState } from '#core/cases/state.ts';
import { tickClocks } from '#jobs/tick-clocks.ts';
import { worklist } from '#read/worklist.ts';
import { filedAs } from '../support/clock-cases.ts';
import { doAct, eventsOfCase, stateOf } from '../support/journeys.ts';
import { sampleApp, sampleAppAt, START, type SampleApp } from '../support/sample-app.ts';
import { clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const office = officer(PLACES.changning, 'human-resources', 482);
/** Five working days after 23 November, to the second. */
const LAST_SECOND = '2026-11-30T15:59:59.7Z';
const OVER = '2026-11-30T16:00:00Z';

async function received(serial: number, change?: Parameters<typeof filedAs>[2]): Promise<CaseNumber> {
  sample.at(START);
  const number = await filedAs(sample.app, serial, change);
  await doAct(sample.app, office, { number, part: 1 }, { act: 'receive' });
  return number;
}

async function accepted(serial: number, change?: Parameters<typeof filedAs>[2]): Promise<CaseNumber> {
  const number = await received(serial, change);
  await doAct(sample.app, office, { number, part: 1 }, { act: 'accept' });
  return number;
}

async function partOfCase(number: CaseNumber): Promise<PartState> {
  const [part] = (await stateOf(sample.app, number)).parts;
  assert.ok(part);
  return part;
}

async function kindsOf(number: CaseNumber): Promise<readonly string[]> {
  return (await eventsOfCase(sample.app, number)).map(({ kind }) => kind);
}

type Clock = {
  readonly kind: string;
  readonly status: string;
  readonly late: boolean;
  readonly told: boolean;
};
async function clocksIn(number: CaseNumber): Promise<readonly Clock[]> {
  const { rows } = await sample.app.pool.query<Clock>(
    `select k.kind, k.status, k.late, k.fired_at is not null as told from clocks k
      join cases c on c.division = k.division and c.id = k.case_id where c.number = $1 order by k.kind, k.nth`,
    [number],
  );
  return rows;
}

async function told(number: CaseNumber): Promise<readonly unknown[]> {
  const { rows } = await sample.app.pool.query<{ payload: unknown }>(
    `select payload - 'number' as payload from outbox where topic = 'clock-ran-out' and payload ->> 'number' = $1 order by id`,
    [number],
  );
  return rows.map(({ payload }) => payload);
}

test('what nobody answered in five working days is accepted as of the day it was received, after the last second', async () => {
  const number = await received(1);
  sample.at(LAST_SECOND);
  assert.deepEqual(await tickClocks(sample.app), { told: 0, acted: 0, left: 0, faults: [] });
  assert.equal((await partOfCase(number)).stage, 'received');
  sample.at(OVER);
  // The promise counts from the same day, and has passed too by now: of that the office is told.
  assert.deepEqual(await tickClocks(sample.app), { told: 1, acted: 1, left: 0, faults: [] });
  const part = await partOfCase(number);
  assert.deepEqual([part.stage, part.acceptedOn], ['accepted', '2026-11-23']);
  assert.deepEqual(await kindsOf(number), ['case-filed', 'part-received', 'part-deemed-accepted']);
  const clocks = await clocksIn(number);
  assert.deepEqual(
    clocks.filter(({ kind }) => kind === 'acceptance'),
    [{ kind: 'acceptance', status: 'ended', late: true, told: false }],
  );
});

test('an office that never clicks has accepted too: the case heads its list, and time answers for it', async () => {
  sample.at(START);
  const number = await filedAs(sample.app, 6);
  sample.at('2026-11-30T01:00:00Z');
  const { rows, counts } = await worklist(office, sample.app, { stages: ['at-office'] });
  assert.deepEqual([rows[0]?.number, rows[0]?.clock?.kind], [number, 'acceptance']);
  assert.deepEqual([rows[0]?.clock?.date, rows[0]?.clock?.light], ['2026-11-30', 'yellow']);
  assert.equal(counts['at-office'], 1);
  sample.at(OVER);
  assert.equal((await tickClocks(sample.app)).acted, 1);
  const part = await partOfCase(number);
  assert.deepEqual([part.stage, part.acceptedOn], ['accepted', '2026-11-23']);
  assert.deepEqual(await kindsOf(number), ['case-filed', 'part-deemed-accepted']);
});

test('while a parcel is on its way to the office nothing runs out; its arrival gives the new date', async () => {
  sample.at(START);
  const number = await filedAs(sample.app, 7);
  const at = { number, part: 1 };
  const sent = { ...at, version: 1, to: 'office', contents: '申请表原件' } as const;
  assert.ok((await sendPaper(sample.app, clerk(PLACES.centre), sent)).ok);
  sample.at('2026-12-07T01:00:00Z');
  assert.equal((await tickClocks(sample.app)).acted, 0);
  const { version } = await partOfCase(number);
  const [line] = (await worklist(office, sample.app, { stages: ['at-office'] })).rows;
  assert.deepEqual([line?.number, line?.clock], [number, undefined]);
  const taken = { ...at, version, leg: 1, complete: true, note: '' };
  assert.ok((await takePaper(sample.app, office, taken)).ok);
  const [acceptance] = (await clocksIn(number)).filter(({ kind }) => kind === 'acceptance');
  assert.deepEqual(acceptance, { kind: 'acceptance', status: 'running', late: false, told: false });
  sample.at('2026-12-14T15:59:59Z');
  assert.equal((await tickClocks(sample.app)).acted, 0);
  sample.at('2026-12-14T16:00:00Z');
  assert.equal((await tickClocks(sample.app)).acted, 1);
  assert.equal((await partOfCase(number)).acceptedOn, '2026-12-07');
});

test('a promised date that passes is told once and recorded as late; nothing else happens by itself', async () => {
  await tickClocks(sample.app);
  const number = await accepted(2);
  sample.at('2026-11-26T16:00:00Z');
  assert.equal((await tickClocks(sample.app)).told, 1);
  assert.deepEqual(await told(number), [
    { part: 1, kind: 'promised', nth: 1, dueAt: '2026-11-26T15:59:59Z' },
  ]);
  assert.equal((await partOfCase(number)).stage, 'accepted');
  assert.equal((await tickClocks(sample.app)).told, 0);
  await doAct(sample.app, office, { number, part: 1 }, { act: 'review', opinion: '比对一致' });
  await doAct(sample.app, office, { number, part: 1 }, { act: 'grant', opinion: '同意' });
  const clock = (await clocksIn(number)).find(({ kind }) => kind === 'promised');
  assert.deepEqual(clock, { kind: 'promised', status: 'ended', late: true, told: true });
});

test('where the item says that silence agrees, the part is granted when the promised time has passed', async () => {
  const number = await accepted(3, ({ parts }) => ({
    parts: parts.map((part) => ({
      ...part,
      terms: { ...part.terms, silenceGrants: { clause: '样本办法第一条' } },
    })),
  }));
  sample.at('2026-11-26T16:00:00Z');
  assert.equal((await tickClocks(sample.app)).acted, 1);
  assert.deepEqual((await kindsOf(number)).slice(-1), ['part-deemed-granted']);
  assert.equal((await partOfCase(number)).stage, 'granted');
});

test('a part ends when its owed paper has not come, once the working day after is over too', async () => {
  const number = await accepted(4, ({ materials }) => ({
    materials: materials.map((paper, at) => (at === 0 ? { ...paper, way: 'owed' } : paper)),
  }));
  sample.at('2026-11-27T16:00:00Z');
  const before = await clocksIn(number);
  assert.deepEqual(
    before.filter(({ kind }) => kind === 'owed'),
    [{ kind: 'owed', status: 'running', late: false, told: false }],
  );
  await tickClocks(sample.app);
  assert.equal((await partOfCase(number)).stage, 'lapsed');
  assert.deepEqual(new Set((await clocksIn(number)).map(({ status }) => status)), new Set(['ended']));
});

test('a clock that stands for a special step never runs out: the list shows the step, and only the step’s own time can pass', async () => {
  const number = await accepted(5);
  const { version } = await partOfCase(number);
  const command = {
    act: 'suspend',
    step: 'expert-review',
    longest: { amount: 60, unit: 'working-day' },
    reason: '需专家评审',
  } as const;
  const at = { number, part: 1, version, action: 'act-on-part' } as const;
  const done = await act(sample.app, office, at, (state, part, context) =>
    decideSide(state, part.part, command, context),
  );
  assert.ok(done.ok, JSON.stringify(done));
  sample.at('2027-01-15T01:00:00Z');
  await tickClocks(sample.app);
  assert.deepEqual(await told(number), []);
  const line = (await worklist(office, sample.app)).rows.find((row) => row.number === number);
  assert.deepEqual([line?.standing, line?.clock?.kind], ['expert-review', 'special-step']);
  sample.at('2027-06-01T01:00:00Z');
  await tickClocks(sample.app);
  const [payload] = await told(number);
  assert.match(JSON.stringify(payload), /special-step/);
  assert.equal((await told(number)).length, 1);
});

test('two processes that tick at once do each thing once', async () => {
  const numbers: CaseNumber[] = [];
  for (let serial = 10; serial < 30; serial += 1)
    numbers.push(await (serial % 2 === 0 ? received : accepted)(serial));
  const other = { ...(await sampleAppAt(sample.place)), now: () => Temporal.Instant.from(OVER) };
  try {
    sample.at(OVER);
    const rounds = await Promise.all([sample.app, other, sample.app, other].map((app) => tickClocks(app)));
    // Whatever one of them left to another that was at it is there in the next round.
    rounds.push(await tickClocks(other));
    assert.equal(
      rounds.reduce((sum, { acted }) => sum + acted, 0),
      10,
    );
    assert.deepEqual(
      rounds.flatMap(({ faults }) => faults),
      [],
    );
    for (const number of numbers) {
      const kinds = await kindsOf(number);
      const silent = kinds.filter((kind) => kind === 'part-deemed-accepted').length;
      assert.equal(silent + kinds.filter((kind) => kind === 'part-accepted').length, 1);
      assert.equal(
        (await told(number)).length,
        new Set((await told(number)).map((each) => JSON.stringify(each))).size,
      );
    }
    const { rows } = await sample.app.pool.query(
      `select payload from outbox where topic = 'clock-ran-out' group by payload having count(*) > 1`,
    );
    assert.deepEqual(rows, []);
  } finally {
    await other.pool.end();
  }
});

test('the server’s clock set back and forth makes nothing happen twice', async () => {
  const silent = await received(31);
  const promised = await accepted(32);
  for (const instant of [OVER, START, OVER, '2026-11-24T01:00:00Z', '2026-12-01T01:00:00Z']) {
    sample.at(instant);
    await tickClocks(sample.app);
  }
  assert.equal((await kindsOf(silent)).filter((kind) => kind === 'part-deemed-accepted').length, 1);
  assert.equal((await told(promised)).length, 1);
});

test('an officer who accepts at the very moment and the platform do not both accept', async () => {
  const number = await received(33);
  const { version } = await partOfCase(number);
  sample.at(OVER);
  const [byOfficer] = await Promise.all([
    actOnPart(sample.app, office, { number, part: 1, version, command: { act: 'accept' } }),
    tickClocks(sample.app),
  ]);
  await tickClocks(sample.app);
  const kinds = await kindsOf(number);
  const acceptances = kinds.filter((kind) => kind === 'part-accepted' || kind === 'part-deemed-accepted');
  assert.deepEqual(acceptances, [byOfficer.ok ? 'part-accepted' : 'part-deemed-accepted']);
});

test('a case whose events cannot be read keeps no other waiting, and is told of', async () => {
  const broken = await received(34);
  const whole = await received(35);
  await sample.app.pool.query(
    `update case_events e set event = jsonb_set(e.event, '{seq}', '7') from cases c
      where c.id = e.case_id and c.number = $1 and e.seq = 2`,
    [broken],
  );
  sample.at(OVER);
  const { faults } = await tickClocks(sample.app);
  assert.equal(faults.length, 1);
  assert.equal((await partOfCase(whole)).stage, 'accepted');
});

test('a round touches the database alone, so no agency’s hook can delay it', async () => {
  await accepted(36);
  const used = new Set<string | symbol>();
  const watched: App = new Proxy(sample.app, {
    get: (app, key, receiver) => {
      used.add(key);
      return Reflect.get(app, key, receiver);
    },
  });
  sample.at(OVER);
  assert.ok((await tickClocks(watched)).told > 0);
  const knows = ['pool', 'now', 'newId', 'divisions', 'calendar', 'law', 'instant', 'promises', 'catalogue'];
  assert.deepEqual(
    [...used].filter((key) => !knows.includes(String(key))),
    [],
  );
});
