// A plan of 75,000 characters opened, known again and compared: after every number of it changed, and after a tenth of its
// sentences did. Beside it the plain comparison of all characters at once, which cuts figures. Goal: all of it below 1 s.
import { diffChars } from 'diff';
import { alignPlan } from '#core/consultation/plan/align-plan.ts';
import { checkIndicators } from '#core/consultation/plan/check-indicators.ts';
import { checkMentions } from '#core/consultation/plan/check-mentions.ts';
import { checkProjects } from '#core/consultation/plan/check-projects.ts';
import { lastClauseNumber, settleAlignment } from '#core/consultation/plan/clause-ids.ts';
import { diffPlan } from '#core/consultation/plan/diff-plan.ts';
import { parsePlan } from '#core/consultation/plan/parse-plan.ts';
import type { ParsedClause } from '#core/consultation/plan/parsed-plan.ts';
import type { PlanClause } from '#core/consultation/plan/plan.ts';
import { planText } from '#core/consultation/plan/plan-text.ts';
import { constructedPlan, seeded } from '../test/support/constructed-plan.ts';

const CHARACTERS = 75_000;
const GOAL_MS = 1000;

const document = constructedPlan(20_261_122, CHARACTERS);
const first = timed('opened: read as clauses', () => parsePlan(document));
const begun = settled([], first.clauses);
const text = planText(begun);
console.log(`  ${text.length.toLocaleString('en')} characters, ${begun.length} clauses`);
const next = reworded(first.clauses);

const before = performance.now();
timed('opened: the next version', () => parsePlan(document));
const alignment = timed('known again: renumbered, a tenth reworded', () => alignPlan(begun, next));
const again = settled(begun, next);
const diffs = timed('compared', () => diffPlan(begun, again));
timed('indicators, mentions and sums checked', () => [
  ...checkIndicators(again),
  ...checkMentions(again),
  ...checkProjects(again),
]);
const took = performance.now() - before;
console.log(`  ${diffs.length} clauses differ, ${alignment.unsure.length} pairs for a person`);
console.log(`all of it ${took.toFixed(0)} ms: ${(took / GOAL_MS).toFixed(2)} of the goal of ${GOAL_MS} ms`);

const plain = performance.now();
const pieces = diffChars(text, planText(again), { timeout: 60_000 });
const plainly = performance.now() - plain;
const said = pieces === undefined ? 'gave up after 60 s' : `${plainly.toFixed(0)} ms`;
console.log(`plain diffChars of the whole text: ${said}; ours takes ${(took / plainly).toFixed(3)} of that`);
if (took > GOAL_MS) process.exitCode = 1;

function timed<Value>(what: string, work: () => Value): Value {
  const start = performance.now();
  const value = work();
  console.log(`  ${what}: ${(performance.now() - start).toFixed(0)} ms`);
  return value;
}

function settled(old: readonly PlanClause[], parsed: readonly ParsedClause[]): readonly PlanClause[] {
  const found = alignPlan(old, parsed);
  const decisions = new Map(found.unsure.map(({ at }) => [at, 'new' as const]));
  const last = lastClauseNumber(old.map(({ id }) => id));
  const result = settleAlignment(parsed, found, decisions, last);
  if (!result.ok) throw new Error('every place was decided');
  return result.value;
}

/** Every number one higher, and one sentence in ten of the clauses said otherwise. */
function reworded(clauses: readonly ParsedClause[]): readonly ParsedClause[] {
  const dice = seeded(7);
  return clauses.map((clause) => ({
    ...clause,
    no: clause.no === undefined ? undefined : `新${clause.no}`,
    text:
      dice() < 0.1
        ? clause.text.replace(/，[^，。]*，/u, '，更大力度、更实举措，').replaceAll('30年', '31年')
        : clause.text,
  }));
}
