// Versions opened, edited and sealed, folded from their events as the journal does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as ensure } from '#base/assert.ts';
import type { Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import { foldLedger } from '../fold/fold-ledger.ts';
import { isClauseId, type ClauseId } from '../ids.ts';
import { EMPTY_LEDGER, type Ledger } from '../ledger.ts';
import type { ConsultationRefusal } from '../refusal.ts';
import { clauseStory } from './clause-story.ts';
import { addClause, changeClause, lastChange, removeClause, type ClauseEdit } from './edit-clause.ts';
import { openNextVersion, openVersionFromFile, sealVersion } from './open-version.ts';
import { parsePlan } from './parse-plan.ts';

const c2 = id('c2');
const c3 = id('c3');
const SOURCE = { fileName: '样本.docx', sha256: '0'.repeat(64), trackedChanges: 0, comments: 0 };
const TEXTS = ['样本规划纲要', '第一章 基础', '完善托育服务体系。', '加快园区建设。'];
const edit = (more: Partial<ClauseEdit> = {}): ClauseEdit => ({ nth: 2, clause: c3, seen: 0, no: '', text: '完善普惠托育服务体系。', because: '', editorial: '统一用语', ...more }); // prettier-ignore

function id(text: string): ClauseId {
  ensure(isClauseId(text), text);
  return text;
}

function after(ledger: Ledger, decided: Result<readonly LedgerHappening[], ConsultationRefusal>): Ledger {
  ensure(decided.ok, 'the act is allowed');
  const events = decided.value.map((each, index) => ({
    ...each,
    seq: ledger.seq + index + 1,
    at: Temporal.Instant.from('2026-11-22T02:00:00Z'),
    by: { kind: 'planner', person: 'p', name: '甲', head: false } as const,
  }));
  return foldLedger(events, ledger);
}

function fromFile(ledger: Ledger, texts: readonly string[]): ReturnType<typeof openVersionFromFile> {
  const blocks = texts.map(
    (text) => ({ kind: 'paragraph', text, style: undefined, centred: false }) as const,
  );
  const plan = parsePlan({ blocks, tracked: { insertions: 0, deletions: 0 }, comments: 0, pictures: 0 });
  return openVersionFromFile(ledger, {
    stage: 'for-comment',
    title: '样本',
    plan,
    decisions: new Map(),
    source: SOURCE,
  });
}

function code(result: Result<unknown, ConsultationRefusal>): string {
  return result.ok ? 'done' : result.error.code;
}

function clauses(ledger: Ledger): readonly string[] {
  return ledger.versions[1]?.clauses.map((clause) => clause.id) ?? [];
}

const first = after(EMPTY_LEDGER, fromFile(EMPTY_LEDGER, TEXTS));
const sealed = after(first, sealVersion(first, 1));
const second = after(sealed, openNextVersion(sealed, { stage: 'for-review', title: '样本送审稿' }));

test('the next version is opened only when the last is sealed, and begins as the same text', () => {
  assert.equal(code(openNextVersion(first, { stage: 'bill', title: '草案' })), 'plan-version-open');
  assert.equal(code(sealVersion(sealed, 1)), 'plan-version-sealed');
  assert.equal(code(sealVersion(sealed, 7)), 'plan-version-not-found');
  assert.deepEqual(second.versions[1]?.clauses, first.versions[0]?.clauses);
});

test('an edit says why, of demands that are there, and a sealed version takes none', () => {
  assert.equal(code(changeClause(second, edit({ editorial: ' ' }))), 'why-missing');
  assert.equal(code(changeClause(second, edit({ because: 'D9' }))), 'demand-not-found');
  assert.equal(code(changeClause(second, edit({ nth: 1 }))), 'plan-version-sealed');
  assert.equal(code(changeClause(second, edit({ text: ' ' }))), 'clause-text-empty');
  const same = changeClause(second, edit({ text: '完善托育服务体系。' }));
  assert.deepEqual(same, { ok: true, value: [] });
});

test('the second of two editors is refused with the name of the first; having seen his text, he may save', () => {
  const changed = after(second, changeClause(second, edit()));
  const late = changeClause(changed, edit({ text: '完善托育体系。' }));
  assert.deepEqual(late, { ok: false, error: { code: 'clause-changed-meanwhile', params: { by: '甲' } } });
  const seen = lastChange(changed, 2, c3)?.seq ?? 0;
  assert.equal(code(changeClause(changed, edit({ text: '完善托育体系。', seen }))), 'done');
});

test('the id of a clause that was added and taken out again is not given to the next', () => {
  const why = { because: '', editorial: '补充' };
  const add = { nth: 2, after: c2, kind: 'text', no: '', text: '新增一条。', ...why } as const;
  const added = after(second, addClause(second, add));
  assert.deepEqual(clauses(added), ['c1', 'c2', 'c5', 'c3', 'c4']);
  const seen = lastChange(added, 2, id('c5'))?.seq ?? 0;
  const removed = after(added, removeClause(added, { nth: 2, clause: id('c5'), seen, ...why }));
  assert.deepEqual(clauses(after(removed, addClause(removed, add))), ['c1', 'c2', 'c6', 'c3', 'c4']);
});

test('a version from a file keeps the ids of what it renumbers, and a clause tells its story', () => {
  const edited = after(second, changeClause(second, edit()));
  const ended = after(edited, sealVersion(edited, 2));
  const third = after(ended, fromFile(ended, ['样本规划纲要', '第一章 新章', '第二章 基础', '完善普惠托育服务体系。', '加快园区建设。']));
  assert.deepEqual(third.versions[2]?.clauses.map((clause) => clause.id), ['c1', 'c5', 'c2', 'c3', 'c4']);
  const story = clauseStory(third, c3);
  assert.deepEqual(story.map(({ version, edits }) => [version.nth, edits[0]?.editorial]), [[2, '统一用语']]);
  assert.equal(code(fromFile(ended, [])), 'clause-text-empty');
}); // prettier-ignore
