// Guide questions by GET: the answers so far are in the address, so nothing personal is ever asked here.
import { askedOf, parseAnswer } from '#app/answers.ts';
import type { Json } from '#base/canonical-json.ts';
import { inLanguage } from '#base/localised.ts';
import type { DataElement, ElementId, Thing } from '#core/catalogue/model.ts';
import type { Plan } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import { answerWords } from '../form/answer-words.ts';
import type { FieldView } from '../form/field-view.ts';
import { answerName } from '../form/names.ts';
import type { PageContext } from '../frame/page-context.ts';
import { GuideResultPage, QuestionPage, type GuideAnswer } from './guide-page.tsx';
import { answerPage, contextOf, type WebDeps, type WebRequest } from './route-tools.ts';

type Offered = { readonly thing: Thing; readonly plan: Plan };
type Given = {
  readonly element: DataElement;
  readonly raw: string;
  readonly value: Json;
};

/** True for questions whose answer may stand in an address: choices, yes or no, and counts, none of them sensitive. */
export function mayStandInAddress(element: DataElement): boolean {
  return !element.sensitive && ['yes-no', 'choice', 'number'].includes(element.type);
}

/** The next question, or what applies once none is left that may be asked here. */
export function answerGuide(c: WebRequest, deps: WebDeps, { thing, plan }: Offered): Response {
  const ctx = contextOf(c, deps);
  const typed = new Map(Object.entries(c.req.query()));
  const given = readGiven(deps, plan, typed, ctx.today);
  const settled = settle(
    plan,
    Object.fromEntries(given.map(({ element, value }) => [element.id, value])),
    ctx.today,
  );
  const askable = settled.nextQuestions.flatMap((question) => {
    const element = deps.app.catalogue.elements.get(question.element);
    return element !== undefined && mayStandInAddress(element) ? [element] : [];
  });
  const counted = given.filter(({ element }) => settled.answers[element.id] !== undefined);
  const answers = counted.map((each) => guideAnswer({ deps, ctx, thing, given: counted }, each));
  const [next] = askable;
  if (next === undefined) {
    return answerPage(c, <GuideResultPage ctx={ctx} thing={thing} given={answers} settled={settled} />);
  }
  const unanswered = typed.get('asked') === next.id;
  const problem = unanswered ? ctx.t.citizen.guide.notAnswered : undefined;
  const question = questionView(next, typed.get(answerName(next.id)) ?? '', problem, ctx);
  const page = (
    <QuestionPage
      ctx={ctx}
      thing={thing}
      given={answers}
      question={question}
      decides={decidedBy(plan, next.id, ctx)}
      left={askable.length}
    />
  );
  return answerPage(c, page, problem === undefined ? 200 : 422);
}

/** Answers of guide questions among posted or asked names, raw, ready for a draft. */
export function guideAnswers(
  deps: WebDeps,
  plan: Plan,
  typed: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): Readonly<Record<string, string>> {
  return Object.fromEntries(readGiven(deps, plan, typed, today).map(({ element, raw }) => [element.id, raw]));
}

function readGiven(
  { app }: WebDeps,
  plan: Plan,
  typed: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): readonly Given[] {
  const rules = { today, allowSample: app.allowSample, divisions: app.divisions };
  return plan.questions.flatMap((question): readonly Given[] => {
    const element = app.catalogue.elements.get(question.element);
    const raw = typed.get(answerName(question.element));
    if (element === undefined || raw === undefined || !mayStandInAddress(element)) return [];
    const parsed = parseAnswer(askedOf(element), raw, rules);
    return parsed.ok && parsed.value !== undefined ? [{ element, raw, value: parsed.value }] : [];
  });
}

type Journey = {
  readonly deps: WebDeps;
  readonly ctx: PageContext;
  readonly thing: Thing;
  readonly given: readonly Given[];
};

function guideAnswer({ deps, ctx, thing, given }: Journey, { element, raw, value }: Given): GuideAnswer {
  const others = given.filter((each) => each.element.id !== element.id);
  const query = new URLSearchParams(others.map((each) => [answerName(each.element.id), each.raw])).toString();
  return {
    element: element.id,
    value: raw,
    label: inLanguage(element.name, ctx.language),
    words: answerWords(element, value, { t: ctx.t, language: ctx.language, divisions: deps.app.divisions }),
    changeHref: `/things/${thing.id}/questions${query === '' ? '' : `?${query}`}`,
  };
}

function questionView(
  element: DataElement,
  value: string,
  problem: string | undefined,
  { language }: PageContext,
): FieldView {
  return {
    element: element.id,
    type: element.type,
    label: inLanguage(element.name, language),
    required: true,
    options: (element.options ?? []).map(({ code, name }) => ({ code, name: inLanguage(name, language) })),
    value,
    ...(element.hint === undefined ? {} : { hint: inLanguage(element.hint, language) }),
    ...(element.unit === undefined ? {} : { unit: element.unit }),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Items that one of their conditions makes depend on the element. */
function decidedBy(plan: Plan, element: ElementId, { language }: PageContext): readonly string[] {
  return plan.items
    .filter(({ when }) => when.some(({ reads }) => reads.includes(element)))
    .map(({ item }) => inLanguage(item.name, language));
}
