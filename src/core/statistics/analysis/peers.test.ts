import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { codeOf } from '../../../../test/support/judged-round.ts';
import { EXAMPLE, poolOf, unitOf } from '../../../../test/support/analysed-units.ts';
import type { PeerCriterion, RatioDefinition } from './analysis-plan.ts';
import { comparePeers } from './compare-peers.ts';
import { peerGroups } from './peer-groups.ts';
import { ratioChange, ratioOf, ratioSet, type Ratio } from './ratios.ts';
import { groupSimilar } from './similar-units.ts';

const { indicators } = EXAMPLE;
const PER_HEAD: RatioDefinition = {
  id: 'cost-per-head',
  name: { zh: '人均机关运行经费' },
  numerator: { codes: [codeOf('C02')], measure: 'wan-yuan' },
  denominator: { codes: [codeOf('B02')], measure: 'person' },
  shownAs: 'quotient',
  decimals: 2,
  high: 'weak',
  mark: 'inferred',
};
const KIND: PeerCriterion = { id: 'kind', name: { zh: '单位性质' }, always: true, by: 'kind' };
const SIZE: PeerCriterion = {
  id: 'size',
  name: { zh: '人员规模' },
  always: false,
  by: 'size',
  of: { codes: [codeOf('B02')], measure: 'person' },
  bounds: [30, 80],
};
const FLEET: PeerCriterion = {
  id: 'fleet',
  name: { zh: '执法执勤用车' },
  always: false,
  by: 'presence',
  of: { codes: [codeOf('G021')], measure: 'vehicle' },
};

function of(texts: Record<string, string>): Ratio {
  return ratioOf(PER_HEAD, unitOf('cz', texts).cells, indicators);
}

test('a ratio is its pair until it is shown, and over zero or nothing there is none', () => {
  assert.deepEqual(of({ C02: '184.65', B02: '80' }), {
    state: 'value',
    numerator: 184.65,
    denominator: 80,
    value: 184.65 / 80,
  });
  assert.deepEqual(of({ C02: '184.65', B02: '0' }), { state: 'zero-denominator', codes: ['B02'] });
  assert.deepEqual(of({ C02: '184.65' }), { state: 'missing', codes: ['B02'] });
  assert.equal(of({ C02: '0', B02: '80' }).state, 'value');
});

test('a blank is zero only where the form says that an empty cell means none', () => {
  const unfilled = new Map(
    [...indicators].map(([code, each]) => [code, { ...each, blank: 'unfilled' as const }]),
  );
  const { cells } = unitOf('cz', { C02: '', B02: '80' });
  assert.equal(ratioOf(PER_HEAD, cells, indicators).state, 'value');
  assert.deepEqual(ratioOf(PER_HEAD, cells, unfilled), { state: 'missing', codes: ['C02'] });
});

test('over a group the ratio is the sum over the sum, and whoever has none is named', () => {
  const set = ratioSet(
    PER_HEAD,
    poolOf([
      unitOf('aa', { C02: '100', B02: '10' }),
      unitOf('bb', { C02: '100', B02: '40' }),
      unitOf('cc', { C02: '7' }),
    ]),
    indicators,
  );
  assert.equal(set.whole?.value, 4); // not the mean of 10 and 2.5
  assert.deepEqual(
    set.without.map(({ of, why }) => [of.unit.id, why.state]),
    [['cc', 'missing']],
  );
});

test('year on year a ratio is compared over the units that have it in both years', () => {
  const pool = poolOf([
    unitOf('aa', { C02: '100', B02: '10' }, { prior: { C02: '80', B02: '10' } }),
    unitOf('bb', { C02: '300', B02: '10' }, { prior: { C02: '300', B02: '0' } }),
    unitOf('cc', { C02: '300', B02: '10' }),
  ]);
  const found = ratioChange(PER_HEAD, pool, indicators);
  assert.deepEqual([found?.units, found?.before.value, found?.now.value], [1, 8, 10]);
  assert.equal(ratioChange(PER_HEAD, poolOf([unitOf('cc', { C02: '1', B02: '1' })]), indicators), undefined);
});

function units(count: number, prefix: string, texts: (at: number) => Record<string, string>, kind?: string) {
  return Array.from({ length: count }, (_none, at) =>
    unitOf(`${prefix}${at}`, texts(at), kind === undefined ? {} : { kind }),
  );
}

test('kinds are never mixed, and a kind with too few units falls out by name', () => {
  const found = peerGroups(
    [...units(6, 'a', () => ({ B02: '20' })), ...units(2, 'l', () => ({ B02: '20' }), 'logistics')],
    { criteria: [KIND], fewest: 5 },
    indicators,
  );
  assert.deepEqual(
    found.groups.map(({ id, units: own }) => [id, own.length]),
    [['administrative', 6]],
  );
  assert.deepEqual(
    found.without.map(({ of, why, alike }) => [of.unit.id, why, alike]),
    [
      ['l0', 'group-small', 2],
      ['l1', 'group-small', 2],
    ],
  );
});

test('a finer criterion divides only where every part keeps enough units, and where it does not it is said', () => {
  const large = units(6, 'g', (at) => ({ B02: '100', G021: at < 1 ? '3' : '0' }));
  const small = units(6, 's', (at) => ({ B02: '10', G021: at < 3 ? '3' : '0' }));
  const found = peerGroups([...large, ...small], { criteria: [KIND, SIZE, FLEET], fewest: 3 }, indicators);
  assert.deepEqual(
    found.groups.map(({ id, units: own, notDividedBy }) => [
      id,
      own.length,
      notDividedBy.map(({ criterion, smallest }) => [criterion.id, smallest]),
    ]),
    [
      ['administrative/2', 6, [['fleet', 1]]],
      ['administrative/0/yes', 3, []],
      ['administrative/0/no', 3, []],
    ],
  );
});

test('every unit is in one group, or named without peers', () => {
  const unit = fc.record({
    kind: fc.constantFrom('administrative', 'logistics', 'civil-service-law'),
    staff: fc.integer({ min: 0, max: 200 }),
    cars: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (list, fewest) => {
      const all = list.map(({ kind, staff, cars }, at) =>
        unitOf(
          `u${at}`,
          { B02: String(staff), ...(cars === undefined ? {} : { G021: String(cars) }) },
          { kind },
        ),
      );
      const { groups, without } = peerGroups(all, { criteria: [KIND, SIZE, FLEET], fewest }, indicators);
      const placed = [...groups.flatMap((group) => group.units), ...without.map(({ of }) => of)];
      assert.equal(placed.length, all.length);
      assert.equal(new Set(placed).size, all.length);
      assert.ok(groups.every((group) => group.units.length >= fewest));
    }),
    { seed: 20_261_122 },
  );
});

test('within its group each unit has a rank, a fence and a robust z; equals share a rank', () => {
  const costs = ['100', '110', '110', '120', '130', '600'];
  const all = units(6, 'a', (at) => ({ B02: '10', C02: costs[at] ?? '' }));
  const { groups } = peerGroups(all, { criteria: [KIND], fewest: 5 }, indicators);
  const [found] = comparePeers(ratioSet(PER_HEAD, poolOf(all), indicators), groups);
  assert.deepEqual(
    found?.standings.map(({ of, rank, fence, outlier }) => [of.unit.id, rank, fence, outlier]),
    [
      ['a5', 1, 'far-outside', 'high'],
      ['a4', 2, 'inside', undefined],
      ['a3', 3, 'inside', undefined],
      ['a1', 4, 'inside', undefined],
      ['a2', 4, 'inside', undefined],
      ['a0', 6, 'inside', undefined],
    ],
  );
  // Median 11.5, deviations 1.5 0.5 0.5 0.5 1.5 48.5: MAD 1.
  assert.ok(Math.abs((found.standings[0]?.z ?? 0) - 0.6745 * 48.5) < 1e-9);
});

test('where half the group is one value there is no z; the fences decide and the reason is given', () => {
  const costs = ['0', '0', '0', '0', '5', '900'];
  const all = units(6, 'a', (at) => ({ B02: '10', C02: costs[at] ?? '' }));
  const { groups } = peerGroups(all, { criteria: [KIND], fewest: 5 }, indicators);
  const [found] = comparePeers(ratioSet(PER_HEAD, poolOf(all), indicators), groups);
  assert.equal(found?.why, 'mad-zero');
  assert.equal(found.standings[0]?.z, undefined);
  assert.equal(found.standings[0]?.outlier, 'high');
});

function sorted(words: readonly string[]): readonly string[] {
  return words.toSorted((one, other) => one.localeCompare(other));
}

test('similar units find together around a real unit, and the order of the list does not matter', () => {
  const profiles = [
    { id: 'a', values: [1, 100] },
    { id: 'b', values: [1.1, 104] },
    { id: 'c', values: [0.9, 98] },
    { id: 'x', values: [9, 900] },
    { id: 'y', values: [9.2, 905] },
    { id: 'z', values: [8.9, 890] },
  ];
  const found = groupSimilar(profiles, 2);
  assert.ok(found.ok);
  assert.deepEqual(
    sorted(
      found.value.map(({ medoid, units: own }) => `${medoid}: ${sorted(own.map(({ id }) => id)).join(' ')}`),
    ),
    ['a: a b c', 'x: x y z'],
  );
  const other = groupSimilar(profiles.toReversed(), 2);
  assert.ok(other.ok);
  assert.deepEqual(sorted(other.value.map(({ medoid }) => medoid)), ['a', 'x']);
  assert.deepEqual(groupSimilar(profiles.slice(0, 3), 2), {
    ok: false,
    error: { code: 'too-few', count: 3, needed: 4 },
  });
});
