// The form as a browser without script sends it: nothing typed is lost, every fault gets its sentence at its field.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DraftId } from '#core/cases/draft.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import type { Citizen } from '../support/sample-people.ts';
import { good, thing } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

const OWNER = citizen('欧阳春生', '1980-03-08', 31);
const OTHER = citizen('何秋', '1981-04-09', 32);
/** The smallest thing that is a PNG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let sample: SampleApp;
let server: PageServer;

before(async () => {
  sample = await sampleApp();
  server = await servePages(sample.app);
});
after(async () => {
  await server.stop();
  await sample.drop();
});

type Sent = { readonly status: number; readonly html: string; readonly location: string | null };

async function get(path: string): Promise<Sent> {
  const answer = await fetch(server.origin + path, { redirect: 'manual' });
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') };
}

async function post(path: string, fields: Readonly<Record<string, string | File>>): Promise<Sent> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await fetch(server.origin + path, { method: 'POST', body, redirect: 'manual' });
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') };
}

async function pensionStarted(
  owner: Citizen = OWNER,
  answers: Readonly<Record<string, string>> = {},
): Promise<DraftId> {
  const { app } = sample;
  const { draft } = good(await startDraft(app, owner, { thing: thing(app.catalogue, 'across-county') }));
  const base = {
    business_wanted: 'pension',
    in_school: 'no',
    has_other_pension: 'no',
    household_division: PLACES.home,
  };
  good(await saveDraft(app, owner, { draft, answers: { ...base, ...answers } }));
  server.as(owner);
  return draft;
}

const shown = async (draft: DraftId) => good(await openDraft(sample.app, OWNER, { draft })).shown;

test('a wrong answer is kept as typed, with its sentence at its field and in the summary', async () => {
  const draft = await pensionStarted();
  const sent = await post(`/drafts/${draft}/form/applicant`, { 'a.phone': '12<script>', do: 'next' });
  assert.equal(sent.status, 422);
  assert.match(sent.html, /value="12&lt;script>"/);
  assert.match(sent.html, /<a href="#f-phone">“联系电话”不像电话号码/);
  assert.match(sent.html, /id="f-phone-problem">“联系电话”不像电话号码/);
  assert.match(sent.html, /id="f-phone"[^>]*aria-describedby="f-phone-problem"[^>]*aria-invalid="true"/);
  assert.equal((await shown(draft))['phone'], '12<script>');
});

test('saving for later keeps what is wrong and asks for nothing', async () => {
  const draft = await pensionStarted();
  const sent = await post(`/drafts/${draft}/form/applicant`, { 'a.phone': '不是号码', do: 'save' });
  assert.equal(sent.location, `/drafts/${draft}/saved`);
  assert.equal((await shown(draft))['phone'], '不是号码');
});

test('a place is found by the initials of its pinyin and chosen from radio buttons, without script', async () => {
  const draft = await pensionStarted();
  const path = `/drafts/${draft}/form/applicant`;
  const query = {
    'q.household_division': 'cdsq',
    'was.household_division': '',
    do: 'find:household_division',
  };
  const found = await post(path, query);
  assert.equal(found.location, `${path}#f-household_division`);
  const page = await get(path);
  assert.match(page.html, new RegExp(`type="radio"[^>]*value="${PLACES.home}"`));
  const unchosen = await post(path, {
    'q.household_division': 'cdsq',
    'was.household_division': 'cdsq',
    do: 'next',
  });
  assert.equal(unchosen.status, 422);
  assert.match(unchosen.html, /已替您选上找到的地方/);
  assert.match(unchosen.html, new RegExp(`value="${PLACES.home}" checked`));
  const many = await post(path, { 'q.household_division': 'cd', 'was.household_division': 'cd', do: 'next' });
  assert.match(many.html, /还没有选定/);
  assert.doesNotMatch(many.html, /value="43\d{10}" checked/);
  const chosen = await post(path, {
    'q.household_division': 'cdsq',
    'was.household_division': 'cdsq',
    'a.household_division': PLACES.home,
    do: 'next',
  });
  assert.equal(chosen.location, `/drafts/${draft}/papers`);
});

test('an .exe named .jpg and a file over 10 MB are refused each with a sentence, and the good file stays', async () => {
  const draft = await pensionStarted();
  const path = `/drafts/${draft}/papers`;
  const exe = new File([Buffer.from(`MZ${'\0'.repeat(200)}`)], '证件.jpg', { type: 'image/jpeg' });
  const large = new File([Buffer.alloc(10 * 1024 * 1024 + 1)], '很大.png', { type: 'image/png' });
  const body = new FormData();
  body.append('p.id-card', 'hand-in');
  body.append('u.id-card', exe);
  body.append('u.id-card', new File([PNG], '<b>身份证.png', { type: 'image/png' }));
  body.append('u.household-book', large);
  body.append('do', 'upload');
  const answer = await fetch(server.origin + path, { method: 'POST', body });
  const html = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(html, /“证件\.jpg”[^<]*没有收下/);
  assert.match(html, /“很大\.png”超过 10 MB/);
  assert.match(html, /&lt;b>身份证\.png<\/a>/);
  const view = good(await openDraft(sample.app, OWNER, { draft }));
  assert.deepEqual(
    view.draft.files.map(({ name }) => name),
    ['<b>身份证.png'],
  );
});

test('a file can be taken out again', async () => {
  const draft = await pensionStarted();
  const path = `/drafts/${draft}/papers`;
  await post(path, { 'u.id-card': new File([PNG], '身份证.png'), do: 'upload' });
  const [file] = good(await openDraft(sample.app, OWNER, { draft })).draft.files;
  assert.ok(file);
  await post(path, { do: `remove:${file.id}` });
  assert.deepEqual(good(await openDraft(sample.app, OWNER, { draft })).draft.files, []);
});

test('submitting twice, and opening the form afterwards, lead to the same receipt', async () => {
  const draft = await pensionStarted();
  await post(`/drafts/${draft}/papers`, {
    'u.id-card': new File([PNG], '身份证.png'),
    'u.household-book': new File([PNG], '户口簿.png'),
    do: 'next',
  });
  await post(`/drafts/${draft}/delivery`, { delivery: 'centre', 'a.delivery': PLACES.centre, do: 'next' });
  const [first, second] = [
    await post(`/drafts/${draft}/check`, { do: 'submit' }),
    await post(`/drafts/${draft}/check`, { do: 'submit' }),
  ];
  assert.match(first.location ?? '', /^\/my-cases\/\d{19}[\dX]\/receipt$/);
  assert.equal(second.location, `${first.location}?again=1`);
  assert.equal((await get(`/drafts/${draft}`)).location, `${first.location}?again=1`);
  const receipt = await get(first.location ?? '');
  assert.match(receipt.html, /class="slip__number">\d{6} \d{6} \d{4} \d{3}[\dX]{1}/);
  assert.match(receipt.html, /常宁市人力资源和社会保障局/);
  assert.match(receipt.html, /<svg class="qr" role="img"/);
});

test('somebody else’s case and draft look exactly like ones that do not exist', async () => {
  const draft = await pensionStarted();
  server.as(OTHER);
  const nobody = '0199a000-0000-7000-8000-0000000fffff';
  const [theirs, none] = [await get(`/drafts/${draft}/check`), await get(`/drafts/${nobody}/check`)];
  assert.equal(theirs.status, 404);
  assert.equal(theirs.html.replaceAll(draft, ''), none.html.replaceAll(nobody, ''));
});

test('a visitor is sent to sign in and back', async () => {
  server.as({ role: 'visitor' });
  const sent = await get('/my-cases');
  assert.equal(sent.status, 303);
  assert.equal(sent.location, '/sign-in?role=citizen&return_to=%2Fmy-cases');
});

test('guide questions never ask in the address for what is personal', async () => {
  server.as({ role: 'visitor' });
  const { elements, things } = sample.app.catalogue;
  for (const { id } of things.values()) {
    const page = await get(`/things/${id}/questions`);
    for (const [, name] of page.html.matchAll(/name="a\.(\w+)/g)) {
      const element = [...elements.values()].find((each) => each.id === name);
      assert.equal(element?.sensitive, false, `${id}: ${name}`);
    }
  }
});

test('the answers of the guide are on the form already, which opens at the first step the guide left open', async () => {
  server.as(OWNER);
  const sent = await post('/things/across-county/drafts', { 'a.business_wanted': 'pension' });
  const [path = ''] = sent.location?.split('?') ?? [];
  const opened = await get(sent.location ?? '');
  assert.equal(opened.location, `${path}/form/applicant`);
  const page = await get(`${path}/form/situation`);
  assert.match(page.html, /value="pension" checked/);
});

test('a place typed for collecting, but not chosen, is there again after saving', async () => {
  const draft = await pensionStarted();
  const path = `/drafts/${draft}/delivery`;
  const saved = await post(path, {
    delivery: 'centre',
    'q.delivery': 'xyl',
    'was.delivery': '',
    do: 'save',
  });
  assert.equal(saved.location, `/drafts/${draft}/saved`);
  assert.match((await get(path)).html, /name="q\.delivery" value="xyl"/);
});

test('what was proved at sign-in is shown and cannot be typed over', async () => {
  const draft = await pensionStarted();
  const page = await get(`/drafts/${draft}/form/applicant`);
  assert.match(page.html, /欧阳春生/);
  assert.doesNotMatch(page.html, /name="a\.applicant_name"/);
  assert.match(page.html, /来自您的登录信息/);
});

test('a search that finds nothing says so and still shows everything', async () => {
  server.as({ role: 'visitor' });
  const page = await get(`/?q=${encodeURIComponent('<img src=x>')}`);
  assert.match(page.html, /没有找到和“&lt;img src=x>”有关的事/);
  assert.match(page.html, /href="\/things\/newborn"/);
});
