import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deliverResult } from '#app/deliver-result.ts';
import { saveDraft } from '#app/save-draft.ts';
import { handedOut, toHandOut } from '#read/counter-lists.ts';
import { resultToHandOut } from '#read/result-to-hand-out.ts';
import { bringThrough, good, pensionDraft, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const SECRET = '秘密甲';
const owner = citizen(SECRET, '1980-05-06', 55);
const window = clerk(PLACES.centre, 355);
const office = officer(PLACES.changning, 'human-resources', 455);

test('the centre that hands a result out sees whose it is, wherever it was filed, and not what stood on the form', async () => {
  const { app } = sample;
  const taken = await pensionDraft(app, window, owner, { phone: '13700000007' });
  const elsewhere = clerk(PLACES.otherCentre, 352);
  good(
    await saveDraft(app, window, {
      draft: taken,
      delivery: { how: 'centre', place: elsewhere.centre },
    }),
  );
  const sent = await submitted(app, window, taken);
  const question = { number: sent, part: 1 };
  assert.equal(await resultToHandOut(elsewhere, app, question), undefined, 'not issued yet');
  await bringThrough(app, office, question);
  assert.equal((await toHandOut(elsewhere, app)).rows[0]?.number, sent);
  const found = await resultToHandOut(elsewhere, app, question);
  assert.ok(found && found.applicant.name === SECRET);
  assert.doesNotMatch(JSON.stringify(found), /13700000007/);
  assert.equal(await resultToHandOut(window, app, question), undefined, 'the centre that took it in');
  const { version } = found.part;
  good(await deliverResult(app, elsewhere, { ...question, version, to: SECRET }));
  assert.equal((await resultToHandOut(elsewhere, app, question))?.delivered?.by, elsewhere.name);
  assert.deepEqual(
    (await handedOut(elsewhere, app)).rows.map(({ number, to }) => [number, to]),
    [[sent, SECRET]],
  );
  assert.deepEqual((await handedOut(window, app)).rows, [], 'another centre handed nothing out');
});
