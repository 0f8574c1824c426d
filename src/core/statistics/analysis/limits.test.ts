import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf } from '../../../../test/support/judged-round.ts';
import type { Limit } from '../survey/round.ts';
import { EXAMPLE, poolOf, unitOf } from '../../../../test/support/analysed-units.ts';
import type { ChangeChain, RatioDefinition } from './analysis-plan.ts';
import { changeOf } from './change.ts';
import { comparePeers } from './compare-peers.ts';
import { checkLimits } from './limits.ts';
import { peerGroups } from './peer-groups.ts';
import { ratioSet } from './ratios.ts';
import { weakSpots } from './weak-spots.ts';

const AREA: Limit = {
  id: 'office-area',
  name: { zh: '办公室使用面积' },
  measured: 'E01',
  atMost: '9[square-metre/person] * B02',
  measure: 'square-metre',
  validFrom: Temporal.PlainDate.from('2014-11-24'),
  document: '发改投资〔2014〕2674号',
  mark: 'read',
};
const PRICE: Limit = {
  ...AREA,
  id: 'vehicle-cost',
  measured: 'C02 / G02',
  atMost: '18',
  measure: 'wan-yuan',
};

function states(limits: readonly Limit[], unit: ReturnType<typeof unitOf>) {
  return checkLimits({ limits, indicators: EXAMPLE.indicators }, [unit]).map((check) =>
    check.state === 'not-evaluable'
      ? [check.limit.id, check.state, check.missing.map(({ code }) => code)]
      : [check.limit.id, check.state, check.measured, check.atMost, check.over],
  );
}

test('area is compared with the limit times the staff, to the last part', () => {
  assert.deepEqual(states([AREA], unitOf('cz', { E01: '90.00', B02: '10' })), [
    ['office-area', 'within', 90, 90, 0],
  ]);
  const [over] = checkLimits({ limits: [AREA], indicators: EXAMPLE.indicators }, [
    unitOf('cz', { E01: '90.01', B02: '10' }),
  ]);
  assert.equal(over?.state, 'over');
});

test('a bare number is in the measure of the limit: 18 is 18 万元', () => {
  assert.deepEqual(states([PRICE], unitOf('cz', { C02: '40', G02: '2' })), [
    ['vehicle-cost', 'over', 20, 18, 2],
  ]);
});

test('a limit that was only inferred is a reference and never an overrun', () => {
  assert.deepEqual(states([{ ...PRICE, mark: 'inferred' }], unitOf('cz', { C02: '40', G02: '2' })), [
    ['vehicle-cost', 'reference', 20, 18, 2],
  ]);
});

test('what is not there is not judged, and a vehicle cost without vehicles neither', () => {
  assert.deepEqual(states([AREA], unitOf('cz', { E01: '90' })), [['office-area', 'not-evaluable', ['B02']]]);
  assert.equal(states([PRICE], unitOf('cz', { C02: '40', G02: '0' }))[0]?.[1], 'not-evaluable');
});

test('a limit counts by its dates on 31 December of the year of the figures, by level and by kind', () => {
  const old = { ...AREA, id: 'old', validUntil: Temporal.PlainDate.from('2025-12-30') };
  const last = { ...AREA, id: 'last', validUntil: Temporal.PlainDate.from('2025-12-31') };
  const later = { ...AREA, id: 'later', validFrom: Temporal.PlainDate.from('2026-01-01') };
  const county: Limit = { ...AREA, id: 'county', levels: ['county'] };
  const logistics: Limit = { ...AREA, id: 'logistics', kinds: ['logistics'] };
  const found = states([old, last, later, county, logistics], unitOf('cz', { E01: '1', B02: '1' }));
  assert.deepEqual(
    found.map(([id]) => id),
    ['last'],
  );
});

const CHAIN: ChangeChain = {
  id: 'area',
  name: { zh: '人数、人均面积、单位面积成本' },
  quantities: [
    { id: 'heads', name: { zh: '人数' }, codes: [codeOf('B02')], measure: 'person' },
    { id: 'area', name: { zh: '面积' }, codes: [codeOf('E01')], measure: 'square-metre' },
    { id: 'cost', name: { zh: '经费' }, codes: [codeOf('C02')], measure: 'wan-yuan' },
  ],
  effects: [{ zh: '人数' }, { zh: '人均面积' }, { zh: '单位面积成本' }],
};

test('the change of a total is that of the units with both years, and the others are named', () => {
  const both = { B02: '10', E01: '100', C02: '50' };
  const pool = poolOf([
    unitOf('aa', { ...both, C02: '60' }, { prior: both }),
    unitOf('bb', { ...both, B02: '12' }, { prior: both }),
    unitOf('cc', both),
    unitOf('dd', { B02: '10', C02: '5' }, { prior: both }),
    unitOf('ee', { ...both, B02: '0' }, { prior: both }),
  ]);
  const found = changeOf(CHAIN, pool, EXAMPLE.indicators);
  assert.ok(found.ok);
  const { decomposition, notCompared } = found.value;
  assert.equal(decomposition.before, 100);
  assert.equal(decomposition.after, 110);
  assert.ok(Math.abs(decomposition.effects.reduce((sum, each) => sum + each, 0) - 10) < 1e-9);
  assert.deepEqual(
    notCompared.map(({ of, why, codes }) => [of.unit.id, why, codes]),
    [
      ['cc', 'no-prior', []],
      ['dd', 'missing-now', ['E01']],
      ['ee', 'over-zero', ['B02']],
    ],
  );
  assert.equal(changeOf(CHAIN, poolOf([unitOf('cc', both)]), EXAMPLE.indicators).ok, false);
});

function ratio(id: string, code: string): RatioDefinition {
  return {
    id,
    name: { zh: id },
    numerator: { codes: [codeOf(code)], measure: EXAMPLE.indicators.get(codeOf(code))?.measure ?? 'person' },
    denominator: { codes: [codeOf('B02')], measure: 'person' },
    shownAs: 'quotient',
    decimals: 2,
    high: 'weak',
    mark: 'inferred',
  };
}

test('weak spots are overruns first, then outliers on the high side, then units high in several ratios', () => {
  const definitions = [
    ratio('cost', 'C02'),
    ratio('area', 'E01'),
    ratio('cars', 'G02'),
    ratio('power', 'J01'),
  ];
  const units = Array.from({ length: 8 }, (_none, at) =>
    unitOf(`u${at}`, {
      B02: '10',
      C02: at === 7 ? '999' : String(20 + at),
      E01: String(60 + at),
      G02: String(1 + at),
      J01: String(100 + at),
    }),
  );
  const tooLarge = unitOf('u8', { B02: '10', C02: '20', E01: '91', G02: '1', J01: '100' });
  const all = [...units, tooLarge];
  const { groups } = peerGroups(
    all,
    { criteria: [{ id: 'kind', name: { zh: '' }, always: true, by: 'kind' }], fewest: 5 },
    EXAMPLE.indicators,
  );
  const ratios = definitions.map((definition) => ({
    definition,
    comparisons: comparePeers(ratioSet(definition, poolOf(all), EXAMPLE.indicators), groups),
  }));
  const spots = weakSpots(ratios, checkLimits({ limits: [AREA], indicators: EXAMPLE.indicators }, all));
  assert.deepEqual(
    spots.map(({ kind, of }) => [kind, of.unit.id]),
    [
      ['over-limit', 'u8'],
      ['outlier', 'u7'],
      ['outlier', 'u8'],
      ['often-high', 'u6'],
      ['often-high', 'u7'],
    ],
  );
});
