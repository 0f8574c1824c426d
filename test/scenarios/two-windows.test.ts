import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloadFile } from '#app/download-file.ts';
import { saveDraft } from '#app/save-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { attachUpload, removeUpload } from '#app/uploads.ts';
import { myCases } from '#read/my-cases.ts';
import { good, material, pensionDraft, stateOf } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);

test('a draft moved to another county while it is submitted from two windows still becomes one case', async () => {
  const { app } = sample;
  const person = citizen('样本甲', '1985-01-02', 61);
  const draft = await pensionDraft(app, window, person);
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      const place = at % 2 === 0 ? PLACES.home : PLACES.centre;
      await saveDraft(app, window, { draft, answers: { household_division: place } });
      return submitDraft(app, window, { draft });
    }),
  );
  assert.ok(outcomes.some(({ ok }) => ok));
  assert.equal((await myCases(person, app)).total, 1);
});
