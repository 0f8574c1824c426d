import assert from 'node:assert/strict';
import test from 'node:test';
import {
  NOT_STATED,
  choice,
  element,
  entry,
  id,
  item,
  material,
  need,
  paper,
  result,
  stated,
  thing,
  workingDays,
} from '../../../test/support/catalogue-builder.ts';
import { planOf } from '../../../test/support/compile-pieces.ts';
import type { MaterialAsk } from '#core/catalogue/model.ts';
import type { Reduction } from './plan.ts';
import { settle } from './settle.ts';

const TODAY = Temporal.PlainDate.from('2026-11-22');

/** The table of `docs/counting.md`, row by row: how two items ask for a paper, and what counts before and after. */
const PAPERS: readonly (readonly [
  string,
  Partial<MaterialAsk>,
  { readonly certificate?: boolean; readonly element?: boolean },
  number,
  number,
])[] = [
  ['handed in', {}, {}, 2, 1],
  ['three copies are one paper', { copies: 3 }, {}, 2, 1],
  [
    'an e-certificate that every item accepts',
    { forms: ['original', 'e-certificate'] },
    { certificate: true },
    2,
    0,
  ],
  ['really an answer on the form', { forms: ['original', 'data'] }, { element: true }, 2, 0],
  ['replaced by a commitment', { commitment: true }, {}, 2, 0],
  ['allowed to come later', { need: 'may-be-owed' }, {}, 2, 1],
  ['optional', { need: 'optional' }, {}, 0, 0],
  ['asked only as data', { forms: ['data'] }, { element: true }, 0, 0],
  ['asked only as an e-certificate', { forms: ['e-certificate'] }, { certificate: true }, 0, 0],
];

for (const [row, ask, kind, before, after] of PAPERS) {
  test(`a paper counts as the definition says: ${row}`, () => {
    const plan = planOf({
      elements: [element('answer')],
      materials: [
        material('m', {
          ...(kind.certificate === true ? { certificate: id('m') } : {}),
          ...(kind.element === true ? { element: id('answer') } : {}),
        }),
      ],
      items: [item('a', { materials: [paper('m', ask)] }), item('b', { materials: [paper('m', ask)] })],
      things: [thing([entry('a'), entry('b')])],
    });
    assert.deepEqual(sides(plan.savings.materials), [before, after]);
  });
}

test('a paper counts as the definition says: produced by a sibling item', () => {
  const plan = planOf({
    materials: [material('m', { certificate: id('m') })],
    items: [
      item('a', { results: [result('m', { certificate: id('m') })] }),
      item('b', { materials: [paper('m', { source: 'sibling-item' })] }),
      item('c', { materials: [paper('m')] }),
    ],
    things: [thing([entry('a'), entry('b'), entry('c')])],
  });
  assert.deepEqual(sides(plan.savings.materials), [2, 0]);
});

test('applying counts for each item, collecting only what is put into the hand; an unknown carrier is left out on both sides', () => {
  assert.deepEqual(
    sides(steps(carried('a', { carrier: stated('paper') }), carried('b', { carrier: stated('card') }))),
    [4, 2],
  );
  assert.deepEqual(
    sides(
      steps(carried('a', { carrier: stated('e-certificate') }), carried('b', { carrier: stated('none') })),
    ),
    [2, 1],
  );
  const unknown = steps(carried('a', { carrier: NOT_STATED }), carried('b', { carrier: stated('card') }));
  assert.deepEqual([...sides(unknown), unknown.notStated], [3, 2, ['a']]);
});

test('trips add up before and are one at most after; what is not stated is no zero', () => {
  const plan = planOf({
    items: [item('a', { visits: stated(2) }), item('b', { visits: stated(1) }), item('c')],
    things: [thing([entry('a'), entry('b'), entry('c')])],
  });
  assert.deepEqual([...sides(plan.savings.trips), plan.savings.trips.notStated], [3, 1, ['c']]);
  const online = planOf({ items: [item('a', { visits: stated(0) })], things: [thing([entry('a')])] });
  assert.deepEqual(sides(online.savings.trips), [0, 0]);
});

test('days count one after another before, and the longest chain after', () => {
  const plan = planOf({
    items: [
      item('a', { promised: workingDays(3) }),
      item('b', { promised: workingDays(5) }),
      item('c', { promised: workingDays(1), needs: [need('a')] }),
      item('d'),
    ],
    things: [thing([entry('a'), entry('b'), entry('c'), entry('d')])],
  });
  assert.deepEqual([...sides(plan.savings.days), plan.savings.days.notStated], [9, 5, ['d']]);
});

test('under answers only what belongs to the matter counts', () => {
  const plan = planOf({
    elements: [choice('wants_b', ['yes', 'no'])],
    materials: [material('m')],
    items: [
      item('a', { promised: workingDays(3), materials: [paper('m')] }),
      item('b', { promised: workingDays(5), materials: [paper('m')] }),
    ],
    things: [thing([entry('a'), entry('b', 'wants_b = "yes"')], { publishedAfter: { days: 2 } })],
  });
  const { savings } = settle(plan, { wants_b: 'no' }, TODAY);
  assert.deepEqual(
    [sides(savings.materials), sides(savings.days)],
    [
      [1, 1],
      [3, 3],
    ],
  );
  assert.deepEqual(savings.published, { after: { days: 2 } });
});

function sides({ before, after }: Reduction): readonly [number, number] {
  return [before, after];
}

function carried(name: string, carrier: Parameters<typeof result>[1]): ReturnType<typeof item> {
  return item(name, { results: [result(name, carrier)] });
}

function steps(...items: readonly ReturnType<typeof item>[]): Reduction {
  return planOf({ items, things: [thing(items.map((each) => entry(each.id)))] }).savings.steps;
}
