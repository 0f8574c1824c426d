import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Consent, LedgerEvent, LedgerHappening, SubmissionReceived } from '../events.ts';
import { foldLedger } from '../fold/fold-ledger.ts';
import { isClauseId, isContributorId, isDemandId, submissionNumber } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import type { PlanClause, PlanStage } from '../plan/plan.ts';
import { publicDraft, publicPhase, publicVersions } from './public-phase.ts';
import { publicTexts } from './public-texts.ts';

const AT = Temporal.Instant.from('2026-11-22T08:00:00Z');
const day = (text: string) => Temporal.PlainDate.from(text);

function valid<Text extends string>(text: string, is: (text: string) => text is Text): Text {
  assert.ok(is(text), text);
  return text;
}

function number(text: string) {
  const nth = submissionNumber(text);
  assert.ok(nth !== undefined);
  return nth;
}

const C1 = valid('c1', isClauseId);
const CLAUSE: PlanClause = { id: C1, kind: 'item', no: '1.', text: '建好园区。' };

function said(who: number, text: Consent, more: Partial<SubmissionReceived> = {}): SubmissionReceived {
  const id = valid(`0199b000-0000-7000-8000-${String(who).padStart(12, '0')}`, isContributorId);
  return {
    type: 'submission-received',
    channel: 'web',
    contributor: { id, groups: [] },
    text: `第 ${who} 个人说：请多修路。`,
    files: [],
    consent: { text, name: 'no' },
    clause: C1,
    ...more,
  };
}

function sorted(demand: string): LedgerHappening {
  return { type: 'demand-sorted', demand: valid(demand, isDemandId), topic: undefined, clauses: [C1] };
}

function ledgerOf(...happenings: readonly LedgerHappening[]): Ledger {
  return foldLedger(
    happenings.map((each, at): LedgerEvent => ({ ...each, seq: at + 1, at: AT, by: { kind: 'platform' } })),
  );
}

function shown(ledger: Ledger): number[] {
  return publicTexts(ledger, C1).map(({ submission }) => submission);
}

test('a text is public with consent and once a person has sorted it; not asked counts as no', () => {
  const taken = [said(1, 'yes'), said(2, 'no'), said(3, 'not-asked'), said(4, 'yes')];
  assert.deepEqual(shown(ledgerOf(...taken)), [], 'nobody has read them');
  assert.deepEqual(shown(ledgerOf(...taken, sorted('D1'), sorted('D2'), sorted('D3'))), [1]);
});

test('a speech is public only as its speaker confirmed it', () => {
  const meeting: LedgerHappening = {
    type: 'meeting-planned',
    kind: 'meeting',
    title: '座谈会',
    on: '2026-11-20',
    place: '会议室',
    topics: [],
  };
  const speech = said(1, 'yes', { speech: { meeting: 1, order: 1 } });
  assert.deepEqual(shown(ledgerOf(meeting, speech, sorted('D1'))), []);
  const confirmed: LedgerHappening = {
    type: 'speech-confirmed',
    submission: number('1'),
    how: 'signed',
    on: '2026-11-21',
    text: '请先修东路。',
  };
  const [first] = publicTexts(ledgerOf(meeting, speech, sorted('D1'), confirmed), C1);
  assert.equal(first?.text, '请先修东路。');
});

test('a copy is shown as its original, with how many said the same', () => {
  const folded: LedgerHappening = {
    type: 'copies-folded',
    basis: 'same-text',
    copies: [{ copy: number('2'), of: number('1') }],
  };
  const texts = publicTexts(ledgerOf(said(1, 'yes'), said(2, 'yes'), folded, sorted('D1')), C1);
  assert.deepEqual(
    texts.map(({ submission, copies }) => [submission, copies]),
    [[1, 1]],
  );
});

function opened(nth: number, stage: PlanStage): LedgerHappening {
  return { type: 'plan-version-opened', nth, stage, title: '规划', clauses: [CLAUSE] };
}

function seal(nth: number): LedgerHappening {
  return { type: 'plan-version-sealed', nth };
}

test('drafts that were never put out stay inside; the issued plan is public once it is published', () => {
  const notice: LedgerHappening = { type: 'notice-opened', nth: 1, from: '2026-11-02', to: '2026-12-02' };
  const first = [opened(1, 'for-comment'), seal(1)];
  assert.equal(publicPhase(ledgerOf(...first), day('2026-11-22')), 'asking');
  assert.equal(publicDraft(ledgerOf(...first)), undefined);
  const asked = [...first, notice];
  assert.equal(publicPhase(ledgerOf(...asked), day('2026-12-02')), 'open', 'the last day counts');
  assert.equal(publicPhase(ledgerOf(...asked), day('2026-12-03')), 'closed');
  const all = [...asked, opened(2, 'bill'), seal(2), opened(3, 'issued'), seal(3)];
  assert.deepEqual(
    publicVersions(ledgerOf(...all)).map(({ nth }) => nth),
    [1],
  );
  const published: LedgerHappening = {
    type: 'milestone-recorded',
    milestone: 'plan-published',
    on: '2027-03-01',
    note: '',
  };
  const draft = publicDraft(ledgerOf(...all, published));
  assert.deepEqual([draft?.version.nth, draft?.previous?.nth], [3, 1]);
  assert.equal(publicPhase(ledgerOf(...all, published), day('2026-11-22')), 'issued');
});
