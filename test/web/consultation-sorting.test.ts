// The sorting page with real use cases behind it: what is chosen is confirmed in one act, and nothing chosen is lost.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadSampleConsultations } from '#app/load-sample-consultation.ts';
import { makeSortingBook } from '#app/sorting-book.ts';
import { readSamples } from '#connectors/consultation-files/load.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { consultationForDesk } from '#read/consultation.ts';
import { pagesAs, type PageAnswer, type PagesAs, type Sent } from '../support/pages-as.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, handlerOf, planner } from '../support/sample-people.ts';

const PATH = '/consultations/open-door-sample/sorting';
let sample: SampleApp;
let viewer: Viewer = planner();
let pages: PagesAs;

before(async () => {
  sample = await sampleApp();
  const folder = fileURLToPath(new URL('../../data/consultations', import.meta.url));
  await loadSampleConsultations(sample.app, readSamples(folder));
  pages = pagesAs(sample.app);
});
after(() => sample.drop());
beforeEach(() => {
  viewer = planner();
});

async function seen() {
  const found = await consultationForDesk(planner(), sample.app, 'open-door-sample');
  assert.ok(found);
  return found;
}

const ledgerNow = async (): Promise<Ledger> => (await seen()).ledger;
const unsortedNow = async () => [...(await ledgerNow()).demands.values()].filter(({ sorted }) => !sorted);

const get = (path: string): Promise<PageAnswer> => pages.ask(viewer, path);
const send = (form: Sent): Promise<PageAnswer> => pages.ask(viewer, PATH, form);

test('each unsorted demand has three proposals with their words, and none is chosen beforehand', async () => {
  const { status, html } = await get(PATH);
  const unsorted = await unsortedNow();
  assert.equal(status, 200);
  assert.ok(unsorted.length > 2);
  assert.doesNotMatch(html, /<input type="radio"[^>]* checked/);
  for (const { id } of unsorted.slice(0, 3)) {
    const radios = html.match(new RegExp(`<input type="radio" id="topic-${id}-`, 'g'));
    assert.equal(radios?.length, 4, 'three proposals and any other');
  }
  assert.match(html, /<mark>/);
  assert.match(html, /（词表）/);
});

test('measured accuracy stands on the page with the number it was measured on and the plain guess', async () => {
  const { html } = await get(PATH);
  const { ledger, consultation } = await seen();
  const confirmed = [...ledger.demands.values()].filter(({ sorted, topic }) => sorted && topic).length;
  assert.ok(html.includes(`主题：已确认 ${confirmed} 条`));
  const desk = await sample.app.sorting.deskFor(consultation, ledger);
  const { texts, amongThree, baseline } = desk.accuracy('topics');
  assert.equal(texts, confirmed);
  assert.ok(amongThree > baseline.amongThree);
  assert.ok(html.includes(`${((100 * baseline.amongThree) / texts).toFixed(1)}%`));
});

test('what was chosen is confirmed in one act, the rest stays; what is confirmed teaches', async () => {
  const [one, two, three] = await unsortedNow();
  const before = await ledgerNow();
  const chapter = before.versions.at(-1)?.clauses.find(({ kind }) => kind === 'chapter')?.id;
  assert.ok(one && two && three && chapter);
  const answer = await send({
    demand: [one.id, two.id, three.id],
    [`topic-${one.id}`]: 'park',
    [`topic-${two.id}`]: 'other',
    [`topic-other-${two.id}`]: 'water',
    [`chapter-${two.id}`]: 'other',
    [`chapter-other-${two.id}`]: chapter,
  });
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('location') ?? '', /done=2/);
  const now = await ledgerNow();
  assert.equal(now.seq, before.seq + 2);
  assert.equal(now.demands.get(one.id)?.topic, 'park');
  assert.deepEqual(now.demands.get(two.id)?.clauses, [chapter]);
  assert.equal(now.demands.get(three.id)?.sorted, false);
  const { consultation } = await seen();
  const counts = [before, now].map(
    async (ledger) => (await sample.app.sorting.deskFor(consultation, ledger)).accuracy('topics').texts,
  );
  const [was = 0, is = 0] = await Promise.all(counts);
  assert.equal(is, was + 2);
});

test('a chapter without a topic, or an other that names none, comes back as it was chosen, and nothing is written', async () => {
  const [one, two] = await unsortedNow();
  const { seq, versions } = await ledgerNow();
  const chapter = versions.at(-1)?.clauses.find(({ kind }) => kind === 'chapter')?.id;
  assert.ok(one && two && chapter);
  const answer = await send({
    demand: [one.id, two.id],
    [`topic-${one.id}`]: 'other',
    [`chapter-${two.id}`]: 'other',
    [`chapter-other-${two.id}`]: chapter,
  });
  const html = answer.html;
  assert.equal(answer.status, 422);
  assert.ok(html.includes(`href="#row-${one.id}"`) && html.includes(`href="#row-${two.id}"`));
  assert.ok(new RegExp(`id="topic-${one.id}-other"[^>]* checked`).test(html));
  assert.ok(html.includes(`<option value="${chapter}" selected`), 'the chapter that was picked');
  assert.equal((await ledgerNow()).seq, seq);
});

test('nothing chosen, a topic nobody configured and a demand that is gone are refused with a sentence', async () => {
  const [one] = await unsortedNow();
  const { seq } = await ledgerNow();
  assert.ok(one);
  const cases = [
    { demand: one.id },
    { demand: one.id, [`topic-${one.id}`]: 'no-such-topic' },
    { demand: [one.id, 'D99999'], [`topic-${one.id}`]: 'park', 'topic-D99999': 'park' },
    { demand: '<b>' },
    {},
  ];
  for (const form of cases) {
    const answer = await send(form);
    assert.equal(answer.status, 422, JSON.stringify(form));
    assert.match(answer.html, /class="error-box"/);
  }
  assert.equal((await ledgerNow()).seq, seq, 'of two demands neither is sorted when one is gone');
});

test('beside a demand stand those most like it with the words they share', async () => {
  const { status, html } = await get('/consultations/open-door-sample/demands/D1/similar');
  assert.equal(status, 200);
  assert.match(html, /共同的词：[^<]*园区/);
  assert.equal((await get('/consultations/open-door-sample/demands/D99999/similar')).status, 404);
  assert.equal((await get('/consultations/open-door-sample/demands/x/similar')).status, 404);
  assert.equal((await get(`${PATH}?topic=%3Cscript%3E&done=x`)).status, 200);
});

test('sorting is for the planning office alone', async () => {
  for (const other of [handlerOf('gxj'), bureau(), citizen('路人', '1981-05-06', 61)] as const) {
    viewer = other;
    for (const path of [PATH, '/consultations/open-door-sample/demands/D1/similar']) {
      assert.equal((await get(path)).status, 403, `${other.role} ${path}`);
    }
    assert.equal((await send({})).status, 403);
  }
});

test('a model that stops working is told of, and sorting goes on with words alone', async () => {
  const faults: unknown[] = [];
  const book = makeSortingBook({
    openSegmenter: () => (sentence) => [sentence],
    embedder: { id: 'broken', dimensions: 2, embed: () => Promise.reject(new Error('gone')) },
    onFault: (fault) => faults.push(fault),
  });
  const { consultation, ledger } = await seen();
  const [desk, again] = [await book.deskFor(consultation, ledger), await book.deskFor(consultation, ledger)];
  assert.equal(desk, again, 'one desk for one state of the ledger');
  assert.equal(faults.length, 1);
  assert.ok(desk.similar.texts.every(({ model }) => model === undefined));
});
