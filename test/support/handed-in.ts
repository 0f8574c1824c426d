// The constructed figures of a round as if every unit had handed them in: rows alone, for tests of what reads many returns.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert } from '#base/assert.ts';
import type { App } from '#app/app.ts';
import { parseFigures } from '#core/statistics/survey/parse-figures.ts';
import type { RegisterUnit, RoundId } from '#core/statistics/survey/round.ts';

const ROUNDS = fileURLToPath(new URL('../../data/costs/rounds', import.meta.url));

/** Puts a return with the figures of `figures.csv` for each unit of the round that `which` keeps. */
export async function handIn(
  app: App,
  id: RoundId,
  {
    stage,
    which = () => true,
  }: {
    readonly stage: 'submitted' | 'approved' | 'locked';
    readonly which?: (unit: RegisterUnit) => boolean;
  },
): Promise<void> {
  const round = app.surveys.rounds.get(id);
  assert(round !== undefined, `there is a round ${id}`);
  const { figures } = parseFigures(round, readFileSync(`${ROUNDS}/${id}/figures.csv`, 'utf8'));
  const divisions = new Map(round.offices.map((office) => [office.id, office.division]));
  const rows = round.units.filter(which).flatMap((unit) => {
    const division = divisions.get(unit.office);
    const cells = figures.get(unit.id)?.cells ?? new Map();
    return [...cells].map(([code, cell]) => ({
      division,
      round: id,
      unit: unit.id,
      indicator: code,
      state: cell.state,
      scaled: cell.state === 'value' ? cell.amount.scaled : null,
      decimals: cell.state === 'value' ? cell.amount.decimals : null,
    }));
  });
  await app.pool.query(
    `with c as (
       select * from jsonb_to_recordset($1::jsonb) as c(division text, round text, unit text, indicator text,
         state text, scaled bigint, decimals smallint)),
     r as (
       insert into returns (division, round, unit, stage, version, seq, round_version, changed_at, last_type, last_by)
       select distinct division, round, unit, $2, 1, 1, $3, $4::timestamptz, 'return-submitted', 'test' from c)
     insert into return_cells (division, round, unit, version, indicator, state, scaled, decimals, origin, changed_at, changed_by)
     select division, round, unit, 1, indicator, state, scaled, decimals, 'constructed', $4::timestamptz, 'test' from c`,
    [JSON.stringify(rows), stage, round.version, app.now().toString()],
  );
  // Nobody waits for the planner's own statistics in a test.
  await app.pool.query('analyze returns; analyze return_cells');
}
