// A step with one group of questions.
import { inLanguage } from '#base/localised.ts';
import type { PlanGroup } from '#core/compiler/plan.ts';
import { divisionView, fieldViews, isOnlyHit } from '../form/field-view.ts';
import { fieldId } from '../form/names.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf, readAnswers } from '../form/read-form.ts';
import { answerSaveRefusal, goOn, openStep, reopen, save, stepProps, type Opened } from './draft-opened.ts';
import type { PlacedProblem } from './draft-steps.ts';
import { GroupPage } from './draft-pages.tsx';
import { answerNotFound, answerPage, type WebDeps, type WebRequest } from './route-tools.ts';

export async function showGroup(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const group = groupOf(opened, c.req.param('group') ?? '');
  if (group === undefined) return c.redirect(`/drafts/${opened.view.draft.id}`, 303);
  return groupPage(opened, group, { checked: false });
}

export async function receiveGroup(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const group = groupOf(opened, c.req.param('group') ?? '');
  if (group === undefined) return answerNotFound(c, deps);
  const form = c.get('form');
  const elements = group.fields.filter(({ fill }) => fill !== 'derive').map(({ element }) => element);
  const typed = readAnswers(form, elements);
  const refusal = await save(opened, { answers: typed });
  if (refusal?.code === 'draft-too-large') {
    return groupPage(opened, group, {
      checked: true,
      typed,
      sentence: refusalSentence(refusal, opened.ctx.t),
    });
  }
  if (refusal !== undefined) return answerSaveRefusal(opened, refusal);
  const again = await reopen(opened);
  if (again instanceof Response) return again;
  return afterSaving(again, group);
}

async function afterSaving(opened: Opened, posted: PlanGroup): Promise<Response> {
  const { c } = opened;
  const step = `form/${posted.group.id}`;
  const form = c.get('form');
  const act = fieldOf(form, 'do') ?? 'next';
  if (act === 'save' || act === 'back') return goOn(opened, step, act);
  const place = /^find:(.+)$/.exec(act)?.[1];
  if (place !== undefined) return goOn(opened, step, { anchor: fieldId(place) });
  const group = groupOf(opened, posted.group.id);
  if (group === undefined) return goOn(opened, step, 'next');
  const before = new Set(posted.fields.map(({ element }) => element.id));
  const added = group.fields.filter(({ element, fill }) => fill !== 'derive' && !before.has(element.id));
  const wrong = opened.problems.filter(
    (each) => each.step === step && !added.some(({ element }) => fieldId(element.id) === each.anchor),
  );
  if (wrong.length > 0 || form.problems.length > 0) return groupPage(opened, group, { checked: true });
  // Questions that only these answers have brought up are asked before going on, without a word of blame.
  const fresh = added.find(({ element }) =>
    opened.problems.some(({ anchor }) => anchor === fieldId(element.id)),
  );
  return fresh === undefined
    ? goOn(opened, step, 'next')
    : goOn(opened, step, { anchor: fieldId(fresh.element.id) });
}

type Showing = {
  /** Problems are shown once the step has been sent. */
  readonly checked: boolean;
  /** What could not be saved is shown all the same. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly sentence?: string;
};

function groupPage(opened: Opened, group: PlanGroup, showing: Showing): Response {
  const { c, deps, ctx, view, problems } = opened;
  const { app } = deps;
  const step = `form/${group.group.id}`;
  const here = showing.checked
    ? problems.filter((each) => each.step === step).map((each) => confirmed(opened, group, each))
    : [];
  const received = receivedSentences(c.get('form'), ctx.t);
  const lines = [
    ...(showing.sentence === undefined ? [] : [{ href: '#main', sentence: showing.sentence }]),
    ...received.map(({ sentence }) => ({ href: '#main', sentence })),
    ...here.map(({ anchor, sentence }) => ({ href: `#${anchor}`, sentence })),
  ];
  const sentences = new Map(
    here.flatMap(({ problem, sentence }) =>
      problem.at.kind === 'element' ? [[problem.at.element, sentence] as const] : [],
    ),
  );
  const fields = fieldViews(
    group,
    {
      shown: { ...view.shown, ...showing.typed },
      prefilled: view.prefilled,
      answers: view.settled.answers,
      problems: sentences,
    },
    {
      t: ctx.t,
      language: ctx.language,
      divisions: app.divisions,
      certificateName: (type) => {
        const known = app.catalogue.certificates.get(type);
        return known === undefined ? type : inLanguage(known.name, ctx.language);
      },
    },
  );
  const props = stepProps(opened, step, lines);
  const page = (
    <GroupPage
      {...props}
      action={`/drafts/${view.draft.id}/form/${group.group.id}`}
      title={inLanguage(group.group.name, ctx.language)}
      fields={fields}
    />
  );
  return answerPage(c, page, lines.length > 0 ? 422 : 200);
}

/** A place typed that can only be one is marked on the page: then it is to be confirmed, not to be looked for again. */
function confirmed({ ctx, deps, view }: Opened, group: PlanGroup, each: PlacedProblem): PlacedProblem {
  const { at, code } = each.problem;
  const element =
    at.kind === 'element' && code === 'division-unknown'
      ? group.fields.find((field) => field.element.id === at.element)?.element
      : undefined;
  if (element === undefined) return each;
  const place = divisionView(deps.app.divisions, view.shown[element.id] ?? '', element.divisionLevel);
  if (!isOnlyHit(place)) return each;
  return { ...each, sentence: ctx.t.form.confirmPlace(inLanguage(element.name, ctx.language)) };
}

function groupOf({ view }: Opened, id: string): PlanGroup | undefined {
  return view.settled.form.find(({ group }) => group.id === id);
}
