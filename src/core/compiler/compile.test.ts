import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ask,
  catalogue,
  choice,
  element,
  entry,
  id,
  item,
  jointLaw,
  material,
  need,
  paper,
  result,
  thing,
  when,
  workingDays,
} from '../../../test/support/catalogue-builder.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import { compile } from './compile.ts';
import type { Plan } from './plan.ts';
import { settle } from './settle.ts';

const TODAY = Temporal.PlainDate.from('2026-11-22');

function planOf(made: Catalogue): Plan {
  const outcome = compile(made, { thing: id('thing'), counties: {}, law: jointLaw() });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.plan;
}

/** A birth: the certificate of the first item flows to the second, whose book flows to the third. */
function newborn(): Catalogue {
  return catalogue({
    elements: [
      element('citizen_number', { type: 'citizen-number' }),
      element('birth_date', { type: 'date', derive: when('birth_date_of(citizen_number)') }),
      choice('insured', ['yes', 'no']),
      choice('married', ['yes', 'no']),
    ],
    materials: [
      material('parents-id', { certificate: id('id-card') }),
      material('birth-certificate', { certificate: id('birth-certificate') }),
      material('household-book', { certificate: id('household-book') }),
      material('marriage-certificate'),
    ],
    items: [
      item('a-birth', {
        promised: workingDays(1),
        fields: [ask('citizen_number')],
        materials: [paper('parents-id', { forms: ['original', 'e-certificate'] })],
        results: [result('出生医学证明', { certificate: id('birth-certificate') })],
      }),
      item('b-household', {
        promised: workingDays(3),
        fields: [ask('citizen_number'), ask('birth_date')],
        materials: [
          paper('parents-id', { forms: ['original', 'e-certificate'] }),
          paper('birth-certificate', { source: 'sibling-item' }),
          paper('marriage-certificate', { when: when('married = "yes"') }),
        ],
        results: [result('户口簿', { certificate: id('household-book') })],
      }),
      item('c-insurance', {
        promised: workingDays(2),
        needs: [need('b-household')],
        materials: [paper('household-book', { source: 'sibling-item' })],
      }),
      item('d-card', { materials: [paper('birth-certificate', { source: 'sibling-item' })] }),
    ],
    things: [
      thing([
        entry('c-insurance', 'insured = "no"'),
        entry('a-birth'),
        entry('d-card'),
        entry('b-household'),
      ]),
    ],
  });
}

test('a paper that a sibling produces is not handed in, and the item that needs it waits for the sibling', () => {
  const plan = planOf(newborn());
  const ways = Object.fromEntries(plan.materials.map((each) => [each.material.id, each.way]));
  assert.deepEqual(ways, {
    'parents-id': 'e-certificate',
    'birth-certificate': 'from-sibling',
    'household-book': 'from-sibling',
    'marriage-certificate': 'hand-in',
  });
  assert.deepEqual(plan.flow.stages, [['a-birth'], ['b-household', 'd-card'], ['c-insurance']]);
  assert.deepEqual(plan.flow.criticalPath, ['a-birth', 'b-household', 'c-insurance']);
  assert.deepEqual(plan.flow.computed, { workingDays: 6, apart: [], notStated: ['d-card'] });
});

test('a derived element is not asked; what it is derived from is, once', () => {
  const fields = planOf(newborn()).form.flatMap((group) => group.fields);
  const birth = fields.find((field) => field.element.id === 'birth_date');
  const number = fields.find((field) => field.element.id === 'citizen_number');
  assert.equal(birth?.fill, 'derive');
  assert.deepEqual(
    number?.asks.map((each) => each.item),
    ['a-birth', 'b-household'],
  );
});

test('an item stays open until its question is answered, then it is in or out', () => {
  const plan = planOf(newborn());
  const open = settle(plan, {}, TODAY);
  assert.deepEqual(
    open.open.map((each) => each.item.id),
    ['c-insurance'],
  );
  assert.deepEqual(
    open.nextQuestions.map((each) => each.element),
    ['insured', 'married'],
  );
  const out = settle(plan, { insured: 'yes', married: 'no' }, TODAY);
  assert.deepEqual(
    out.excluded.map((each) => each.item.item.id),
    ['c-insurance'],
  );
  assert.deepEqual(out.nextQuestions, []);
  assert.deepEqual(out.flow.criticalPath, ['a-birth', 'b-household']);
  const into = settle(plan, { insured: 'no', married: 'yes' }, TODAY);
  assert.equal(into.savings.days.before, 6);
  assert.ok(into.materials.some((each) => each.material.id === 'marriage-certificate'));
});
