import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { returnsRound } from '../../../test/support/returns-round.ts';
import { evidenceOf, kinOf, peerFigures, type KinCell, type PeerRow } from './return-evidence.ts';

const peerRule: Round['rules'][number] = {
  id: 'P1',
  name: { zh: 'P1' },
  level: 'explain',
  kind: 'outlier',
  ratio: 'A / B',
  threshold: 3.5,
  mark: 'sample',
};

function family(): Round {
  const { units } = returnsRound('r25');
  const parent = units[0]?.id;
  assert.ok(parent);
  const related = units.map((unit, index) => (index === 1 || index === 2 ? { ...unit, parent } : unit));
  return returnsRound('r25', { units: related, rules: [peerRule] });
}

function unitOf(round: Round, index: number): RegisterUnit {
  const unit = round.units[index];
  assert.ok(unit);
  return unit;
}

function handedIn(round: Round, units: readonly number[]): readonly (PeerRow & KinCell)[] {
  const [code] = round.indicators.keys();
  assert.ok(code);
  return units.map((index) => ({
    unit: unitOf(round, index).id,
    code,
    state: 'value',
    scaled: index,
    decimals: 0,
    typed: null,
  }));
}

test('children are laid beside a department only when all of them handed in: the sum of some is no sum', () => {
  const round = family();
  const unit = unitOf(round, 0);
  const beside = (units: readonly number[]) =>
    evidenceOf({ round, unit, own: [] }, { prior: [], kin: handedIn(round, units) }).children;
  assert.equal(beside([1]), undefined);
  assert.equal(beside([1, 2])?.length, 2);
  const lone = evidenceOf({ round, unit: unitOf(round, 3), own: [] }, { prior: [], kin: [] });
  assert.deepEqual(lone.children, [], 'who has none is known to have none');
});

test('fewer than five peers are no peers: a median of four would tell one the figure of another', () => {
  const round = family();
  const unit = unitOf(round, 0);
  const beside = (units: readonly number[]) =>
    evidenceOf({ round, unit, own: [] }, { prior: [], kin: [], figures: peerFigures(handedIn(round, units)) })
      .peers;
  assert.equal(beside([1, 2, 3]), undefined);
  assert.equal(beside([1, 2, 3, 4])?.length, 5, 'its own among them');
});

test('peers are of one kind and one level, and only what a rule compares with them is read', () => {
  const round = family();
  const kin = kinOf(round, unitOf(round, 0));
  assert.deepEqual(kin.peers, ['tj', 'jy', 'ms', 'ny', 'sl']);
  assert.deepEqual(kin.peerCodes, ['A', 'B']);
  assert.deepEqual(kinOf(returnsRound('r25'), unitOf(round, 0)).peers, [], 'no rule asks for any');
});
