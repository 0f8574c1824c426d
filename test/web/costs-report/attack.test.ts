// A reader with everything that the public edition prints, a solver and time: what is not shown stays unknown.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadLinearSolver } from '#connectors/linear-solver/highs.ts';
import { intervals, type PublishedTable } from '#core/statistics/disclosure/audit.ts';
import { keyText } from '#core/costs/report/report-amounts.ts';
import { figuresOf, wordsOf } from '#core/statistics/report/walk-document.ts';
import type { UnitFigures } from '#core/statistics/survey/figures.ts';
import { assembleInput } from '#web/costs/report/assemble-input.ts';
import { buildReport } from '#web/costs/report/build-report.ts';
import type { ReportInput } from '#web/costs/report/report-input.ts';
import { reportMaterial } from '../../support/report-material.ts';

let solve: Awaited<ReturnType<typeof loadLinearSolver>>;
before(async () => {
  solve = await loadLinearSolver();
});

function inputOf(change?: (figures: UnitFigures) => UnitFigures): ReportInput {
  const input = assembleInput(reportMaterial('public', change), solve);
  assert.ok(input !== undefined);
  return input;
}

/** Every amount that may be shown, as the reader knows it; every sum between all of them, also those that fail by a little. */
function asRead({ amounts, disclosure, plan }: ReportInput): PublishedTable {
  const whole = new Set(plan.published);
  const byKind = new Set(plan.publishedByKind);
  const told = amounts.all.filter(({ code, group }) => (group === '*' ? whole : byKind).has(code));
  const values = new Map<string, number>();
  const hidden: string[] = [];
  for (const amount of told) {
    if (disclosure(amount) === undefined && amount.when !== 'fresh')
      values.set(keyText(amount), amount.scaled);
    else hidden.push(keyText(amount));
  }
  const exact = new Map(told.map((amount) => [keyText(amount), amount.scaled]));
  const sums = amounts.addings.filter(({ total, parts }) => {
    const [sum, ...members] = [total, ...parts].map((id) => exact.get(id));
    return sum !== undefined && members.reduce<number>((all, each) => all + (each ?? Number.NaN), 0) === sum;
  });
  return { values, hidden, sums, nonNegative: true };
}

test('no amount of three units or fewer can be worked out from all amounts, years and kinds together', () => {
  const input = inputOf();
  const table = asRead(input);
  const few = input.amounts.all.filter(
    (amount) =>
      table.hidden.includes(keyText(amount)) &&
      amount.scaled > 0 &&
      amount.contributions.filter(({ scaled }) => scaled !== 0).length <= 3,
  );
  assert.ok(few.length >= 5, `${few.length} amounts to protect`);
  const found = intervals(table, solve, few.map(keyText));
  for (const amount of few) {
    const { from = 0, to = Infinity } = found.get(keyText(amount)) ?? {};
    assert.ok(found.has(keyText(amount)), `${keyText(amount)}: the attack has an answer`);
    assert.ok(
      to - from > 0.2 * amount.scaled,
      `${keyText(amount)} lies in [${from}, ${to}]: ${amount.scaled}`,
    );
  }
});

test('a decomposition of all units but a few is not told beside the total of all', () => {
  const all = wordsOf(buildReport(inputOf()));
  assert.match(all, /LMDI：/);
  // One unit has no area last year: its cost is in the total of both years, and not in the decomposition over area.
  const input = inputOf((figures) => {
    if (figures.unit.id !== 'fgw' || figures.prior === undefined) return figures;
    const prior = new Map([...figures.prior].filter(([code]) => code !== 'E01'));
    return { ...figures, prior };
  });
  const area = input.analysis.changes.find(({ chain }) => chain.id === 'area');
  assert.ok(area?.result.ok);
  assert.equal(area.result.value.notCompared.length, 1);
  const report = buildReport(input);
  assert.equal(untold(wordsOf(report)), untold(all) + 1);
  const { before: told } = area.result.value.decomposition;
  assert.ok(!figuresOf(report).some(({ value }) => value === Number(told.toFixed(2))));
});

function untold(words: string): number {
  return words.split('这一分解涉及不公布的数字').length - 1;
}
