import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { loadLinearSolver } from '#connectors/linear-solver/highs.ts';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import { intervals, publishedAs } from '#core/statistics/disclosure/audit.ts';
import { DISCLOSURE_RULES, type DisclosureTable } from '#core/statistics/disclosure/disclosure-table.ts';
import { sensitivityOf } from '#core/statistics/disclosure/sensitive.ts';
import { suppress } from '#core/statistics/disclosure/suppress.ts';

let solve: SolveLinear;
before(async () => {
  solve = await loadLinearSolver();
});

const cell = (id: string, ...sizes: readonly number[]) => ({
  id,
  value: sizes.reduce((sum, size) => sum + size, 0),
  contributions: sizes.map((value, at) => ({ who: `${id}/${at}`, value })),
});

describe('a cell is sensitive', () => {
  test('when three contributors or fewer stand behind it, and not when nobody does', () => {
    assert.equal(sensitivityOf(cell('a', 10, 10, 10), DISCLOSURE_RULES)?.why, 'few');
    assert.equal(sensitivityOf(cell('a', 10, 10, 10, 10), DISCLOSURE_RULES), undefined);
    assert.equal(sensitivityOf(cell('a', 0, 0), DISCLOSURE_RULES), undefined);
  });

  test('when its two largest contributors make more than 85 % of it, and not at 85 % exactly', () => {
    assert.equal(sensitivityOf(cell('a', 50, 36, 7, 7), DISCLOSURE_RULES)?.why, 'dominance');
    assert.equal(sensitivityOf(cell('a', 50, 35, 8, 7), DISCLOSURE_RULES), undefined);
  });
});

/** 3 activities × 3 regions with totals; contributors are many unless told. */
function grid(sensitive: ReadonlySet<string>): DisclosureTable {
  const rows = [
    [20, 50, 10],
    [8, 19, 22],
    [17, 32, 12],
  ];
  const parts = (id: string, value: number) =>
    sensitive.has(id) ? cell(id, value) : cell(id, ...Array.from({ length: 5 }, () => value / 5));
  const inner = rows.flatMap((row, r) => row.map((value, c) => parts(`${r}${c}`, value)));
  const total = (id: string, ids: readonly string[]) =>
    parts(
      id,
      inner.filter((each) => ids.includes(each.id)).reduce((sum, { value }) => sum + value, 0),
    );
  const byRow = [0, 1, 2].map((r) => ({ total: `${r}+`, parts: [0, 1, 2].map((c) => `${r}${c}`) }));
  const byColumn = [0, 1, 2].map((c) => ({ total: `+${c}`, parts: [0, 1, 2].map((r) => `${r}${c}`) }));
  const all = { total: '++', parts: inner.map(({ id }) => id) };
  return {
    cells: [...inner, ...[...byRow, ...byColumn, all].map(({ total: id, parts: ids }) => total(id, ids))],
    sums: [
      ...byRow,
      ...byColumn,
      { total: '++', parts: ['0+', '1+', '2+'] },
      { total: '++', parts: ['+0', '+1', '+2'] },
    ],
  };
}

test('what a reader can work out is the interval that hand calculation gives', () => {
  // With 8, 22, 17 and 12 hidden: the second of them is 30 − a, a from 0 to 25.
  const seen = publishedAs(grid(new Set()), new Set(['10', '12', '20', '22']));
  const found = intervals(seen, solve).get('12');
  assert.ok(found?.from !== undefined && found.to !== undefined);
  assert.ok(Math.abs(found.from - 5) < 1e-6 && Math.abs(found.to - 30) < 1e-6, JSON.stringify(found));
});

test('one sensitive cell takes others with it, so that its row and column do not give it away', () => {
  const done = suppress(grid(new Set(['12'])), solve);
  assert.ok(done.ok);
  assert.equal(done.value.hidden.get('12'), 'few');
  assert.ok(done.value.hidden.size >= 4);
  const { from, to } = done.value.intervals.get('12') ?? {};
  assert.ok((from ?? 0) <= 22 - 4.4 + 1e-6 && (to ?? Infinity) >= 22 + 4.4 - 1e-6);
});

test('a single contributor of one hidden cell cannot work out the other', () => {
  // Two lone respondents in one row: each knows his own, so a third cell of the row must go as well.
  const done = suppress(grid(new Set(['10', '12'])), solve);
  assert.ok(done.ok);
  const hidden = new Set(done.value.hidden.keys());
  const table = grid(new Set(['10', '12']));
  for (const [insider, other] of [
    ['10', '12'],
    ['12', '10'],
  ] as const) {
    const knows = publishedAs(table, new Set([...hidden].filter((id) => id !== insider)));
    const { from, to } = intervals(knows, solve, [other]).get(other) ?? {};
    assert.ok((to ?? Infinity) - (from ?? 0) > 1, `${insider} works out ${other}: ${from} to ${to}`);
  }
});

test('a table that cannot be protected is refused, not published', () => {
  const table: DisclosureTable = {
    cells: [cell('part', 7), cell('whole', 7)],
    sums: [{ total: 'whole', parts: ['part'] }],
    shown: new Set(['whole']),
  };
  const done = suppress(table, solve);
  assert.equal(!done.ok && done.error.code, 'cannot-protect');
});

test('whatever the table, no hidden sensitive cell can be undone, and nothing shown was changed', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 0, maxLength: 7 });
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(sizes, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 5 }),
    );
  fc.assert(
    fc.property(tables, (rows) => {
      const table = tableOf(rows);
      const done = suppress(table, solve);
      if (!done.ok) return true; // refused: nothing is published
      const { hidden } = done.value;
      const seen = publishedAs(table, new Set(hidden.keys()));
      for (const each of table.cells) {
        const sensitive = sensitivityOf(each, DISCLOSURE_RULES);
        assert.ok(!sensitive || hidden.has(each.id), `${each.id} is sensitive and shown`);
        if (!hidden.has(each.id)) assert.equal(seen.values.get(each.id), each.value);
      }
      assert.deepEqual(determined(seen.hidden, seen.sums), [], 'sums alone give cells away');
      return true;
    }),
    { numRuns: 60, seed: 20_261_122 },
  );
});

test('a table that does not add up exactly is audited too: the reader is taken to know by how much', () => {
  const table = grid(new Set(['12']));
  const off = {
    ...table,
    cells: table.cells.map((each) => (each.id === '1+' ? { ...each, value: each.value + 1 } : each)),
  };
  const [exact, found] = [suppress(table, solve), suppress(off, solve)];
  assert.ok(exact.ok && found.ok);
  assert.deepEqual([...found.value.hidden], [...exact.value.hidden]);
  const { from = 0, to = 0 } = found.value.intervals.get('12') ?? {};
  assert.ok(from <= 22 * 0.8 && to >= 22 * 1.2, `${from} to ${to}`);
});

test('what could not be audited is not published: a solver that gives up proves nothing', () => {
  const table = grid(new Set(['12']));
  assert.ok(suppress(table, solve).ok);
  for (const status of ['failed', 'infeasible'] as const) {
    // It answers as long as cells are looked for, and no more when the audit asks for the reach of one.
    const tired: SolveLinear = (program) => (program.bounds === undefined ? { status } : solve(program));
    assert.deepEqual(suppress(table, tired), {
      ok: false,
      error: { code: 'cannot-protect', cells: ['12'] },
    });
  }
});

test('most tables can be protected: refusing everything would be no protection', () => {
  let done = 0;
  for (let seed = 1; seed <= 30; seed += 1) {
    const value = (r: number, c: number, n: number) =>
      ((seed * 7919 + r * 104_729 + c * 1299 + n * 31) % 97) + 3;
    const rows = [0, 1, 2, 3].map((r) =>
      [0, 1, 2, 3].map((c) => Array.from({ length: ((seed + r + c) % 6) + 1 }, (_, n) => value(r, c, n))),
    );
    if (suppress(tableOf(rows), solve).ok) done += 1;
  }
  assert.equal(done, 30);
});

function tableOf(rows: readonly (readonly (readonly number[])[])[]): DisclosureTable {
  const columns = rows[0]?.length ?? 0;
  const inner = rows.flatMap((row, r) => row.map((parts, c) => cell(`r${r}c${c}`, ...parts)));
  const merge = (id: string, ids: readonly string[]) => {
    const contributions = inner.filter((each) => ids.includes(each.id)).flatMap((each) => each.contributions);
    return { id, value: contributions.reduce((sum, each) => sum + each.value, 0), contributions };
  };
  const byRow = rows.map((row, r) => ({ total: `r${r}`, parts: row.map((_, c) => `r${r}c${c}`) }));
  const byColumn = Array.from({ length: columns }, (_, c) => ({
    total: `c${c}`,
    parts: rows.map((_, r) => `r${r}c${c}`),
  }));
  return {
    cells: [
      ...inner,
      ...[...byRow, ...byColumn].map(({ total, parts }) => merge(total, parts)),
      merge(
        'all',
        inner.map(({ id }) => id),
      ),
    ],
    sums: [
      ...byRow,
      ...byColumn,
      { total: 'all', parts: byRow.map(({ total }) => total) },
      { total: 'all', parts: byColumn.map(({ total }) => total) },
    ],
  };
}

/** Hidden cells that the equations alone determine (Gauss–Jordan, exact enough for coefficients −1, 0, 1): another way than the audit's. */
function determined(hidden: readonly string[], sums: DisclosureTable['sums']): readonly string[] {
  const matrix = sums.map(({ total, parts }) =>
    hidden.map((id) => (parts.includes(id) ? 1 : 0) - (id === total ? 1 : 0)),
  );
  let rank = 0;
  for (let column = 0; column < hidden.length; column += 1) {
    const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const chosen = matrix[pivot];
    const swapped = matrix[rank];
    if (chosen === undefined || swapped === undefined) continue;
    matrix[pivot] = swapped;
    const by = chosen[column] ?? 1;
    const unit = chosen.map((value) => value / by);
    matrix[rank] = unit;
    matrix.forEach((row, at) => {
      const factor = row[column] ?? 0;
      if (at !== rank && Math.abs(factor) > 1e-12)
        matrix[at] = row.map((value, i) => value - factor * (unit[i] ?? 0));
    });
    rank += 1;
  }
  return matrix
    .filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1)
    .map((row) => hidden[row.findIndex((value) => Math.abs(value) > 1e-9)] ?? '');
}
