// A month of returns: from opening to the lock, and everything that may go wrong on the way.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { App } from '#app/app.ts';
import { answerQuestion, askAboutReturn, closeQuestion } from '#app/ask-about-return.ts';
import { explainFinding } from '#app/explain-finding.ts';
import { openReturn } from '#app/open-return.ts';
import type { Outcome } from '#app/refusal.ts';
import { approveReturn, sendReturnBack, unlockReturn } from '#app/review-return.ts';
import { saveCells, takeOverCells } from '#app/save-cells.ts';
import { signReturn, submitReturn, withdrawSignature } from '#app/sign-return.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { remindReturns } from '#jobs/remind-returns.ts';
import { indicatorParts } from '#read/indicator-parts.ts';
import { returnFor, type ReturnView } from '#read/return-for.ts';
import { returnHistory } from '#read/return-history.ts';
import { returnVersions } from '#read/return-versions.ts';
import { returnsWall } from '#read/returns-wall.ts';
import { surveyFigures } from '#read/survey-figures.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { checkRows } from '../support/returns-rebuilt.ts';
import { bookOf, bringToLock, returnsRound, staffOf, typedCells } from '../support/returns-round.ts';
import { collector, PLACES, reporter } from '../support/sample-people.ts';
import { good } from '../support/journeys.ts';

const city = collector();
const county = collector(PLACES.changning, 931);
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('returns of a survey', () => {
  let sample: SampleApp;
  let app: App;
  before(async () => {
    sample = await sampleApp();
    app = { ...sample.app, surveys: bookOf(returnsRound('r24'), returnsRound('r25', { prior: 'r24' })) };
  });
  after(() => sample.drop());

  async function seen(viewer: Viewer, unit: string, round = 'r25'): Promise<ReturnView> {
    const view = await returnFor(viewer, app, { round, unit });
    assert.ok(view);
    return view;
  }

  async function save(unit: string, figures: Readonly<Record<string, string>>): Promise<void> {
    good(await saveCells(app, fillerOf(unit), { round: 'r25', unit, cells: typedCells(figures) }));
  }

  test('a month of a return: filled in, explained, signed, questioned, sent back, corrected, approved by county and city, locked', async () => {
    const unit = 'cn-cz';
    const at = { round: 'r25', unit };
    const [filler, head] = [fillerOf(unit), headOf(unit)];
    good(await openReturn(app, filler, at));
    await save(unit, { A: '200', B: '150', C: '40', N: '常宁财政（样例）' });
    assert.deepEqual(
      (await seen(filler, unit)).evaluation.findings.map(({ rule, level }) => `${rule} ${level}`),
      ['S1 block', 'S2 explain'],
    );
    assert.deepEqual(
      refusal(await signReturn(app, filler, { ...at, content: (await seen(filler, unit)).content })),
      {
        code: 'return-has-blocks',
        params: { findings: 1 },
      },
    );
    await save(unit, { C: '50' });
    const open = await seen(filler, unit);
    assert.equal(
      refusal(await signReturn(app, filler, { ...at, content: open.content })).code,
      'return-unexplained',
    );
    const key = open.evaluation.findings[0]?.key ?? '';
    good(await explainFinding(app, filler, { ...at, finding: key, text: '新办公楼启用' }));
    const ready = await seen(filler, unit);
    assert.equal(
      refusal(await signReturn(app, filler, { ...at, content: open.content })).code,
      'return-content-changed',
    );
    good(await signReturn(app, filler, { ...at, content: ready.content }));
    good(await submitReturn(app, head, { ...at, content: ready.content }));

    const asked = good(await askAboutReturn(app, county, { ...at, cell: 'B', text: '为什么比上年多？' }));
    const question = asked.state.questions[0]?.id ?? '';
    assert.equal(
      refusal(await approveReturn(app, county, { ...at, seq: asked.state.seq })).code,
      'return-questions-open',
    );
    good(await answerQuestion(app, filler, { ...at, question, text: '漏了一项，应当改' }));
    good(await closeQuestion(app, county, { ...at, question }));
    good(
      await sendReturnBack(app, county, { ...at, seq: asked.state.seq, reason: '请改正', cells: ['B', 'C'] }),
    );
    const back = await seen(filler, unit);
    assert.equal(back.state.stage, 'sent-back');
    assert.equal(back.state.version, 2);
    assert.equal(back.cells.get(back.state.sentBack?.cells[0] ?? codeA(back))?.state, 'value');
    assert.equal(
      back.state.explanations.get(key)?.text,
      '新办公楼启用',
      'the explanation stays with its finding',
    );
    await save(unit, { B: '160', C: '40' });
    const second = await seen(filler, unit);
    good(await signReturn(app, filler, { ...at, content: second.content }));
    const sent = good(await submitReturn(app, head, { ...at, content: second.content }));
    assert.equal(
      refusal(await approveReturn(app, city, { ...at, seq: sent.state.seq })).code,
      'return-not-your-turn',
      'the county first',
    );
    const byCounty = good(await approveReturn(app, county, { ...at, seq: sent.state.seq }));
    assert.equal(byCounty.state.stage, 'approved');
    const byCity = good(await approveReturn(app, city, { ...at, seq: byCounty.state.seq }));
    assert.equal(byCity.state.stage, 'locked');
    assert.deepEqual(byCity.state.approvedBy, ['changning', 'city']);
    for (const use of [
      () => saveCells(app, filler, { ...at, cells: typedCells({ A: '1' }) }),
      () => explainFinding(app, filler, { ...at, finding: key, text: '再说' }),
      () => withdrawSignature(app, filler, at),
    ])
      assert.equal(refusal(await use()).code, 'return-not-allowed-now');

    const versions = await returnVersions(county, app, at);
    assert.deepEqual(
      versions?.versions.map(({ version, submitted, approved }) => [
        version,
        submitted?.late,
        approved.length,
      ]),
      [
        [1, false, 0],
        [2, false, 2],
      ],
    );
    assert.deepEqual(
      versions?.changes.map(({ code, left, right }) => [code, left?.typed, right?.typed, right?.by]),
      [
        ['B', '150', '160', filler.name],
        ['C', '50', '40', filler.name],
      ],
    );
    const history = await returnHistory(county, app, at);
    assert.equal(history?.lines[0]?.event.type, 'return-locked');
    assert.ok(history.lines.some(({ officeName }) => officeName === '常宁局（样例）'));
    const parts = await indicatorParts(city, app, {
      round: 'r25',
      indicator: 'B',
      stage: 'approved',
      office: 'changning',
    });
    assert.deepEqual(
      parts?.parts.map((part) => [part.unit.id, part.version, part.value?.state]),
      [
        ['cn-cz', 2, 'value'],
        ['cn-tj', 0, undefined],
      ],
    );
    await checkRows(app);
  });

  test('who approved last takes it back with a reason, and the office above is asked again', async () => {
    const unit = 'cn-tj';
    const at = { round: 'r25', unit };
    const locked = await bringToLock(app, { ...at, offices: [county, city] });
    assert.equal(
      refusal(await unlockReturn(app, county, { ...at, seq: locked, reason: '有误' })).code,
      'return-not-your-turn',
    );
    assert.equal(
      refusal(await unlockReturn(app, city, { ...at, seq: locked, reason: ' ' })).code,
      'reason-needed',
    );
    const unlocked = good(await unlockReturn(app, city, { ...at, seq: locked, reason: '有误' }));
    assert.equal(unlocked.state.stage, 'approved');
    assert.deepEqual(unlocked.state.approvedBy, ['changning']);
    const back = good(
      await sendReturnBack(app, city, { ...at, seq: unlocked.state.seq, reason: '请改', cells: [] }),
    );
    assert.deepEqual(back.state.approvedBy, [], 'the county is asked again too');
    await checkRows(app);
  });

  test('two people of one unit who type at once lose no cell, and the counts are of all cells', async () => {
    const at = { round: 'r25', unit: 'tj' };
    const [one, two] = [reporter('tj', 'filler', 941), reporter('tj', 'filler', 942)];
    good(await openReturn(app, one, at));
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        saveCells(app, index % 2 === 0 ? one : two, {
          ...at,
          cells: typedCells({ [['A', 'B', 'C', 'N'][index % 4] ?? 'A']: String(index) }),
        }).then(good),
      ),
    );
    const view = await seen(one, 'tj');
    assert.deepEqual([...view.typed.keys()].toSorted(), ['A', 'B', 'C', 'N']);
    await checkRows(app);
  });

  test('a signature and a figure that meet: either the figure is in the signed content or it is refused', async () => {
    const at = { round: 'r25', unit: 'jy' };
    const filler = fillerOf('jy');
    good(await openReturn(app, filler, at));
    await save('jy', { A: '3', B: '1', C: '2' });
    const { content } = await seen(filler, 'jy');
    const [signed, saved] = await Promise.all([
      signReturn(app, filler, { ...at, content }),
      saveCells(app, reporter('jy', 'filler', 951), { ...at, cells: typedCells({ N: '名' }) }),
    ]);
    assert.notEqual(signed.ok, saved.ok, 'exactly one of the two');
    const now = await seen(filler, 'jy');
    if (signed.ok) assert.equal(now.content, content);
    else assert.equal(now.state.stage, 'filling');
  });

  test('of two reviewers at once the second is told who was first', async () => {
    const at = { round: 'r25', unit: 'ms' };
    const other = collector(PLACES.city, 932);
    const { seq } = await handIn('ms');
    const outcomes = await Promise.all([
      approveReturn(app, city, { ...at, seq }),
      sendReturnBack(app, other, { ...at, seq, reason: '请改', cells: [] }),
    ]);
    const [lost] = outcomes.filter(({ ok }) => !ok);
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    assert.ok(lost);
    const told = refusal(lost);
    assert.equal(told.code, 'return-changed-meanwhile');
    assert.ok([city.name, other.name].includes(String(told.params['who'])));
  });

  test('filler and head are two persons, each with his own duty', async () => {
    const at = { round: 'r25', unit: 'ny' };
    const [filler, head] = [fillerOf('ny'), headOf('ny')];
    assert.deepEqual(refusal(await openReturn(app, head, at)), {
      code: 'return-not-your-duty',
      params: { duty: 'filler' },
    });
    good(await openReturn(app, filler, at));
    assert.equal(
      refusal(await saveCells(app, head, { ...at, cells: typedCells({ A: '1' }) })).code,
      'return-not-your-duty',
    );
    await save('ny', { A: '3', B: '1', C: '2' });
    const { content } = await seen(filler, 'ny');
    assert.equal(refusal(await submitReturn(app, head, { ...at, content })).code, 'return-not-allowed-now');
    good(await signReturn(app, filler, { ...at, content }));
    assert.equal(refusal(await submitReturn(app, filler, { ...at, content })).code, 'return-not-your-duty');
    const same = { ...head, person: filler.person };
    assert.equal(refusal(await submitReturn(app, same, { ...at, content })).code, 'return-same-person');
    good(await withdrawSignature(app, head, at));
    assert.equal((await seen(filler, 'ny')).state.stage, 'filling');
  });

  test('a collector writes no figure, whatever he tries', async () => {
    const at = { round: 'r25', unit: 'ny' };
    const before = await cellRows();
    for (const viewer of [city, county]) {
      for (const use of [
        () => saveCells(app, viewer, { ...at, cells: typedCells({ A: '9' }) }),
        () => takeOverCells(app, viewer, { ...at, from: 'prior' }),
        () => explainFinding(app, viewer, { ...at, finding: 'S1:A', text: '代填' }),
        () => signReturn(app, viewer, { ...at, content: '' }),
        () => submitReturn(app, viewer, { ...at, content: '' }),
        () => openReturn(app, viewer, { round: 'r25', unit: 'sl' }),
      ])
        assert.equal(refusal(await use()).code, 'not-found');
    }
    assert.deepEqual(await cellRows(), before);
  });

  test('late until the round closes, then refused with whom to ask; a correction that was asked for is always taken', async () => {
    const at = { round: 'r25', unit: 'sl' };
    const [filler, head] = [fillerOf('sl'), headOf('sl')];
    good(await openReturn(app, filler, at));
    await save('sl', { A: '3', B: '1', C: '2' });
    const { content } = await seen(filler, 'sl');
    good(await signReturn(app, filler, { ...at, content }));
    sample.at('2026-12-16T01:00:00Z');
    assert.deepEqual(refusal(await submitReturn(app, head, { ...at, content })), {
      code: 'return-closed',
      params: { since: '2026-12-15', office: '市局（样例）' },
    });
    sample.at('2026-12-15T01:00:00Z');
    const sent = good(await submitReturn(app, head, { ...at, content }));
    assert.equal(sent.state.submittedBy?.late, true);
    sample.at('2026-12-20T01:00:00Z');
    good(await sendReturnBack(app, city, { ...at, seq: sent.state.seq, reason: '请核', cells: [] }));
    const second = await seen(filler, 'sl');
    good(await signReturn(app, filler, { ...at, content: second.content }));
    good(await submitReturn(app, head, { ...at, content: second.content }));
    const wall = await returnsWall(city, app, { round: 'r25', late: true });
    assert.ok(wall?.lines.some((line) => line.unit.id === 'sl' && line.stage === 'submitted'));
    sample.at(START);
    await checkRows(app);
  });

  test('the wall shows every unit of the register, also where nothing happened, and a county only its own', async () => {
    const fresh = { ...app, surveys: bookOf(returnsRound('r24'), returnsRound('r26')) };
    const wall = await returnsWall(city, fresh, { round: 'r26' });
    assert.equal(wall?.total, 8);
    assert.equal(wall.byStage['not-started'], 8);
    assert.equal((await returnsWall(county, app, { round: 'r25' }))?.total, 2);
    assert.equal(await returnsWall(reporter('cz'), app, { round: 'r25' }), undefined);
    const locked = await returnsWall(city, app, { round: 'r25', stage: 'locked', office: 'changning' });
    assert.deepEqual(
      locked?.lines.map(({ unit }) => unit.id),
      ['cn-cz'],
    );
  });

  test('last year’s figures lie beside the return, never in it, until they are taken over', async () => {
    await bringToLock(app, { round: 'r24', unit: 'cz', offices: [city], name: '上年名称' });
    const at = { round: 'r25', unit: 'cz' };
    const filler = fillerOf('cz');
    const opened = good(await openReturn(app, filler, at));
    assert.equal(opened.standing.counts.filled, 0);
    const view = await seen(filler, 'cz');
    assert.equal(view.prior?.get(codeA(view))?.state, 'value');
    assert.equal(view.cells.get(codeA(view))?.state, 'blank');
    good(await takeOverCells(app, filler, { ...at, from: 'prior' }));
    const named = await seen(filler, 'cz');
    assert.deepEqual(
      [...named.typed.values()].map(({ code, typed, origin }) => [code, typed, origin]),
      [['N', '上年名称', 'prior']],
      'at once: only what describes the unit',
    );
    good(await takeOverCells(app, filler, { ...at, from: 'prior', codes: ['A'] }));
    assert.equal((await seen(filler, 'cz')).typed.get(codeA(view))?.origin, 'prior');
    assert.equal(
      refusal(await takeOverCells(app, filler, { ...at, from: 'accounts' })).code,
      'return-nothing-to-take-over',
    );
  });

  test('a round for appraisal is never laid beside figures that were given for statistics', async () => {
    const appraisal = returnsRound('a25', { prior: 'r24', purpose: 'appraisal' });
    const both = { ...app, surveys: bookOf(returnsRound('r24'), appraisal) };
    const at = { round: 'a25', unit: 'cz' };
    assert.ok((await seen(fillerOf('cz'), 'cz')).prior, 'the survey of the same unit has its last year');
    assert.deepEqual(good(await openReturn(both, fillerOf('cz'), at)).state.stage, 'filling');
    assert.equal((await returnFor(fillerOf('cz'), both, at))?.prior, undefined);
    assert.equal(
      refusal(await takeOverCells(both, fillerOf('cz'), { ...at, from: 'prior', codes: ['A'] })).code,
      'return-nothing-to-take-over',
    );
  });

  test('no unit sees another’s return, nor its figures', async () => {
    assert.equal(await returnFor(reporter('tj'), app, { round: 'r25', unit: 'cz' }), undefined);
    assert.equal(await returnVersions(reporter('tj'), app, { round: 'r25', unit: 'cz' }), undefined);
    assert.equal(await returnHistory(reporter('tj'), app, { round: 'r25', unit: 'cz' }), undefined);
    assert.deepEqual(await surveyFigures(reporter('tj'), app, 'r25', { stage: 'submitted' }), []);
    assert.equal(
      await indicatorParts(reporter('tj'), app, { round: 'r25', indicator: 'A', stage: 'submitted' }),
      undefined,
    );
  });

  test('figures for totals are of those handed in, and only of those approved where asked so', async () => {
    const all = await surveyFigures(city, app, 'r25', { stage: 'submitted' });
    const approved = await surveyFigures(city, app, 'r25', { stage: 'approved' });
    assert.ok(all.length > approved.length);
    assert.deepEqual(
      approved.find(({ unit }) => unit.id === 'cn-cz')?.cells.size,
      4,
      'what was asked and not filled in is blank, not missing',
    );
    const ofCounty = await surveyFigures(county, app, 'r25', { stage: 'submitted' });
    assert.ok(ofCounty.every(({ unit }) => unit.office === 'changning'));
  });

  test('a unit is reminded once for each day of the list, and not when it has handed in', async () => {
    const late = {
      ...app,
      surveys: bookOf(
        returnsRound('r27', {
          period: { opensOn: day('2026-11-01'), dueOn: day('2026-11-25'), closesOn: day('2026-12-15') },
        }),
      ),
    };
    const faults: unknown[] = [];
    const job = { days: { daysLeft: [7, 3, -1] }, onError: (fault: unknown) => faults.push(fault) };
    assert.equal(await remindReturns(late, job), 8, 'two days are left: the third day has come');
    assert.equal(await remindReturns(late, job), 0);
    good(await openReturn(late, fillerOf('cz'), { round: 'r27', unit: 'cz' }));
    await handIn('cz', late, 'r27');
    sample.at('2026-11-27T01:00:00Z');
    assert.equal(await remindReturns(late, job), 7);
    sample.at(START);
    const view = await returnFor(fillerOf('tj'), late, { round: 'r27', unit: 'tj' });
    assert.equal(view?.state.reminded?.daysLeft, -2);
    assert.equal(view.state.stage, 'not-started');
    assert.deepEqual(faults, []);
    await checkRows(late);
  });

  test('a return keeps the round it was signed under, whatever is loaded later', async () => {
    const round = returnsRound('r28');
    const first = { ...app, surveys: bookOf(round) };
    await bringToLock(first, { round: 'r28', unit: 'cz', offices: [city] });
    const changed = { ...app, surveys: bookOf(returnsRound('r28', { version: 'r28-v2', rules: [] })) };
    const view = await returnFor(city, changed, { round: 'r28', unit: 'cz' });
    assert.equal(view?.round.version, 'r28-v1');
    assert.deepEqual(view.round, round);
    assert.equal(view.evaluation.passed.length, 3);
  });

  async function handIn(unit: string, on: App = app, round = 'r25'): Promise<{ readonly seq: number }> {
    const at = { round, unit };
    if (!(await returnFor(fillerOf(unit), on, at))?.state.version)
      good(await openReturn(on, fillerOf(unit), at));
    const cells = typedCells({ A: '3', B: '1', C: '2' });
    const saved = good(await saveCells(on, fillerOf(unit), { ...at, cells }));
    const { content } = saved.standing;
    good(await signReturn(on, fillerOf(unit), { ...at, content }));
    return good(await submitReturn(on, headOf(unit), { ...at, content })).state;
  }

  async function cellRows(): Promise<unknown> {
    const { rows } = await app.pool.query(
      'select * from return_cells order by division, round, unit, version, indicator',
    );
    return rows;
  }
});

function codeA({ round }: ReturnView) {
  const [first] = round.indicators.keys();
  assert.ok(first);
  return first;
}

function fillerOf(unit: string) {
  return staffOf(unit).filler;
}

function headOf(unit: string) {
  return staffOf(unit).head;
}

function refusal(outcome: Outcome<unknown>) {
  assert.ok(!outcome.ok, 'it was done');
  return outcome.error;
}
