import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Thing } from '#core/catalogue/model.ts';
import type { PlanItem, Settled } from '#core/compiler/plan.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Field } from '../form/field.tsx';
import type { FieldView } from '../form/field-view.ts';
import { answerName, fieldId } from '../form/names.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { timeNotes, timeWords } from './time-words.ts';

/** An answer given so far, as the address carries it. */
export type GuideAnswer = {
  readonly element: string;
  readonly value: string;
  readonly label: string;
  readonly words: string;
  /** The same page with this question open again. */
  readonly changeHref: string;
};

export type QuestionPageProps = {
  readonly ctx: PageContext;
  readonly thing: Thing;
  readonly given: readonly GuideAnswer[];
  readonly question: FieldView;
  /** Names of the items that the answer decides on. */
  readonly decides: readonly string[];
  readonly left: number;
};

/** One guide question a screen; the answers so far travel in the address, never personal ones. */
export function QuestionPage(props: QuestionPageProps): VNode {
  const { ctx, thing, given, question, decides, left } = props;
  const { t } = ctx;
  const text = t.citizen.guide;
  const name = inLanguage(thing.name, ctx.language);
  const title = `${text.title} · ${name}`;
  const wrong = question.problem !== undefined;
  return (
    <Frame ctx={ctx} title={wrong ? `${t.form.titleProblem}${title}` : title} section="home">
      {question.problem !== undefined && (
        <ErrorSummary t={t} lines={[{ href: `#${fieldId(question.element)}`, sentence: question.problem }]} />
      )}
      <p class="hint thing-name">{name}</p>
      <h1>{text.title}</h1>
      <p class="hint">{text.fewLeft(left)}</p>
      <form method="get" action={`/things/${thing.id}/questions`} class="question">
        {given.map((answer) => (
          <input type="hidden" name={answerName(answer.element)} value={answer.value} key={answer.element} />
        ))}
        <input type="hidden" name="asked" value={question.element} />
        <Field field={question} t={t} />
        {decides.length > 0 && (
          <details class="why">
            <summary>{text.why}</summary>
            <p>{text.whyBody(decides.join(t.frame.listSeparator))}</p>
          </details>
        )}
        <div class="acts">
          <button class="ds-button" type="submit">
            {text.next}
          </button>
        </div>
      </form>
      <GivenAnswers ctx={ctx} given={given} />
    </Frame>
  );
}

export type GuideResultProps = {
  readonly ctx: PageContext;
  readonly thing: Thing;
  readonly given: readonly GuideAnswer[];
  readonly settled: Settled;
};

/** What applies to this person, and the way to the form. */
export function GuideResultPage({ ctx, thing, given, settled }: GuideResultProps): VNode {
  const { t, language } = ctx;
  const text = t.citizen.guide;
  const name = inLanguage(thing.name, language);
  const title = `${text.resultTitle} · ${name}`;
  const itemName = (id: string) => {
    const found = settled.plan.items.find(({ item }) => item.id === id);
    return found === undefined ? id : inLanguage(found.item.name, language);
  };
  const failed = settled.requirements.filter(({ outcome }) => outcome === 'fails');
  const possible = settled.included.length + settled.open.length > 0;
  return (
    <Frame ctx={ctx} title={title} section="home">
      <p class="hint thing-name">{name}</p>
      <h1>{text.resultTitle}</h1>
      {failed.length > 0 && (
        <div class="notice notice--wait">
          <p>{text.fails}</p>
          <ul>
            {failed.map(({ requirement, by }) => (
              <li key={`${by}-${requirement.id}`}>{inLanguage(requirement.text, language)}</li>
            ))}
          </ul>
          <p>{text.failsNext}</p>
        </div>
      )}
      {!possible && <p class="notice notice--wait">{text.nothing}</p>}
      {settled.included.length > 0 && (
        <ItemList ctx={ctx} intro={text.resultIntro} items={settled.included} />
      )}
      {settled.open.length > 0 && <ItemList ctx={ctx} intro={text.open} items={settled.open} />}
      {possible && <ResultFigures ctx={ctx} settled={settled} itemName={itemName} />}
      {settled.excluded.length > 0 && (
        <details class="why">
          <summary>{text.excluded(settled.excluded.length)}</summary>
          <ItemList ctx={ctx} items={settled.excluded.map(({ item }) => item)} />
        </details>
      )}
      {possible && <ToForm ctx={ctx} thing={thing} given={given} />}
      <GivenAnswers ctx={ctx} given={given} />
      {given.length > 0 && (
        <p>
          <a href={`/things/${thing.id}/questions`}>{text.restart}</a>
        </p>
      )}
    </Frame>
  );
}

function ResultFigures(props: {
  readonly ctx: PageContext;
  readonly settled: Settled;
  readonly itemName: (id: string) => string;
}): VNode {
  const { ctx, settled, itemName } = props;
  const { t, language } = ctx;
  const text = t.citizen.thing;
  // Under the answers every condition is decided: what is still in the list is really brought.
  const own = settled.materials.filter(({ way, required }) => way === 'hand-in' && required);
  const fetched = settled.materials.filter(({ way }) => way === 'e-certificate').length;
  return (
    <dl class="facts">
      <dt>{text.papers}</dt>
      <dd>
        {own.length === 0
          ? text.papersCount(0)
          : own.map(({ material }) => inLanguage(material.name, language)).join(t.frame.listSeparator)}
        {fetched > 0 && <span class="hint note">{text.fetched(fetched)}</span>}
      </dd>
      <dt>{text.time}</dt>
      <dd>
        {timeWords(settled.flow.computed, t)}
        {timeNotes(settled.flow.computed, itemName, t).map((note) => (
          <span class="hint note" key={note}>
            {note}
          </span>
        ))}
      </dd>
    </dl>
  );
}

function ItemList(props: {
  readonly ctx: PageContext;
  readonly intro?: string;
  readonly items: readonly PlanItem[];
}): VNode {
  return (
    <>
      {props.intro !== undefined && <p>{props.intro}</p>}
      <ul class="plain-list">
        {props.items.map(({ item, agency }) => (
          <li key={item.id}>
            <strong>{inLanguage(item.name, props.ctx.language)}</strong>{' '}
            <span class="hint">{inLanguage(agency.name, props.ctx.language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ToForm({ ctx, thing, given }: Pick<GuideResultProps, 'ctx' | 'thing' | 'given'>): VNode {
  const text = ctx.t.citizen.guide;
  if (ctx.viewer.role !== 'citizen') {
    return (
      <div class="start">
        <a class="ds-button" href={`/sign-in?role=citizen&return_to=${encodeURIComponent(ctx.path)}`}>
          {text.signIn}
        </a>
        <p class="hint">{text.signInHint}</p>
      </div>
    );
  }
  return (
    <form method="post" action={`/things/${thing.id}/drafts`} class="start">
      <CsrfField ctx={ctx} />
      {given.map((answer) => (
        <input type="hidden" name={answerName(answer.element)} value={answer.value} key={answer.element} />
      ))}
      <button class="ds-button" type="submit">
        {text.toForm}
      </button>
      <p class="hint">{text.toFormHint}</p>
    </form>
  );
}

function GivenAnswers({ ctx, given }: Pick<GuideResultProps, 'ctx' | 'given'>): VNode | null {
  const text = ctx.t.citizen.guide;
  if (given.length === 0) return null;
  return (
    <section class="given">
      <h2>{text.asked}</h2>
      <dl class="facts facts--change">
        {given.map((answer) => (
          <div key={answer.element}>
            <dt>{answer.label}</dt>
            <dd>{answer.words}</dd>
            <dd>
              <a href={answer.changeHref}>
                {text.change}
                <span class="visually-hidden">{answer.label}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
