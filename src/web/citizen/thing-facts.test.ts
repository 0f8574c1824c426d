import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  choice,
  element,
  entry,
  item,
  material,
  paper,
  result,
  stated,
  thing,
  when,
} from '../../../test/support/catalogue-builder.ts';
import { planOf } from '../../../test/support/compile-pieces.ts';
import { cardOf, findThings, mayTakeTwoVisits, whenAsked } from './thing-facts.ts';

const DAY = Temporal.PlainDate.from('2026-11-22');

/** The thing's items with their condition, and under each the papers with theirs. */
const PLAN = planOf({
  elements: [choice('wish', ['card', 'grant', 'both']), element('student', { type: 'yes-no' })],
  materials: ['always', 'both-items', 'card-only', 'student-card', 'every-case'].map((name) =>
    material(name),
  ),
  items: [
    item('open', { materials: [paper('always')] }),
    item('card', {
      materials: [
        paper('always'),
        paper('both-items'),
        paper('card-only'),
        paper('student-card', { when: when('student = true') }),
        paper('every-case', { when: when('student = true') }),
      ],
    }),
    item('grant', {
      materials: [paper('both-items'), paper('every-case', { when: when('student = false') })],
    }),
  ],
  things: [
    thing([
      entry('open'),
      entry('card', 'wish in ("card", "both")'),
      entry('grant', 'wish in ("grant", "both")'),
    ]),
  ],
});

const TABLE = [
  ['always', undefined],
  ['both-items', undefined],
  ['card-only', '((wish in ("card", "both")))'],
  ['student-card', '((wish in ("card", "both")) and (student = true))'],
  [
    'every-case',
    '((wish in ("card", "both")) and (student = true)) or ((wish in ("grant", "both")) and (student = false))',
  ],
] as const;

test('a paper is asked for only in some cases when some answers need none of the items that ask for it', () => {
  for (const [name, feel] of TABLE) {
    const found = PLAN.materials.find((each) => each.material.id === name);
    assert.ok(found, name);
    assert.equal(whenAsked(PLAN, found), feel, name);
  }
});

test('a thing is found by what people call it, after those that bear the name, and before what is done elsewhere', () => {
  const called = cardOf(
    thing([entry('a')], { name: { zh: '老年人优待' }, keywords: ['老年证'] }),
    undefined,
    DAY,
  );
  const named = cardOf(thing([entry('a')], { name: { zh: '补办老年证' } }), undefined, DAY);
  const elsewhere = cardOf(
    thing([entry('a')], { name: { zh: '老年证（外地）' }, status: 'described' }),
    undefined,
    DAY,
  );
  const neither = cardOf(thing([entry('a')], { name: { zh: '开饭店' } }), undefined, DAY);
  assert.deepEqual(
    findThings([elsewhere, called, neither, named], '老年证', () => []),
    [named, called, elsewhere],
  );
});

test('one visit is counted, and two are owned up to unless nothing is put into the hand', () => {
  const visits = stated(1);
  for (const [carrier, own] of [
    ['paper', true],
    ['card', true],
    ['e-certificate', false],
    ['none', false],
  ] as const) {
    const only = item('only', { visits, results: [result('kept', { carrier: stated(carrier) })] });
    assert.equal(mayTakeTwoVisits(planOf({ items: [only], things: [thing([entry('only')])] })), own, carrier);
  }
  assert.equal(mayTakeTwoVisits(PLAN), false, 'no source states a visit: nothing is promised');
});
