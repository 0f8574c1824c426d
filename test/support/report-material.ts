// The sample round as if everybody had returned, for tests of the report: no database.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert } from '#base/assert.ts';
import { readRound } from '#connectors/survey-files/load.ts';

export { loadLinearSolver } from '#connectors/linear-solver/highs.ts';
import type { ReportEdition } from '#core/statistics/report/document.ts';
import { rollUp } from '#core/statistics/rollup/roll-up.ts';
import { makePool, type UnitFigures } from '#core/statistics/survey/figures.ts';
import { parseFigures } from '#core/statistics/survey/parse-figures.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { ReportMaterial } from '#web/costs/report/assemble-input.ts';

const ROUNDS = fileURLToPath(new URL('../../data/costs/rounds', import.meta.url));

/** Round, figures of both years rolled up for the region of 衡阳. */
export function reportMaterial(
  edition: ReportEdition,
  change: (figures: UnitFigures) => UnitFigures = (same) => same,
): ReportMaterial {
  const round = roundOf('hengyang-2025');
  const now = parseFigures(round, csvOf('hengyang-2025')).figures;
  const before = parseFigures(roundOf('hengyang-2024'), csvOf('hengyang-2024')).figures;
  const figures = round.units.flatMap((unit): readonly UnitFigures[] => {
    const own = now.get(unit.id);
    const prior = before.get(unit.id)?.cells;
    if (own === undefined) return [];
    return [change({ unit, cells: own.cells, version: 1, ...(prior === undefined ? {} : { prior }) })];
  });
  const pool = makePool(figures);
  assert(pool.ok, 'one year, one basis');
  const [office] = round.offices;
  assert(office !== undefined, 'the round has an office');
  const summed = rollUp(round, { office: office.id, scope: 'region' }, pool.value);
  const [first] = round.units;
  assert(first !== undefined, 'the round has units');
  return {
    round,
    edition,
    office: office.name,
    on: Temporal.PlainDate.from('2026-12-15'),
    approved: true,
    rollUp: summed,
    late: summed.counted.slice(0, 1).map(({ unit }) => unit),
    explanations: [
      {
        unit: first,
        rule: 'S17',
        cells: [...round.indicators.keys()].filter((code) => code === 'C02'),
        text: '<b>年初</b>增加一项专项工作',
      },
    ],
  };
}

function roundOf(id: string): Round {
  const { round } = readRound(`${ROUNDS}/${id}`);
  assert(round !== undefined, `the round ${id} can be read`);
  return round;
}

function csvOf(id: string): string {
  return readFileSync(`${ROUNDS}/${id}/figures.csv`, 'utf8');
}
