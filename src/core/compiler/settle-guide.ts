// Which questions of the guide still matter under the answers given, and which answers count.
import type { Json } from '#base/canonical-json.ts';
import type { ConditionOutcome } from '#core/catalogue/condition.ts';
import type { DataElement, ElementId } from '#core/catalogue/model.ts';
import { outcomeOf, outcomeOfAll, withDerived, type Known } from './evaluate.ts';
import { liveReads } from './live-reads.ts';
import { guideConditions, type GuideCondition } from './guide-questions.ts';
import type { Answers, Plan, PlanItem, PlanQuestion } from './plan.ts';

/** What `settle` needs of a plan again and again, worked out once for each plan. */
export type PreparedPlan = {
  readonly elements: ReadonlyMap<ElementId, DataElement>;
  readonly derived: readonly DataElement[];
  readonly conditions: readonly GuideCondition[];
  readonly items: ReadonlyMap<string, PlanItem>;
};

const prepared = new WeakMap<Plan, PreparedPlan>();

/** Works out once what does not depend on the answers. */
export function preparePlan(plan: Plan): PreparedPlan {
  const seen = prepared.get(plan);
  if (seen !== undefined) return seen;
  const all = plan.form.flatMap((group) => group.fields.map((field) => field.element));
  const elements = new Map(all.map((element) => [element.id, element]));
  const conditions = guideConditions(plan);
  const made: PreparedPlan = {
    elements,
    conditions,
    derived: all.filter((element) => element.derive !== undefined),
    items: new Map(plan.items.map((each) => [each.item.id, each])),
  };
  prepared.set(plan, made);
  return made;
}

export type SettledGuide = {
  /** Answers to the questions that mattered when their turn came. */
  readonly kept: Answers;
  /** The questions that matter, answered or not. */
  readonly relevant: ReadonlySet<ElementId>;
  readonly nextQuestions: readonly PlanQuestion[];
};

/**
 * Goes through the questions in their order. A question matters when, under the answers kept so far, a condition that
 * could depend on it is open; otherwise its answer, if one was given before another answer changed, is left out.
 */
export function settleGuide(plan: Plan, answers: Answers, today: string): SettledGuide {
  const ready = preparePlan(plan);
  const kept: Record<string, Json> = {};
  const relevant = new Set<ElementId>();
  let known = withDerived(kept, ready.derived, today);
  for (const { element } of plan.questions) {
    if (!matters(element, ready, { answers: known, today })) continue;
    relevant.add(element);
    const answer = answers[element] ?? null;
    if (answer === null) continue;
    kept[element] = answer;
    known = withDerived(kept, ready.derived, today);
  }
  const nextQuestions = plan.questions.filter(
    ({ element }) => kept[element] === undefined && matters(element, ready, { answers: known, today }),
  );
  return { kept, relevant, nextQuestions };
}

function matters(element: ElementId, { conditions, elements, items }: PreparedPlan, known: Known): boolean {
  return conditions.some(
    ({ condition, by, decides }) =>
      outcomeOf(condition, known) === 'open' &&
      liveReads(condition, known, elements).has(element) &&
      !(decides !== 'thing' && isExcluded(items, by, known)),
  );
}

/** An item that is out already needs no more of its conditions settled. */
function isExcluded(items: PreparedPlan['items'], by: GuideCondition['by'], known: Known): boolean {
  const item = items.get(by);
  return item !== undefined && inclusionOf(item, known) === false;
}

/** Whether the item belongs to the matter. */
export function inclusionOf(item: PlanItem, known: Known): ConditionOutcome {
  return outcomeOfAll(item.when, known);
}
