// Publishing: only what is approved, only the public edition, frozen; a revision stands beside what it revises, with its reason.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { App } from '#app/app.ts';
import { approveTotals } from '#app/approve-totals.ts';
import { explainFinding } from '#app/explain-finding.ts';
import { publishReport } from '#app/publish-report.ts';
import { openReturn } from '#app/open-return.ts';
import { unlockReturn } from '#app/review-return.ts';
import { saveCells } from '#app/save-cells.ts';
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import { publishedReport, publishedReports } from '#read/published-reports.ts';
import { returnExplanations } from '#read/return-explanations.ts';
import { returnFor } from '#read/return-for.ts';
import { totalsTable } from '#read/totals.ts';
import { good } from '../support/journeys.ts';
import { publicReport } from '../support/public-report.ts';
import { bookOf, bringToLock, returnsRound, staffOf, typedCells } from '../support/returns-round.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { collector, PLACES, reporter } from '../support/sample-people.ts';

const ROUND = returnsRound('published-2025');
const city = collector();
const visitor = { role: 'visitor' } as const;
let sample: SampleApp;
let app: App;
before(async () => {
  sample = await sampleApp();
  app = { ...sample.app, surveys: bookOf(ROUND) };
  await bringToLock(app, { round: ROUND.id, unit: 'cz', offices: [city] });
});
after(() => sample.drop());

async function contentNow(): Promise<string> {
  const view = await totalsTable(city, app, { round: ROUND.id, scope: 'region', stage: 'approved' });
  assert.ok(view);
  return view.content;
}

async function publish(
  sentence: string,
  {
    reason = '',
    viewer = city,
  }: { readonly reason?: string; readonly viewer?: Parameters<typeof publishReport>[1] } = {},
) {
  return publishReport(app, viewer, {
    round: ROUND.id,
    report: publicReport(sentence),
    content: await contentNow(),
    reason,
  });
}

test('nothing is published before the regional table is approved', async () => {
  assert.equal(codeOf(await publish('总额 3.00 万元。')), 'totals-not-approved');
  assert.deepEqual(await publishedReports(visitor, app), []);
  const content = await contentNow();
  good(await approveTotals(app, city, { round: ROUND.id, scope: 'region', content, note: '其余未到期' }));
});

test('an internal edition, a named unit, another table and another office are refused', async () => {
  const content = await contentNow();
  const internal = { round: ROUND.id, report: publicReport('总额', 'internal'), content, reason: '' };
  assert.equal(codeOf(await publishReport(app, city, internal)), 'report-not-public');
  const [unit] = ROUND.units;
  assert.equal(codeOf(await publish(`${unit?.name} 最高。`)), 'report-names-units');
  const stale = { round: ROUND.id, report: publicReport('总额'), content: 'x', reason: '' };
  assert.equal(codeOf(await publishReport(app, city, stale)), 'totals-changed-meanwhile');
  assert.equal(codeOf(await publish('总额', { viewer: reporter('cz', 'head') })), 'not-found');
  assert.equal(codeOf(await publish('总额', { viewer: collector(PLACES.zhengxiang, 995) })), 'not-found');
  assert.deepEqual(await publishedReports(visitor, app), []);
});

test('a published report is everybody’s, as it was, and its hash can be worked out again', async () => {
  const { hash } = good(await publish('总额 3.00 万元。'));
  const [line] = await publishedReports(visitor, app);
  assert.equal(line?.round, ROUND.id);
  const shown = await publishedReport(visitor, app, { round: ROUND.id });
  assert.ok(shown);
  assert.deepEqual(shown.report, publicReport('总额 3.00 万元。'));
  assert.equal(shown.hash, hash);
  const json: Json = JSON.parse(JSON.stringify(shown.report));
  assert.equal(sha256Hex(canonicalJson(json)), hash);
});

test('published figures change only with a reason, and what was published before stays', async () => {
  assert.equal(codeOf(await publish('总额 3.00 万元。')), 'report-published-before');
  assert.equal(codeOf(await publish('总额 4.00 万元。', { reason: ' ' })), 'revision-reason-needed');
  assert.equal(codeOf(await publish('总额 4.00 万元。', { reason: '长'.repeat(1001) })), 'text-too-long');
  good(await publish('总额 4.00 万元。', { reason: '一家单位更正了报表' }));
  const newest = await publishedReport(visitor, app, { round: ROUND.id });
  assert.deepEqual(newest?.report, publicReport('总额 4.00 万元。'));
  assert.deepEqual(
    newest?.revisions.map(({ nth, reason }) => `${nth} ${reason}`),
    ['2 一家单位更正了报表', '1 '],
  );
  const first = await publishedReport(visitor, app, { round: ROUND.id, nth: 1, office: 'city' });
  assert.deepEqual(first?.report, publicReport('总额 3.00 万元。'));
  assert.equal(await publishedReport(visitor, app, { round: ROUND.id, nth: 9 }), undefined);
  assert.equal(await publishedReport(visitor, app, { round: 'none' }), undefined);
  assert.equal(await publishedReport(visitor, app, { round: ROUND.id, office: 'changning' }), undefined);
});

test('two who publish at once make one publication', async () => {
  const both = await Promise.all([
    publish('总额 5.00 万元。', { reason: '甲' }),
    publish('总额 6.00 万元。', { reason: '乙' }),
  ]);
  const newest = await publishedReport(visitor, app, { round: ROUND.id });
  assert.equal((newest?.revisions.length ?? 0) - 2, both.filter(({ ok }) => ok).length);
  assert.ok(both.some(({ ok }) => ok));
});

test('a revision from which one more unit could be told apart by subtraction is refused', async () => {
  await bringToLock(app, { round: ROUND.id, unit: 'jy', offices: [city] });
  const content = await contentNow();
  good(await approveTotals(app, city, { round: ROUND.id, scope: 'region', content, note: '其余未到期' }));
  const outcome = await publish('总额 8.00 万元。', { reason: '一家单位补报' });
  assert.equal(codeOf(outcome), 'report-tells-units-apart');
  assert.deepEqual(outcome.ok ? undefined : outcome.error.params, { units: 1 });
  for (const unit of ['ms', 'ny', 'sl']) await bringToLock(app, { round: ROUND.id, unit, offices: [city] });
  const four = await contentNow();
  good(
    await approveTotals(app, city, { round: ROUND.id, scope: 'region', content: four, note: '其余未到期' }),
  );
  good(await publish('总额 8.00 万元。', { reason: '四家单位补报' }));
});

test('once a return is taken back, the table is no longer approved, and nothing is published until it is again', async () => {
  const view = await returnFor(city, app, { round: ROUND.id, unit: 'cz' });
  good(
    await unlockReturn(app, city, { round: ROUND.id, unit: 'cz', seq: view?.state.seq ?? 0, reason: '更正' }),
  );
  assert.equal(codeOf(await publish('总额 7.00 万元。', { reason: '丙' })), 'totals-not-approved');
});

test('the last word of a unit on a finding is read with its rule and cell, only by who collects there', async () => {
  const at = { round: ROUND.id, unit: 'tj' };
  const { filler } = staffOf('tj');
  good(await openReturn(app, filler, at));
  good(await saveCells(app, filler, { ...at, cells: typedCells({ A: '300', B: '100', C: '200' }) }));
  for (const text of ['先写一句', '新增一项专项工作'])
    good(await explainFinding(app, filler, { ...at, finding: 'S2:A', text }));
  const [first, ...others] = await returnExplanations(city, app, ROUND.id);
  assert.deepEqual(others, []);
  assert.deepEqual(
    { ...first, unit: first?.unit.id },
    { unit: 'tj', rule: 'S2', cells: ['A'], text: '新增一项专项工作' },
  );
  for (const viewer of [visitor, reporter('cz', 'head'), collector(PLACES.zhengxiang, 996)])
    assert.deepEqual(await returnExplanations(viewer, app, ROUND.id), []);
});

function codeOf(outcome: Awaited<ReturnType<typeof publishReport>>): string | undefined {
  return outcome.ok ? undefined : outcome.error.code;
}
