import { compile } from '#core/compiler/compile.ts';
import type { Catalogue, ThingId } from '#core/catalogue/model.ts';
import type { CompileOutcome, Plan, PlanVersion } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { LawParameters } from '#core/calendar/law-parameters.ts';

/** Compiled plans, each compiled once. A plan a case was filed under is kept in the database by its version. */
export type PlanBook = {
  /** The plan in force of a thing for the given deciding counties (by jurisdiction element; a missing one uses the unified item). */
  current(thing: ThingId, counties: Readonly<Record<string, DivisionCode>>): CompileOutcome;
  /** A plan compiled earlier in this process, by its version. */
  known(version: PlanVersion): Plan | undefined;
};

export function makePlanBook(catalogue: Catalogue, law: LawParameters): PlanBook {
  const outcomes = new Map<string, CompileOutcome>();
  const byVersion = new Map<PlanVersion, Plan>();
  return {
    current(thing, counties) {
      const key = JSON.stringify([thing, Object.entries(counties).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
      const seen = outcomes.get(key);
      if (seen) return seen;
      const outcome = compile(catalogue, { thing, counties, law });
      outcomes.set(key, outcome);
      if (outcome.ok) byVersion.set(outcome.plan.version, outcome.plan);
      return outcome;
    },
    known: (version) => byVersion.get(version),
  };
}
