import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { CellValue, IndicatorCode } from '../survey/cell-value.ts';
import { isIndicatorCode } from '../survey/cell-value.ts';
import { makePool, type Pool, type UnitFigures } from '../survey/figures.ts';
import type { Indicator, RegisterUnit } from '../survey/round.ts';
import { isSurveyUnitId } from '../survey/unit-id.ts';
import { officesWithin } from './office-tree.ts';
import { isComplete, partsOf, rollUp, type RollUpRound } from './roll-up.ts';
import { shareOf, sharePercent, structureShares } from './share.ts';

const C02 = code('C02');
const C021 = code('C021');
const C022 = code('C022');
const B01 = code('B01');

const OFFICES = [
  { id: 'city', name: '市', division: '430400000000' },
  { id: 'cn', name: '县', division: '430482000000', parent: 'city' },
  { id: 'town', name: '镇', division: '430482100000', parent: 'cn' },
];
const INDICATORS = [
  indicator(C02, true),
  { ...indicator(C021, true), functionSubject: '行政运行' },
  { ...indicator(C022, true), functionSubject: '事业运行' },
  indicator(B01, false),
];

function code(text: string): IndicatorCode {
  assert.ok(isIndicatorCode(text));
  return text;
}

function indicator(of: IndicatorCode, additive: boolean): Indicator {
  return {
    code: of,
    name: { zh: of },
    group: 'C',
    measure: 'wan-yuan',
    decimals: 2,
    blank: 'zero',
    additive,
    required: false,
    mark: 'sample',
  };
}

function unit(id: string, more: Partial<RegisterUnit> = {}): RegisterUnit {
  assert.ok(isSurveyUnitId(id));
  const rest = { kind: 'administrative', level: 'city', office: 'city', place: '430400000000' } as const;
  return { id, name: id, ...rest, year: 2025, basis: 'final', mark: 'sample', ...more };
}

function value(scaled: number): CellValue {
  return { state: 'value', amount: { scaled, decimals: 2 } };
}

function figures(of: RegisterUnit, amount: number, version = 1): UnitFigures {
  return { unit: of, version, cells: new Map([[C02, value(amount)]]) };
}

function pool(units: readonly UnitFigures[]): Pool {
  const made = makePool(units);
  assert.ok(made.ok);
  return made.value;
}

function round(units: readonly RegisterUnit[]): RollUpRound {
  return { offices: OFFICES, units, indicators: new Map(INDICATORS.map((each) => [each.code, each])) };
}

function sum(list: readonly number[]): number {
  return list.reduce((all, each) => all + each, 0);
}

const OWN = { office: 'city', scope: 'own' } as const;
const REGION = { office: 'city', scope: 'region' } as const;

test('the own level holds the units of one office, the region those of all offices below as well', () => {
  const units = [unit('aa'), unit('bb', { office: 'cn' }), unit('cc', { office: 'town' })];
  const came = pool(units.map((each, index) => figures(each, 10 ** index)));
  assert.equal(rollUp(round(units), OWN, came).totals.get(C02)?.scaled, 1);
  assert.equal(rollUp(round(units), { office: 'cn', scope: 'region' }, came).totals.get(C02)?.scaled, 110);
  assert.equal(rollUp(round(units), REGION, came).totals.get(C02)?.scaled, 111);
});

test('a unit of the register without figures is missing, and the total is not the whole', () => {
  const units = [unit('aa'), unit('bb')];
  const made = rollUp(round(units), OWN, pool(units.slice(0, 1).map((each) => figures(each, 5))));
  assert.deepEqual(
    made.missing.map(({ id }) => id),
    ['bb'],
  );
  assert.ok(!isComplete(made));
  assert.ok(isComplete(rollUp(round(units), OWN, pool(units.map((each) => figures(each, 5))))));
});

test('blank, missing, unreadable and zero are counted apart, and only figures are added', () => {
  const units = ['aa', 'bb', 'cc', 'dd', 'ee'].map((id) => unit(id));
  const cells: readonly (CellValue | undefined)[] = [
    value(700),
    value(0),
    { state: 'blank' },
    { state: 'invalid', text: '约三万' },
    undefined,
  ];
  const came = units.map((each, index): UnitFigures => {
    const cell = cells[index];
    return { unit: each, version: 1, cells: new Map(cell ? [[C02, cell]] : []) };
  });
  const made = rollUp(round(units), OWN, pool(came));
  assert.deepEqual(made.totals.get(C02), {
    code: C02,
    scaled: 700,
    decimals: 2,
    figures: 2,
    blank: 1,
    missing: 1,
    invalid: 1,
  });
  assert.deepEqual(
    partsOf(made, C02).map((part) => part.unit.id),
    ['aa', 'bb', 'cc', 'dd', 'ee'],
  );
});

test('what cannot be added up has no total', () => {
  assert.ok(!rollUp(round([unit('aa')]), OWN, pool([])).totals.has(B01));
});

test("a department that consolidates counts once, for its units too; a unit's own return beside it is refused", () => {
  const department = unit('bumen', { consolidates: true });
  const inner = unit('erji', { parent: department.id, office: 'cn' });
  const units = [inner, department];
  const alone = rollUp(round(units), REGION, pool([figures(department, 100)]));
  assert.deepEqual([alone.totals.get(C02)?.scaled, alone.missing, alone.findings], [100, [], []]);
  assert.deepEqual(
    alone.covered.map((each) => [each.unit.id, each.by.id]),
    [['erji', 'bumen']],
  );
  const both = rollUp(round(units), REGION, pool(units.map((each) => figures(each, 100))));
  assert.equal(both.totals.get(C02)?.scaled, 100);
  assert.deepEqual(both.findings, [
    { rule: 'S19', level: 'block', kind: 'inside-department', unit: 'erji', department: 'bumen' },
  ]);
  const without = rollUp(round(units), REGION, pool([figures(inner, 40)]));
  assert.deepEqual(
    [without.totals.get(C02)?.scaled, without.missing.map(({ id }) => id)],
    [40, ['bumen']],
    'as long as the department has not come, its unit counts for itself',
  );
});

test('a department that reports only itself is added to its units', () => {
  const department = unit('bumen');
  const units = [department, unit('erji', { parent: department.id })];
  const made = rollUp(round(units), OWN, pool(units.map((each) => figures(each, 100))));
  assert.deepEqual([made.totals.get(C02)?.scaled, made.findings], [200, []]);
});

test('a unit that came twice, one that nobody registered and one organisation under two names are S19 and do not count twice', () => {
  const aa = unit('aa', { organisationCode: '11430400000000001X' });
  const bb = unit('bb', { organisationCode: '11430400000000001X' });
  const made = rollUp(
    round([aa, bb]),
    OWN,
    pool([figures(aa, 1, 1), figures(bb, 10), figures(aa, 2, 2), figures(unit('xx'), 100)]),
  );
  assert.equal(made.totals.get(C02)?.scaled, 2);
  assert.deepEqual(
    made.findings.map(({ kind }) => kind),
    ['not-in-register', 'unit-twice', 'same-organisation'],
  );
  assert.deepEqual(made.missing, []);
});

test('parents that name each other, and offices that do, end the walk all the same', () => {
  const [a, b] = [unit('aa', { consolidates: true }), unit('bb', { consolidates: true })];
  const units = [
    { ...a, parent: b.id },
    { ...b, parent: a.id },
  ];
  assert.equal(rollUp(round(units), OWN, pool(units.map((each) => figures(each, 1)))).covered.length, 2);
  const circle = [
    { id: 'x', name: '', division: '', parent: 'y' },
    { id: 'y', name: '', division: '', parent: 'x' },
  ];
  assert.deepEqual(officesWithin({ offices: circle }, 'x'), ['x', 'y']);
});

test('a sum beyond safe integers is refused, not rounded', () => {
  const units = [unit('aa'), unit('bb')];
  const made = rollUp(
    round(units),
    OWN,
    pool(units.map((each, index) => figures(each, index === 0 ? Number.MAX_SAFE_INTEGER : -1))),
  );
  assert.equal(made.totals.get(C02)?.scaled, undefined);
  assert.deepEqual(
    made.findings.map(({ kind }) => kind),
    ['too-large'],
  );
});

test('the parts make the whole, offices make the region, and the order of returns does not matter', () => {
  const offices = ['city', 'cn', 'town'];
  const amounts = fc.array(
    fc.tuple(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.nat(2), fc.boolean()),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(amounts, fc.infiniteStream(fc.nat()), (drawn, order) => {
      const units = drawn.map(([, office], index) =>
        unit(`u${index}`, { office: offices[office] ?? 'city' }),
      );
      const came = drawn.flatMap(([amount, , there], index) => {
        const of = units[index];
        return there && of ? [figures(of, amount)] : [];
      });
      const mixed = came
        .map((each) => ({ each, at: order.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ each }) => each);
      const region = rollUp(round(units), REGION, pool(came));
      assert.deepEqual(rollUp(round(units), REGION, pool(mixed)), region);
      const parts = partsOf(region, C02).map((part) =>
        part.value?.state === 'value' ? part.value.amount.scaled : 0,
      );
      assert.equal(sum(parts), region.totals.get(C02)?.scaled);
      const own = offices.map((office) => rollUp(round(units), { office, scope: 'own' }, pool(came)));
      assert.equal(sum(own.map((each) => each.totals.get(C02)?.scaled ?? 0)), region.totals.get(C02)?.scaled);
      assert.equal(sum(own.map(({ missing }) => missing.length)), region.missing.length);
      assert.equal(region.counted.length + region.missing.length, units.length);
    }),
    { seed: 4, numRuns: 100 },
  );
});

test('a share keeps numerator and denominator, rounds in whole numbers, and has no value of nothing', () => {
  assert.equal(sharePercent({ part: 1058, whole: 10_000 }), '10.58');
  assert.equal(sharePercent({ part: 1, whole: 3 }), '33.33');
  assert.equal(sharePercent({ part: 2, whole: 3 }, 0), '67');
  assert.equal(sharePercent({ part: 5, whole: 100_000 }), '0.01', 'half away from zero');
  assert.equal(sharePercent({ part: -1, whole: 100_000 }), '0.00');
  assert.equal(sharePercent({ part: -5, whole: 100 }), '-5.00');
  assert.equal(sharePercent({ part: 0, whole: 0 }), undefined);
  assert.equal(
    sharePercent({ part: Number.MAX_SAFE_INTEGER - 1, whole: Number.MAX_SAFE_INTEGER }, 4),
    '100.0000',
  );
});

test('the shares of the function subjects are of the amount that they make up', () => {
  const units = [unit('aa')];
  const cells = new Map([
    [C02, value(1000)],
    [C021, value(900)],
    [C022, value(100)],
  ]);
  const { totals } = rollUp(
    round(units),
    OWN,
    pool(units.map((each) => ({ unit: each, version: 1, cells }))),
  );
  const addings = [{ total: C02, parts: [C021, C022] }];
  const indicators = round(units).indicators;
  assert.deepEqual(structureShares(indicators, totals, { structure: 'function', addings }), [
    { code: C021, of: C02, part: 900, whole: 1000 },
    { code: C022, of: C02, part: 100, whole: 1000 },
  ]);
  assert.deepEqual(structureShares(indicators, totals, { structure: 'economic', addings }), []);
  assert.equal(shareOf(totals, C02, B01), undefined);
});
