// Random catalogues for the compiler's properties: small, but with everything a real one has (choices, derivations,
// conditions on items, fields and papers, siblings' certificates, alternatives, counties, unknown limits), and cycles.
import * as fc from 'fast-check';
import type { Json } from '#base/canonical-json.ts';
import type {
  Catalogue,
  DataElement,
  FieldAsk,
  Item,
  Material,
  MaterialAsk,
  ThingItem,
} from '#core/catalogue/model.ts';
import {
  NOT_STATED,
  ask,
  catalogue,
  choice,
  division,
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
  when,
  workingDays,
} from './catalogue-builder.ts';

export const COUNTY = division('430482000000');

const ELEMENTS = 7;
const MATERIALS = 5;
const ITEMS = 5;

export const elementName = (index: number): string => `e${index}`;
const materialName = (index: number): string => `m${index}`;
const itemName = (index: number): string => `i${index}`;

/** e0–e2 are what conditions read; e3 is a number; e4 is free text; e5 and e6 are derived, one by a branch. */
function elements(): readonly DataElement[] {
  return [
    choice('e0', ['a', 'b', 'c']),
    element('e1', { type: 'yes-no' }),
    choice('e2', ['x', 'y'], { group: 'other' }),
    element('e3', { type: 'number', min: 0 }),
    element('e4', { group: 'other', prefill: { from: 'sign-in', claim: 'name' } }),
    element('e5', { type: 'number', derive: when('e3 + 1') }),
    element('e6', { derive: when('if e1 = true then e4 else e2') }),
  ];
}

const CONDITIONS = [
  'e0 = "a"',
  'e0 in ("a", "b")',
  'e1 = true',
  'not(e1 = true)',
  'e2 = "x" and e0 = "b"',
  'e2 = "y" or e1 = true',
  'e3 >= 18',
  'e5 > 60',
  'e6 = "x"',
  'e0 = "c" and e1 = false and e2 = "y"',
] as const;

/** Something one time in `often`. */
function rarely<Value>(value: fc.Arbitrary<Value>, often: number): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: often - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

const maybeCondition = rarely(fc.constantFrom(...CONDITIONS), 3);

function conditional(text: string | undefined): { readonly when?: ReturnType<typeof when> } {
  return text === undefined ? {} : { when: when(text) };
}

const anAsk: fc.Arbitrary<() => FieldAsk> = fc
  .record({
    index: fc.nat(ELEMENTS - 1),
    required: fc.boolean(),
    condition: maybeCondition,
    max: rarely(fc.integer({ min: -1, max: 120 }), 3),
    unit: rarely(fc.constant('元'), 150),
  })
  .map(
    ({ index, required, condition, max, unit }) =>
      () =>
        ask(elementName(index), {
          required,
          ...conditional(condition),
          ...(max === undefined || index !== 3 ? {} : { max }),
          ...(unit === undefined ? {} : { unit }),
        }),
  );

/** A sibling's paper is mostly asked by a later item, so that cycles stay rare. */
const aPaper = (asking: number): fc.Arbitrary<() => MaterialAsk> =>
  fc
    .record({
      index: fc.nat(MATERIALS - 1),
      need: fc.constantFrom('required', 'optional', 'may-be-owed'),
      source: fc.constantFrom('applicant', 'government', 'sibling-item'),
      forms: fc.uniqueArray(fc.constantFrom('original', 'copy', 'e-certificate', 'data'), {
        minLength: 1,
        maxLength: 3,
      }),
      copies: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      condition: maybeCondition,
      commitment: fc.boolean(),
      odd: rarely(fc.constant(true), 40),
      alternatives: fc.uniqueArray(fc.nat(MATERIALS - 1), { maxLength: 2 }),
    })
    .map(
      ({ index, copies, condition, alternatives, odd, ...rest }) =>
        () =>
          paper(materialName(index), {
            ...rest,
            source: rest.source === 'sibling-item' && index >= asking && !odd ? 'applicant' : rest.source,
            ...conditional(condition),
            ...(copies === undefined ? {} : { copies }),
            alternatives: alternatives.map((each) => id(materialName(each))),
          }),
    );

/** Papers: m0–m2 exist as certificates, m3 is really an answer, m4 is just paper. */
function materials(): readonly Material[] {
  return [0, 1, 2]
    .map((index) => material(materialName(index), { certificate: id(`cert${index}`) }))
    .concat([material('m3', { element: id('e4') }), material('m4')]);
}

const anItem = (index: number): fc.Arbitrary<() => Item> =>
  fc
    .record({
      fields: fc.array(anAsk, { maxLength: 5 }),
      papers: fc.array(aPaper(index), { maxLength: 4 }),
      days: fc.option(fc.constantFrom(0, 0.125, 1, 3, 5, 20, 40), { nil: undefined }),
      visits: fc.option(fc.nat(3), { nil: undefined }),
      instant: fc.boolean(),
      // Mostly backwards, so that cycles stay rare.
      waits: fc.array(fc.uniqueArray(fc.nat(Math.max(0, index - 1)), { minLength: 1, maxLength: 2 }), {
        maxLength: 1,
      }),
      forward: rarely(fc.nat(ITEMS), 30),
      produces: fc.oneof(
        { weight: 10, arbitrary: fc.constantFrom(index < 3 ? index : undefined, undefined) },
        { weight: 1, arbitrary: fc.nat(2) },
      ),
      carrier: fc.constantFrom('paper', 'card', 'none', 'unknown'),
      jurisdiction: fc.constantFrom('household', 'e6'),
    })
    .map((drawn) => () => {
      const needs = [
        ...(index === 0 ? [] : drawn.waits),
        ...(drawn.forward === undefined ? [] : [[drawn.forward]]),
      ];
      return item(itemName(index), {
        fields: drawn.fields.map((make) => make()),
        materials: drawn.papers.map((make) => make()),
        needs: needs.map((anyOf) => need(...anyOf.map(itemName))),
        promised: drawn.days === undefined ? NOT_STATED : workingDays(drawn.days),
        visits: drawn.visits === undefined ? NOT_STATED : stated(drawn.visits),
        kind: drawn.instant ? stated('instant') : NOT_STATED,
        jurisdiction: id(drawn.jurisdiction),
        requirements: [],
        results: [
          result(`${itemName(index)}-result`, {
            carrier: drawn.carrier === 'unknown' ? NOT_STATED : stated(drawn.carrier),
            ...(drawn.produces === undefined ? {} : { certificate: id(`cert${drawn.produces}`) }),
          }),
        ],
      });
    });

export type Drawn = { readonly made: Catalogue; readonly entries: readonly ThingItem[] };

/** A catalogue with one thing, `thing`, of one to five items. */
export const randomCatalogue: fc.Arbitrary<Drawn> = fc
  .record({
    items: fc.tuple(...Array.from({ length: ITEMS }, (_, index) => anItem(index))),
    chosen: fc.uniqueArray(fc.nat(ITEMS - 1), { minLength: 1 }),
    conditions: fc.array(maybeCondition, { minLength: ITEMS, maxLength: ITEMS }),
    refused: rarely(fc.nat(ITEMS - 1), 4).map((index) => (index === undefined ? [] : [index])),
    joint: fc.boolean(),
    promise: fc.option(fc.constantFrom(1, 10, 60), { nil: undefined }),
  })
  .map(({ items, chosen, conditions, refused, joint, promise }) => {
    const entries = chosen.map((index) => entry(itemName(index), conditions[index]));
    const own = { joint, promised: promise === undefined ? NOT_STATED : workingDays(promise) };
    const made = catalogue({
      elements: elements(),
      materials: materials(),
      items: items.map((make) => make()),
      things: [thing(entries, own)],
      implementations: refused.map((index) => ({
        county: COUNTY,
        item: id(itemName(index)),
        offered: false,
        agencyName: { zh: '常宁市办公室' },
        mark: 'sample',
        at: { file: 'county.yaml', line: 1, column: 1 },
      })),
    });
    return { made, entries };
  });

/** Answers to some of the elements, sometimes of a wrong kind, as a form may hold them. */
export const randomAnswers: fc.Arbitrary<Readonly<Record<string, Json>>> = fc
  .record(
    {
      e0: fc.constantFrom('a', 'b', 'c', 'nonsense'),
      e1: fc.boolean(),
      e2: fc.constantFrom('x', 'y'),
      e3: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant('not a number')),
      e4: fc.constantFrom('x', '张三', ''),
      e5: fc.integer(),
      household: fc.constant(COUNTY),
    },
    { requiredKeys: [] },
  )
  .map((drawn) => ({ ...drawn }));
