// What a condition wants to know now: of `if for_whom = "other" then senior_name else name` never both names.
import type { ConditionOutcome } from '#core/catalogue/condition.ts';
import { readConditionTree, type Logic } from '#core/catalogue/condition-tree.ts';
import type { Condition, DataElement, ElementId } from '#core/catalogue/model.ts';
import { outcomeOf, type Known } from './evaluate.ts';

/**
 * The elements that can still matter to the condition, with everything they derive from. It only grows with more
 * answers: a branch is entered when its test is settled, and a settled test stays so.
 */
export function liveReads(
  condition: Condition,
  known: Known,
  elements: ReadonlyMap<ElementId, DataElement>,
): ReadonlySet<ElementId> {
  const live = new Set<ElementId>();
  const walk = (each: Condition): void => {
    const wanted = wantedBy(each, known);
    for (const read of each.reads) {
      if (!wanted.has(read) || live.has(read)) continue;
      live.add(read);
      const derive = elements.get(read)?.derive;
      if (derive !== undefined) walk(derive);
    }
  };
  walk(condition);
  return live;
}

/** The element itself and what its value is derived from under the answers known. */
export function liveChain(
  element: ElementId,
  known: Known,
  elements: ReadonlyMap<ElementId, DataElement>,
): ReadonlySet<ElementId> {
  const derive = elements.get(element)?.derive;
  return new Set(derive === undefined ? [element] : [element, ...liveReads(derive, known, elements)]);
}

const trees = new WeakMap<Condition, Logic | 'no-branches'>();

function wantedBy(condition: Condition, known: Known): ReadonlySet<string> {
  const logic = trees.get(condition) ?? remember(condition);
  return logic === 'no-branches' ? new Set<string>(condition.reads) : new Set(wanted(logic, known));
}

/** Most conditions have no `if`, and then everything they read matters. */
function remember(condition: Condition): Logic | 'no-branches' {
  const logic =
    (/\bif\b/.test(condition.text) ? readConditionTree(condition.text).logic : undefined) ?? 'no-branches';
  trees.set(condition, logic);
  return logic;
}

function wanted(logic: Logic, known: Known): readonly string[] {
  if (logic.kind === 'atom') return logic.reads;
  if (logic.kind === 'not') return wanted(logic.inner, known);
  if (logic.kind !== 'if') return [...wanted(logic.left, known), ...wanted(logic.right, known)];
  const test = outcomeOfLogic(logic.test, known);
  const branch = test === 'open' ? [] : wanted(test ? logic.yes : logic.no, known);
  return [...wanted(logic.test, known), ...branch];
}

function outcomeOfLogic(logic: Logic, known: Known): ConditionOutcome {
  if (logic.kind === 'atom') return outcomeOf(logic, known);
  if (logic.kind === 'not') {
    const inner = outcomeOfLogic(logic.inner, known);
    return inner === 'open' ? 'open' : !inner;
  }
  if (logic.kind === 'if') {
    const test = outcomeOfLogic(logic.test, known);
    return test === 'open' ? 'open' : outcomeOfLogic(test ? logic.yes : logic.no, known);
  }
  const deciding = logic.kind === 'or';
  const sides = [outcomeOfLogic(logic.left, known), outcomeOfLogic(logic.right, known)];
  if (sides.includes(deciding)) return deciding;
  return sides.includes('open') ? 'open' : !deciding;
}
