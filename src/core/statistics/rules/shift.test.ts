import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { FindingDetail } from './finding.ts';
import type { RuleOf } from './judgement.ts';
import { anyUnit, cellsOf, codeOf, roundOf } from '../../../../test/support/judged-round.ts';
import { judgeShift } from './shift.ts';

const SEED = 20_261_122;
const LINES = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8'];
const ROUND = roundOf(
  Object.fromEntries(['P', 'LEAD', ...LINES, 'K3', 'K5', 'K7'].map((code) => [code, 'wan-yuan'])),
);

function ruleOf(more: Partial<RuleOf<'shift'>> = {}): RuleOf<'shift'> {
  return {
    id: 'S3',
    name: { zh: '错行' },
    level: 'block',
    mark: 'inferred',
    kind: 'shift',
    parent: codeOf('P'),
    children: LINES.map(codeOf),
    known: [
      { child: codeOf('L3'), equals: codeOf('K3') },
      { child: codeOf('L5'), equals: codeOf('K5') },
      { child: codeOf('L7'), equals: codeOf('K7') },
    ],
    ...more,
  };
}

type Texts = Readonly<Record<string, string>>;

function judge(texts: Texts, rule = ruleOf()): Extract<FindingDetail, { kind: 'shift' }> | string {
  const judgement = judgeShift(rule, { unit: anyUnit(), own: cellsOf(ROUND, texts) }, ROUND);
  if (judgement.outcome !== 'finds') return judgement.outcome;
  const detail = judgement.found[0]?.detail;
  assert.equal(detail?.kind, 'shift');
  assert.equal(judgement.found[0]?.cells[0], 'P');
  return detail;
}

function lines(...values: readonly string[]): Texts {
  return Object.fromEntries(LINES.map((code, index) => [code, values[index] ?? '']));
}

const RIGHT = { ...lines('9', '0', '4', '1.5', '7', '2', '3', '6'), P: '32.5', K3: '4', K5: '7', K7: '3' };

test('a table that adds up and agrees with the other table is not shifted', () => {
  assert.equal(judge(RIGHT), 'passes');
});

test('lines that came up by one, with the total in the last of them, are found with the figures that prove it', () => {
  const up = { ...lines('9', '4', '1.5', '7', '2', '3', '6', '32.5'), P: '32.5', K3: '4', K5: '7', K7: '3' };
  assert.deepEqual(judge(up), {
    kind: 'shift',
    by: -1,
    from: 'L2',
    sumIsTwiceParent: true,
    pairs: [
      { child: 'L3', foundAt: 'L2', equals: 'K3', scaled: 4_000_000 },
      { child: 'L5', foundAt: 'L4', equals: 'K5', scaled: 7_000_000 },
      { child: 'L7', foundAt: 'L6', equals: 'K7', scaled: 3_000_000 },
    ],
  });
});

test('lines that went down by three are found by the figures of another table alone', () => {
  const down = { ...lines('9', '0', '', '', '', '4', '1.5', '7'), P: '21.5', K3: '4', K5: '7', K7: '3' };
  const detail = judge(down);
  assert.ok(typeof detail === 'object');
  assert.deepEqual([detail.by, detail.from, detail.pairs.length], [3, 'L6', 2]);
});

test('without another table the total among its own lines is enough, and tells which way', () => {
  const rule = ruleOf({ known: [] });
  const last = judge({ ...lines('9', '4', '1.5', '7', '2', '3', '6', '32.5'), P: '32.5' }, rule);
  const first = judge({ ...lines('32.5', '9', '4', '1.5', '7', '2', '3', '6'), P: '32.5' }, rule);
  assert.ok(typeof last === 'object' && typeof first === 'object');
  assert.deepEqual([last.by, last.from, first.by, first.from], [-1, 'L8', 1, 'L1']);
});

test('two neighbouring lines that happen to be equal prove nothing while one of them stands right', () => {
  assert.equal(
    judge({ ...lines('9', '4', '4', '1.5', '7', '7', '', ''), P: '32.5', K3: '4', K5: '7' }),
    'passes',
  );
});

test('zeros prove nothing', () => {
  const zeros = { ...lines('9', '0', '1', '0', '2', '0', '3', '0'), P: '15', K3: '0', K5: '0', K7: '0' };
  assert.equal(judge(zeros), 'passes');
  assert.equal(judge({ ...lines('0', '0', '0'), P: '0', K3: '0' }), 'passes');
});

test('one figure of another table beside its line proves nothing in a block that adds up, and something in one that does not', () => {
  const beside = { ...lines('9', '4', '1'), K3: '4' };
  assert.equal(judge({ ...beside, P: '14' }), 'passes');
  assert.equal(typeof judge({ ...beside, P: '20.00' }), 'object');
});

test('a single line that is the whole block is right', () => {
  assert.equal(judge({ ...lines('', '', '5'), P: '5', K3: '5' }), 'passes');
});

test('without a total and without another table nothing can be judged', () => {
  assert.equal(judge({ L1: '1' }), 'not-evaluable');
  assert.equal(judge({ L1: '1', L2: '2' }), 'not-evaluable');
});

const COLUMNS = ruleOf({
  known: [],
  children: ['L1', 'L3', 'L4', 'L5'].map(codeOf),
  along: ['LEAD', 'P', 'L1', 'L2', 'L3', 'L4', 'L5'].map(codeOf),
});

test('a line whose figures all stand one column to the left is found, because read one to the right it balances', () => {
  const left = ruleOf({ ...COLUMNS, children: ['L1', 'L2', 'L3', 'L4'].map(codeOf) });
  assert.deepEqual(judge({ LEAD: '5834', P: '100', L1: '692', L2: '4612', L3: '430', L4: '' }, left), {
    kind: 'shift',
    by: -1,
    from: 'LEAD',
    sumIsTwiceParent: false,
    balance: { foundAt: 'LEAD', scaled: 5_834_000_000 },
    pairs: [],
  });
});

test('figures that stand a column off only from the subtotal on are found there', () => {
  const detail = judge({ LEAD: '', P: '5834', L1: '100', L2: '692', L3: '4612', L4: '430', L5: '' }, COLUMNS);
  assert.ok(typeof detail === 'object');
  assert.deepEqual([detail.by, detail.from, detail.balance?.foundAt], [-1, 'L2', 'P']);
});

// Many zeros, many equal figures: what real tables are like.
const amount = fc.oneof(fc.constantFrom(0, 0, 1, 1, 2, 5), fc.integer({ min: -50, max: 100_000_000 }));

test('no table that adds up and agrees with the other one is ever called shifted', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 8, maxLength: 8 }), fc.boolean(), (fen, inColumns) => {
      const own = correctTable(fen);
      assert.notEqual(
        typeof judge(own, inColumns ? ruleOf({ along: ['P', ...LINES].map(codeOf) }) : ruleOf()),
        'object',
      );
    }),
    { seed: SEED, numRuns: 3000 },
  );
});

test('no table whose lines were each rounded is called shifted', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 8, maxLength: 8 }), (fen) => {
      const total = fen.reduce((sum, each) => sum + each, 0);
      const own = {
        ...lines(...fen.map((each) => wanYuan(each, 2))),
        P: wanYuan(total, 2),
        K3: wanYuan(fen[2] ?? 0, 2),
        K5: wanYuan(fen[4] ?? 0, 2),
      };
      assert.notEqual(typeof judge(own), 'object');
    }),
    { seed: SEED, numRuns: 3000 },
  );
});

test('every table that came up by one from any line on, total in the last, is found', () => {
  const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(distinct, fc.integer({ min: 0, max: 4 }), (fen, from) => {
      const right = correctTable(fen);
      const total = right['P'] ?? '';
      const values = LINES.map((code) => right[code] ?? '');
      // The line that had no label of its own held nothing, else the sum would not be twice the total.
      values[from] = '0';
      const sum = fen.reduce((all, each, index) => (index === from ? all : all + each), 0);
      const parent = (sum / 1_000_000).toFixed(6);
      const up = [...values.slice(0, from), ...values.slice(from + 1), parent];
      const detail = judge({ ...right, ...lines(...up), P: parent });
      assert.ok(typeof detail === 'object', total);
      assert.deepEqual([detail.by, detail.sumIsTwiceParent], [-1, true]);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

function correctTable(fen: readonly number[]): Record<string, string> {
  const total = fen.reduce((sum, each) => sum + each, 0);
  const known = { K3: wanYuan(fen[2] ?? 0), K5: wanYuan(fen[4] ?? 0), K7: wanYuan(fen[6] ?? 0) };
  return { ...lines(...fen.map((each) => wanYuan(each))), P: wanYuan(total), ...known };
}

function wanYuan(fen: number, digits = 6): string {
  return (fen / 1_000_000).toFixed(digits);
}
