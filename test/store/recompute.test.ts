// The calendar changes after dates were given: those that run move, and whoever relies on them is told.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import type { App } from '#app/app.ts';
import { changeToCarryOut, recomputeIn } from '#app/recompute-clocks.ts';
import { loadYearPlans } from '#connectors/reference-data/load.ts';
import { buildWorkCalendar, type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { recomputeClocks } from '#jobs/recompute-clocks.ts';
import { tickClocks } from '#jobs/tick-clocks.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { calendarChange, clockMoves } from '#read/clock-moves.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import { filedAs } from '../support/clock-cases.ts';
import { bringThrough, doAct, stateOf } from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, officer, PLACES } from '../support/sample-people.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const office = officer(PLACES.changning, 'human-resources', 482);
const DONE = { moved: 0, kept: 0, faults: [] };

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
  assert.deepEqual(await recomputeClocks(sample.app), DONE, 'the first start has nothing to count');
});
after(() => sample.drop());

/** The announced calendar with one day more: rest on a weekday, or work on a weekend day. */
function calendarWith(kind: 'rest' | 'work', date: string): WorkCalendar {
  const day = Temporal.PlainDate.from(date);
  return buildWorkCalendar(
    loadYearPlans(DATA).map((plan) =>
      plan.year !== day.year
        ? plan
        : {
            ...plan,
            holidays: [
              ...plan.holidays,
              kind === 'rest'
                ? { name: { zh: '样假' }, from: day, to: day, makeUp: [] }
                : {
                    name: { zh: '样假' },
                    from: Temporal.PlainDate.from('2026-01-01'),
                    to: Temporal.PlainDate.from('2026-01-01'),
                    makeUp: [day],
                  },
            ],
          },
    ),
  );
}

async function received(serial: number): Promise<CaseNumber> {
  sample.at(START);
  const number = await filedAs(sample.app, serial);
  await doAct(sample.app, office, { number, part: 1 }, { act: 'receive' });
  return number;
}

type Row = { readonly due: string; readonly first: string; readonly status: string; readonly late: boolean };
async function clock(number: CaseNumber, kind: string): Promise<Row | undefined> {
  const { rows } = await sample.app.pool.query<Row>(
    `select k.due, k.first_due as first, k.status, k.late from clocks k
      join cases c on c.division = k.division and c.id = k.case_id where c.number = $1 and k.kind = $2`,
    [number, kind],
  );
  return rows[0];
}

async function movesOf(number: CaseNumber): Promise<readonly unknown[]> {
  const { rows } = await sample.app.pool.query<{ move: unknown }>(
    `select jsonb_build_array(m.kind, m.from_due, m.to_due, m.kept) as move from clock_moves m
      join cases c on c.division = m.division and c.id = m.case_id where c.number = $1 order by m.at, m.kind`,
    [number],
  );
  return rows.map(({ move }) => move);
}

async function toldOf(number: CaseNumber): Promise<readonly unknown[]> {
  const { rows } = await sample.app.pool.query<{ moves: unknown }>(
    `select payload -> 'moves' as moves from outbox where topic = 'clock-moved' and payload ->> 'number' = $1 order by id`,
    [number],
  );
  return rows.map(({ moves }) => moves);
}

async function nextOf(number: CaseNumber): Promise<unknown> {
  const { rows } = await sample.app.pool.query<{ next: string }>(
    `select (p.next_due at time zone 'Asia/Shanghai')::date as next from parts p
      join cases c on c.division = p.division and c.id = p.case_id where c.number = $1`,
    [number],
  );
  return rows[0]?.next;
}

function under(calendar: WorkCalendar): App {
  return { ...sample.app, calendar };
}

test('a day of rest that is announced later moves every running date behind it, and each case is told once', async () => {
  const number = await received(1);
  const ended = await filedAs(sample.app, 2);
  await bringThrough(sample.app, office, { number: ended, part: 1 });
  const before = await clock(ended, 'acceptance');
  const app = under(calendarWith('rest', '2026-11-27'));
  assert.equal((await recomputeClocks(app))?.moved, 1);
  assert.deepEqual(await clock(number, 'acceptance'), {
    due: '2026-12-01',
    first: '2026-11-30',
    status: 'running',
    late: false,
  });
  assert.equal(await nextOf(number), '2026-12-01');
  assert.deepEqual(await movesOf(number), [['acceptance', '2026-11-30', '2026-12-01', false]]);
  assert.deepEqual(await toldOf(number), [
    [{ part: 1, kind: 'acceptance', nth: 1, from: '2026-11-30', to: '2026-12-01', provisional: false }],
  ]);
  assert.deepEqual(
    [await clock(ended, 'acceptance'), await movesOf(ended)],
    [before, []],
    'what has ended stays',
  );
  assert.equal(await recomputeClocks(app), undefined, 'the next start finds nothing to do');
  const move = { part: 1, kind: 'acceptance', nth: 1, from: '2026-11-30', to: '2026-12-01', kept: false };
  const applicant = citizen('样本', '1980-05-06', 1);
  for (const viewer of [office, applicant])
    assert.deepEqual(await clockMoves(viewer, app, number), [{ ...move, at: START }]);
  assert.deepEqual((await calendarChange(bureau(), app))?.offices, [
    { county: PLACES.changning, agency: 'human-resources', moved: 1, kept: 0 },
  ]);
  // Back to the calendar as announced, for the tests that follow.
  assert.equal((await recomputeClocks(sample.app))?.moved, 1);
  assert.equal((await clock(number, 'acceptance'))?.due, '2026-11-30');
});

test('a correction that would make a past date late keeps the date that was told, and says so in the log', async () => {
  const number = await received(3);
  // Sunday 29 November; Saturday 28 turns out to have been a working day, so that the fifth had been the 28th.
  sample.at('2026-11-29T02:00:00Z');
  const app = under(calendarWith('work', '2026-11-28'));
  const done = await recomputeClocks(app);
  assert.ok(done && done.kept >= 1, JSON.stringify(done));
  assert.equal((await clock(number, 'acceptance'))?.due, '2026-11-30');
  assert.deepEqual(await movesOf(number), [['acceptance', '2026-11-30', '2026-11-28', true]]);
  assert.deepEqual(await toldOf(number), []);
  await tickClocks(app);
  assert.equal((await stateOf(app, number)).parts[0]?.stage, 'received', 'nothing has run out');
  // Whatever is written to the case later leaves the date alone while it counts the same.
  await doAct(app, office, { number, part: 1 }, { act: 'accept' });
  const kept = await clock(number, 'acceptance');
  assert.deepEqual([kept?.due, kept?.status, kept?.late], ['2026-11-30', 'ended', false]);
  await recomputeClocks(sample.app);
});

test('a change that was interrupted is finished by the next start, and logs nothing twice', async () => {
  const number = await received(4);
  const app = under(calendarWith('rest', '2026-11-25'));
  const change = await changeToCarryOut(app);
  assert.ok(change);
  await recomputeIn(app, change, PLACES.changning);
  const again = await changeToCarryOut(app);
  assert.equal(again?.id, change.id);
  assert.deepEqual(await recomputeClocks(app), DONE);
  assert.deepEqual([(await movesOf(number)).length, (await toldOf(number)).length], [1, 1]);
  assert.equal(await changeToCarryOut(app), undefined);
  await recomputeClocks(sample.app);
});

test('two processes that start at once move each date once', async () => {
  const number = await received(5);
  const app = under(calendarWith('rest', '2026-11-26'));
  await Promise.all([recomputeClocks(app), recomputeClocks(app)]);
  assert.deepEqual([(await movesOf(number)).length, (await toldOf(number)).length], [1, 1]);
  assert.equal(await changeToCarryOut(app), undefined);
  await recomputeClocks(sample.app);
});

test('a case that somebody is writing to is waited for, not passed over', async () => {
  const number = await received(6);
  const app = under(calendarWith('rest', '2026-11-27'));
  const writer = await sample.app.pool.connect();
  try {
    await writer.query('begin');
    await writer.query('select 1 from cases where number = $1 for update', [number]);
    const recomputing = recomputeClocks(app);
    const first = await Promise.race([
      recomputing.then(() => 'done'),
      new Promise<string>((resolve) => setTimeout(resolve, 150, 'waits')),
    ]);
    assert.equal(first, 'waits');
    await writer.query('commit');
    await recomputing;
  } finally {
    writer.release();
  }
  assert.equal((await clock(number, 'acceptance'))?.due, '2026-12-01');
  await recomputeClocks(sample.app);
});

test('a clock that had run out and gets a later date runs again', async () => {
  const number = await received(7);
  await doAct(sample.app, office, { number, part: 1 }, { act: 'accept' });
  sample.at('2026-11-27T02:00:00Z');
  await tickClocks(sample.app);
  assert.equal((await clock(number, 'promised'))?.late, true);
  const person = citizen('样本', '1980-05-06', 7);
  assert.equal((await caseForCitizen(person, sample.app, number))?.parts[0]?.dueNow?.date, '2026-11-26');
  await recomputeClocks(under(calendarWith('rest', '2026-11-25')));
  const moved = await clock(number, 'promised');
  assert.deepEqual([moved?.due, moved?.late], ['2026-11-27', false]);
  assert.equal((await caseForCitizen(person, sample.app, number))?.parts[0]?.dueNow?.date, '2026-11-27');
  const page = await partForOfficer(office, sample.app, { number, part: 1 });
  assert.equal(page?.due?.date, '2026-11-27');
  await recomputeClocks(sample.app);
});

test('clocks that are not there, or were made by other numbers, are made again from the events of every open case', async () => {
  const { app } = sample;
  const rows = () =>
    app.pool.query(
      `select k.case_id, k.part, k.kind, k.nth, k.basis, k.due_at, k.status, k.ended_at, k.act, p.next_due, p.next_kind
        from clocks k join cases c on c.division = k.division and c.id = k.case_id and c.status = 'open'
          left join parts p on p.division = k.division and p.case_id = k.case_id and p.part = k.part
        where not exists (select from clock_moves m where m.case_id = k.case_id and m.kept)
        order by 1, 2, 3, 4`,
    );
  const before = (await rows()).rows;
  assert.ok(before.length > 5);
  await app.pool.query('delete from clocks');
  await app.pool.query('update parts set next_due = null, next_kind = null, next_provisional = null');
  await app.pool.query('delete from calendar_versions');
  assert.deepEqual(await recomputeClocks(app), DONE);
  assert.deepEqual((await rows()).rows, before);
  const law: App['law'] = {
    all: app.law.all.map((each) => (each.id === 'supplement-notice' ? { ...each, value: 6 } : each)),
    get: (id, day) => {
      const found = app.law.get(id, day);
      return found && id === 'supplement-notice' ? { ...found, value: 6 } : found;
    },
  };
  sample.at(START);
  const number = await received(8);
  await recomputeClocks({ ...app, law });
  assert.deepEqual(await movesOf(number), [['acceptance', '2026-11-30', '2026-12-01', false]]);
});
