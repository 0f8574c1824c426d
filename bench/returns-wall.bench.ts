// The survey of 3,600 units in numbers: the wall, one indicator down to its parts, one cell saved, all figures for totals; in
// a database that holds three such rounds. Goals: wall and drill-down p95 < 100 ms each. Prints p50 and p95 as × goal.
// YICI_BENCH_UNITS=360 makes it a tenth, for trying it out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { App } from '#app/app.ts';
import { openReturn } from '#app/open-return.ts';
import { saveCells } from '#app/save-cells.ts';
import { assert } from '#base/assert.ts';
import type { Indicator, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { isIndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { indicatorParts } from '#read/indicator-parts.ts';
import { returnFor } from '#read/return-for.ts';
import { returnsWall } from '#read/returns-wall.ts';
import { surveyFigures } from '#read/survey-figures.ts';
import { startEmbeddedPostgres } from '#store/embedded-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { bookOf, returnsRound } from '../test/support/returns-round.ts';
import { sampleAppAt } from '../test/support/sample-app.ts';
import { collector, PLACES, reporter, surveyUnit } from '../test/support/sample-people.ts';
import { servePages } from '../test/web/page-server.ts';

const UNITS = Number(process.env['YICI_BENCH_UNITS'] ?? 3600);
const INDICATORS = 120;
const ROUNDS = ['y23', 'y24', 'y25'] as const;
const GOAL = 100;
const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

const home = mkdtempSync(join(tmpdir(), 'yici-bench-returns-'));
const server = await startEmbeddedPostgres({ home });
const url = server.url('postgres');
try {
  await migrate(url, path('db/migrations'));
  const app = await sampleAppAt({ url, folder: join(home, 'files') });
  try {
    await measure({ ...app, surveys: bookOf(...ROUNDS.map(bigRound)) });
  } finally {
    await app.pool.end();
  }
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

async function measure(app: App): Promise<void> {
  const round = app.surveys.rounds.get('y25');
  assert(round, 'the round was made');
  await fill(app, round);
  const city = collector();
  const county = collector(PLACES.changning);
  await report('wall of all units', GOAL, () => returnsWall(city, app, { round: 'y25' }));
  await report('wall, one stage of one county', GOAL, () =>
    returnsWall(county, app, { round: 'y25', stage: 'submitted' }),
  );
  await wholePages(app, city);
  const parts = { round: 'y25', stage: 'submitted' } as const;
  await report('one indicator over all units', GOAL, (run) =>
    indicatorParts(city, app, { ...parts, indicator: `I${run % INDICATORS}` }),
  );
  await report('one indicator over one office', GOAL, (run) =>
    indicatorParts(city, app, {
      ...parts,
      indicator: `I${run % INDICATORS}`,
      office: 'changning',
      own: true,
    }),
  );
  const unit = 'u0';
  const at = { round: 'y25', unit };
  await app.pool.query(`delete from returns where round = 'y25' and unit = 'u0'`);
  await app.pool.query(`delete from return_cells where round = 'y25' and unit = 'u0'`);
  assert((await openReturn(app, reporter(unit), at)).ok, 'opened');
  await report('one cell saved and judged', GOAL, (run) =>
    saveCells(app, reporter(unit), {
      ...at,
      cells: [{ code: `I${run % INDICATORS}`, text: String(run), origin: 'typed' }],
    }),
  );
  await report('one return shown', GOAL, () => returnFor(city, app, { round: 'y25', unit: 'u7' }));
  await report(
    'all figures for totals',
    1500,
    () => surveyFigures(city, app, 'y25', { stage: 'submitted', thisYearOnly: true }),
    5,
  );
}

/** The wall as it is sent: read, written and over the wire; and how heavy it is. */
async function wholePages(app: App, city: ReturnType<typeof collector>): Promise<void> {
  const server = await servePages(app);
  server.as(city);
  const page = async (): Promise<string> => (await fetch(`${server.origin}/costs/y25`)).text();
  try {
    await report('the page of the wall', GOAL, page);
    const html = await page();
    console.log(
      `the page of the wall: ${kilobytes(Buffer.byteLength(html))}, ${kilobytes(gzipSync(html).length)} gzip`,
    );
  } finally {
    await server.stop();
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} kB`;
}

async function report(
  what: string,
  goal: number,
  work: (run: number) => Promise<unknown>,
  runs = 60,
): Promise<void> {
  const took: number[] = [];
  for (let run = 0; run < runs + 3; run += 1) {
    const start = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is measured
    const answer = await work(run);
    assert(answer !== undefined, `${what}: nothing`);
    if (run >= 3) took.push(performance.now() - start);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const p = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const [p50, p95] = [p(0.5), p(0.95)];
  console.log(
    `${p50.toFixed(1).padStart(7)} ms p50 ${p95.toFixed(1).padStart(7)} ms p95  ${what}: ` +
      `× goal ${(p50 / goal).toFixed(2)} and ${(p95 / goal).toFixed(2)} (goal ${goal} ms ${p95 < goal ? 'reached' : 'MISSED'})`,
  );
}

/** A round of `UNITS` units in twelve counties and the city, `INDICATORS` figures each, a rule of each level and one of peers. */
function bigRound(id: string, index: number): Round {
  const small = returnsRound(id);
  const counties = Array.from({ length: 12 }, (_, each) => `4304${String(each + 1).padStart(2, '0')}000000`);
  const offices: Round['offices'] = [
    ...small.offices,
    ...counties.map((division, each) => ({ id: `c${each}`, name: `县${each}`, division, parent: 'city' })),
  ];
  const [model] = small.units;
  const [like] = small.indicators.values();
  assert(model && like, 'the small round has both');
  const units = Array.from({ length: UNITS }, (_, each): RegisterUnit => ({
    ...model,
    id: surveyUnit(`u${each}`),
    name: `单位${each}（样例）`,
    office: offices[each % offices.length]?.id ?? 'city',
  }));
  const indicators = new Map(
    Array.from({ length: INDICATORS }, (_, each): [Indicator['code'], Indicator] => {
      const code = `I${each}`;
      assert(isIndicatorCode(code), code);
      return [code, { ...like, code, required: false }];
    }),
  );
  const [form] = small.forms;
  assert(form, 'the small round has a form');
  const lines = [...indicators.keys()].map((code, line) => ({
    line: line + 1,
    label: { zh: code },
    indent: 0,
    cells: [code],
  }));
  const rule = { name: { zh: '样例' }, level: 'explain', mark: 'sample' } as const;
  return {
    ...small,
    ...(index > 0 ? { prior: ROUNDS[index - 1] ?? '' } : {}),
    offices,
    units: units.map((unit) => (unit.id === 'u0' || unit.id === 'u7' ? { ...unit, office: 'city' } : unit)),
    indicators,
    forms: [{ ...form, lines }],
    rules: [
      ...Array.from({ length: 40 }, (_, each) => ({
        ...rule,
        id: `S${each}`,
        kind: 'formula' as const,
        expression: `I${each} + I${each + 1} >= I${each + 2}`,
        tolerance: 'exact' as const,
      })),
      { ...rule, id: 'P1', kind: 'outlier', ratio: 'I1 / I2', threshold: 3.5 },
    ],
  };
}

/** Returns and cells of three rounds: the years before locked, this year's in all stages, a third in its second version. */
async function fill({ pool }: App, round: Round): Promise<void> {
  const register = round.units.map(({ id, office }) => ({
    unit: id,
    division: round.offices.find((each) => each.id === office)?.division,
  }));
  for (const name of ROUNDS) {
    const stage =
      name === 'y25'
        ? `(array['submitted', 'approved', 'locked', 'filling', 'sent-back', 'submitted'])[n % 6 + 1]`
        : `'locked'`;
    // oxlint-disable-next-line no-await-in-loop -- in order
    await pool.query({
      text: `insert into returns (division, round, unit, stage, version, seq, round_version, changed_at, last_type, last_by)
        select u.division, $2, u.unit, ${stage}, 1 + (n % 3 = 0)::int, 5, $2 || '-v1', now(), 'return-submitted', '甲'
        from (select row_number() over () as n, * from jsonb_to_recordset($1::jsonb) as r(unit text, division text)) u`,
      values: [JSON.stringify(register), name],
    });
    for (let from = 0; from < INDICATORS; from += 20) {
      // oxlint-disable-next-line no-await-in-loop -- a part of it at once: a statement may take 15 s
      await pool.query({
        text: `insert into return_cells (division, round, unit, version, indicator, state, scaled, decimals, typed, origin,
            changed_at, changed_by)
          select r.division, r.round, r.unit, v, 'I' || i, 'value', (hashtext(r.unit || i) & 1048575) + v, 2, '1.00', 'typed', now(), '甲'
          from returns r, generate_series(1, r.version) v, generate_series($2::int, $3::int) i where r.round = $1`,
        values: [name, from, from + 19],
      });
    }
  }
  await pool.query('vacuum analyze returns');
  await pool.query('vacuum analyze return_cells');
  const { rows } = await pool.query<{ cells: number }>('select count(*) as cells from return_cells');
  console.log(
    `${UNITS} units, ${INDICATORS} indicators, ${ROUNDS.length} rounds: ${rows[0]?.cells} cells kept`,
  );
}
