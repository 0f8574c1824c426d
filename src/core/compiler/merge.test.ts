import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ask,
  catalogue,
  choice,
  division,
  element,
  entry,
  id,
  item,
  jointLaw,
  material,
  need,
  paper,
  result,
  stated,
  thing,
  when,
  workingDays,
  type Pieces,
} from '../../../test/support/catalogue-builder.ts';
import { compile } from './compile.ts';
import { explain } from './explain.ts';
import type { CompileOutcome, Plan } from './plan.ts';
import { settle } from './settle.ts';

const TODAY = Temporal.PlainDate.from('2026-11-22');
const COUNTY = division('430482000000');

function outcomeOf(pieces: Pieces, counties: Plan['counties'] = {}): CompileOutcome {
  return compile(catalogue(pieces), { thing: id('thing'), counties, law: jointLaw() });
}

function planOf(pieces: Pieces, counties: Plan['counties'] = {}): Plan {
  const outcome = outcomeOf(pieces, counties);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.plan;
}

function codesOf(outcome: CompileOutcome): readonly string[] {
  return (outcome.ok ? outcome.plan.hints : outcome.findings).map((each) => each.code);
}

function errorsOf(pieces: Pieces, counties: Plan['counties'] = {}): readonly string[] {
  const outcome = outcomeOf(pieces, counties);
  assert.ok(!outcome.ok, 'it compiled');
  return outcome.findings.filter((each) => each.level === 'error').map((each) => each.code);
}

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
  assert.ok(codesOf(outcomeOf(withAgeUpTo(60))).includes('field-limits-narrowed'));
  const outcome = outcomeOf(withAgeUpTo(10));
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
  assert.ok(codesOf(outcomeOf(pieces)).includes('field-same-name'));
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
  assert.ok(codesOf(outcomeOf(withForms(['original']))).includes('e-certificate-not-everywhere'));
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
  const outcome = outcomeOf({
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
  const codes = codesOf(outcomeOf(pieces));
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

test('the first question is the one whose answer settles most', () => {
  const plan = planOf({
    elements: [choice('small', ['yes', 'no']), choice('kind', ['a', 'b', 'c'])],
    items: [item('a'), item('b'), item('c'), item('d')],
    things: [
      thing([
        entry('a', 'kind = "a"'),
        entry('b', 'kind = "b"'),
        entry('c', 'kind = "c" and small = "yes"'),
        entry('d', 'small = "no"'),
      ]),
    ],
  });
  assert.deepEqual(
    plan.questions.map((each) => [each.element, each.settles]),
    [
      ['kind', 2.667],
      ['small', 1.333],
    ],
  );
  const none = settle(plan, { kind: 'a' }, TODAY).nextQuestions.map((each) => each.element);
  assert.deepEqual(none, ['small'], 'd still depends on it');
});

test('a question on which nothing depends any more is not asked, and its answer is left out', () => {
  const plan = planOf({
    elements: [choice('married', ['yes', 'no']), choice('divorced', ['yes', 'no'])],
    items: [item('a'), item('b')],
    things: [thing([entry('a'), entry('b', 'married = "no" and divorced = "yes"')])],
  });
  assert.deepEqual(
    settle(plan, {}, TODAY).nextQuestions.map((each) => each.element),
    ['married', 'divorced'],
  );
  const settled = settle(plan, { married: 'yes', divorced: 'yes' }, TODAY);
  assert.deepEqual(settled.nextQuestions, []);
  assert.deepEqual(settled.answers, { married: 'yes' });
});

test('a derivation with a branch asks for the branch that applies', () => {
  const plan = planOf({
    elements: [
      choice('for_whom', ['self', 'other']),
      element('own'),
      element('others'),
      element('holder', { derive: when('if for_whom = "other" then others else own') }),
    ],
    items: [item('a', { fields: [ask('holder')] })],
    things: [thing([entry('a')])],
  });
  const shown = (answers: Readonly<Record<string, string>>): readonly string[] =>
    settle(plan, answers, TODAY).form.flatMap((group) => group.fields.map((field) => field.element.id));
  assert.deepEqual(shown({}), ['household', 'for_whom', 'holder']);
  assert.deepEqual(shown({ for_whom: 'self', own: '甲' }), ['household', 'for_whom', 'own', 'holder']);
  assert.deepEqual(settle(plan, { for_whom: 'other', own: '甲', others: '乙' }, TODAY).answers, {
    for_whom: 'other',
    others: '乙',
    holder: '乙',
  });
});

const requirementOf = (name: string, holds?: string) =>
  ({
    id: name,
    text: { zh: name },
    mark: 'sample',
    at: { file: 'x', line: 1, column: 1 },
    ...(holds === undefined ? {} : { holds: when(holds) }),
  }) as const;

test('requirements hold, fail, stay open, or are for the officer', () => {
  const plan = planOf({
    elements: [element('age_years', { type: 'number' }), choice('kind', ['x', 'y'])],
    items: [
      item('a', {
        fields: [ask('age_years'), ask('kind')],
        requirements: [
          requirementOf('old', 'age_years >= 60'),
          requirementOf('x', 'kind = "x"'),
          requirementOf('seen'),
        ],
      }),
    ],
    things: [thing([entry('a')])],
  });
  const judged = settle(plan, { age_years: 59 }, TODAY).requirements.map((each) => each.outcome);
  assert.deepEqual(judged, ['fails', 'open', 'by-officer']);
});

test('a piece says why it is there, by rule and place', () => {
  const plan = planOf({
    materials: [material('m')],
    items: [item('a', { materials: [paper('m')] }), item('b', { materials: [paper('m')] })],
    things: [thing(both)],
  });
  assert.deepEqual(
    explain(plan, { kind: 'material', material: id('m') }).map((each) => [each.by, each.rule]),
    [
      ['a', 'material-of-item'],
      ['b', 'material-of-item'],
      ['a', 'material-once'],
      ['a', 'handed-in'],
    ],
  );
  assert.deepEqual(
    explain(plan, { kind: 'number', reduction: 'materials', label: 'm' }).map((each) => each.rule),
    ['hands-in-each-time', 'hands-in-each-time', 'hands-in-once'],
  );
  assert.deepEqual(explain(plan, { kind: 'material', material: id('gone') }), []);
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

test('a plan read back from JSON settles as the plan itself', () => {
  const plan = planOf({
    elements: [choice('kind', ['x', 'y'])],
    materials: [material('m')],
    items: [
      item('a', {
        fields: [ask('kind')],
        materials: [paper('m', { when: when('kind = "x"') })],
        promised: workingDays(0.125),
      }),
      item('b', { needs: [need('a')] }),
    ],
    things: [thing([entry('a'), entry('b', 'kind = "y"')])],
  });
  const kept: Plan = JSON.parse(JSON.stringify(plan));
  for (const answers of [{}, { kind: 'x' }, { kind: 'y' }])
    assert.deepEqual(settle(kept, answers, TODAY), settle(plan, answers, TODAY));
});
