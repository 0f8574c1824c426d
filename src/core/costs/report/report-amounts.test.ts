import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addingsOf, looseAddingsOf } from '#core/statistics/rollup/addings-of.ts';
import { isIndicatorCode, type IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { assert as ensure } from '#base/assert.ts';
import { loadLinearSolver, reportMaterial } from '../../../../test/support/report-material.ts';
import { discloseAmounts, type Disclosure } from './disclose-amounts.ts';
import { ALL, keyText, reportAmounts, WHENS, type ReportAmount } from './report-amounts.ts';
import { reportPlanOf } from './report-plan.ts';

const { round, rollUp } = reportMaterial('internal');
const amounts = reportAmounts(round, rollUp.counted, {
  addings: addingsOf(round),
  loose: looseAddingsOf(round),
});

const plan = reportPlanOf(round);
ensure(plan, 'the round has a total');
const whole: ReadonlySet<string> = new Set(plan.published);
const parts: ReadonlySet<string> = new Set(plan.publishedByKind);

let disclosure: Disclosure;
before(async () => {
  disclosure = discloseAmounts(amounts, plan, await loadLinearSolver());
});

test('the report adds up the same as the 综合表 does', () => {
  let compared = 0;
  for (const [code, { scaled, figures }] of rollUp.totals) {
    const amount = amounts.get({ code, group: ALL, when: 'now' });
    assert.equal(amount?.scaled, scaled, code);
    assert.equal(amount?.contributions.length, figures, code);
    compared += 1;
  }
  assert.ok(compared > 100);
});

test('printed money adds up: kinds to all units, subjects to their total, in every year', () => {
  const printed = new Map(amounts.all.map((amount) => [keyText(amount), amount]));
  let held = 0;
  for (const { total, parts: summands } of amounts.addings) {
    const [sum, ...members] = [total, ...summands].map((id) => printed.get(id));
    ensure(sum !== undefined && members.every((each) => each !== undefined), 'every key is known');
    const exact = members.reduce((all, each) => all + (each?.scaled ?? 0), 0) === sum.scaled;
    if (!exact) continue;
    assert.equal(
      members.reduce((all, each) => all + (each?.printed ?? 0), 0),
      sum.printed,
      total,
    );
    held += 1;
  }
  assert.ok(held > 500, `${held} sums`);
});

test('this year is what can be compared and what is new; the year before counts only units with both years', () => {
  for (const { code, group, when, scaled } of amounts.all) {
    if (when !== 'now') continue;
    const [comparable, fresh, earlier] = (['comparable', 'fresh', 'before'] as const).map((each) =>
      amounts.get({ code, group, when: each }),
    );
    assert.equal((comparable?.scaled ?? 0) + (fresh?.scaled ?? 0), scaled, code);
    assert.equal(comparable?.contributions.length, earlier?.contributions.length, code);
  }
});

test('a sum of three units or fewer, or of two that are 85 % of it, is not shown in public, in any year', () => {
  let [few, dominated, shown] = [0, 0, 0];
  for (const amount of amounts.all) {
    if (!isPublished(amount)) {
      assert.notEqual(disclosure(amount), undefined, 'what the plan does not publish is not shown');
      continue;
    }
    const sizes = amount.contributions.map(({ scaled }) => Math.abs(scaled)).filter((size) => size > 0);
    const largest = sizes.toSorted((a, b) => b - a).slice(0, 2);
    if (sizes.length === 0 || amount.when === 'fresh') continue;
    if (sizes.length <= 3) {
      few += 1;
      assert.notEqual(disclosure(amount), undefined, keyText(amount));
    } else if (sumOf(largest) > 0.85 * sumOf(sizes)) {
      dominated += 1;
      assert.notEqual(disclosure(amount), undefined, keyText(amount));
    } else if (disclosure(amount) === undefined) shown += 1;
  }
  assert.ok(few > 5 && shown > 50, `${few} few, ${dominated} dominated, ${shown} shown`);
  const total = codeOf('C02');
  for (const when of WHENS.filter((each) => each !== 'fresh'))
    assert.equal(disclosure({ code: total, group: ALL, when }), undefined, 'the total can be told');
});

test('no sum that is shown gives a hidden one away: every sum has none or at least two hidden parts', () => {
  const known = new Map(amounts.all.map((amount) => [keyText(amount), amount]));
  let protectedSums = 0;
  for (const { total, parts: members } of amounts.addings) {
    const cells = [total, ...members].flatMap((id) => known.get(id) ?? []);
    // What nobody is told of all kinds is no sum a reader could work with.
    if (!cells.every(isPublished)) continue;
    // A part that is zero tells nothing and cannot hide another.
    const hidden = cells.filter((cell) => disclosure(cell) !== undefined && cell.scaled !== 0);
    assert.notEqual(hidden.length, 1, `${total}: ${hidden.map(keyText).join()}`);
    protectedSums += hidden.length > 1 ? 1 : 0;
  }
  assert.ok(protectedSums > 5, `${protectedSums} sums with hidden parts`);
});

function isPublished({ code, group }: Pick<ReportAmount, 'code' | 'group'>): boolean {
  return (group === ALL ? whole : parts).has(code);
}

function codeOf(text: string): IndicatorCode {
  ensure(isIndicatorCode(text), text);
  return text;
}

function sumOf(list: readonly number[]): number {
  return list.reduce((all, each) => all + each, 0);
}

test('an amount that two tables print under different codes is hidden in both or in none', () => {
  const fates = amounts.loose
    .filter(({ parts: members }) => members.length === 1)
    .flatMap(({ total, parts: [other] }) => {
      const [one, two] = [total, other].map((id) => amounts.all.find((amount) => keyText(amount) === id));
      ensure(one && two, 'every key is known');
      const told = [one, two].every(({ code, group }) => (group === ALL ? whole : parts).has(code));
      return told && one.when !== 'fresh'
        ? [{ total, hidden: [one, two].map((each) => disclosure(each) !== undefined) }]
        : [];
    });
  assert.ok(fates.length > 0);
  for (const { total, hidden } of fates) assert.equal(hidden[0], hidden[1], total);
});
