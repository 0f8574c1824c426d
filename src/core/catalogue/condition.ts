// Conditions: parsed once with places, evaluated with three outcomes. What is not known leaves a condition open.
import { evaluate } from 'feelin';
import type { Json } from '#base/canonical-json.ts';
import { readConditionTree, type ConditionTree, type Logic } from './condition-tree.ts';
import { ALLOWED_FUNCTIONS, CLOCK_FUNCTIONS, OWN_FUNCTIONS, TODAY } from './condition-functions.ts';
import type { Finding, Place } from './fact.ts';
import { isElementId } from './ids.ts';
import type { Condition, ElementId } from './model.ts';
import { nearestWord } from '#base/documents/nearest-word.ts';

/** `open`: an answer it needs is not known yet. */
export type ConditionOutcome = true | false | 'open';

/** Element ids to values, with `today` as ISO text. Absent and null both mean not known. */
export type ConditionContext = { readonly [name: string]: Json | undefined };

/**
 * Checks a FEEL text: syntax, known elements, allowed functions. All faults are found, each at its own place
 * (`placeAt` maps an offset in the text); `condition` is there only when there are none.
 */
export function parseCondition(
  text: string,
  {
    elements,
    placeAt,
  }: { readonly elements: ReadonlySet<string>; readonly placeAt: (offset: number) => Place },
): { readonly condition?: Condition; readonly findings: readonly Finding[] } {
  const tree = readConditionTree(text);
  const findings = [...faultFindings(tree, placeAt), ...nameFindings(tree, elements, placeAt)];
  if (findings.length > 0) return { findings };
  return { condition: { text, reads: elementsRead(tree), at: placeAt(0) }, findings };
}

/**
 * The outcome for what is known. Kleene's logic over and, or, not; a comparison with something unknown in it is open,
 * where plain FEEL would call `null = "x"` false and refuse someone for a question not yet answered.
 */
export function evaluateCondition(
  condition: Pick<Condition, 'text'>,
  context: ConditionContext,
): ConditionOutcome {
  const logic = logicFor(condition);
  return logic === undefined ? 'open' : settle(logic, context);
}

/** The value of a derivation; `undefined` while anything it reads is unknown or where it has no value. */
export function evaluateDerivation(
  derivation: Pick<Condition, 'text'>,
  context: ConditionContext,
): Json | undefined {
  const logic = logicFor(derivation);
  return logic === undefined ? undefined : valueOf(logic, context);
}

function valueOf(logic: Logic, context: ConditionContext): Json | undefined {
  if (logic.kind === 'atom') {
    return isKnown(logic.reads, context) ? jsonOf(run(logic.text, context)) : undefined;
  }
  if (logic.kind === 'if') {
    const test = settle(logic.test, context);
    return test === 'open' ? undefined : valueOf(test ? logic.yes : logic.no, context);
  }
  const outcome = settle(logic, context);
  return outcome === 'open' ? undefined : outcome;
}

/** Whether the day matters to it, so that it must be looked at again tomorrow. */
export function readsToday(condition: Pick<Condition, 'text'>): boolean {
  return readConditionTree(condition.text).variables.some(({ name }) => name === TODAY);
}

const parsed = new WeakMap<object, { readonly logic: Logic | undefined }>();

function logicFor(condition: Pick<Condition, 'text'>): Logic | undefined {
  const seen = parsed.get(condition);
  if (seen !== undefined) return seen.logic;
  const { logic } = readConditionTree(condition.text);
  parsed.set(condition, { logic });
  return logic;
}

function settle(logic: Logic, context: ConditionContext): ConditionOutcome {
  if (logic.kind === 'atom') {
    if (!isKnown(logic.reads, context)) return 'open';
    const value = run(logic.text, context);
    return typeof value === 'boolean' ? value : 'open';
  }
  if (logic.kind === 'not') {
    const inner = settle(logic.inner, context);
    return inner === 'open' ? 'open' : !inner;
  }
  if (logic.kind === 'if') {
    const test = settle(logic.test, context);
    return test === 'open' ? 'open' : settle(test ? logic.yes : logic.no, context);
  }
  const deciding = logic.kind === 'or';
  const left = settle(logic.left, context);
  if (left === deciding) return deciding;
  const right = settle(logic.right, context);
  if (right === deciding) return deciding;
  return left === 'open' || right === 'open' ? 'open' : !deciding;
}

function isKnown(reads: readonly string[], context: ConditionContext): boolean {
  return reads.every((name) => context[name] !== undefined && context[name] !== null);
}

/** feelin throws on what it cannot read; a checked condition never is, so the answer is then simply unknown. */
function run(text: string, context: ConditionContext): unknown {
  return evaluate(text, { ...context, ...OWN_FUNCTIONS }).value;
}

function jsonOf(value: unknown): Json | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function elementsRead(tree: ConditionTree): ElementId[] {
  const names = new Set(tree.variables.map(({ name }) => name));
  names.delete(TODAY);
  return [...names].filter(isElementId).toSorted();
}

function faultFindings(tree: ConditionTree, placeAt: (offset: number) => Place): Finding[] {
  return tree.faults.map(({ kind, what, offset }) => ({
    code: kind === 'syntax' ? 'condition-syntax' : 'condition-unsupported',
    level: 'error',
    at: placeAt(offset),
    params: { what },
  }));
}

function nameFindings(
  tree: ConditionTree,
  elements: ReadonlySet<string>,
  placeAt: (offset: number) => Place,
): Finding[] {
  const variables = tree.variables
    .filter(({ name }) => name !== TODAY && !elements.has(name))
    .map((at): Finding => unknownName('condition-unknown-element', at, [...elements, TODAY], placeAt));
  const functions = tree.functions
    .filter(({ name }) => !ALLOWED_FUNCTIONS.includes(name))
    .map((at): Finding => {
      const clock = CLOCK_FUNCTIONS.some((each) => each === at.name);
      return clock
        ? { code: 'condition-reads-clock', level: 'error', at: placeAt(at.offset), params: { name: at.name } }
        : unknownName('condition-unknown-function', at, ALLOWED_FUNCTIONS, placeAt);
    });
  return [...variables, ...functions];
}

function unknownName(
  code: string,
  { name, offset }: { readonly name: string; readonly offset: number },
  known: readonly string[],
  placeAt: (offset: number) => Place,
): Finding {
  const near = nearestWord(name, known);
  return {
    code,
    level: 'error',
    at: placeAt(offset),
    params: near === undefined ? { name } : { name, near },
  };
}
