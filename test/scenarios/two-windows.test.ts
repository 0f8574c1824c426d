import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloadFile } from '#app/download-file.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { attachUpload, removeUpload } from '#app/uploads.ts';
import { myCases } from '#read/my-cases.ts';
import { everySeen, good, material, pensionDraft, stateOf } from '../support/journeys.ts';
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
      return submitDraft(app, window, { draft, review: everySeen(app) });
    }),
  );
  assert.ok(outcomes.some(({ ok }) => ok));
  assert.equal((await myCases(person, app)).total, 1);
});

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

test('a file removed while its draft is submitted is either gone from the case or still there to read', async () => {
  const { app } = sample;
  const paper = material(app.catalogue, 'id-card');
  for (let round = 0; round < 4; round += 1) {
    const draft = await pensionDraft(app, window, citizen('样本乙', '1985-01-02', 70 + round));
    const file = { name: '正面.pdf', bytes: PDF };
    const { id } = good(await attachUpload(app, window, { draft, material: paper, file }));
    const [outcome, removed] = await Promise.all([
      submitDraft(app, window, { draft, review: everySeen(app) }),
      removeUpload(app, window, { draft, file: id }),
    ]);
    assert.ok(outcome.ok);
    const { number } = outcome.value;
    const named = (await stateOf(app, number)).materials.flatMap(({ files }) => files);
    assert.equal(named.length, removed.ok ? 0 : 1);
    for (const each of named) good(await downloadFile(app, window, { from: 'case', number, file: each.id }));
  }
});

test('what was saved or uploaded before the answer of a submission is in the case, or its sender was told that it is not', async () => {
  const { app } = sample;
  const paper = material(app.catalogue, 'id-card');
  const draft = await pensionDraft(app, window, citizen('样本丙', '1985-01-02', 75));
  const file = { name: '反面.pdf', bytes: PDF };
  const [outcome, uploaded] = await Promise.all([
    submitDraft(app, window, { draft, review: everySeen(app) }),
    attachUpload(app, window, { draft, material: paper, file }),
  ]);
  assert.ok(outcome.ok);
  const named = (await stateOf(app, outcome.value.number)).materials.flatMap(({ files }) => files);
  assert.equal(named.length, uploaded.ok ? 1 : 0);
});

test('of more files than a paper may have, sent all at once, exactly as many as allowed are kept', async () => {
  const { app } = sample;
  const paper = material(app.catalogue, 'id-card');
  const draft = await pensionDraft(app, window, citizen('样本丁', '1985-01-02', 76));
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      attachUpload(app, window, {
        draft,
        material: paper,
        file: { name: `${at}.pdf`, bytes: Buffer.concat([PDF, Buffer.from(`% ${at}`)]) },
      }),
    ),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 10);
  assert.deepEqual(
    [...new Set(outcomes.flatMap((each) => (each.ok ? [] : [each.error.code])))],
    ['too-many-files'],
  );
});

test('a draft opened in this request is filed as it is now, not as it was when it was opened', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, citizen('样本丁', '1985-01-02', 76));
  const opened = good(await openDraft(app, window, { draft }));
  await saveDraft(app, window, { draft, answers: { phone: '13900000077' } });
  const outcome = await submitDraft(app, window, { draft, opened, review: everySeen(app) });
  assert.ok(outcome.ok);
  assert.equal((await stateOf(app, outcome.value.number)).answers['phone'], '13900000077');
});

test('a draft that somebody else opened, or that is another one, is not filed', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, citizen('样本戊', '1985-01-02', 77));
  const other = await pensionDraft(app, window, citizen('样本己', '1985-01-02', 78));
  const opened = good(await openDraft(app, window, { draft }));
  for (const [viewer, named, code] of [
    // The same clerk, moved to another centre.
    [clerk(PLACES.home), draft, 'draft-of-another-centre'],
    [citizen('样本戊', '1985-01-02', 77), draft, 'not-found'],
    [window, other, 'not-found'],
  ] as const) {
    const outcome = await submitDraft(app, viewer, { draft: named, opened });
    assert.equal(outcome.ok ? 'filed' : outcome.error.code, code);
  }
});
