import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ask,
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
  workingDays,
  type Pieces,
} from '../../../test/support/catalogue-builder.ts';
import { codesOf, compilePieces, errorsOf, planOf } from '../../../test/support/compile-pieces.ts';
import type { Plan } from './plan.ts';
import { settle } from './settle.ts';

const TODAY = Temporal.PlainDate.from('2026-11-22');
const COUNTY = division('430482000000');
const both = [entry('a'), entry('b')];

const withAgeUpTo = (high: number): Pieces => ({
  elements: [element('age', { type: 'number', min: 0 })],
  items: [
    item('a', { fields: [ask('age', { min: 16 })] }),
    item('b', { fields: [ask('age', { max: high })] }),
  ],
  things: [thing(both)],
});

test('two items that accept different numbers leave what both accept; nothing left is an error with both places', () => {
  const plan = planOf(withAgeUpTo(60));
  const field = plan.form.flatMap((group) => group.fields).find((each) => each.element.id === 'age');
  assert.deepEqual([field?.min, field?.max], [16, 60]);
  assert.ok(codesOf(compilePieces(withAgeUpTo(60))).includes('field-limits-narrowed'));
  const outcome = compilePieces(withAgeUpTo(10));
  assert.ok(!outcome.ok);
  const [found] = outcome.findings.filter((each) => each.code === 'field-limits-empty');
  assert.match(`${found?.params['min_at']} ${found?.params['max_at']}`, /^test\.yaml:\d+ test\.yaml:\d+$/);
});

const kindOptions = (form: Plan['form']): readonly string[] | undefined =>
  form.flatMap((group) => group.fields).find((each) => each.element.id === 'kind')?.options;

test('options narrow to what every item accepts, and under answers to what the items that belong accept', () => {
  const pieces: Pieces = {
    elements: [choice('kind', ['x', 'y', 'z']), choice('wants_b', ['yes', 'no'])],
    items: [
      item('a', { fields: [ask('kind', { options: ['x', 'y'] })] }),
      item('b', { fields: [ask('kind', { options: ['y', 'z'] })] }),
    ],
    things: [thing([entry('a'), entry('b', 'wants_b = "yes"')])],
  };
  const plan = planOf(pieces);
  assert.deepEqual(kindOptions(plan.form), ['y']);
  assert.deepEqual(kindOptions(settle(plan, { wants_b: 'no' }, TODAY).form), ['x', 'y']);
});

test('a different unit, or no common option, stops the plan', () => {
  const unit = {
    elements: [element('size', { type: 'number', unit: '平方米' })],
    items: [item('a', { fields: [ask('size', { unit: '亩' })] })],
    things: [thing([entry('a')])],
  };
  assert.deepEqual(errorsOf(unit), ['field-unit-conflict']);
  const options: Pieces = {
    elements: [choice('kind', ['x', 'y'])],
    items: [
      item('a', { fields: [ask('kind', { options: ['x'] })] }),
      item('b', { fields: [ask('kind', { options: ['y'] })] }),
    ],
    things: [thing(both)],
  };
  assert.deepEqual(errorsOf(options), ['field-options-empty']);
});

test('two patterns are asked for together', () => {
  const plan = planOf({
    elements: [element('code', { pattern: '[0-9]+' })],
    items: [item('a', { fields: [ask('code', { pattern: '.{3}' })] })],
    things: [thing([entry('a')])],
  });
  const pattern =
    plan.form.flatMap((group) => group.fields).find((each) => each.element.id === 'code')?.pattern ?? '';
  const accepts = (text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text);
  assert.deepEqual(['123', '12', 'abc', '1234'].map(accepts), [true, false, false, false]);
});

test('two fields of one group with the same name are pointed out', () => {
  const pieces: Pieces = {
    elements: [
      element('addr_home', { name: { zh: '地址' } }),
      element('addr_work', { name: { zh: '地址' } }),
    ],
    items: [item('a', { fields: [ask('addr_home'), ask('addr_work')] })],
    things: [thing([entry('a')])],
  };
  assert.ok(codesOf(compilePieces(pieces)).includes('field-same-name'));
});

const withForms = (forms: readonly ['original'] | readonly ['original', 'e-certificate']): Pieces => ({
  materials: [material('id-card', { certificate: id('id-card') })],
  items: [
    item('a', { materials: [paper('id-card', { forms: ['e-certificate'] })] }),
    item('b', { materials: [paper('id-card', { forms })] }),
  ],
  things: [thing(both)],
});

test('a paper is fetched only where every asking item accepts the e-certificate', () => {
  assert.equal(planOf(withForms(['original', 'e-certificate'])).materials[0]?.way, 'e-certificate');
  assert.equal(planOf(withForms(['original'])).materials[0]?.way, 'hand-in');
  assert.ok(codesOf(compilePieces(withForms(['original']))).includes('e-certificate-not-everywhere'));
});

const mergedPaper = (
  more: Parameters<typeof paper>[1],
  other: Parameters<typeof paper>[1],
): Plan['materials'][number] | undefined =>
  planOf({
    materials: [material('m'), material('n'), material('o')],
    items: [item('a', { materials: [paper('m', more)] }), item('b', { materials: [paper('m', other)] })],
    things: [thing(both)],
  }).materials[0];

test('the applicant keeps the mildest terms that all items grant: later, by commitment, instead; copies are the most any asks', () => {
  const mild = mergedPaper(
    { need: 'may-be-owed', commitment: true, copies: 2, alternatives: [id('n'), id('o')] },
    { need: 'may-be-owed', commitment: true, alternatives: [id('o')] },
  );
  assert.deepEqual(
    [mild?.mayBeOwed, mild?.mayBeCommitted, mild?.copies, mild?.alternatives, mild?.required],
    [true, true, 2, ['o'], true],
  );
  const strict = mergedPaper(
    { need: 'may-be-owed', commitment: true, alternatives: [id('n')] },
    { need: 'optional' },
  );
  assert.deepEqual(
    [strict?.mayBeOwed, strict?.mayBeCommitted, strict?.copies, strict?.alternatives, strict?.required],
    [true, false, 1, [], true],
  );
});

test('the parents’ paper is not taken for the one a later item makes of the same kind', () => {
  const plan = planOf({
    materials: [material('book', { certificate: id('book') })],
    items: [
      item('a', { materials: [paper('book', { source: 'government' })] }),
      item('b', { needs: [need('a')], results: [result('book', { certificate: id('book') })] }),
    ],
    things: [thing(both)],
  });
  assert.equal(plan.materials[0]?.way, 'hand-in');
  assert.deepEqual(plan.flow.stages, [['a'], ['b']]);
});

test('items that wait for each other stop the plan, and the cycle is named', () => {
  const outcome = compilePieces({
    items: [item('a', { needs: [need('b')] }), item('b', { needs: [need('a')] })],
    things: [thing(both)],
  });
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.findings
      .filter((each) => each.level === 'error')
      .map((each) => [each.code, each.params['cycle']]),
    [['flow-cycle', 'a → b → a']],
  );
});

test('of several alternatives the plan waits for the latest, an applicant for the earliest of his own', () => {
  const plan = planOf({
    elements: [choice('death', ['normal', 'other'])],
    items: [
      item('health', { promised: workingDays(1) }),
      item('police', { promised: workingDays(5) }),
      item('then', { promised: workingDays(2), needs: [need('health', 'police')] }),
    ],
    things: [thing([entry('health', 'death = "normal"'), entry('police', 'death = "other"'), entry('then')])],
  });
  assert.deepEqual(plan.flow.criticalPath, ['police', 'then']);
  assert.equal(plan.flow.computed.workingDays, 7);
  const settled = settle(plan, { death: 'normal' }, TODAY);
  assert.deepEqual(settled.flow.criticalPath, ['health', 'then']);
  assert.equal(settled.savings.days.after, 3);
});

test('an unknown limit is listed, hours are kept apart, an instant item takes no day', () => {
  const plan = planOf({
    items: [
      item('hours', { promised: stated({ amount: 4, unit: 'working-hour' }) }),
      item('instant', { kind: stated('instant') }),
      item('eighth', { promised: workingDays(0.125) }),
      item('unknown'),
    ],
    things: [thing([entry('hours'), entry('instant'), entry('eighth'), entry('unknown')])],
  });
  assert.deepEqual(plan.flow.computed, {
    workingDays: 0.125,
    apart: [{ item: 'hours', limit: { amount: 4, unit: 'working-hour' } }],
    notStated: ['unknown'],
  });
  assert.deepEqual(plan.savings.days.counted, ['eighth', 'instant']);
  assert.deepEqual(plan.savings.days.notStated, ['hours', 'unknown']);
});

test('joint handling carries the ceiling of the law with its clause, and says when the parts or the promise exceed it', () => {
  const pieces: Pieces = {
    items: [
      item('a', { promised: workingDays(30) }),
      item('b', { promised: workingDays(20), needs: [need('a')] }),
    ],
    things: [thing(both, { joint: true, promised: workingDays(48) })],
  };
  const plan = planOf(pieces);
  assert.deepEqual(plan.flow.ceiling, {
    workingDays: 45,
    extension: 15,
    clause: '中华人民共和国行政许可法第四十二条第二款',
  });
  const codes = codesOf(compilePieces(pieces));
  for (const code of ['time-over-ceiling', 'time-over-promise', 'promise-over-ceiling'])
    assert.ok(codes.includes(code), code);
  assert.equal(planOf({ ...pieces, things: [thing(both)] }).flow.ceiling, undefined);
});

test('a county’s own promise and office count; what it does not offer stops an unconditional item and leaves out a conditional one', () => {
  const variant = (offered: boolean): NonNullable<Pieces['implementations']> => [
    {
      county: COUNTY,
      item: id('b'),
      offered,
      agencyName: { zh: '常宁市办公室' },
      promised: workingDays(2),
      mark: 'sample',
      at: { file: 'county.yaml', line: 3, column: 1 },
    },
  ];
  const pieces: Pieces = {
    elements: [choice('wants_b', ['yes', 'no'])],
    items: [item('a'), item('b', { promised: workingDays(9), fields: [ask('wants_b')] })],
    implementations: variant(true),
    things: [thing(both)],
  };
  const here = { household: COUNTY };
  const b = planOf(pieces, here).items.find((each) => each.item.id === 'b');
  assert.deepEqual([b?.agency.name.zh, b?.promised.stated && b.promised.value.amount], ['常宁市办公室', 2]);
  assert.deepEqual(errorsOf({ ...pieces, implementations: variant(false) }, here), ['item-not-offered']);
  const conditional = planOf(
    {
      ...pieces,
      implementations: variant(false),
      things: [thing([entry('a'), entry('b', 'wants_b = "yes"')])],
    },
    here,
  );
  assert.ok(conditional.hints.some((each) => each.code === 'item-not-offered-conditional'));
  const settled = settle(conditional, { wants_b: 'yes' }, TODAY);
  assert.deepEqual(
    [settled.included, settled.notOffered].map((some) => some.map((each) => each.item.id)),
    [['a'], ['b']],
  );
  assert.ok(settled.form.flatMap((group) => group.fields).some((field) => field.element.id === 'household'));
});

test('names that the catalogue does not have are errors, never a throw', () => {
  assert.deepEqual(errorsOf({ items: [], things: [] }), ['thing-unknown']);
  assert.deepEqual(errorsOf({ items: [], things: [thing([])] }), ['thing-without-items']);
  assert.deepEqual(errorsOf({ items: [], things: [thing([entry('gone')])] }), ['item-unknown']);
  assert.deepEqual(
    errorsOf({
      items: [item('a', { fields: [ask('gone')], materials: [paper('gone')] })],
      things: [thing([entry('a')])],
    }),
    ['element-unknown', 'material-unknown'],
  );
});

function makes(kind: string): readonly ReturnType<typeof result>[] {
  return [result(kind, { certificate: id(kind) })];
}

test('two papers of the kind that the other item makes are papers the applicant has, not a deadlock', () => {
  const plan = planOf({
    materials: [material('x', { certificate: id('x') }), material('y', { certificate: id('y') })],
    items: [
      item('a', { materials: [paper('y')], results: makes('x') }),
      item('b', { materials: [paper('x')], results: makes('y') }),
    ],
    things: [thing(both)],
  });
  assert.deepEqual(
    plan.materials.map((each) => each.way),
    ['hand-in', 'hand-in'],
  );
  assert.deepEqual(plan.flow.edges, []);
});

test('an item that asks for a paper and renews it is not where the others get it from', () => {
  const plan = planOf({
    materials: [material('x', { certificate: id('x') })],
    items: [
      item('a', { materials: [paper('x')], results: makes('x') }),
      item('b', { materials: [paper('x')] }),
    ],
    things: [thing(both)],
  });
  assert.equal(plan.materials[0]?.way, 'hand-in');
  assert.deepEqual(plan.flow.edges, []);
});

test('exactly the ceiling is within it', () => {
  const pieces: Pieces = {
    items: [item('a', { promised: workingDays(45) })],
    things: [thing([entry('a')], { joint: true })],
  };
  assert.ok(!codesOf(compilePieces(pieces)).includes('time-over-ceiling'));
});

test('items stand in the order they run, whatever their names', () => {
  const plan = planOf({ items: [item('a', { needs: [need('b')] }), item('b')], things: [thing(both)] });
  assert.deepEqual(
    plan.items.map((each) => each.item.id),
    ['b', 'a'],
  );
});
