// The demo's month of returns: what people find when they open it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { App } from '#app/app.ts';
import { loadSampleReturns } from '#app/load-sample-returns.ts';
import { loadSampleFigures } from '#connectors/survey-files/load.ts';
import type { ReturnStage } from '#core/costs/return-state.ts';
import { returnFor } from '#read/return-for.ts';
import { surveyFigures } from '#read/survey-figures.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { collector } from '../support/sample-people.ts';

const ROUNDS = fileURLToPath(new URL('../../data/costs/rounds', import.meta.url));
const city = collector();

describe('the sample month of returns', () => {
  let sample: SampleApp;
  let app: App;
  before(async () => {
    sample = await sampleApp();
    ({ app } = sample);
    sample.at('2026-11-22T02:00:00Z');
    await loadSampleReturns(app, loadSampleFigures(ROUNDS));
  });
  after(() => sample.drop());

  const stageOf = async (unit: string, round = 'hengyang-2025'): Promise<ReturnStage | undefined> =>
    (await returnFor(city, app, { round, unit }))?.state.stage;

  test('the year before is locked for all 40 units', async () => {
    const figures = await surveyFigures(city, app, 'hengyang-2024', { stage: 'approved' });
    assert.equal(figures.length, 40);
    assert.equal(await stageOf('tj', 'hengyang-2024'), 'locked');
  });

  test('this year every stage there is can be looked at', async () => {
    const stages = new Map<ReturnStage, number>();
    for (const { id } of app.surveys.rounds.get('hengyang-2025')?.units ?? []) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is enough
      const stage = await stageOf(id);
      if (stage) stages.set(stage, (stages.get(stage) ?? 0) + 1);
    }
    assert.deepEqual(
      [...stages.keys()].toSorted(),
      ['approved', 'filling', 'locked', 'not-started', 'sent-back', 'signed', 'submitted'].toSorted(),
    );
  });

  test('the finance bureau is in the middle of filling in, the statistics bureau has not begun', async () => {
    assert.equal(await stageOf('cz'), 'filling');
    assert.equal(await stageOf('tj'), 'not-started');
  });

  test('what was sent back says why and is asked about at its cell', async () => {
    const view = await returnFor(city, app, { round: 'hengyang-2025', unit: 'wjw' });
    assert.equal(view?.state.stage, 'sent-back');
    assert.deepEqual(view?.state.sentBack?.cells, ['E07']);
    assert.equal(view?.state.questions.length, 1);
  });

  test('who is late was reminded', async () => {
    const view = await returnFor(city, app, { round: 'hengyang-2025', unit: 'jyj' });
    assert.equal(view?.state.reminded?.daysLeft, 8);
  });

  test('published figures are there without a return, each with the year and basis of its unit', async () => {
    const figures = await surveyFigures(city, app, 'published-accounts', { stage: 'approved' });
    assert.equal(figures.length, 25);
    assert.ok(new Set(figures.map(({ unit }) => `${unit.year} ${unit.basis}`)).size > 5);
  });

  test('cells of a return are read by their key also in a round that the database knows nothing of yet', async () => {
    const { rows } = await app.pool.query<{ 'QUERY PLAN': string }>(
      `explain select indicator, state, scaled, decimals from return_cells
        where division = '430400000000' and round = 'hengyang-2099' and unit = 'cz' and version = 1`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(plan, /return_cells_pk/);
  });

  test('they are made once', async () => {
    assert.equal(await loadSampleReturns(app, loadSampleFigures(ROUNDS)), 0);
  });
});
