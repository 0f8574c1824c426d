import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { id, jointLaw, thing } from '../../../test/support/catalogue-builder.ts';
import {
  COUNTY,
  randomAnswers,
  randomCatalogue,
  type Drawn,
} from '../../../test/support/random-catalogue.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import { basesOf } from './evaluate.ts';
import { compile } from './compile.ts';
import { explain } from './explain.ts';
import { REDUCTIONS, type CompileOutcome, type Plan } from './plan.ts';
import { projectForm, projectMaterials } from './project.ts';
import { savingsOf } from './savings.ts';
import { settle } from './settle.ts';

const RUNS = { seed: 20261122, numRuns: 300 } as const;
const TODAY = Temporal.PlainDate.from('2026-11-22');

function compiled(made: Catalogue, name = 'thing'): CompileOutcome {
  return compile(made, { thing: id(name), counties: { household: COUNTY }, law: jointLaw() });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each * 1000, 0) / 1000;
}

function idsOf(items: readonly { readonly item: { readonly id: string } }[]): readonly string[] {
  return items.map((each) => each.item.id);
}

/** Runs the property on the catalogues that compile, and fails if those are too few to prove anything. */
function forPlans(check: (plan: Plan, drawn: Drawn) => void): void {
  let plans = 0;
  fc.assert(
    fc.property(randomCatalogue, (drawn: Drawn) => {
      const outcome = compiled(drawn.made);
      if (!outcome.ok) return;
      plans += 1;
      check(outcome.plan, drawn);
    }),
    RUNS,
  );
  assert.ok(plans >= 200, `only ${plans} of ${RUNS.numRuns} catalogues compiled`);
}

test('compile never throws, and says no only with an error', () => {
  let refused = 0;
  fc.assert(
    fc.property(randomCatalogue, ({ made }) => {
      const outcome = compiled(made);
      if (!outcome.ok) {
        refused += 1;
        assert.ok(outcome.findings.some((each) => each.level === 'error'));
      }
    }),
    RUNS,
  );
  assert.ok(refused > 0, 'no catalogue was refused');
});

test('the order of the items in the thing changes neither the plan nor its version', () => {
  forPlans((plan, { made, entries }) => {
    const [original] = made.things.values();
    assert.ok(original);
    for (const reordered of [entries.toReversed(), [...entries.slice(1), ...entries.slice(0, 1)]]) {
      const other = { ...made, things: new Map([[original.id, { ...original, items: reordered }]]) };
      const outcome = compiled(other);
      assert.ok(outcome.ok);
      assert.deepEqual(outcome.plan, plan);
    }
  });
});

test('a moved line changes no version; a changed word does', () => {
  forPlans((plan, { made }) => {
    const [original] = made.things.values();
    assert.ok(original);
    const moved = compiled({
      ...made,
      things: new Map([[original.id, { ...original, at: { file: 'moved.yaml', line: 99, column: 9 } }]]),
    });
    assert.ok(moved.ok);
    assert.equal(moved.plan.version, plan.version);
    const renamed = compiled({
      ...made,
      things: new Map([[original.id, { ...original, name: { zh: '另一件事' } }]]),
    });
    assert.ok(renamed.ok);
    assert.notEqual(renamed.plan.version, plan.version);
  });
});

test('projecting the merged form and list back gives every item exactly its own and nothing more', () => {
  forPlans((plan) => {
    const offered = plan.items.filter((each) => each.offered);
    for (const { item } of offered) {
      assert.deepEqual(projectForm(plan, item.id), item.fields);
      assert.deepEqual(projectMaterials(plan, item.id), item.materials);
    }
    const asked = plan.form
      .flatMap((group) => group.fields)
      .reduce((sum, field) => sum + field.asks.length, 0);
    assert.equal(
      asked,
      offered.reduce((sum, { item }) => sum + item.fields.length, 0),
    );
  });
});

test('one item alone compiles to itself: its own papers, its own form, no waiting', () => {
  forPlans((plan, { made, entries }) => {
    for (const single of entries) {
      const alone = {
        ...made,
        things: new Map([[id<Plan['thing']>('alone'), thing([single], { id: id('alone') })]]),
      };
      const outcome = compiled(alone, 'alone');
      if (!outcome.ok) continue;
      const own = outcome.plan.items.find((each) => each.offered)?.item;
      if (own === undefined) continue;
      assert.deepEqual(projectForm(outcome.plan, own.id), own.fields);
      assert.deepEqual(
        new Set(outcome.plan.materials.map((each) => each.material.id)),
        new Set(own.materials.map((each) => each.material)),
      );
      assert.ok(
        outcome.plan.form
          .flatMap((group) => group.fields)
          .every((field) => field.askedByPlan || field.asks.every((each) => each.item === own.id)),
      );
      assert.deepEqual(outcome.plan.flow.edges, []);
      assert.deepEqual(outcome.plan.flow.stages, [[own.id]]);
    }
    assert.ok(plan.items.length > 0);
  });
});

test('every element is on the form once, and everything an item needs reaches it', () => {
  forPlans((plan, { made }) => {
    const onForm = plan.form.flatMap((group) => group.fields.map((field) => field.element.id));
    assert.equal(new Set(onForm).size, onForm.length);
    for (const { item } of plan.items.filter((each) => each.offered)) {
      for (const wanted of [item.jurisdiction, ...item.fields.map((each) => each.element)]) {
        assert.ok(onForm.includes(wanted));
        for (const base of basesOf(wanted, made.elements)) assert.ok(onForm.includes(base));
      }
      for (const wanted of item.materials) {
        const line = plan.materials.find((each) => each.material.id === wanted.material);
        const asked = line?.asks.find((each) => each.item === item.id && each.ask === wanted);
        assert.ok(asked);
        for (const feeder of asked.fedBy) {
          assert.ok(plan.flow.edges.some((edge) => edge.to === item.id && edge.from.includes(feeder)));
        }
      }
    }
  });
});

test('no item starts before what it waits for has ended, and stages follow the edges', () => {
  forPlans((plan) => {
    const times = new Map(plan.flow.schedule.map((each) => [each.item, each]));
    const stage = new Map(
      plan.flow.stages.flatMap((ids, index) => ids.map((each) => [each, index] as const)),
    );
    for (const edge of plan.flow.edges) {
      for (const from of edge.from) {
        assert.ok((times.get(from)?.end ?? Infinity) <= (times.get(edge.to)?.start ?? -1));
        assert.ok((stage.get(from) ?? Infinity) < (stage.get(edge.to) ?? -1));
      }
    }
    const ends = plan.flow.schedule.map((each) => each.end);
    assert.equal(plan.flow.computed.workingDays, Math.max(0, ...ends));
  });
});

test('the four reductions can be recomputed from the plan alone, and each is the sum of its lines', () => {
  forPlans((plan) => {
    assert.deepEqual(savingsOf(plan, plan.savings.published), plan.savings);
    for (const name of REDUCTIONS) {
      const { before, after, lines, counted, notStated } = plan.savings[name];
      assert.equal(before, sum(lines.map((line) => line.before)));
      assert.equal(after, sum(lines.map((line) => line.after)));
      if (name === 'days' || name === 'trips') assert.ok(new Set(counted).isDisjointFrom(new Set(notStated)));
    }
    assert.equal(plan.savings.days.after, plan.flow.computed.workingDays);
    for (const name of ['steps', 'materials', 'days'] as const) {
      const { before, after } = plan.savings[name];
      assert.ok(after <= before, `${name}: ${after} after, ${before} before`);
    }
  });
});

test('every piece of a plan can say why it is there', () => {
  forPlans((plan) => {
    for (const { item } of plan.items) assert.ok(explain(plan, { kind: 'item', item: item.id }).length > 0);
    for (const group of plan.form) {
      for (const { element } of group.fields)
        assert.ok(explain(plan, { kind: 'field', element: element.id }).length > 0);
    }
    for (const { material } of plan.materials)
      assert.ok(explain(plan, { kind: 'material', material: material.id }).length > 0);
    for (const { element } of plan.questions)
      assert.ok(explain(plan, { kind: 'question', element }).length > 0);
    for (const { from, to } of plan.flow.edges) {
      for (const each of from) assert.ok(explain(plan, { kind: 'edge', from: each, to }).length > 0);
    }
    for (const reduction of REDUCTIONS) {
      for (const { label } of plan.savings[reduction].lines)
        assert.ok(explain(plan, { kind: 'number', reduction, label }).length > 0);
    }
  });
});

test('what is settled stays settled when more answers come', () => {
  let flips = 0;
  fc.assert(
    fc.property(randomCatalogue, randomAnswers, randomAnswers, ({ made }, first, more) => {
      const outcome = compiled(made);
      if (!outcome.ok) return;
      const before = settle(outcome.plan, first, TODAY);
      const after = settle(outcome.plan, { ...more, ...first }, TODAY);
      assert.ok(new Set(idsOf(before.included)).isSubsetOf(new Set(idsOf(after.included))));
      const out = (settled: typeof before): ReadonlySet<string> =>
        new Set(settled.excluded.map((each) => each.item.item.id));
      assert.ok(out(before).isSubsetOf(out(after)));
      flips += before.open.length - after.open.length;
    }),
    RUNS,
  );
  assert.ok(flips > 0, 'no answer ever settled anything');
});

test('answering the next question again and again ends with nothing open', () => {
  const answers = { e0: 'b', e1: false, e2: 'y', e3: 30, e4: 'x' } as const;
  forPlans((plan) => {
    const given: Record<string, string | boolean | number> = {};
    for (let round = 0; round <= plan.questions.length; round += 1) {
      const [next] = settle(plan, given, TODAY).nextQuestions;
      if (next === undefined) break;
      const answer = Object.entries(answers).find(([key]) => key === next.element)?.[1];
      assert.ok(answer !== undefined, next.element);
      assert.ok(!(next.element in given), 'a question came twice');
      given[next.element] = answer;
    }
    const settled = settle(plan, given, TODAY);
    assert.deepEqual(settled.nextQuestions, []);
    assert.deepEqual(settled.open, []);
  });
});

test('settling again with the answers that were kept changes nothing', () => {
  fc.assert(
    fc.property(randomCatalogue, randomAnswers, ({ made }, answers) => {
      const outcome = compiled(made);
      if (!outcome.ok) return;
      const once = settle(outcome.plan, answers, TODAY);
      const twice = settle(outcome.plan, once.answers, TODAY);
      assert.deepEqual(twice, once);
      const shown = new Set(
        once.form.flatMap((group) => group.fields.map((field) => field.element.id as string)),
      );
      for (const key of Object.keys(once.answers)) assert.ok(shown.has(key), `${key} is kept but not shown`);
    }),
    RUNS,
  );
});

test('what is settled keeps its reasons, asks only what is on the plan, and waits only for what belongs to it', () => {
  fc.assert(
    fc.property(randomCatalogue, randomAnswers, ({ made }, answers) => {
      const outcome = compiled(made);
      if (!outcome.ok) return;
      const settled = settle(outcome.plan, answers, TODAY);
      const included = new Set<string>(idsOf(settled.included));
      for (const field of settled.form.flatMap((group) => group.fields)) {
        assert.ok(field.because.length > 0, field.element.id);
        assert.ok(field.asks.every(({ item }) => included.has(item)));
      }
      for (const { because, asks } of settled.materials) {
        assert.ok(because.length > 0 && asks.length > 0);
        assert.ok(
          asks.every(({ item, fedBy }) => included.has(item) && fedBy.every((each) => included.has(each))),
        );
      }
      assert.ok(
        settled.flow.edges.every(
          ({ from, to }) => included.has(to) && from.every((each) => included.has(each)),
        ),
      );
      assert.deepEqual(new Set(settled.flow.schedule.map((each) => each.item)), included);
      assert.deepEqual(
        savingsOf(
          { ...settled, thing: outcome.plan.thing, at: outcome.plan.at, items: settled.included },
          settled.savings.published,
        ),
        settled.savings,
      );
    }),
    RUNS,
  );
});
