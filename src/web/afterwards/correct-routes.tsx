import type { VNode } from 'preact';
import { correctForm, openCorrection, type CorrectionView } from '#app/correct-form.ts';
import { inLanguage } from '#base/localised.ts';
import type { RawAnswers } from '#core/cases/draft.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary, type SummaryLine } from '../form/error-summary.tsx';
import { fieldViews, type FieldView } from '../form/field-view.ts';
import { Field } from '../form/field.tsx';
import { fieldId } from '../form/names.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf, readAnswers } from '../form/read-form.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

const PATH = '/my-cases/:number/correct';

/** 更正: the answers that may still be put right. */
export function registerCorrectRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get(PATH, async (c) => {
    const opened = await open(c, deps);
    if (opened === undefined) return answerNotFound(c, deps);
    return correctPage(c, deps, { opened, typed: {}, reason: '', problems: new Map(), whole: undefined });
  });
  routes.post(PATH, (c) => receive(c, deps));
}

async function open(c: WebRequest, { app }: StaffDeps): Promise<CorrectionView | undefined> {
  const opened = await openCorrection(app, c.get('visit').viewer, { number: c.req.param('number') ?? '' });
  return opened.ok ? opened.value : undefined;
}

async function receive(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const opened = await open(c, deps);
  if (opened === undefined) return answerNotFound(c, deps);
  const form = c.get('form');
  const { t } = contextOf(c, deps);
  const fields = opened.groups.flatMap((group) => group.fields);
  const typed = readAnswers(
    form,
    fields.map(({ element }) => element),
  );
  const reason = fieldOf(form, 'reason') ?? '';
  const showing = { opened, typed, reason, problems: new Map<string, string>(), whole: undefined };
  // A place is looked for in the list first, and corrected once it is chosen.
  if (fieldOf(form, 'do')?.startsWith('find:') === true) return correctPage(c, deps, showing);
  const done = await correctForm(deps.app, c.get('visit').viewer, {
    number: opened.state.number,
    answers: typed,
    reason,
    version: Number(fieldOf(form, 'version')),
  });
  if (done.ok) return c.redirect(`/my-cases/${opened.state.number}?corrected=1`, 303);
  if (done.faults === undefined)
    return correctPage(c, deps, { ...showing, whole: refusalSentence(done.error, t) });
  const problems = new Map<string, string>();
  for (const { element } of fields) {
    const fault = done.faults.get(element.id);
    if (fault === undefined) continue;
    const label = inLanguage(element.name, contextOf(c, deps).language);
    problems.set(element.id, t.form.problems[fault.code](label, fault.params));
  }
  return correctPage(c, deps, { ...showing, problems });
}

type Showing = {
  readonly opened: CorrectionView;
  readonly typed: RawAnswers;
  readonly reason: string;
  /** Sentences by element. */
  readonly problems: ReadonlyMap<string, string>;
  readonly whole: string | undefined;
};

function correctPage(c: WebRequest, deps: StaffDeps, showing: Showing): Response {
  const { opened, typed, problems, whole } = showing;
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const source = {
    shown: { ...opened.shown, ...typed },
    prefilled: [],
    answers: opened.settled.answers,
    problems,
  };
  const words = {
    t: ctx.t,
    language: ctx.language,
    divisions: app.divisions,
    certificateName: (type: string) => type,
  };
  const groups = opened.settled.form.flatMap(({ group, fields }) => {
    const own = fields.filter((field) => opened.groups.some((each) => each.fields.includes(field)));
    if (own.length === 0) return [];
    const name = inLanguage(group.name, ctx.language);
    return [{ name, fields: fieldViews({ group, fields: own }, source, words) }];
  });
  const lines = [
    ...(whole === undefined ? [] : [{ href: '#main', sentence: whole }]),
    ...[...problems].map(([element, sentence]) => ({ href: `#${fieldId(element)}`, sentence })),
  ];
  const page = (
    <CorrectPage ctx={ctx} opened={opened} groups={groups} lines={lines} reason={showing.reason} />
  );
  return answerPage(c, page, lines.length > 0 ? 422 : 200);
}

function CorrectPage(props: {
  readonly ctx: PageContext;
  readonly opened: CorrectionView;
  readonly groups: readonly { readonly name: string; readonly fields: readonly FieldView[] }[];
  readonly lines: readonly SummaryLine[];
  readonly reason: string;
}): VNode {
  const { ctx, opened, groups, lines, reason } = props;
  const { state } = opened;
  const words = ctx.t.afterwards.correct;
  return (
    <Frame ctx={ctx} title={words.title} section="myCases">
      <p class="hint thing-name">{inLanguage(state.thingName, ctx.language)}</p>
      <ErrorSummary lines={lines} t={ctx.t} />
      <h1>{words.title}</h1>
      {groups.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <form method="post" action={`/my-cases/${state.number}/correct`}>
          <CsrfField ctx={ctx} />
          <input type="hidden" name="version" value={String(state.version)} />
          <p>{words.intro}</p>
          <p class="hint">{words.limits}</p>
          {groups.map((group) => (
            <section key={group.name}>
              <h2>{group.name}</h2>
              {group.fields.map((field) => (
                <Field key={field.element} field={field} t={ctx.t} />
              ))}
            </section>
          ))}
          <div class="field">
            <label for="reason">{words.reason}</label>
            <textarea class="ds-input" id="reason" name="reason" rows={2} maxlength={500}>
              {reason}
            </textarea>
          </div>
          <div class="acts">
            <button class="ds-button" type="submit">
              {words.submit}
            </button>
            <a class="ds-button" data-variant="tertiary" href={`/my-cases/${state.number}`}>
              {ctx.t.frame.back}
            </a>
          </div>
        </form>
      )}
    </Frame>
  );
}
