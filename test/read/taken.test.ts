import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { takenHere } from '#read/counter-lists.ts';
import { doAct, good, material, pensionDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre, 356);
const office = officer(PLACES.changning, 'human-resources', 456);

/** No item of the sample city lets a paper be owed: the first event is written as such an item's would be. */
async function oweFirstPaper(number: CaseNumber): Promise<void> {
  await sample.app.pool.query(
    `update case_events e set event = jsonb_set(e.event, '{materials,0,way}', '"owed"')
      from cases c where c.number = $1 and e.division = c.division and e.case_id = c.id and e.seq = 1`,
    [number],
  );
}

test('the list of taken cases names what is still owed, until it has been handed in', async () => {
  const { app } = sample;
  const number = await submitted(
    app,
    window,
    await pensionDraft(app, window, citizen('样本甲', '1980-05-06', 56)),
  );
  assert.deepEqual((await takenHere(window, app)).rows[0]?.owed, []);
  await oweFirstPaper(number);
  const [paper] = (await stateOf(app, number)).materials;
  assert.ok(paper);
  assert.deepEqual((await takenHere(window, app)).rows[0]?.owed, [paper.name]);
  const at = { number, part: 1 };
  await doAct(app, office, at, { act: 'receive' });
  await doAct(app, office, at, { act: 'ask-supplement', materials: [paper.material], note: '请补' });
  const version = (await stateOf(app, number)).parts[0]?.version ?? 0;
  const papers = [{ material: material(app.catalogue, paper.material), files: [], shownAtCounter: true }];
  good(await handInSupplement(app, window, { ...at, version, papers, note: '' }));
  assert.deepEqual((await takenHere(window, app)).rows[0]?.owed, []);
});
