// Which conditions and derived elements depend on which answers, so that a change re-evaluates only what it touches.
import type { Json } from '#base/canonical-json.ts';
import { evaluateCondition, evaluateDerivation, readsToday, type ConditionOutcome } from './condition.ts';
import { TODAY } from './condition-functions.ts';
import type { Condition, DataElement, ElementId } from './model.ts';

export type ConditionGraph = {
  /** Derived elements, each after those it reads. Elements in a cycle are left out; they have no value. */
  readonly order: readonly { readonly id: ElementId; readonly derive: Condition }[];
  /** Elements that derive from each other in a circle. */
  readonly cyclic: readonly ElementId[];
  readonly conditions: readonly Condition[];
};

export type Evaluation = {
  /** Answers with the derived ones added; `today` is among them. */
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly outcomes: ReadonlyMap<Condition, ConditionOutcome>;
  /** How many conditions and derivations this step looked at. */
  readonly evaluated: number;
};

export function buildConditionGraph(
  elements: Iterable<Pick<DataElement, 'id' | 'derive'>>,
  conditions: readonly Condition[],
): ConditionGraph {
  const waiting = new Map<ElementId, Condition>();
  for (const { id, derive } of elements) if (derive !== undefined) waiting.set(id, derive);
  const order: ConditionGraph['order'][number][] = [];
  for (let before = -1; before !== waiting.size;) {
    before = waiting.size;
    for (const [id, derive] of waiting) {
      if (derive.reads.some((each) => waiting.has(each))) continue;
      order.push({ id, derive });
      waiting.delete(id);
    }
  }
  return { order, cyclic: cyclicOf(waiting), conditions };
}

/** Those that wait for themselves; one that only waits for a circle is not part of it. */
function cyclicOf(waiting: ReadonlyMap<ElementId, Condition>): ElementId[] {
  const reaches = (from: ElementId, target: ElementId, seen: Set<ElementId>): boolean =>
    (waiting.get(from)?.reads ?? []).some((next) => {
      if (next === target) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, target, seen);
    });
  return [...waiting.keys()].filter((id) => reaches(id, id, new Set())).toSorted();
}

/** Everything once, from nothing. `today` is an ISO date. */
export function evaluateAll(
  graph: ConditionGraph,
  answers: Readonly<Record<string, Json | undefined>>,
  today: string,
): Evaluation {
  const start: Evaluation = { values: {}, outcomes: new Map(), evaluated: 0 };
  return step(graph, start, { ...answers, [TODAY]: today }, () => true);
}

/** After `changes` (undefined takes an answer back): only what reads something that really changed is looked at again. */
export function reevaluate(
  graph: ConditionGraph,
  before: Evaluation,
  changes: Readonly<Record<string, Json | undefined>>,
): Evaluation {
  const changed = new Set(Object.keys(changes).filter((key) => !isSame(before.values[key], changes[key])));
  return step(
    graph,
    before,
    { ...before.values, ...changes },
    (condition) => touches(condition, changed),
    changed,
  );
}

function step(
  graph: ConditionGraph,
  before: Evaluation,
  inputs: Readonly<Record<string, Json | undefined>>,
  isDue: (condition: Condition) => boolean,
  changed: Set<string> = new Set(),
): Evaluation {
  const values: Record<string, Json | undefined> = { ...inputs };
  const outcomes = new Map(before.outcomes);
  let evaluated = 0;
  for (const { id, derive } of graph.order) {
    if (!isDue(derive)) continue;
    evaluated += 1;
    const value = evaluateDerivation(derive, values);
    if (!isSame(before.values[id], value)) changed.add(id);
    values[id] = value;
  }
  for (const condition of graph.conditions) {
    if (!isDue(condition)) continue;
    evaluated += 1;
    outcomes.set(condition, evaluateCondition(condition, values));
  }
  return { values, outcomes, evaluated };
}

function touches(condition: Condition, changed: ReadonlySet<string>): boolean {
  return condition.reads.some((each) => changed.has(each)) || (changed.has(TODAY) && readsToday(condition));
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
