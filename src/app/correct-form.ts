import { cityDay } from '#core/calendar/city-day.ts';
import { assert } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { subjectOfCase } from '#core/cases/acts-allowed.ts';
import { correctableFields, correctForm as correct } from '#core/cases/correct-form.ts';
import type { RawAnswers } from '#core/cases/draft.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { Answers, Plan, PlanField, Settled } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { actOnCase } from './act.ts';
import { parseAnswer, type AnswerFault } from './answers.ts';
import type { App } from './app.ts';
import { caseThrough } from './case-through.ts';
import { todayOf } from './draft-access.ts';
import { planByVersion } from './kept-plans.ts';
import { rawAnswers } from './raw-answers.ts';
import { countyOf } from './read-draft.ts';
import { refuseUse, type Outcome, type Refusal } from './refusal.ts';

/** What the page of corrections shows. */
export type CorrectionView = {
  readonly state: CaseState;
  /** The form's groups with only the fields that may still be corrected. */
  readonly groups: readonly {
    readonly name: Settled['form'][number]['group']['name'];
    readonly fields: readonly PlanField[];
  }[];
  /** As one would type what was answered. */
  readonly shown: RawAnswers;
  readonly settled: Settled;
};

/** The answers that may still be put right, for the applicant. */
export async function openCorrection(
  app: App,
  viewer: Viewer,
  command: { readonly number: string },
): Promise<Outcome<CorrectionView>> {
  const found = await caseWithPlan(app, viewer, command.number);
  if (!found.ok) return found;
  const { state, plan } = found.value;
  const settled = settle(plan, state.answers, filedOn(state));
  const fields = correctableFields(state, settled);
  return ok({
    state,
    settled,
    groups: settled.form
      .map((group) => ({
        name: group.group.name,
        fields: group.fields.filter((field) => fields.includes(field)),
      }))
      .filter((group) => group.fields.length > 0),
    shown: rawAnswers(
      fields.map(({ element }) => element),
      state.answers,
    ),
  });
}

export type CorrectForm = {
  readonly number: string;
  /** As typed; what is not named stays. */
  readonly answers: RawAnswers;
  readonly reason: string;
  /** Of the case the page was made from. */
  readonly version: number;
};

export type Corrected =
  | { readonly ok: true; readonly value: CaseState }
  /** `faults`: what cannot be read, by element. */
  | {
      readonly ok: false;
      readonly error: Refusal;
      readonly faults?: ReadonlyMap<string, AnswerFault>;
    };

/** Puts answers right. Refused where that would change what is done, by whom or with which papers. */
export async function correctForm(app: App, viewer: Viewer, command: CorrectForm): Promise<Corrected> {
  const found = await caseWithPlan(app, viewer, command.number);
  if (!found.ok) return found;
  const { plan } = found.value;
  const { answers, faults } = readTyped(app, plan, command.answers);
  if (faults.size > 0) {
    const problems = { problems: faults.size };
    return { ok: false, error: { code: 'draft-has-problems', params: problems }, faults };
  }
  const maySee = (state: CaseState): boolean => may(viewer, 'correct-form', subjectOfCase(state));
  const address = { number: command.number, version: command.version, maySee };
  return actOnCase(app, viewer, address, (state) => {
    const settled = settle(plan, { ...without(state.answers, command.answers), ...answers }, filedOn(state));
    return correct(state, {
      settled,
      countyOf: (item) => {
        const county = countyOf(app, item, settled.answers);
        return county?.ok ? county.value : undefined;
      },
      placeName: (code) => (isDivisionCode(code) ? app.divisions.pathOf(code) : code),
      reason: command.reason,
    });
  });
}

type Found = { readonly state: CaseState; readonly plan: Plan };

async function caseWithPlan(app: App, viewer: Viewer, number: string): Promise<Outcome<Found>> {
  const state = await caseThrough(app, number, (each) => may(viewer, 'correct-form', subjectOfCase(each)));
  if (state === undefined) return refuseUse('not-found');
  const plan = await planByVersion(app, state.planVersion);
  assert(plan, 'the plan a case was filed under is kept');
  return ok({ state, plan });
}

function readTyped(
  app: App,
  plan: Plan,
  typed: RawAnswers,
): { readonly answers: Answers; readonly faults: ReadonlyMap<string, AnswerFault> } {
  const rules = { today: todayOf(app), allowSample: app.allowSample, divisions: app.divisions };
  const answers: Record<string, Answers[keyof Answers]> = {};
  const faults = new Map<string, AnswerFault>();
  for (const field of plan.form.flatMap(({ fields }) => fields)) {
    const raw = typed[field.element.id];
    if (raw === undefined || field.fill === 'derive') continue;
    const parsed = parseAnswer(field, raw, rules);
    if (!parsed.ok) faults.set(field.element.id, parsed.error);
    else if (parsed.value !== undefined) answers[field.element.id] = parsed.value;
  }
  return { answers, faults };
}

function without(answers: Answers, typed: RawAnswers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([element]) => typed[element] === undefined));
}

function filedOn({ filedAt }: CaseState): Temporal.PlainDate {
  return cityDay(filedAt);
}
