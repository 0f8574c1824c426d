// The real errors of published accounts, each found at its level and cell; what is odd but right is never called an error.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { readRound } from '#connectors/survey-files/load.ts';
import { evaluateReturn } from '#core/statistics/rules/evaluate-return.ts';
import type { Evaluation, Finding } from '#core/statistics/rules/finding.ts';
import type { RuleLevel } from '#core/statistics/rules/rule.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import {
  isIndicatorCode,
  type Cells,
  type CellValue,
  type IndicatorCode,
} from '#core/statistics/survey/cell-value.ts';
import { parseFigures } from '#core/statistics/survey/parse-figures.ts';
import { readFigure } from '#core/statistics/survey/read-figure.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';

const ROOT = join(import.meta.dirname, '../..');

type Collection = { readonly round: Round; readonly figures: ReadonlyMap<string, Cells> };

function collection(id: string): Collection {
  const folder = join(ROOT, 'data/costs/rounds', id);
  const { round, findings } = readRound(folder);
  assert.ok(round, JSON.stringify(findings.filter(({ level }) => level === 'error')));
  const read = parseFigures(round, readFileSync(join(folder, 'figures.csv'), 'utf8'));
  assert.deepEqual(read.findings, []);
  return { round, figures: new Map([...read.figures].map(([unit, { cells }]) => [unit, cells])) };
}

const ACCOUNTS = collection('published-accounts');
const REGIONS = collection('published-regions');

function unitOf({ round }: Collection, id: string): RegisterUnit {
  const unit = round.units.find((each) => each.id === id);
  assert.ok(unit, id);
  return unit;
}

function judged(from: Collection, id: string, more: Cells = new Map()): Evaluation {
  const own = new Map([...(from.figures.get(id) ?? []), ...more]);
  return evaluateReturn(from.round, { unit: unitOf(from, id), own });
}

const anomaly = z.object({
  unit: z.string(),
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'hint', 'ok']),
  what: z.string(),
  evidence: z.record(z.string(), z.union([z.number(), z.string()])),
});
const ANOMALIES = z
  .object({ findings: z.array(anomaly) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'test/fixtures/cost-anomalies.json'), 'utf8'))).findings;

const LEVELS: Readonly<Record<'error' | 'warning' | 'hint', readonly RuleLevel[]>> = {
  error: ['block', 'explain'],
  warning: ['explain'],
  hint: ['hint'],
};

/** In the order of the file: unit, rule that finds it, cell to look at, kind of finding. `-`: see `BEYOND_FIGURES`. */
const EXPECTED = `
pt-ychuan-2025      | P1   | E302           | shift
pt-ychuan-2025      | S6c  | E30231         | formula
pt-ychuan-2025      | S6b  | E30217         | formula
pt-ychuan-2025      | S6a  | E30212         | formula
pt-ychuan-2025      | P8a  | X_REC_GROWTH   | zero-base
pt-ychuan-2025      | P6   | X_FUND_TEXT    | formula
pt-ychuan-2025      | S4b  | EXP_TOTAL      | formula
pt-wlj-2025         | P3   | X_FN_TOTAL     | formula
pt-wlj-2025         | P8a  | X_REC_GROWTH   | zero-base
pt-wlj-2025         | P10  | SG_F           | formula
pt-wlj-2025         | P11  | E30209         | formula
pt-sthj-2025        | P4   | X_PROJECT_AGAIN | formula
pt-sthj-2025        | -    | words          |
pt-shgzb-2024       | -    | words          |
pt-shgzb-2024       | P8b  | X_OPEX_GROWTH  | zero-base
pt-czj-2024         | S3b  | E302           | formula
pt-czj-2024         | S11  | OPEX           | ok
pt-zfb-2025b        | P12  | SG_ABROAD_B    | formula
pt-zfb-2025b        | P5   | OPEX           | ok
lcwf-2015           | S8a  | SG_CARBUY_F    | formula
dongpo-sj-2014      | P9   | X_PER_CAR      | unit-slip
xincheng-wj-2019    | P8c  | X_REC_FALL     | percentage
xincheng-wj-2019    | P8d  | X_CARRUN_FALL  | percentage
zhanjiang-xcb-2017  | -    | no-number      |
zhanjiang-mzdp-2018 | -    | words          |
hlx-2018            | P14  | SG_REC_F       | formula
taojiang-2019       | P13  | SG_REC_F       | formula
`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((part) => part.trim()))
  .map(([unit = '', rule = '', cell = '', kind = '']) => ({ unit, rule, cell, kind }));

/** Why no rule over figures can say it. */
const BEYOND_FIGURES: Readonly<Record<string, string>> = {
  words: 'the text names items, or another year, without any figure; a return holds figures only',
  'no-number':
    'a percent sign without a number is no figure: it is refused where it is read (its own test below)',
};

test('every anomaly of the list is either expected of a rule or said to be beyond figures', () => {
  assert.deepEqual(
    EXPECTED.map(({ unit }) => unit),
    ANOMALIES.map(({ unit }) => unit),
  );
  const beyond = EXPECTED.filter(({ rule }) => rule === '-');
  assert.equal(beyond.length, 4);
  for (const { cell } of beyond) assert.ok(BEYOND_FIGURES[cell], cell);
});

for (const [index, { unit, kind, severity, what }] of ANOMALIES.entries()) {
  const expected = EXPECTED[index];
  if (!expected || expected.rule === '-') continue;
  test(`${unit}, ${kind} (${severity}): ${what}`, () => {
    const { findings, passed, notEvaluable } = judged(ACCOUNTS, unit);
    const found = findings.find(({ rule, cells }) => rule === expected.rule && cells[0] === expected.cell);
    if (severity === 'ok') {
      assert.ok(
        passed.includes(expected.rule) || found?.level === 'hint',
        JSON.stringify({ found, notEvaluable }),
      );
      return;
    }
    assert.ok(found, `${expected.rule} says nothing at ${expected.cell}`);
    assert.equal(found.detail.kind, expected.kind);
    assert.ok(LEVELS[severity].includes(found.level), `${severity} is found as ${found.level}`);
    if (severity === 'hint') assert.ok(isRounding(found), 'a hint says that it is rounding');
  });
}

function isRounding({ detail }: Finding): boolean {
  if (detail.kind === 'formula') return detail.withinRounding;
  return detail.kind === 'percentage' && detail.roundingOnly;
}

test('the figures named as evidence stand in the round as published', () => {
  let compared = 0;
  for (const { unit, evidence } of ANOMALIES) {
    const cells = ACCOUNTS.figures.get(unit);
    for (const [name, value] of Object.entries(evidence)) {
      const cell = isIndicatorCode(name) ? cells?.get(name) : undefined;
      const measure = isIndicatorCode(name) ? ACCOUNTS.round.indicators.get(name)?.measure : undefined;
      if (cell?.state !== 'value' || measure === undefined) continue;
      assert.equal(Number(plainAmount(cell.amount, measure)), value, `${unit} ${name}`);
      compared += 1;
    }
  }
  assert.ok(compared >= 25, `${compared} compared`);
});

test('the shifted block is told by how many lines, from where, and by which figures', () => {
  const found = judged(ACCOUNTS, 'pt-ychuan-2025').findings.find(({ rule }) => rule === 'P1');
  assert.ok(found?.detail.kind === 'shift');
  const { by, from, sumIsTwiceParent, pairs } = found.detail;
  assert.deepEqual([by, from, sumIsTwiceParent], [-1, 'E30216', true]);
  assert.deepEqual(
    pairs.map(({ child, foundAt, equals }) => `${child} at ${foundAt} = ${equals}`),
    ['E30217 at E30216 = SG_REC_F', 'E30231 at E30229 = SG_CARRUN_F'],
  );
});

test('a percent sign without a number is kept as written and is a finding at its cell', () => {
  const reading = readFigure('%', 'percent');
  assert.deepEqual(reading.value, { state: 'invalid', text: '%' });
  const code = codeOf('X_REC_GROWTH');
  const { findings } = judged(ACCOUNTS, 'zhanjiang-xcb-2017', new Map([[code, reading.value]]));
  const found = findings.find(({ cells, detail }) => cells[0] === code && detail.kind === 'unreadable');
  assert.ok(found && found.level !== 'hint');
});

/** Every block on the 25 bodies and the regions, with what makes it one. Nothing else may block. */
const BLOCKS: Readonly<Record<string, string>> = {
  'pt-ychuan-2025 P1': 'the shifted block',
  'pt-ychuan-2025 S3b': 'the same block: its lines are twice its total',
  'pt-ychuan-2025 P6': 'fund item 135 in the text, 105 in the table',
  'pt-wlj-2025 P3': 'printed total of the shifted function table',
  'lcwf-2015 S8a': 'seven vehicles for nothing',
  'xincheng-wj-2019 P8c': '42.86 % is 39.47 %',
  'dongpo-sj-2014 P9': '5.97 yuan a vehicle is 5.97 万元',
  'qujiang-2016 TEXT-a': 'text 995, table 996',
  'qujiang-2016 TEXT-b': 'text 38, table 37',
  'qujiang-2016 TEXT-c': 'text 958, table 959',
};

test('nothing else blocks: neither a rounding nor a centrally held budget nor any other body', () => {
  const blocks = [ACCOUNTS, REGIONS].flatMap((from) =>
    from.round.units.flatMap(({ id }) =>
      judged(from, id)
        .findings.filter(({ level }) => level === 'block')
        .map(({ rule }) => `${id} ${rule}`),
    ),
  );
  assert.deepEqual(blocks.toSorted(), Object.keys(BLOCKS).toSorted());
});

test('no body but the one is called shifted, and none is said to have slipped in its unit but the one', () => {
  const all = [ACCOUNTS, REGIONS].flatMap((from) =>
    from.round.units.flatMap(({ id }) =>
      judged(from, id).findings.map(({ detail }) => `${id} ${detail.kind}`),
    ),
  );
  assert.deepEqual(all.filter((each) => /shift|unit-slip/.test(each)).toSorted(), [
    'dongpo-sj-2014 unit-slip',
    'pt-ychuan-2025 shift',
  ]);
});

test('the regional text that differs from its table is found at each of its three figures', () => {
  const { findings } = judged(REGIONS, 'qujiang-2016');
  const cells = findings.filter(({ level }) => level === 'block').map(({ cells: [first] }) => first);
  assert.deepEqual(cells, ['X_CAR_TEXT', 'X_CARBUY_TEXT', 'X_CARRUN_TEXT']);
});

test('a hundred vehicles for 204.78 万元 must be explained, and 37 万元 for one need not', () => {
  const found = judged(REGIONS, 'luzhai-2019').findings.find(({ cells }) => cells[0] === 'SG_CARBUY_F');
  assert.equal(found?.level, 'explain');
  const qujiang = judged(REGIONS, 'qujiang-2016').findings.filter(({ cells }) => cells[0] === 'SG_CARBUY_F');
  assert.deepEqual(qujiang, []);
});

// The researcher noted that the values stand one column to the left of their headings, and wrote them down where they
// belong. The printed row is rebuilt from that note: the subtotal heading has no value of its own, all after it moved up.
test('a row printed one column to the left of its headings is found, and the same row in place is not', () => {
  const inPlace = judged(REGIONS, 'yuzhong-2017');
  assert.ok(!inPlace.findings.some(({ detail }) => detail.kind === 'shift'));
  const printed = { SG_CAR_B: '692', SG_CARBUY_B: '4612', SG_CARRUN_B: '430', SG_REC_B: '' };
  const moved = new Map(
    Object.entries(printed).map(([code, text]): [IndicatorCode, CellValue] => [
      codeOf(code),
      readFigure(text, 'wan-yuan').value,
    ]),
  );
  const found = judged(REGIONS, 'yuzhong-2017', moved).findings.find(({ detail }) => detail.kind === 'shift');
  assert.ok(found?.detail.kind === 'shift');
  assert.deepEqual([found.level, found.detail.by, found.detail.from], ['block', -1, 'SG_CAR_B']);
  assert.deepEqual(found.detail.balance, { foundAt: 'SG_B', scaled: 5_834_000_000 });
});

function codeOf(text: string): IndicatorCode {
  assert.ok(isIndicatorCode(text), text);
  return text;
}
