// Whatever figures stand in a return of any round, every rule is judged and every finding has its sentence.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { loadSurveys } from '#connectors/survey-files/load.ts';
import { evaluateReturn } from '#core/statistics/rules/evaluate-return.ts';
import type { Cells, CellValue, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { readFigure } from '#core/statistics/survey/read-figure.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { findingWords } from '../../src/web/costs/finding-words.ts';
import { costsFindings as en } from '../../src/web/texts/en/costs-findings.ts';
import { costsFindings as zh } from '../../src/web/texts/zh-CN/costs-findings.ts';

const SEED = 20_261_122;
const { rounds } = loadSurveys(join(import.meta.dirname, '../../data/costs/rounds'));

const written = fc.oneof(
  fc.constantFrom('', '0', '0.00', '1', '1.00', '—', '十二', '-5', '0.5', '9999999999999'),
  fc.integer({ min: -1_000_000_000, max: 10 ** 11 }).map((fen) => (fen / 100).toFixed(2)),
  fc.integer({ min: 0, max: 5000 }).map(String),
);

function anyCells(round: Round): fc.Arbitrary<Cells> {
  const codes = [...round.indicators.values()].filter(({ measure }) => measure !== undefined);
  return fc.array(fc.option(written), { minLength: codes.length, maxLength: codes.length }).map(
    (texts) =>
      new Map(
        codes.flatMap(({ code, measure, decimals }, index): [IndicatorCode, CellValue][] => {
          const text = texts[index];
          if (text === null || text === undefined || measure === undefined) return [];
          return [[code, readFigure(text, measure, { decimals }).value]];
        }),
      ),
  );
}

for (const round of rounds.values()) {
  test(`${round.id}: every finding about any figures at all has a whole sentence in both languages`, () => {
    const [unit] = round.units;
    assert.ok(unit);
    const kinds = new Set<string>();
    const cells = anyCells(round);
    fc.assert(
      fc.property(cells, cells, fc.array(cells, { minLength: 7, maxLength: 9 }), (own, prior, others) => {
        const peers = [own, ...others];
        const { findings } = evaluateReturn(round, { unit, own, prior, accounts: prior, peers });
        for (const finding of findings) {
          kinds.add(finding.detail.kind);
          for (const reader of [
            { texts: zh, language: 'zh-CN', round } as const,
            { texts: en, language: 'en', round } as const,
          ]) {
            const words = findingWords(reader, finding);
            const all = [words.place, words.sentence, words.next, words.basis, ...words.working].join('\n');
            assert.doesNotMatch(all, /undefined|NaN|Infinity|\[object|null/, JSON.stringify(finding));
            assert.ok(words.sentence.length > 4 && words.next !== '');
          }
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
    const expected = round.rules.some(({ kind }) => kind === 'formula') ? 'formula' : 'required';
    assert.ok(kinds.has(expected) && kinds.has('unreadable'), [...kinds].join(' '));
  });
}
