// The pages of packets: what is missing is said, files come as files, and everybody reads what was published and nothing before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeConsultation } from '#app/change-consultation.ts';
import { makePacket } from '#app/make-packet.ts';
import { publishFeedback } from '#app/publish-feedback.ts';
import { ok } from '#base/result.ts';
import type { LedgerHappening } from '#core/consultation/events.ts';
import { nthDemand } from '#core/consultation/ids.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { pagesAs, type PageAnswer, type PagesAs, type Sent } from '../support/pages-as.ts';
import { said } from '../support/random-ledger.ts';
import { readZip } from '../support/read-zip.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { handlerOf, planner } from '../support/sample-people.ts';

let sample: SampleApp;
let pages: PagesAs;
const head: Viewer = { ...planner(), duty: 'head' };
let id = '';

before(async () => {
  sample = await sampleApp();
  const [first] = sample.app.consultations.consultations.values();
  assert.ok(first);
  ({ id } = first);
  pages = pagesAs(sample.app);
});
after(() => sample.drop());

async function get(path: string, as: Viewer): Promise<Response> {
  pages.be(as);
  return pages.routes.request(path);
}
const post = (path: string, form: Sent): Promise<PageAnswer> => pages.ask(head, path, form);

test('before anything is decided the page says what is missing, and nobody but the desk sees it', async () => {
  const address = { consultation: id, action: 'collate-opinions' } as const;
  const done = await changeConsultation(sample.app, head, address, () =>
    ok([said('请多种树。', 1), said('秘密的话。', 2, { consent: { text: 'no', name: 'no' } })]),
  );
  assert.ok(done.ok);
  const page = await (await get(`/consultations/${id}/packet`, head)).text();
  assert.match(page, /2 项诉求还没有处理意见/);
  assert.match(page, /disposition\/D1/);
  assert.equal((await post(`/consultations/${id}/packet/make`, {})).status, 422);
  assert.equal((await get(`/consultations/${id}/packet`, handlerOf('gxj'))).status, 403);
  const heard = await get(`/plans/${id}/heard`, { role: 'visitor' });
  assert.equal(heard.status, 200);
  assert.match(await heard.text(), /还没有公布答复/);
});

function decide(nth: number, reason: string): LedgerHappening {
  return { type: 'demand-disposed', demand: nthDemand(nth), outcome: 'declined', reason, links: [] };
}

test('each piece of a packet comes as a file, and what is no piece is not there', async () => {
  const address = { consultation: id, action: 'collate-opinions' } as const;
  const decided = await changeConsultation(sample.app, head, address, () =>
    ok([
      decide(1, '地方不够了。'),
      decide(2, '此事另有规划管着呢。'),
      ...[1, 2].flatMap((nth) =>
        ['decided-without-view'].map(
          (flag) => ({ type: 'flag-answered', demand: nthDemand(nth), flag, reason: '看过' }) as const,
        ),
      ),
    ]),
  );
  assert.ok(decided.ok);
  assert.ok((await makePacket(sample.app, head, id)).ok);
  const files = `/consultations/${id}/packet/1/files`;
  for (const file of [
    'public-report.docx',
    'feedback.xlsx',
    'letters.docx',
    'reply.docx?number=2',
    'bundle.zip',
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one thread sets them one after the other
    const answer = await get(`${files}/${file}`, head);
    assert.equal(answer.status, 200, file);
    // oxlint-disable-next-line no-await-in-loop -- as above
    assert.ok(readZip(new Uint8Array(await answer.arrayBuffer())).size > 3, file);
  }
  for (const none of ['plan.docx', 'reply.docx?number=9', 'feedback.exe', 'constructor'])
    // oxlint-disable-next-line no-await-in-loop -- as above
    assert.equal((await get(`${files}/${none}`, head)).status, 404, none);
  assert.equal((await post(`/consultations/${id}/packet/1/named`, { purpose: '' })).status, 422);
});

test('what was published is read by everybody, without what nobody agreed to', async () => {
  assert.ok((await publishFeedback(sample.app, head, { consultation: id, packet: 1, reason: '' })).ok);
  const page = await (await get(`/plans/${id}/heard`, { role: 'visitor' })).text();
  assert.match(page, /请多种树/);
  assert.match(page, /地方不够了/);
  assert.ok(!page.includes('秘密的话') && !page.includes('另有规划管着'));
  assert.match(
    await (await get(`/plans/${id}/heard?outcome=adopted`, { role: 'visitor' })).text(),
    /这一类没有意见/,
  );
  assert.equal((await get(`/plans/${id}/heard?packet=2`, { role: 'visitor' })).status, 404);
  assert.equal((await get(`/plans/${id}/heard/feedback.docx`, { role: 'visitor' })).status, 200);
  assert.equal((await get(`/plans/${id}/heard/bundle.zip`, { role: 'visitor' })).status, 404);
});

test('a name is shown on the one answer to a purpose, to the desk alone, and stands in no event', async () => {
  const { app } = sample;
  const address = { consultation: id, action: 'collate-opinions' } as const;
  const [happening] = [said('请修路。', 90)];
  assert.ok(happening?.type === 'submission-received');
  const contributors = [{ id: happening.contributor.id, name: '样本姓名', contact: '13900000000' }];
  const done = await changeConsultation(app, head, address, () =>
    ok({ happenings: [happening], contributors }),
  );
  assert.ok(done.ok);
  const number = [...done.value.ledger.submissions.keys()].at(-1);
  const path = `/consultations/${id}/submissions/${number}/contributor`;
  const asked = await pages.ask(head, path);
  assert.ok(asked.status === 200 && !asked.html.includes('样本姓名'));
  const silent = await pages.ask(head, path, { purpose: ' ' });
  assert.ok(silent.status === 422 && !silent.html.includes('样本姓名'));
  for (const other of [handlerOf('gxj'), { role: 'visitor' } as const]) {
    const refused = await pages.ask(other, path, { purpose: '好奇' });
    assert.ok(refused.status !== 200 && !refused.html.includes('样本姓名'), other.role);
  }
  const shown = await pages.ask(head, path, { purpose: '电话核实' });
  assert.ok(shown.html.includes('样本姓名') && shown.html.includes('13900000000'));
  assert.equal(shown.headers.get('Cache-Control'), 'no-store');
  const key = { division: done.value.consultation.division, consultation: done.value.consultation.id };
  const { journal } = await app.ledgers.latest(key);
  const last = journal.at(-1)?.event;
  assert.ok(last?.type === 'contributor-seen');
  assert.deepEqual([last.purpose, last.submissions], ['电话核实', [number]]);
  assert.ok(!JSON.stringify(journal).includes('样本姓名'));
  const page = await pages.ask(head, `/consultations/${id}/submissions/${number}`);
  assert.ok(page.html.includes(path) && !page.html.includes('样本姓名'));
});
