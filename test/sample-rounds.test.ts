import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRound } from '#connectors/survey-files/load.ts';
import { parseOrganisationCode } from '#core/identity/organisation-code.ts';
import { evaluateReturn } from '#core/statistics/rules/evaluate-return.ts';
import type { Evaluation } from '#core/statistics/rules/finding.ts';
import { parseFigures } from '#core/statistics/survey/parse-figures.ts';
import type { Cells } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { SLIPS } from '../scripts/constructed-slips.mjs';
import { accountsOf, figuresOf } from '../scripts/make-constructed-returns.mjs';

const ROUNDS = fileURLToPath(new URL('../data/costs/rounds', import.meta.url));

type Sample = { readonly round: Round; readonly figures: ReadonlyMap<string, Cells> };

function sample(id: string): Sample {
  const { round, findings } = readRound(`${ROUNDS}/${id}`);
  assert.deepEqual(
    findings.filter(({ level }) => level === 'error'),
    [],
  );
  assert.ok(round);
  const read = parseFigures(round, readFileSync(`${ROUNDS}/${id}/figures.csv`, 'utf8'));
  assert.deepEqual(read.findings, []);
  return { round, figures: new Map([...read.figures].map(([unit, { cells }]) => [unit, cells])) };
}

function judge({ round, figures }: Sample, before?: Sample): ReadonlyMap<string, Evaluation> {
  const peers = Map.groupBy(round.units, ({ kind }) => kind);
  const groups = new Map(
    [...peers].map(([kind, units]) => [kind, units.flatMap(({ id }) => figures.get(id) ?? [])]),
  );
  return new Map(
    round.units.map((unit) => {
      const own = figures.get(unit.id);
      assert.ok(own, unit.id);
      const prior = before?.figures.get(unit.id);
      return [unit.id, evaluateReturn(round, { unit, own, prior, peers: groups.get(unit.kind) })];
    }),
  );
}

const [first, second] = [sample('hengyang-2024'), sample('hengyang-2025')];

for (const year of [2024, 2025]) {
  test(`the constructed figures of ${year} are what their script makes`, () => {
    const file = `${ROUNDS}/hengyang-${year}/figures.csv`;
    assert.equal(
      readFileSync(file, 'utf8'),
      figuresOf(year),
      'run node scripts/make-constructed-returns.mjs',
    );
  });
}

test('the constructed accounts are what their script makes', () => {
  assert.equal(readFileSync(`${ROUNDS}/hengyang-2025/accounts.csv`, 'utf8'), accountsOf(2025));
});

test('36 units of the city and 4 of a county are asked, about at least 120 indicators', () => {
  const offices = Map.groupBy(second.round.units, ({ office }) => office);
  assert.deepEqual(
    [...offices].map(([office, units]) => [office, units.length]),
    [
      ['hengyang', 36],
      ['changning', 4],
    ],
  );
  assert.ok(second.round.indicators.size >= 120);
  assert.ok(second.round.units.some(({ name }) => name.length === 40));
});

test('every sample unit is called a sample and has an organisation code with its right check character', () => {
  for (const { name, organisationCode = '' } of second.round.units) {
    assert.match(name, /（样例）$/);
    assert.ok(parseOrganisationCode(organisationCode).ok, `${name}: ${organisationCode}`);
  }
});

test('no part of the legal header is made up', () => {
  for (const { round } of [first, second]) assert.deepEqual(round.header, {});
});

test('the year before obeys every rule', () => {
  for (const [unit, { findings }] of judge(first)) assert.deepEqual(findings, [], unit);
});

test('each planted slip is found by the rules that are named for it', () => {
  const judged = judge(second, first);
  for (const { unit, rules } of SLIPS) {
    const found = new Set(judged.get(unit)?.findings.map(({ rule }) => rule));
    for (const rule of rules) assert.ok(found.has(rule), `${unit}: ${rule} among ${[...found].join(', ')}`);
  }
});

test('where nothing was planted nothing stops a return; a bought vehicle is a large change that wants a reason', () => {
  const planted = new Set(SLIPS.map(({ unit }) => unit));
  for (const [unit, { findings }] of judge(second, first)) {
    if (planted.has(unit)) continue;
    assert.deepEqual(
      findings.filter(({ rule }) => rule !== 'S17'),
      [],
      unit,
    );
  }
});

test('every rule of the trade has its number among the rules; S19 is the roll-up’s', () => {
  const numbers = new Set(second.round.rules.map(({ id }) => Number(/^S(\d+)/.exec(id)?.[1])));
  const all = Array.from({ length: 20 }, (_, at) => at + 1).filter((number) => number !== 19);
  assert.deepEqual(
    all.filter((number) => !numbers.has(number)),
    [],
  );
});

test('both amounts called 机关运行经费 are kept, each saying which it is', () => {
  const notes = ['C02', 'C06'].map((code) =>
    [...second.round.indicators.values()].find((each) => each.code === code),
  );
  assert.match(notes[0]?.note?.zh ?? '', /调查口径/);
  assert.match(notes[1]?.note?.zh ?? '', /公开口径/);
});

/** Errors and oddities of the published accounts (facts, anomalies), by the rules that tell them; no other body has more than a hint. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  'pt-shgzb-2024': ['P8b'],
  'pt-ychuan-2025': ['P1', 'P6', 'P8a', 'S3b', 'S6a', 'S6b', 'S6c'],
  'pt-wlj-2025': ['P3', 'P8a', 'P10', 'P11'],
  'pt-sthj-2025': ['P10'],
  'taojiang-2019': ['P13'],
  'lcwf-2015': ['S8a'],
  'hlx-2018': ['P13', 'P14'],
  'xincheng-wj-2019': ['P8c'],
  'dongpo-sj-2014': ['P9'],
  'pt-zfb-2025b': ['P12'],
};

test('in the published accounts what is wrong or odd is found, and what is only rounded stays a hint', () => {
  const published = sample('published-accounts');
  for (const unit of published.round.units) {
    const own = published.figures.get(unit.id);
    assert.ok(own, unit.id);
    const { findings } = evaluateReturn(published.round, { unit, own });
    const grave = findings.filter(({ level }) => level !== 'hint').map(({ rule }) => rule);
    assert.deepEqual([...new Set(grave)].toSorted(), [...(PUBLISHED[unit.id] ?? [])].toSorted(), unit.id);
  }
});

test('every published figure names its source, year and basis, and keeps the digits it was printed with', () => {
  const { round, figures } = sample('published-accounts');
  assert.equal(round.units.length, 25);
  for (const { id, source, mark } of round.units) {
    assert.ok(source, id);
    assert.equal(mark, 'read');
  }
  const printed = [...(figures.get('daying-wl-2015') ?? [])].find(([code]) => code === 'SG_REC_F')?.[1];
  assert.deepEqual(printed, { state: 'value', amount: { scaled: 498_000, decimals: 3 } });
});
