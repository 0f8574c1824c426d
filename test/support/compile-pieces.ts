// Compiles a thing of a few pieces, as the compiler's tests need it.
import assert from 'node:assert/strict';
import { compile } from '#core/compiler/compile.ts';
import type { CompileOutcome, Plan } from '#core/compiler/plan.ts';
import { catalogue, id, jointLaw, type Pieces } from './catalogue-builder.ts';

/** Compiles the thing `thing` of a catalogue made of the pieces. */
export function compilePieces(pieces: Pieces, counties: Plan['counties'] = {}): CompileOutcome {
  return compile(catalogue(pieces), { thing: id('thing'), counties, law: jointLaw() });
}

/** Its plan; fails when there is none. */
export function planOf(pieces: Pieces, counties: Plan['counties'] = {}): Plan {
  const outcome = compilePieces(pieces, counties);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.plan;
}

/** All codes found. */
export function codesOf(outcome: CompileOutcome): readonly string[] {
  return (outcome.ok ? outcome.plan.hints : outcome.findings).map((each) => each.code);
}

/** The codes of the errors; fails when it compiles. */
export function errorsOf(pieces: Pieces, counties: Plan['counties'] = {}): readonly string[] {
  const outcome = compilePieces(pieces, counties);
  assert.ok(!outcome.ok, 'it compiled');
  return outcome.findings.filter((each) => each.level === 'error').map((each) => each.code);
}
