// The plan through its pages: a file is looked at before it is stored, two editors lose nothing, a refused form keeps what was typed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Document, InsertedTextRun, Packer, Paragraph } from 'docx';
import type { ReceivedFile } from '#app/visit.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { pagesAs, type PageAnswer, type PagesAs, type Sent } from '../support/pages-as.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { planner } from '../support/sample-people.ts';

const PLAN = '/consultations/open-door-sample/plan';
const [first, second] = [planner(), planner('head')];

let sample: SampleApp;
let files: readonly ReceivedFile[] = [];
let pages: PagesAs;

before(async () => {
  sample = await sampleApp();
  pages = pagesAs(sample.app);
});
after(() => sample.drop());

const ask = (as: Viewer, path: string, form?: Sent): Promise<PageAnswer> => pages.ask(as, path, form, files);

async function document(texts: readonly string[]): Promise<Uint8Array> {
  const run = new InsertedTextRun({ text: '修订', id: 1, author: '样本', date: '2026-11-22T00:00:00Z' });
  const children = [...texts.map((text) => new Paragraph(text)), new Paragraph({ children: [run] })];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

test('from a file to an edited clause: tracked changes are warned about, why is asked, two editors see both texts', async () => {
  const bytes = await document(['样本规划纲要', '第一章 基础', '完善托育服务体系，新建托位2000个。']);
  files = [{ field: 'file', name: '样本.docx', bytes }];
  const taken = await ask(first, `${PLAN}/import`, {});
  files = [];
  assert.equal(taken.status, 303);
  const shown = await ask(first, taken.to);
  assert.match(shown.html, /插入 1 处、删除 0 处/);
  const refused = await ask(first, taken.to, { name: '样本.docx', stage: 'for-comment', title: ' ' });
  assert.equal(refused.status, 422);
  const stored = await ask(first, taken.to, { name: '样本.docx', stage: 'for-comment', title: '征求意见稿' });
  assert.equal(stored.to, `${PLAN}?done=opened`);

  const clause = `${PLAN}/1/clauses/c3`;
  const text = '完善普惠托育服务体系，新建托位3000个。';
  const silent = await ask(first, clause, { seen: '0', no: '', text, because: '', editorial: '' });
  assert.equal(silent.status, 422);
  assert.ok(silent.html.includes(text), 'what was typed stays');
  assert.equal(
    (await ask(first, clause, { seen: '0', no: '', text, because: '', editorial: '会议决定' })).status,
    303,
  );
  const other = '完善托育服务体系，新建托位5000个。';
  const late = await ask(second, clause, { seen: '0', no: '', text: other, because: '', editorial: '更正' });
  assert.equal(late.status, 422);
  assert.ok(late.html.includes(text) && late.html.includes(other), 'both texts');
  const seen = /name="seen" value="(\d+)"/.exec(late.html)?.[1] ?? '';
  assert.equal(
    (await ask(second, clause, { seen, no: '', text: other, because: '', editorial: '更正' })).status,
    303,
  );
  const story = await ask(first, clause);
  assert.match(story.html, /会议决定/);

  assert.equal((await ask(first, `${PLAN}/1/seal`, {})).to, `${PLAN}?done=sealed`);
  assert.equal((await ask(first, clause, { seen, no: '', text, because: '', editorial: '改' })).status, 422);
  assert.equal((await ask(first, PLAN, { stage: 'for-review', title: '送审稿' })).status, 303);
  assert.equal((await ask(first, `${PLAN}/2?against=1`)).status, 200);
});

test('a file that is no document is refused in words, and nothing is stored', async () => {
  files = [{ field: 'file', name: '样本.doc', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]) }];
  const taken = await ask(first, `${PLAN}/import`, {});
  files = [];
  const shown = await ask(first, taken.to);
  assert.equal(shown.status, 422);
  assert.match(shown.html, /另存为 \.docx/);
});
