// Every page of every consultation, asked as everybody: names, phones, addresses and codes are on none of them, what was not agreed
// to be public is on no public one, and a department reads nothing that was not sent to it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { collate } from '#app/collate.ts';
import { dispatchDemand } from '#app/dispatch-demand.ts';
import { newFormKey } from '#app/follow-code.ts';
import { loadSampleConsultations } from '#app/load-sample-consultation.ts';
import { planConsultationMeeting } from '#app/plan-meeting.ts';
import { receiveSubmission, type ReceiveSubmission } from '#app/receive-submission.ts';
import { readSamples } from '#connectors/consultation-files/load.ts';
import { isDepartmentId, type DemandId, type SubmissionNumber } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { pagesAs, type PagesAs } from '../support/pages-as.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, handlerOf, PLACES, planner } from '../support/sample-people.ts';

const ID = 'open-door-sample';
const DESK = planner();
/** On no page at all: who it was, and how to reach him. */
const PERSON = ['欧阳样本', '19900009999', '暗号路七号'];
/** Said without consent to publish; dispatched to 工信 alone. */
const SECRET = '密言甲';
/** Said in a meeting with consent, and not confirmed yet; dispatched to nobody. */
const UNCONFIRMED = '未认言乙';

let sample: SampleApp;
let pages: PagesAs;
let ledger: Ledger;
let taken: readonly { readonly number: SubmissionNumber; readonly followCode: string }[];

before(async () => {
  sample = await sampleApp();
  const folder = fileURLToPath(new URL('../../data/consultations', import.meta.url));
  await loadSampleConsultations(sample.app, readSamples(folder));
  const meeting = await planConsultationMeeting(sample.app, DESK, {
    consultation: ID,
    kind: 'meeting',
    title: '座谈会',
    on: '2026-11-20',
    place: '三楼',
    topics: [],
  });
  assert.ok(meeting.ok);
  const nth = meeting.value.ledger.meetings.length;
  taken = [
    await take({ text: `${SECRET}：请多设公交站。`, consent: { text: 'no', name: 'no' } }),
    await take({
      text: `${UNCONFIRMED}：请多种树。`,
      channel: 'meeting',
      speech: { meeting: nth, order: 1 },
      consent: { text: 'yes', name: 'yes' },
    }),
  ];
  const [secret, speech] = taken.map(({ number }) => demandOf(number));
  assert.ok(secret && speech);
  for (const demand of [secret, speech]) {
    const sorting = { demand, topic: undefined, clauses: [] };
    const sorted = await collate(sample.app, DESK, ID, { act: 'sort', sortings: [sorting] });
    assert.ok(sorted.ok);
  }
  const lead = 'gxj';
  assert.ok(isDepartmentId(lead));
  const request = { demand: secret, mode: 'lead' as const, leads: [lead], supports: [], due: '', note: '' };
  const sent = await dispatchDemand(sample.app, DESK, { consultation: ID, requests: [request] });
  assert.ok(sent.ok, sent.ok ? '' : sent.error.code);
  ({ ledger } = sent.value);
  pages = pagesAs(sample.app);
});
after(() => sample.drop());

async function take(more: Partial<ReceiveSubmission>) {
  const outcome = await receiveSubmission(sample.app, DESK, {
    consultation: ID,
    by: 'desk',
    channel: 'letter',
    sender: { kind: 'new', name: PERSON[0], contact: PERSON[1], address: PERSON[2], groups: [] },
    text: '',
    files: [],
    consent: { text: 'yes', name: 'no' },
    formKey: newFormKey(sample.app),
    ...more,
  });
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.error.code);
  ({ ledger } = outcome.value.changed);
  return outcome.value;
}

function demandOf(number: SubmissionNumber): DemandId | undefined {
  const [point] = ledger.submissions.get(number)?.points ?? [];
  return point && ledger.points.get(point)?.demand;
}

/** What is there, for each part of an address that is a name. */
function known(): Readonly<Record<string, readonly string[]>> {
  const version = ledger.versions.at(-1);
  const open = ledger.versions.find(({ nth }) => ledger.notices.some((notice) => notice.nth === nth));
  const clauses = [...(open?.clauses.slice(0, 3) ?? []), ...(version?.clauses.slice(-2) ?? [])];
  const numbers = [...taken.map(({ number }) => String(number)), '1'];
  return {
    consultation: [ID],
    id: [ID],
    number: numbers,
    demand: [...taken.flatMap(({ number }) => demandOf(number) ?? []), 'D1'],
    nth: ['1', String(version?.nth ?? 1)],
    clause: clauses.map(({ id }) => id),
    chapter: clauses.map(({ id }) => id),
    meeting: ledger.meetings.map(({ number }) => String(number)),
    hash: ['0'.repeat(64)],
    file: ['feedback.docx', 'public.docx'],
    phase: ['mid-term'],
    round: [],
  };
}

/** Every address of plans and consultations that can be asked for. */
function addresses(): readonly string[] {
  const names = known();
  const paths = pages.routes.routes
    .filter(({ method, path }) => method === 'GET' && /^\/(?:plans|consultations)(?:\/|$)/.test(path))
    .map(({ path }) => path);
  const filled = [...new Set(paths)].flatMap((path) =>
    path
      .split('/')
      .reduce<readonly string[]>(
        (begun, part) =>
          part.startsWith(':')
            ? begun.flatMap((head) => (names[part.slice(1)] ?? []).map((value) => `${head}/${value}`))
            : begun.map((head) => (part === '' ? head : `${head}/${part}`)),
        [''],
      ),
  );
  return [...new Set(filled)];
}

async function pagesWith(as: Viewer, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of addresses()) {
    const { html, status } = await pages.ask(as, path);
    assert.ok(status < 500, `${path} answers ${status}`);
    if (words.some((word) => html.includes(word))) found.push(path);
  }
  return found;
}

const EVERYBODY: readonly (readonly [string, Viewer])[] = [
  ['a visitor', { role: 'visitor' }],
  ['a citizen', citizen('样本敌', '1990-05-06', 311)],
  ['a bureau', bureau()],
  ['a department it was not sent to', handlerOf('jyj')],
  ['the department it was sent to', handlerOf('gxj')],
  ['the desk', DESK],
  ['the head', planner('head')],
];

function never(): readonly string[] {
  const kept = taken.flatMap(({ number, followCode }) => {
    const { followHash = '', formKey = '' } = ledger.submissions.get(number) ?? {};
    return [followCode, followHash, formKey];
  });
  return [...PERSON, ...kept];
}

test('names, phones, addresses and codes of those who spoke are on no page, whoever asks', async () => {
  assert.ok(addresses().length > 60, `${addresses().length} addresses`);
  for (const [who, viewer] of EVERYBODY) assert.deepEqual(await pagesWith(viewer, never()), [], who);
});

test('what was said without consent, or not confirmed, is read by nobody outside the desk but those it was sent to', async () => {
  for (const [who, viewer] of EVERYBODY.slice(0, 4))
    assert.deepEqual(await pagesWith(viewer, [SECRET, UNCONFIRMED]), [], who);
  const handler = handlerOf('gxj');
  assert.deepEqual(await pagesWith(handler, [UNCONFIRMED]), []);
  const read = await pagesWith(handler, [SECRET]);
  assert.ok(
    read.length > 0 && read.every((path) => path.startsWith(`/consultations/${ID}/study`)),
    read.join(),
  );
  assert.ok((await pagesWith(DESK, [SECRET])).length > 5, 'the desk reads it in many places');
});

test('another office of planning reads nothing of it', async () => {
  const elsewhere = planner('head', PLACES.changning);
  assert.deepEqual(await pagesWith(elsewhere, [SECRET, UNCONFIRMED, ...never()]), []);
});
