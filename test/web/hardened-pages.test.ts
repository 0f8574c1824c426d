// What people meet who have begun too much, who delete, who moved, and whose address is not one of ours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { discardDraft } from '#app/discard-draft.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { MOST_DRAFTS, startDraft } from '#app/start-draft.ts';
import { findPersonForCounter } from '#read/find-person.ts';
import { bringThrough, good, pensionDraft, submitted, thing } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, division, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

let sample: SampleApp;
let site: PageServer;
before(async () => {
  sample = await sampleApp();
  site = await servePages(sample.app);
});
after(async () => {
  await site.stop();
  await sample.drop();
});

const owner = citizen('样本多', '1980-05-06', 111);
const window = clerk(PLACES.centre, 391);

const get = async (path: string): Promise<string> => (await fetch(site.origin + path)).text();
const post = (path: string): Promise<Response> =>
  fetch(site.origin + path, { method: 'POST', body: new URLSearchParams({}), redirect: 'manual' });

async function begin(): Promise<string> {
  const { app } = sample;
  return good(await startDraft(app, owner, { thing: thing(app.catalogue, 'across-county') })).draft;
}

test('who has begun too many forms is told where to finish or delete one, and can delete one there', async () => {
  const drafts = [];
  for (let count = 0; count < MOST_DRAFTS; count += 1) drafts.push(await begin());
  site.as(owner);
  const refused = await post('/things/across-county/drafts');
  assert.equal(refused.status, 409);
  const page = await refused.text();
  assert.match(page, /您已经有 20 张没有提交的表/);
  assert.match(page, /href="\/my-cases"/);
  const list = await get('/my-cases');
  assert.equal(list.match(/删除草稿<\/summary>/g)?.length, MOST_DRAFTS);
  const [first] = drafts;
  assert.ok(list.includes(`action="/drafts/${first}/discard"`));
  for (const again of [false, true]) {
    const done = await post(`/drafts/${first}/discard`);
    assert.deepEqual([done.status, done.headers.get('location')], [303, '/my-cases'], `again: ${again}`);
  }
  assert.equal((await get('/my-cases')).match(/删除草稿<\/summary>/g)?.length, MOST_DRAFTS - 1);
  assert.equal((await post('/things/across-county/drafts')).status, 303);
});

test('a form somebody else began is not deleted by knowing its address', async () => {
  const { app } = sample;
  const other = citizen('样本他', '1980-05-06', 112);
  const { draft } = good(await startDraft(app, other, { thing: thing(app.catalogue, 'across-county') }));
  site.as(owner);
  await post(`/drafts/${draft}/discard`);
  good(await openDraft(app, other, { draft }));
  good(await discardDraft(app, other, { draft }));
});

test('a delivery place that is none is said at the place, not at the applicant', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, citizen('样本地', '1980-05-06', 113));
  good(await saveDraft(app, window, { draft, delivery: { how: 'centre', place: division('430482999999') } }));
  site.as(window);
  const page = await get(`/drafts/${draft}/check`);
  assert.match(page, /“领取的村（社区）便民服务中心”还没有选定/);
  assert.doesNotMatch(page, /“申请人”还没有选定/);
});

test('a part is reached by one to three digits and by nothing else', async () => {
  const { app } = sample;
  const number = await submitted(
    app,
    window,
    await pensionDraft(app, window, citizen('样本分', '1980-05-06', 114)),
  );
  const office = officer(PLACES.changning, 'human-resources', 491);
  await bringThrough(app, office, { number, part: 1 });
  for (const [viewer, base] of [
    [office, `/desk/${number}`],
    [window, `/counter/hand-out/${number}`],
  ] as const) {
    site.as(viewer);
    assert.equal((await fetch(`${site.origin}${base}/1`)).status, 200, base);
    for (const odd of [
      '1e0',
      '1.0',
      '01',
      '0x1',
      '+1',
      '%201',
      '1%20',
      '0',
      '1000',
      '-1',
      'eins',
      '%EF%BC%91',
    ])
      assert.equal((await fetch(`${site.origin}${base}/${odd}`)).status, 404, `${base}/${odd}`);
  }
});

test('the bureau reads who looked whom up, the number masked, in both languages; nobody else gets there', async () => {
  const { app } = sample;
  const person = citizen('样本查', '1970-03-04', 115);
  await findPersonForCounter(window, app, person.citizenNumber);
  for (const [language, words] of [
    ['zh-CN', /窗口查询记录[\s\S]*在窗口按身份证号查人/],
    ['en', /Look-ups at counters[\s\S]*looked up by citizen number/],
  ] as const) {
    site.as(bureau(), { language });
    const page = await get('/bureau/look-ups');
    assert.match(page, words);
    assert.ok(page.includes(window.name));
    assert.ok(page.includes(`${person.citizenNumber.slice(0, 3)}***********`));
    assert.ok(!page.includes(person.citizenNumber));
    assert.match(await get('/bureau/hours'), /href="\/bureau\/look-ups"/);
  }
  assert.equal((await fetch(`${site.origin}/bureau/look-ups?page=99999999`)).status, 200);
  for (const viewer of [window, owner]) {
    site.as(viewer);
    assert.equal((await fetch(`${site.origin}/bureau/look-ups`)).status, 403);
  }
});
