// The steps of a draft and what of its problems belongs to which.
import type { DraftView } from '#app/open-draft.ts';
import type { Problem, ProblemPlace } from '#app/problem.ts';
import type { App } from '#app/app.ts';
import type { ElementType } from '#core/catalogue/model.ts';
import { inLanguage } from '#base/localised.ts';
import { fieldId, paperId } from '../form/names.ts';
import { problemSentence } from '../form/problem-words.ts';
import type { StepEntry } from '../form/step-line.tsx';
import type { PageContext } from '../frame/page-context.ts';

export type Step = StepEntry & { readonly id: string };

/** Groups of questions that have something to show, then papers, delivery, check. */
export function stepsOf(view: DraftView, ctx: PageContext): readonly Step[] {
  const base = `/drafts/${view.draft.id}`;
  const { draft: text } = ctx.t.citizen;
  const groups = view.settled.form
    .filter(({ fields }) => fields.some(({ fill }) => fill !== 'derive'))
    .map(({ group }) => ({
      id: `form/${group.id}`,
      name: inLanguage(group.name, ctx.language),
      href: `${base}/form/${group.id}`,
    }));
  return [
    ...groups,
    { id: 'papers', name: text.papersStep, href: `${base}/papers` },
    { id: 'delivery', name: text.deliveryStep, href: `${base}/delivery` },
    { id: 'check', name: text.checkStep, href: `${base}/check` },
  ];
}

/** Where a problem is put right: the step's id and the place on its page. */
export function placeOf(
  view: DraftView,
  at: ProblemPlace,
): { readonly step: string; readonly anchor: string } {
  switch (at.kind) {
    case 'element': {
      const found = view.settled.form.find(({ fields }) =>
        fields.some(({ element }) => element.id === at.element),
      );
      const step = found ?? view.settled.form[0];
      return { step: step === undefined ? 'check' : `form/${step.group.id}`, anchor: fieldId(at.element) };
    }
    case 'paper':
      return { step: 'papers', anchor: paperId(at.material) };
    case 'delivery':
      return { step: 'delivery', anchor: 'f-delivery' };
    default:
      return { step: 'check', anchor: 'main' };
  }
}

export type PlacedProblem = {
  readonly problem: Problem;
  readonly step: string;
  readonly anchor: string;
  readonly sentence: string;
};

/** Every problem with its sentence and its step. */
export function placedProblems(view: DraftView, ctx: PageContext, app: App): readonly PlacedProblem[] {
  const words = { t: ctx.t, language: ctx.language, nameOf: nameOf(view, ctx, app), typeOf: typeOf(app) };
  return view.problems.map((problem) => ({
    problem,
    ...placeOf(view, problem.at),
    sentence: problemSentence(problem, words),
  }));
}

function typeOf(app: App): (at: ProblemPlace) => ElementType | undefined {
  return (at) =>
    at.kind === 'element'
      ? app.catalogue.elements.values().find(({ id }) => id === at.element)?.type
      : undefined;
}

function nameOf(view: DraftView, ctx: PageContext, app: App): (at: ProblemPlace) => string {
  return (at) => {
    if (at.kind === 'element') {
      const element = [...app.catalogue.elements.values()].find(({ id }) => id === at.element);
      return element === undefined ? at.element : inLanguage(element.name, ctx.language);
    }
    if (at.kind === 'paper') {
      const paper = view.papers.find(({ material }) => material.material.id === at.material);
      return paper === undefined ? at.material : inLanguage(paper.material.material.name, ctx.language);
    }
    if (at.kind === 'delivery') return ctx.t.citizen.draft.deliveryPlace;
    if (at.kind === 'thing') return inLanguage(view.plan.name, ctx.language);
    return ctx.t.citizen.receipt.applicant;
  };
}
