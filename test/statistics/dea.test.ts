import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { loadLinearSolver } from '#connectors/linear-solver/highs.ts';
import {
  measureEfficiency,
  unitsNeeded,
  type DeaModel,
  type DeaReport,
  type DeaScore,
  type DeaUnit,
} from '#core/statistics/analysis/dea.ts';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';

let solve: SolveLinear;
before(async () => {
  solve = await loadLinearSolver();
});

function model(inputs: number, outputs: number, returns: DeaModel['returns']): DeaModel {
  return {
    inputs: Array.from({ length: inputs }, (_none, at) => ({ id: `x${at + 1}`, controllable: true })),
    outputs: Array.from({ length: outputs }, (_none, at) => ({ id: `y${at + 1}` })),
    returns,
  };
}

function unitsOf(rows: readonly (readonly [readonly number[], readonly number[]])[]): DeaUnit[] {
  return rows.map(([inputs, outputs], at) => ({ id: String(at + 1), inputs, outputs }));
}

function report(units: readonly DeaUnit[], asked: DeaModel): DeaReport {
  const found = measureEfficiency(units, asked, solve, true);
  assert.ok(found.ok, JSON.stringify(found));
  return found.value;
}

function near(found: number | undefined, expected: number, within = 1e-6): void {
  assert.ok(found !== undefined && Math.abs(found - expected) <= within, `${found} for ${expected}`);
}

/**
 * Eleven units, two inputs, one output: the data and results of the tests of DataEnvelopmentAnalysis.jl (J. Barbero,
 * J. L. Zofío), test/dea.jl and docs/src/technical/radial.md, there said to be of the book "FLS" and checked against R.
 */
const ELEVEN = unitsOf([
  [[5, 13], [12]],
  [[16, 12], [14]],
  [[16, 26], [25]],
  [[17, 15], [26]],
  [[18, 14], [8]],
  [[23, 6], [9]],
  [[25, 10], [27]],
  [[27, 22], [30]],
  [[37, 14], [31]],
  [[42, 25], [26]],
  [[5, 17], [12]],
]);

test('CCR gives the eleven units of the published example their scores, peers and slacks', () => {
  const { scores } = report(ELEVEN, model(2, 1, 'constant'));
  const theta = [
    1, 0.622_289_679_1, 0.819_856_244_4, 1, 0.310_370_931_1, 0.555_555_555_6, 1, 0.757_669_089_6,
    0.820_105_820_1, 0.490_566_037_7, 1,
  ];
  for (const [at, expected] of theta.entries()) near(scores[at]?.theta, expected);
  assert.deepEqual(
    scores[1]?.peers.map(({ id }) => id),
    ['4', '7'],
  );
  near(scores[1]?.peers[0]?.lambda, 0.424_978_317_4);
  near(scores[1]?.peers[1]?.lambda, 0.109_280_138_8);
  near(scores[5]?.inputSlacks[0], 4.444_444_444, 1e-5);
  near(scores[8]?.inputSlacks[0], 1.640_211_64, 1e-5);
  // The last uses as much as the first and four more of the second input: θ = 1 and yet not efficient.
  near(scores[10]?.inputSlacks[1], 4, 1e-5);
  assert.equal(scores[10]?.theta, 1);
  assert.equal(scores[10].efficient, false);
  assert.deepEqual(scores[0]?.peers, [{ id: '1', lambda: 1 }]);
});

test('BCC gives the eleven units of the published example their scores, peers and slacks', () => {
  const { scores } = report(ELEVEN, model(2, 1, 'variable'));
  const theta = [1, 0.869_986_168_7, 1, 1, 0.711_640_211_6, 1, 1, 1, 1, 0.493_120_926_9, 1];
  for (const [at, expected] of theta.entries()) near(scores[at]?.theta, expected);
  const second = new Map(scores[1]?.peers.map(({ id, lambda }) => [id, lambda]));
  near(second.get('1'), 0.525_587_828_5);
  near(second.get('6'), 0.284_232_365_1);
  near(second.get('7'), 0.190_179_806_4);
  near(scores[4]?.outputSlacks[0], 2.698_412_698, 1e-5);
  near(scores[1]?.scale, 0.622_289_679_1 / 0.869_986_168_7);
});

test('three units with two inputs and three outputs come out as M. Trick printed them', () => {
  // "Data Envelopment Analysis for Consultants", mat.tepper.cmu.edu/classes/mstc/dea/node4.html.
  const { scores } = report(
    unitsOf([
      [
        [5, 14],
        [9, 4, 16],
      ],
      [
        [8, 15],
        [5, 7, 10],
      ],
      [
        [7, 12],
        [4, 9, 13],
      ],
    ]),
    model(2, 3, 'constant'),
  );
  assert.equal(scores[0]?.theta, 1);
  assert.equal(scores[2]?.theta, 1);
  near(scores[1]?.theta, 0.773_333_31);
  assert.deepEqual(
    scores[1]?.peers.map(({ id, lambda }) => [id, lambda.toFixed(6)]),
    [
      ['3', '0.661538'],
      ['1', '0.261538'],
    ],
  );
  near(scores[1]?.inputSlacks[0], 0.248_205, 1e-5);
  near(scores[1]?.outputSlacks[2], 2.784_615, 1e-5);
});

test('with one input and one output θ is the own quotient over the best, and super-efficiency over the best of the others', () => {
  const pairs = [
    [2, 1],
    [3, 3],
    [3, 2],
    [4, 3],
    [5, 4],
    [8, 5],
  ] as const;
  const { scores } = report(unitsOf(pairs.map(([x, y]) => [[x], [y]])), model(1, 1, 'constant'));
  for (const [at, [x, y]] of pairs.entries()) {
    near(scores[at]?.theta, y / x, 1e-6); // the best, 3 of 3, is 1
    const others = Math.max(...pairs.filter((_pair, other) => other !== at).map(([ox, oy]) => oy / ox));
    near(Number(scores[at]?.superEfficiency), at === 1 ? 1 / others : y / x, 1e-6);
  }
});

test('under variable returns the unit with the most output has no super-efficiency, and that is said', () => {
  const { scores } = report(
    unitsOf([
      [[2], [1]],
      [[3], [3]],
      [[8], [5]],
    ]),
    model(1, 1, 'variable'),
  );
  assert.equal(scores[2]?.superEfficiency, 'infeasible');
  assert.equal(scores[2].theta, 1);
});

test('an input that is not controllable is held, not shrunk', () => {
  // By hand: unit 3 uses 4 of the first and 2 of the second. Both free: half of unit 2's mix (2, 1) makes 1: θ = ½.
  // Second held at 2: unit 1 (1, 2) makes 1 with a quarter of the first input: θ = ¼.
  const units = unitsOf([
    [[1, 2], [1]],
    [[2, 1], [1]],
    [[4, 2], [1]],
  ]);
  const free = report(units, model(2, 1, 'variable'));
  near(free.scores[2]?.theta, 0.5);
  const asked = {
    ...model(2, 1, 'variable'),
    inputs: [
      { id: 'x1', controllable: true },
      { id: 'x2', controllable: false },
    ],
  };
  const held = report(units, asked);
  near(held.scores[2]?.theta, 0.25);
  assert.equal(held.scores[2]?.scale, undefined);
  const nothing = { ...asked, inputs: [{ id: 'x1', controllable: false }, ...asked.inputs.slice(1)] };
  assert.deepEqual(measureEfficiency(units, nothing, solve), {
    ok: false,
    error: { code: 'dea-nothing-controllable' },
  });
});

test('too few units are refused with the number that is needed, and shown only to who insists', () => {
  const asked = model(3, 3, 'constant');
  assert.equal(unitsNeeded(asked), 18);
  assert.equal(unitsNeeded(model(6, 6, 'constant')), 36);
  assert.equal(unitsNeeded(model(7, 7, 'constant')), 49);
  const few = unitsOf([
    [
      [1, 2, 3],
      [1, 1, 1],
    ],
  ]);
  assert.deepEqual(measureEfficiency(few, asked, solve), {
    ok: false,
    error: { code: 'dea-sample-small', units: 1, needed: 18, enough: false, leftOut: [] },
  });
  assert.equal(report(few, asked).sample.enough, false);
});

test('more units than a page can wait for are refused with the number', () => {
  const many = Array.from({ length: 301 }, (_none, at) => ({ id: `u${at}`, inputs: [1 + at], outputs: [1] }));
  assert.deepEqual(measureEfficiency(many, model(1, 1, 'constant'), solve), {
    ok: false,
    error: { code: 'dea-too-many', units: 301, most: 300 },
  });
});

test('units that cannot be compared are left out by name with their reason', () => {
  const rows: DeaUnit[] = [
    ...ELEVEN,
    { id: 'a', inputs: [undefined, 2], outputs: [1] },
    { id: 'b', inputs: [1, -2], outputs: [1] },
    { id: 'c', inputs: [0, 0], outputs: [1] },
    { id: 'd', inputs: [1, 2], outputs: [0] },
    { id: 'e', inputs: [0, 20], outputs: [5] },
  ];
  const { leftOut, scores, sample } = report(rows, model(2, 1, 'constant'));
  assert.deepEqual(leftOut, [
    { id: 'a', reason: 'missing', of: 'x1' },
    { id: 'b', reason: 'negative', of: 'x2' },
    { id: 'c', reason: 'no-controllable-input' },
    { id: 'd', reason: 'no-output' },
  ]);
  assert.deepEqual(scores.at(-1)?.zeroInputs, ['x1']);
  assert.equal(sample.units, 12);
});

const SEED = { seed: 20_261_122, numRuns: 25 };
const figure = fc.integer({ min: 1, max: 1000 });
const rows = fc.array(
  fc.record({
    inputs: fc.array(figure, { minLength: 2, maxLength: 2 }),
    outputs: fc.array(figure, { minLength: 2, maxLength: 2 }),
  }),
  { minLength: 3, maxLength: 10 },
);
const named = (list: readonly Omit<DeaUnit, 'id'>[]): DeaUnit[] =>
  list.map((each, at) => ({ id: String(at), ...each }));
const thetas = (scores: readonly DeaScore[]): readonly number[] => scores.map(({ theta }) => theta);

test('0 < θ ≤ 1, CCR is never above BCC, somebody is efficient, and who is efficient is measured by himself', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const { scores } = report(named(list), model(2, 2, 'variable'));
      for (const { id, theta, ccr, bcc, efficient, peers, superEfficiency } of scores) {
        assert.ok(theta > 0 && theta <= 1);
        assert.ok(ccr <= bcc + 1e-6);
        if (efficient) assert.deepEqual(peers, [{ id, lambda: 1 }]);
        if (superEfficiency !== 'infeasible') assert.ok(superEfficiency >= theta - 1e-6);
        near(
          peers.reduce((sum, { lambda }) => sum + lambda, 0),
          1,
          1e-5,
        );
      }
      assert.ok(scores.some(({ efficient }) => efficient));
    }),
    SEED,
  );
});

test('measuring an input in 元 or in 万元 changes no score', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const plain = report(named(list), model(2, 2, 'constant'));
      const scaled = list.map(({ inputs: [a = 1, b = 1], outputs }) => ({
        inputs: [a * 10_000, b],
        outputs,
      }));
      const other = report(named(scaled), model(2, 2, 'constant'));
      for (const [at, theta] of thetas(plain.scores).entries()) near(other.scores[at]?.theta, theta, 1e-6);
    }),
    SEED,
  );
});

test('a twin of a unit changes no score, and has the same', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [first] = list;
      if (first === undefined) return;
      const plain = thetas(report(named(list), model(2, 2, 'constant')).scores);
      const twin = thetas(report(named([...list, first]), model(2, 2, 'constant')).scores);
      for (const [at, theta] of plain.entries()) near(twin[at], theta, 1e-6);
      near(twin.at(-1), plain[0] ?? Number.NaN, 1e-6);
    }),
    SEED,
  );
});
