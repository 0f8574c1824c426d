// The one place where the compiler looks at answers: outcomes of conditions and derived answers, each worked out once.
import type { Json } from '#base/canonical-json.ts';
import {
  evaluateCondition,
  evaluateDerivation,
  readsToday,
  type ConditionOutcome,
} from '#core/catalogue/condition.ts';
import type { Condition, DataElement, ElementId } from '#core/catalogue/model.ts';
import type { Answers } from './plan.ts';

/** Answers that are known, with the day they are read on (ISO text). */
export type Known = { readonly answers: Answers; readonly today: string };

/** True, false or open for what is known: a condition is open as long as the answers still missing could decide it. */
export function outcomeOf(condition: Expression, known: Known): ConditionOutcome {
  const memo = memoOf(condition);
  const key = keyOf(condition, memo, known);
  const seen = memo.outcomes.get(key);
  if (seen !== undefined) return seen;
  evaluations += 1;
  const outcome = evaluateCondition(condition, contextOf(condition, known));
  return remember(memo.outcomes, key, outcome);
}

/** All must be true: false as soon as one is false, open while one is open. No condition at all is true. */
export function outcomeOfAll(conditions: readonly Condition[], known: Known): ConditionOutcome {
  const outcomes = conditions.map((condition) => outcomeOf(condition, known));
  if (outcomes.includes(false)) return false;
  return outcomes.includes('open') ? 'open' : true;
}

/**
 * The answers with every derived answer that can be worked out. A value typed for a derived element is replaced or, while
 * its inputs are missing, dropped: nobody is asked for it, so nobody may state it.
 */
export function withDerived(answers: Answers, derived: readonly DataElement[], today: string): Answers {
  const known: Record<string, Json> = { ...answers };
  for (const element of derived) delete known[element.id];
  for (let round = 0; round < derived.length; round += 1) {
    let grown = false;
    for (const { id, derive } of derived) {
      if (derive === undefined || known[id] !== undefined) continue;
      const value = derivedValue(derive, { answers: known, today });
      if (value === undefined) continue;
      known[id] = value;
      grown = true;
    }
    if (!grown) break;
  }
  return known;
}

type Elements = ReadonlyMap<ElementId, DataElement>;

/** `element` and everything its value is derived from, step by step. Sorted. */
export function chainOf(element: ElementId, elements: Elements): readonly ElementId[] {
  const seen = new Set<ElementId>();
  const walk = (id: ElementId): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const read of elements.get(id)?.derive?.reads ?? []) walk(read);
  };
  walk(element);
  return [...seen].toSorted();
}

/** The elements that must be asked so that `element` is known: itself, or what its derivation reads in the end. Sorted. */
export function basesOf(element: ElementId, elements: Elements): readonly ElementId[] {
  return chainOf(element, elements).filter((id) => elements.get(id)?.derive === undefined);
}

/** A condition of the catalogue or an atom of one. */
export type Expression = { readonly text: string; readonly reads: readonly string[] };

type Memo = {
  readonly readsToday: boolean;
  readonly outcomes: Map<string, ConditionOutcome>;
  readonly values: Map<string, { readonly value: Json | undefined }>;
};

/** What a text says of given answers never changes, so it is remembered by text. More than these is not in practice; then the memory starts over. */
const MOST_REMEMBERED = 512;
const MOST_TEXTS = 4096;
const memos = new Map<string, Memo>();
let evaluations = 0;

/** How many conditions and derivations were really evaluated in this process; the difference shows what a change cost. */
export function evaluationsDone(): number {
  return evaluations;
}

function memoOf(condition: Expression): Memo {
  const seen = memos.get(condition.text);
  if (seen !== undefined) return seen;
  const memo = { readsToday: readsToday(condition), outcomes: new Map(), values: new Map() };
  if (memos.size >= MOST_TEXTS) memos.clear();
  memos.set(condition.text, memo);
  return memo;
}

function keyOf({ reads }: Expression, memo: Memo, { answers, today }: Known): string {
  const values = reads.map((id) => answers[id] ?? null);
  return JSON.stringify(memo.readsToday ? [...values, today] : values);
}

function remember<Value>(memory: Map<string, Value>, key: string, value: Value): Value {
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(key, value);
  return value;
}

function derivedValue(derive: Condition, known: Known): Json | undefined {
  const memo = memoOf(derive);
  const key = keyOf(derive, memo, known);
  const seen = memo.values.get(key);
  if (seen !== undefined) return seen.value;
  evaluations += 1;
  return remember(memo.values, key, { value: evaluateDerivation(derive, contextOf(derive, known)) }).value;
}

function contextOf({ reads }: Expression, { answers, today }: Known): Record<string, Json | undefined> {
  return { ...Object.fromEntries(reads.map((id) => [id, answers[id]])), today };
}
