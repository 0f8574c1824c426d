// 综合表 over real returns: what counts, who is missing, approval, and approval asked again when a part changes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { App } from '#app/app.ts';
import { approveTotals } from '#app/approve-totals.ts';
import { approveReturn, sendReturnBack, unlockReturn } from '#app/review-return.ts';
import { saveCells } from '#app/save-cells.ts';
import { signReturn, submitReturn } from '#app/sign-return.ts';
import type { TableScope } from '#core/statistics/rollup/office-tree.ts';
import { isIndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { totalsParts } from '#read/totals-parts.ts';
import { totalsTable, type CountingStage, type TotalsView } from '#read/totals.ts';
import { good } from '../support/journeys.ts';
import { bookOf, bringToLock, returnsRound, staffOf, typedCells } from '../support/returns-round.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { collector, PLACES, reporter } from '../support/sample-people.ts';

const ROUND = returnsRound('totals-2025');
const city = collector();
const county = collector(PLACES.changning, 992);
let sample: SampleApp;
let app: App;
before(async () => {
  sample = await sampleApp();
  app = { ...sample.app, surveys: bookOf(ROUND) };
});
after(() => sample.drop());

type Asked = { readonly scope?: TableScope; readonly stage?: CountingStage; readonly office?: string };

async function tableFor(viewer: typeof city, asked: Asked = {}): Promise<TotalsView> {
  const view = await totalsTable(viewer, app, { round: ROUND.id, scope: 'own', stage: 'approved', ...asked });
  assert.ok(view);
  return view;
}

function sumOfA({ sums }: TotalsView): number | undefined {
  const code = 'A';
  assert.ok(sums.kind === 'table' && isIndicatorCode(code));
  return sums.rollUp.totals.get(code)?.scaled;
}

function stateOf(view: TotalsView, office: string, scope: TableScope): string | undefined {
  return view.approvals.find((each) => each.office.id === office)?.states[scope].kind;
}

test('a table adds what its own office approved, names who is missing, and a first look adds what was handed in', async () => {
  await bringToLock(app, { round: ROUND.id, unit: 'cz', offices: [city] });
  await bringToLock(app, { round: ROUND.id, unit: 'tj', offices: [] });
  await bringToLock(app, { round: ROUND.id, unit: 'cn-cz', offices: [county] });
  const own = await tableFor(city);
  assert.equal(sumOfA(own), 300);
  assert.ok(own.sums.kind === 'table');
  assert.deepEqual(
    own.sums.missing.map(({ unit, stage }) => `${unit.id} ${stage}`),
    ['tj submitted', 'jy not-started', 'ms not-started', 'ny not-started', 'sl not-started'],
  );
  assert.equal(sumOfA(await tableFor(city, { stage: 'submitted' })), 600);
  assert.equal(sumOfA(await tableFor(city, { stage: 'submitted', scope: 'region' })), 900);
  assert.equal(
    sumOfA(await tableFor(city, { scope: 'region' })),
    300,
    'the city has not approved the county’s yet',
  );
  assert.equal(sumOfA(await tableFor(county)), 300);
});

test('an office sees its own table and those below, never one above', async () => {
  assert.equal(sumOfA(await tableFor(city, { office: 'changning' })), 300);
  const above = { round: ROUND.id, scope: 'own', stage: 'approved', office: 'city' } as const;
  assert.equal(await totalsTable(county, app, above), undefined);
  assert.equal(await totalsTable(reporter('cz'), app, { ...above, office: undefined }), undefined);
});

test('the parts of a total are its units and make it exactly', async () => {
  const found = await totalsParts(city, app, {
    round: ROUND.id,
    indicator: 'A',
    scope: 'region',
    stage: 'submitted',
  });
  assert.ok(found);
  assert.deepEqual(
    found.parts.map(({ unit, version }) => `${unit.id} ${version}`),
    ['cz 1', 'tj 1', 'cn-cz 1'],
  );
  assert.equal(found.total.scaled, 900);
  assert.equal(found.missing.length, 5);
});

async function approve(viewer: typeof city, note: string, scope: TableScope = 'own') {
  const { content } = await tableFor(viewer, { scope });
  return approveTotals(app, viewer, { round: ROUND.id, scope, content, note });
}

test('a table with missing units is approved only with a word on why, and not twice for the same returns', async () => {
  const silent = await approve(city, '  ');
  assert.deepEqual(silent.ok ? undefined : silent.error, {
    code: 'totals-note-needed',
    params: { missing: 5 },
  });
  good(await approve(city, '其余单位尚未到报送期'));
  assert.equal(stateOf(await tableFor(city), 'city', 'own'), 'standing');
  const again = await approve(city, '再来一次');
  assert.equal(again.ok ? undefined : again.error.code, 'totals-approved-before');
});

test('nothing is approved that was not shown, that is empty, or by who is no collector there', async () => {
  const stale = await approveTotals(app, city, { round: ROUND.id, scope: 'own', content: 'x', note: '' });
  assert.equal(stale.ok ? undefined : stale.error.code, 'totals-changed-meanwhile');
  const bare = { ...app, surveys: bookOf(returnsRound('totals-empty')) };
  const view = await totalsTable(city, bare, { round: 'totals-empty', scope: 'own', stage: 'approved' });
  const empty = { round: 'totals-empty', scope: 'own', content: view?.content ?? '', note: '试' } as const;
  const none = await approveTotals(bare, city, empty);
  assert.equal(none.ok ? undefined : none.error.code, 'totals-empty');
  const { filler } = staffOf('cz');
  const outsider = await approveTotals(app, filler, { round: ROUND.id, scope: 'own', content: '', note: '' });
  assert.equal(outsider.ok ? undefined : outsider.error.code, 'not-found');
});

test('when a return is unlocked and comes in a new version, every table it was in is asked for again, and the office above sees it', async () => {
  const seq = await bringToLock(app, { round: ROUND.id, unit: 'cn-tj', offices: [county, city] });
  good(await approve(county, '先审这些'));
  good(await approve(city, '先审这些', 'region'));
  const at = { round: ROUND.id, unit: 'cn-tj' };
  const unlocked = good(await unlockReturn(app, city, { ...at, seq, reason: '数要改' })).state;
  const seen = await tableFor(city, { scope: 'region' });
  assert.equal(stateOf(seen, 'city', 'region'), 'stale');
  assert.equal(stateOf(seen, 'changning', 'own'), 'standing', 'the county still answers for it');
  const back = good(
    await sendReturnBack(app, city, { ...at, seq: unlocked.seq, reason: '请更正', cells: ['A'] }),
  ).state;
  assert.equal(stateOf(await tableFor(city), 'changning', 'own'), 'stale');
  assert.equal(back.version, 2);
  const { filler, head } = staffOf('cn-tj');
  const cells = typedCells({ A: '5', B: '2', C: '3' });
  const { content } = good(await saveCells(app, filler, { ...at, cells })).standing;
  good(await signReturn(app, filler, { ...at, content }));
  const handedIn = good(await submitReturn(app, head, { ...at, content })).state;
  good(await approveReturn(app, county, { ...at, seq: handedIn.seq }));
  const now = await tableFor(county);
  const state = now.approvals[0]?.states.own;
  assert.deepEqual(state?.kind === 'stale' ? state.changes : [], [{ unit: 'cn-tj', before: 1, now: 2 }]);
  assert.equal(sumOfA(now), 800);
  good(await approve(county, ''));
  assert.equal(stateOf(await tableFor(county), 'changning', 'own'), 'standing');
  assert.equal(stateOf(await tableFor(city), 'changning', 'own'), 'standing');
});
