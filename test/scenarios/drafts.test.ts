// Forms begun and left: how many, how to be rid of one, and what the sweep takes.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { discardDraft } from '#app/discard-draft.ts';
import { downloadFile } from '#app/download-file.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { MOST_DRAFTS, startDraft } from '#app/start-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { attachUpload, fileKey } from '#app/uploads.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import { sweepDrafts } from '#jobs/sweep-drafts.ts';
import { myCases } from '#read/my-cases.ts';
import { myDrafts } from '#read/my-drafts.ts';
import { good, material, pensionDraft, submitted, thing } from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, PLACES, type Citizen, type Clerk } from '../support/sample-people.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const DAYS = 90;

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre, 381);

async function begin(owner: Citizen | Clerk): Promise<DraftId> {
  return good(await startDraft(sample.app, owner, { thing: thing(sample.app.catalogue, 'across-county') }))
    .draft;
}

async function attach(owner: Citizen | Clerk, draft: DraftId, paper = 'id-card'): Promise<FileRef> {
  const { app } = sample;
  const file = { name: 'a.pdf', bytes: PDF };
  return good(await attachUpload(app, owner, { draft, material: material(app.catalogue, paper), file }));
}

function isStored({ id }: FileRef): boolean {
  return existsSync(join(sample.place.folder, fileKey(id)));
}

function later(days: number): string {
  return Temporal.Instant.from(START)
    .add({ hours: days * 24 })
    .toString();
}

test('a citizen has so many forms begun and not submitted; one deleted makes room; a clerk has no such limit', async () => {
  const { app } = sample;
  const owner = citizen('样本多', '1980-05-06', 91);
  const start = { thing: thing(app.catalogue, 'across-county') };
  for (let count = 0; count < MOST_DRAFTS; count += 1) await begin(owner);
  const refused = await startDraft(app, owner, start);
  assert.ok(!refused.ok);
  assert.deepEqual(refused.error, { code: 'too-many-drafts', params: { limit: MOST_DRAFTS } });
  const [mine, ...others] = await myDrafts(owner, app);
  assert.ok(mine);
  assert.equal(others.length + 1, MOST_DRAFTS, 'a refused form is not begun');
  good(await discardDraft(app, owner, { draft: mine.id }));
  await begin(owner);
  for (let count = 0; count <= MOST_DRAFTS; count += 1) await begin(window);
});

test('what was submitted does not count as begun', async () => {
  const { app } = sample;
  await submitted(app, window, await pensionDraft(app, window, citizen('样本交', '1980-05-06', 92)));
  const { rows } = await app.pool.query<{ open: number }>(
    `select count(*) as open from drafts d where d.owner = $1
      and not exists (select from submissions s where s.owner = d.owner and s.key = d.id)`,
    [window.person],
  );
  assert.equal((await myDrafts(window, app)).length, Math.min(50, rows[0]?.open ?? 0));
});

test('a deleted form is gone with its files, and nobody else can delete it', async () => {
  const { app } = sample;
  const owner = citizen('样本删', '1980-05-06', 93);
  const draft = await begin(owner);
  const file = await attach(owner, draft);
  const stranger = await discardDraft(app, citizen('路人', '1981-05-06', 94), { draft });
  assert.ok(!stranger.ok && stranger.error.code === 'not-found');
  assert.ok(isStored(file));
  good(await discardDraft(app, owner, { draft }));
  assert.ok(!isStored(file));
  const gone = await openDraft(app, owner, { draft });
  assert.ok(!gone.ok && gone.error.code === 'not-found');
});

test('a clerk who serves another centre now cannot submit what was begun at the old one', async () => {
  const { app } = sample;
  const moved = clerk(PLACES.otherCentre, 381);
  assert.equal(moved.person, window.person);
  const draft = await pensionDraft(app, window, citizen('样本调', '1980-05-06', 99));
  const refused = await submitDraft(app, moved, { draft });
  assert.ok(!refused.ok);
  assert.deepEqual(refused.error, { code: 'draft-of-another-centre', params: {} });
  await submitted(app, window, draft);
});

test('a form that became a case cannot be deleted', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, citizen('样本案', '1980-05-06', 95));
  const number = await submitted(app, window, draft);
  const refused = await discardDraft(app, window, { draft });
  assert.ok(!refused.ok);
  assert.deepEqual(refused.error, { code: 'draft-already-submitted', params: { number } });
});

test('the sweep takes forms untouched for so many days with their files, and leaves those touched since', async () => {
  const { app, at } = sample;
  const owner = citizen('样本旧', '1980-05-06', 96);
  const [old, touched, fed] = [await begin(owner), await begin(owner), await begin(owner)];
  const file = await attach(owner, old);
  at(later(1));
  good(await saveDraft(app, owner, { draft: touched, answers: { name: '样本旧' } }));
  await attach(owner, fed);
  at(later(DAYS));
  await sweepDrafts(app, DAYS);
  assert.ok(isStored(file), 'on the last day it is still there');
  at(Temporal.Instant.from(later(DAYS)).add({ seconds: 1 }).toString());
  const swept = await sweepDrafts(app, DAYS);
  assert.ok(swept.drafts > 0 && swept.files > 0);
  assert.ok(!isStored(file));
  assert.deepEqual(new Set((await myDrafts(owner, app)).map(({ id }) => id)), new Set([touched, fed]));
  assert.deepEqual(
    await sweepDrafts(app, DAYS),
    { drafts: 0, uploads: 0, files: 0 },
    'again: nothing is left to do',
  );
  at(START);
});

test('of a form that became a case the sweep takes what the case does not name, and never what it names', async () => {
  const { app, at } = sample;
  const person = citizen('样本存', '1980-05-06', 97);
  const draft = await pensionDraft(app, window, person);
  const kept = await attach(window, draft);
  const other = await attach(window, draft, 'marriage-certificate');
  const paper = material(app.catalogue, 'id-card');
  good(await saveDraft(app, window, { draft, papers: [{ material: paper, choice: 'hand-in' }] }));
  const number = await submitted(app, window, draft);
  await sweepDrafts(app, DAYS);
  assert.ok(isStored(other), 'younger than a day');
  at(later(2));
  await sweepDrafts(app, DAYS);
  assert.ok(!isStored(other));
  assert.ok(isStored(kept));
  at(later(DAYS + 3));
  await sweepDrafts(app, DAYS);
  const read = await downloadFile(app, window, { from: 'case', number, file: kept.id });
  assert.ok(read.ok, 'the form is gone, the paper of the case is there');
  const again = await submitDraft(app, window, { draft });
  assert.ok(!again.ok && again.error.code === 'not-found');
  assert.equal((await myCases(person, app)).total, 1);
  at(START);
});

test('two sweeps at once do no harm, nor does one that was killed before the bytes', async () => {
  const { app, at } = sample;
  const owner = citizen('样本双', '1980-05-06', 98);
  const drafts = [];
  for (let count = 0; count < 6; count += 1) drafts.push(await begin(owner));
  const files = [];
  for (const draft of drafts) files.push(await attach(owner, draft));
  at(later(DAYS + 100));
  const dying = { ...app, files: { ...app.files, delete: () => Promise.reject(new Error('killed')) } };
  await assert.rejects(sweepDrafts(dying, DAYS), /killed/);
  assert.deepEqual(
    files.map(isStored),
    files.map(() => true),
  );
  await Promise.all([sweepDrafts(app, DAYS), sweepDrafts(app, DAYS), sweepDrafts(app, DAYS)]);
  assert.deepEqual(
    files.map(isStored),
    files.map(() => false),
  );
  assert.deepEqual(await myDrafts(owner, app), []);
  at(START);
});
