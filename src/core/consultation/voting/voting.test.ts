import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { chanceOf, consensusOf, representative, zOfOne, zOfTwo } from './consensus.ts';
import { findGroups, SMALLEST_GROUP } from './opinion-groups.ts';
import { placeRows } from './components.ts';
import { seededNumbers } from './seeded.ts';
import { voteResults } from './vote-results.ts';
import {
  FEWEST_COUNTED,
  voteTable,
  VOTES_TO_COUNT,
  type Vote,
  type VoteRow,
  type VotesCast,
} from './votes.ts';

const SEED = 20_261_122;

function cast(rows: readonly (readonly (Vote | undefined)[])[]): VotesCast {
  return new Map(
    rows.map((row, at) => [
      `p${at}`,
      new Map(row.flatMap((vote, column) => (vote === undefined ? [] : [[column + 1, vote] as const]))),
    ]),
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

/** Two camps that answer most statements the other way round, and share the last one. */
function camps(sizes: readonly [number, number], statements: number, noise: number): VoteRow[] {
  const next = seededNumbers(SEED);
  return sizes.flatMap((size, camp) =>
    Array.from({ length: size }, () =>
      Array.from({ length: statements }, (_, column): Vote => {
        if (next() < noise) return next() < 0.5 ? 1 : -1;
        if (column === statements - 1) return 1;
        return (column + camp) % 2 === 0 ? 1 : -1;
      }),
    ),
  );
}

function noise(people: number, statements: number): VoteRow[] {
  const next = seededNumbers(SEED + people);
  return Array.from({ length: people }, () =>
    Array.from({ length: statements }, (): Vote => (next() < 0.5 ? 1 : -1)),
  );
}

test('the chance of agreeing is (A + 1) / (S + 2): one half where nobody was asked', () => {
  assert.equal(chanceOf(0, 0), 0.5);
  assert.equal(chanceOf(8, 10), 9 / 12);
  assert.equal(chanceOf(0, 8), 0.1);
});

test('consensus is the product over the groups: one group that rejects keeps a statement low', () => {
  const shared = consensusOf(
    [
      { agreed: 6, disagreed: 2, saw: 8 },
      { agreed: 3, disagreed: 0, saw: 3 },
    ],
    'agreed',
  );
  assert.ok(Math.abs(shared.product - 0.7 * 0.8) < 1e-12);
  assert.ok(Math.abs(shared.mean - Math.sqrt(0.56)) < 1e-12);
  const split = consensusOf(
    [
      { agreed: 98, disagreed: 0, saw: 98 },
      { agreed: 0, disagreed: 8, saw: 8 },
    ],
    'agreed',
  );
  assert.ok(split.product < shared.product, '98 of 106 agree, and it is still less shared');
});

test('the tests of proportions give the values worked by hand', () => {
  // 9 of 12 against one half: 0.25 / √(0.25 / 12) = 1.7320508…
  assert.ok(Math.abs(zOfOne(9, 12) - Math.sqrt(3)) < 1e-12);
  // 9 of 12 against 3 of 12: pooled ½, 0.5 / √(¼ · 2/12) = 2.4494897…
  assert.ok(Math.abs(zOfTwo(9, 12, 3, 12) - Math.sqrt(6)) < 1e-12);
  assert.equal(zOfTwo(0, 5, 0, 9), 0, 'nothing varies');
});

test('a statement is typical of a group only where both tests pass at 90 %', () => {
  const typical = representative({ agreed: 8, disagreed: 2, saw: 10 }, { agreed: 2, disagreed: 8, saw: 10 });
  assert.equal(typical?.side, 'agreed');
  assert.equal(typical?.inside, 0.75);
  assert.equal(typical?.ratio, 3);
  const alike = representative({ agreed: 9, disagreed: 1, saw: 10 }, { agreed: 9, disagreed: 1, saw: 10 });
  assert.equal(alike, undefined, 'both agree: nothing marks the group out');
  const against = representative({ agreed: 1, disagreed: 9, saw: 10 }, { agreed: 8, disagreed: 1, saw: 10 });
  assert.equal(against?.side, 'disagreed');
});

test('a participant counts after seven votes, after all of them where there are fewer statements', () => {
  const seven = Array.from({ length: FEWEST_COUNTED }, () => [
    ...Array.from({ length: VOTES_TO_COUNT }, (): Vote => 1),
    undefined,
  ]);
  const six = [1, 1, 1, 1, 1, 1] as const;
  const table = voteTable(cast([...seven, six]), numbers(8));
  assert.deepEqual([table.rows.length, table.participants, table.needed], [15, 16, 7]);
  const few = voteTable(cast(Array.from({ length: 20 }, () => [1, -1, 0] as const)), numbers(3));
  assert.deepEqual([few.rows.length, few.needed], [20, 3]);
});

test('where fewer than 15 qualify the most active fill up, and equally active ones all come in', () => {
  const rows = [
    ...Array.from({ length: 4 }, () => [1, 1, 1, 1, 1, 1, 1, 1] as const),
    ...Array.from({ length: 9 }, () => [1, 1, 1, 1, 1] as const),
    ...Array.from({ length: 5 }, () => [1, 0] as const),
    [1] as const,
  ];
  const table = voteTable(cast(rows), numbers(8));
  assert.deepEqual([table.rows.length, table.participants, table.needed], [18, 19, 2]);
  assert.equal(table.votes, 4 * 8 + 9 * 5 + 5 * 2 + 1);
});

test('votes on withdrawn statements are not in the table', () => {
  const table = voteTable(cast([[1, -1, 1]]), [1, 3]);
  assert.deepEqual(table.rows, [[1, 1]]);
  assert.equal(voteTable(cast([[undefined, -1]]), [1]).participants, 0);
});

test('somebody who voted on a quarter of the statements is not drawn to the middle by that', () => {
  const full: VoteRow[] = [...camps([6, 6], 8, 0)];
  const sparse: VoteRow = [1, -1, undefined, undefined, undefined, undefined, undefined, undefined];
  const points = placeRows([...full, sparse]);
  const [first, last] = [points[0], points.at(-1)];
  assert.ok(first && last);
  assert.ok(Math.sign(first.x) === Math.sign(last.x));
  assert.ok(Math.abs(last.x) > 0.4 * Math.abs(first.x), `${last.x} beside ${first.x}`);
});

test('two camps are found, the larger one first', () => {
  const rows = camps([18, 9], 9, 0.1);
  const groups = findGroups(voteTable(cast(rows), numbers(9)).rows);
  assert.ok(groups.found);
  assert.deepEqual(groups.sizes, [18, 9]);
  assert.ok(groups.silhouette > groups.chance);
});

test('what both camps want is shared most, although neither camp wants what the other does', () => {
  const results = voteResults(cast(camps([20, 10], 7, 0)), numbers(7));
  assert.equal(results.statements[0]?.statement, 7);
  assert.deepEqual(results.statements[0]?.typical, []);
  assert.ok(results.statements.slice(1).every(({ typical }) => typical.length === 2));
});

test('votes dealt by chance are called groups about once in twenty times, and otherwise nothing separates', () => {
  const found = Array.from({ length: 100 }, (_, nth) => findGroups(noise(12 + nth, 9)));
  const wrong = found.filter((groups) => groups.found).length;
  assert.ok(wrong <= 10, `${wrong} of 100`);
  assert.ok(found.some((groups) => !groups.found && groups.reason === 'nothing-separates'));
});

test('too few, and all alike, give no groups and say why', () => {
  const alike = findGroups(Array.from({ length: 20 }, (): VoteRow => [1, 1, -1, 0]));
  assert.deepEqual(alike, { found: false, reason: 'all-alike' });
  assert.deepEqual(findGroups(camps([4, 4], 9, 0)), { found: false, reason: 'too-few' });
});

test('no group is so small that it shows what one or two people voted', () => {
  const rows = [
    ...camps([20, 20], 9, 0.05),
    ...Array.from({ length: 2 }, (): VoteRow => Array.from({ length: 9 }, () => -1)),
  ];
  const groups = findGroups(rows);
  assert.ok(groups.found);
  assert.ok(groups.sizes.every((size) => size >= SMALLEST_GROUP));
});

test('without groups the view is of everybody: product and mean are the same chance', () => {
  const results = voteResults(cast([[1], [1], [-1]]), [1]);
  const [only] = results.statements;
  assert.deepEqual(only?.everyone, { agreed: 2, disagreed: 1, saw: 3 });
  assert.deepEqual(only?.agreement, { product: 0.6, mean: 0.6 });
  assert.deepEqual(voteResults(new Map(), []).statements, []);
});

const anyVote = fc.constantFrom<Vote | undefined>(1, 1, -1, -1, 0, undefined);
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }))
  .chain(([statements, people]) =>
    fc.array(fc.array(anyVote, { minLength: statements, maxLength: statements }), {
      minLength: people,
      maxLength: people,
    }),
  );

test(`the order of votes, of people and of statements, and who is who, change nothing (seed ${SEED})`, () => {
  fc.assert(
    fc.property(anyTable, fc.integer(), (rows, shift) => {
      const columns = numbers(rows[0]?.length ?? 0);
      const plain = voteResults(cast(rows), columns);
      const next = seededNumbers(shift);
      const renamed = new Map(
        [...cast(rows).values()]
          .map((votes) => ({ votes, at: next() }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ votes }, at) => [
            `other-${at}`,
            new Map(
              [...votes]
                .map((vote) => ({ vote, by: next() }))
                .toSorted((a, b) => a.by - b.by)
                .map(({ vote }) => vote),
            ),
          ]),
      );
      const other = voteResults(renamed, columns.toReversed());
      assert.deepEqual(other.statements, plain.statements);
      assert.deepEqual({ ...other, groups: 0 }, { ...plain, groups: 0 });
      assert.equal(other.groups.found, plain.groups.found);
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test(`tallies of groups add up to those who count, and no one is in two groups (seed ${SEED})`, () => {
  fc.assert(
    fc.property(anyTable, (rows) => {
      const results = voteResults(cast(rows), numbers(rows[0]?.length ?? 0));
      const { groups, counted, statements } = results;
      if (groups.found)
        assert.equal(
          groups.sizes.reduce((sum, size) => sum + size, 0),
          counted,
        );
      for (const { everyone, groups: tallies } of statements) {
        const saw = tallies.reduce((sum, tally) => sum + tally.saw, 0);
        assert.ok(saw <= everyone.saw);
        assert.ok(tallies.every((tally) => tally.agreed + tally.disagreed <= tally.saw));
      }
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test(`one more agreement never lowers how far a statement is shared, the groups being the same (seed ${SEED})`, () => {
  const tally = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map(([agreed, disagreed, passed]) => ({
    agreed,
    disagreed,
    saw: agreed + disagreed + passed,
  }));
  fc.assert(
    fc.property(fc.array(tally, { minLength: 1, maxLength: 5 }), fc.nat(4), (tallies, which) => {
      const at = which % tallies.length;
      const more = tallies.map((each, index) =>
        index === at ? { ...each, agreed: each.agreed + 1, saw: each.saw + 1 } : each,
      );
      assert.ok(consensusOf(more, 'agreed').product >= consensusOf(tallies, 'agreed').product);
    }),
    { seed: SEED, numRuns: 200 },
  );
});
