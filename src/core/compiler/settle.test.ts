import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ask,
  choice,
  element,
  entry,
  id,
  item,
  material,
  need,
  paper,
  thing,
  when,
  workingDays,
} from '../../../test/support/catalogue-builder.ts';
import { planOf } from '../../../test/support/compile-pieces.ts';
import { evaluationsDone } from './evaluate.ts';
import { explain } from './explain.ts';
import type { Plan } from './plan.ts';
import { settle } from './settle.ts';

const TODAY = Temporal.PlainDate.from('2026-11-22');

const both = [entry('a'), entry('b')];

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

test('where several alternatives belong to the matter, the earliest of them is enough', () => {
  const plan = planOf({
    items: [
      item('slow', { promised: workingDays(5) }),
      item('fast', { promised: workingDays(1) }),
      item('then', { promised: workingDays(2), needs: [need('slow', 'fast')] }),
    ],
    things: [thing([entry('slow'), entry('fast'), entry('then')])],
  });
  assert.deepEqual(
    plan.flow.schedule.find((each) => each.item === 'then'),
    { item: 'then', start: 5, end: 7, stated: true },
  );
  const settled = settle(plan, {}, TODAY).flow.schedule.find((each) => each.item === 'then');
  assert.deepEqual(settled, { item: 'then', start: 1, end: 3, stated: true });
});

test('a question that settles more comes before one that more conditions read', () => {
  const plan = planOf({
    elements: [choice('read_often', ['x', 'y']), choice('alone', ['x', 'y']), choice('other', ['x', 'y'])],
    items: [item('a'), item('b'), item('c')],
    things: [
      thing([entry('a', 'alone = "x"'), entry('b', 'read_often = other'), entry('c', 'read_often = other')]),
    ],
  });
  assert.deepEqual(
    plan.questions.map((each) => each.element),
    ['alone', 'read_often', 'other'],
  );
});

test('of two questions that settle equally much, the one that more conditions read comes first', () => {
  const plan = planOf({
    elements: [choice('one', ['x', 'y']), choice('two', ['x', 'y']), choice('three', ['x', 'y'])],
    items: [item('a'), item('b')],
    things: [thing([entry('a', 'one = two'), entry('b', 'three = two')])],
  });
  assert.deepEqual(
    plan.questions.map((each) => each.element),
    ['two', 'one', 'three'],
  );
});

test('nobody may state what is derived', () => {
  const plan = planOf({
    elements: [
      element('years', { type: 'number' }),
      element('months', { type: 'number', derive: when('years * 12') }),
    ],
    items: [item('a', { fields: [ask('months')] })],
    things: [thing([entry('a')])],
  });
  assert.deepEqual(settle(plan, { years: 2, months: 7 }, TODAY).answers, { years: 2, months: 24 });
  assert.deepEqual(settle(plan, { months: 7 }, TODAY).answers, {});
});

test('the same answers are judged by the day they are looked at', () => {
  const plan = planOf({
    elements: [element('born', { type: 'date' })],
    items: [item('a'), item('b')],
    things: [thing([entry('a'), entry('b', 'age(born, today) >= 65')])],
  });
  const included = (day: string): number =>
    settle(plan, { born: '1961-11-23' }, Temporal.PlainDate.from(day)).included.length;
  assert.deepEqual(['2026-11-22', '2026-11-23', '2026-11-22'].map(included), [1, 2, 1]);
});

test('a changed answer has only what reads it evaluated again', () => {
  const number = { type: 'number' } as const;
  const plan = planOf({
    elements: [element('area', number), element('staff', number)],
    items: [item('a'), item('b')],
    things: [thing([entry('a', 'area > 317'), entry('b', 'staff > 419')])],
  });
  const cost = (answers: Readonly<Record<string, number>>): number => {
    const before = evaluationsDone();
    settle(plan, answers, TODAY);
    return evaluationsDone() - before;
  };
  cost({ area: 5000.5, staff: 6000.5 });
  assert.equal(cost({ area: 5000.5, staff: 6000.5 }), 0, 'nothing changed');
  assert.equal(cost({ area: 5001.5, staff: 6000.5 }), 1, 'only the condition on the area');
  assert.equal(cost({ area: 5001.5, staff: 6001.5 }), 1, 'only the condition on the staff');
});
