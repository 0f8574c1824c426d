import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deliverResult } from '#app/deliver-result.ts';
import { measureCases } from '#app/measure-cases.ts';
import { noteHeartbeat } from '#app/note-heartbeat.ts';
import { rateCase } from '#app/rate-case.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { dashboard } from '#read/dashboard.ts';
import { doAct, good, pensionDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
  await liveThrough();
});
after(() => sample.drop());

const window = clerk(PLACES.centre, 381);
const office = officer(PLACES.changning, 'human-resources', 481);
const mayor: Viewer = { ...bureau(), role: 'mayor' };
const PERIOD = { from: '2026-11-16', to: '2026-12-13' };

async function filed(serial: number): Promise<CaseNumber> {
  const person = citizen('样数', '1980-06-07', serial);
  return submitted(sample.app, window, await pensionDraft(sample.app, window, person));
}

async function through(number: CaseNumber, decidedAt: string): Promise<void> {
  const { app, at } = sample;
  for (const command of [{ act: 'receive' }, { act: 'accept' }, { act: 'review', opinion: '属实' }] as const)
    await doAct(app, office, { number, part: 1 }, command);
  at(decidedAt);
  await doAct(app, office, { number, part: 1 }, { act: 'grant', opinion: '同意' });
  await doAct(app, office, { number, part: 1 }, { act: 'issue', numbers: ['样'] });
  const version = (await stateOf(app, number)).parts[0]?.version ?? 0;
  good(await deliverResult(app, window, { number, part: 1, version, to: '样数' }));
}

/** Monday 23 November: two filed; one done the next day, one late (promised in three working days). A week later one more, open. */
async function liveThrough(): Promise<void> {
  const { app, at } = sample;
  at(START);
  const [quick, slow] = [await filed(81), await filed(82)];
  await through(quick, '2026-11-24T01:00:00Z');
  at(START);
  await through(slow, '2026-12-01T02:00:00Z');
  await filed(83);
  good(
    await rateCase(app, citizen('样数', '1980-06-07', 81), {
      number: quick,
      grade: '5',
      reasons: [],
      comment: '',
      channel: 'web',
    }),
  );
  await noteHeartbeat(app, PLACES.centre);
  assert.deepEqual(await measureCases(app), { measured: 2, faults: [] });
  assert.deepEqual(await measureCases(app), { measured: 0, faults: [] }, 'a case is measured once');
}

test('the figures are those of the cases that were filed', async () => {
  const figures = await dashboard(bureau(), sample.app, PERIOD);
  assert.deepEqual(
    [figures?.filed, figures?.finished, figures?.open, figures?.clocks],
    [3, 2, 1, { ended: 2, inTime: 1 }],
  );
  assert.deepEqual(figures?.weeks, [
    { week: '2026-11-16', filed: 0, finished: 0 },
    { week: '2026-11-23', filed: 2, finished: 1 },
    { week: '2026-11-30', filed: 1, finished: 1 },
    { week: '2026-12-07', filed: 0, finished: 0 },
  ]);
  assert.deepEqual(
    figures?.coverage.map(({ thing, county, cases }) => [thing, county, cases]),
    [['across-county', PLACES.changning, 3]],
  );
  assert.deepEqual(figures?.ratings, [{ grade: 5, times: 1 }]);
  assert.deepEqual(figures?.centres, [{ county: PLACES.zhengxiang, today: 1, month: 1 }]);
});

test('the reductions are what happened: papers really handed in, working days from acceptance to the result', async () => {
  const figures = await dashboard(mayor, sample.app, PERIOD);
  assert.deepEqual(figures?.achieved, {
    cases: 2,
    // Applying; what the result is no source states, so collecting it is left out on both sides.
    steps: { before: 2, after: 2 },
    materials: { before: 4, after: 4 },
    // 3 + 3 promised; 1 + 6 working days it took.
    days: { before: 6, after: 7, cases: 2 },
    visits: 4,
  });
});

test('a period without cases is empty and not an error, and nobody but bureau and mayor sees figures', async () => {
  const empty = await dashboard(mayor, sample.app, { from: '2020-01-01', to: '2020-01-07' });
  assert.deepEqual([empty?.filed, empty?.clocks, empty?.achieved.cases], [0, { ended: 0, inTime: 0 }, 0]);
  for (const viewer of [window, office, citizen('路人', '1980-06-07', 84)])
    assert.equal(await dashboard(viewer, sample.app, PERIOD), undefined);
});
