import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadReference } from '#connectors/reference-data/load.ts';
import { EMPTY_LEDGER } from '#core/consultation/ledger.ts';
import { openNotice, recordMilestone, type NoticeWanted } from '#core/consultation/procedure/procedure.ts';
import { after } from '../support/random-ledger.ts';

const { deadlines } = loadReference(fileURLToPath(new URL('../../data', import.meta.url))).consultations;
const DRAFTED = after(EMPTY_LEDGER, [
  { type: 'plan-version-opened', nth: 1, stage: 'for-comment', title: '草案', clauses: [] },
]);

function refusal(wanted: Partial<NoticeWanted>): unknown {
  const asked = { nth: 1, from: '2026-12-01', to: '2026-12-31', shortReason: '', ...wanted };
  const decided = openNotice(DRAFTED, deadlines, asked);
  return decided.ok ? undefined : decided.error;
}

test('a draft is open for comment thirty days behind the first: where only one counting reaches thirty, a reason is asked for', () => {
  assert.equal(refusal({}), undefined);
  assert.deepEqual(refusal({ to: '2026-12-30' }), { code: 'notice-needs-reason', params: { limit: 30 } });
});

test('fewer days are opened with a reason, which is kept and shown', () => {
  const decided = openNotice(DRAFTED, deadlines, {
    nth: 1,
    from: '2026-12-01',
    to: '2026年12月7日',
    shortReason: '上级要求年内报送',
  });
  assert.ok(decided.ok);
  assert.equal(after(DRAFTED, decided.value).notices[0]?.shortReason, '上级要求年内报送');
});

test('a notice of a version that is not there, or that ends before it begins, is refused', () => {
  assert.deepEqual(refusal({ nth: 2 }), { code: 'plan-version-not-found', params: {} });
  assert.deepEqual(refusal({ to: '2026-11-30' }), { code: 'date-unreadable', params: {} });
});

test('a step is written down with its day, and no day that is still to come', () => {
  const today = Temporal.PlainDate.from('2026-12-01');
  const step = { milestone: 'legality-review-begun', on: '2026-12-01', note: '', today };
  assert.ok(recordMilestone(step).ok);
  assert.ok(!recordMilestone({ ...step, on: '2026-12-02' }).ok);
  assert.ok(!recordMilestone({ ...step, milestone: 'signed' }).ok);
});
