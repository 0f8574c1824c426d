import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import { reasonsOf, type Grade, type Questionnaire } from '#core/ratings/rating.ts';
import type { OwnRating } from '#read/ratings.ts';
import { dateWords, momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

export type RatePageProps = {
  readonly ctx: PageContext;
  readonly own: OwnRating;
  readonly questionnaire: Questionnaire;
  readonly grade?: Grade;
  /** What was typed, after a refusal. */
  readonly typed: { readonly reasons: readonly string[]; readonly comment: string };
  readonly refusal?: string;
  readonly from: string;
};

/** First the grade, one press; then, on the next page, reasons and words. Works without script. */
export function RatePage(props: RatePageProps): VNode {
  const { ctx, own, questionnaire, grade, refusal } = props;
  const { t, language } = ctx;
  const text = t.ratings;
  const gradeName = (wanted: Grade) => {
    const found = questionnaire.grades.find((each) => each.grade === wanted);
    return found === undefined ? String(wanted) : inLanguage(found.name, language);
  };
  return (
    <Frame ctx={ctx} title={text.title} section="myCases">
      <ErrorSummary lines={refusal === undefined ? [] : [{ href: '#main', sentence: refusal }]} t={t} />
      <p class="hint thing-name">
        {inLanguage(own.thingName, language)} <span class="unbroken">{showCaseNumber(own.number)}</span>
      </p>
      <h1>{text.title}</h1>
      {own.rated ? (
        <p class="notice">
          {text.ratedBefore(gradeName(own.rated.grade), momentWords(own.rated.at, language))}
        </p>
      ) : own.finished ? (
        <>
          <p>{text.lead}</p>
          {grade === undefined ? (
            <Grades {...props} gradeName={gradeName} />
          ) : (
            <Reasons {...props} grade={grade} gradeName={gradeName} />
          )}
        </>
      ) : (
        <p class="notice">{text.notFinished}</p>
      )}
      <p>
        <a class="tall-link" href={`/my-cases/${own.number}`}>
          {text.back}
        </a>
      </p>
    </Frame>
  );
}

type Named = RatePageProps & { readonly gradeName: (grade: Grade) => string };

function Grades({ ctx, own, questionnaire, gradeName, from }: Named): VNode {
  return (
    <form method="get" action={`/my-cases/${own.number}/rate`} class="grades">
      <h2>{ctx.t.ratings.chooseGrade}</h2>
      {from !== '' && <input type="hidden" name="from" value={from} />}
      {questionnaire.grades.map(({ grade }) => (
        <button class="ds-button grades__grade" data-variant="secondary" name="grade" value={grade}>
          {gradeName(grade)}
        </button>
      ))}
    </form>
  );
}

function Reasons(props: Named & { readonly grade: Grade }): VNode {
  const { ctx, own, questionnaire, grade, gradeName, typed, from } = props;
  const text = ctx.t.ratings;
  return (
    <form method="post" action={`/my-cases/${own.number}/rate`}>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="grade" value={grade} />
      <input type="hidden" name="from" value={from} />
      <h2>
        {text.chosen(gradeName(grade))}{' '}
        <a class="tall-link" href={`/my-cases/${own.number}/rate`}>
          {text.change}
        </a>
      </h2>
      <fieldset class="field">
        <legend>{text.whyTitle}</legend>
        {reasonsOf(questionnaire, grade).map(({ code, text: words }) => (
          <div class="choice">
            <input
              type="checkbox"
              id={`reason-${code}`}
              name="reason"
              value={code}
              checked={typed.reasons.includes(String(code))}
            />
            <label for={`reason-${code}`}>{inLanguage(words, ctx.language)}</label>
          </div>
        ))}
      </fieldset>
      <div class="field">
        <label for="comment">
          {text.comment}
          {ctx.t.form.optional}
        </label>
        <p class="hint" id="comment-hint">
          {text.commentHint}
        </p>
        <textarea class="ds-input" id="comment" name="comment" rows={4} aria-describedby="comment-hint">
          {typed.comment}
        </textarea>
      </div>
      <div class="acts">
        <button class="ds-button" type="submit">
          {text.submit}
        </button>
      </div>
    </form>
  );
}

/** After rating: thanks, and what follows a low one. */
export function RatedPage(props: {
  readonly ctx: PageContext;
  readonly own: OwnRating;
  readonly due?: string;
}): VNode {
  const { ctx, own, due } = props;
  const text = ctx.t.ratings;
  return (
    <Frame ctx={ctx} title={text.thanks} section="myCases">
      <h1>{text.thanks}</h1>
      <p>{text.thanksBody}</p>
      {due !== undefined && <p>{text.followUpBody(dateWords(due, ctx.language))}</p>}
      <p>
        <a class="tall-link" href={`/my-cases/${own.number}`}>
          {text.back}
        </a>
      </p>
    </Frame>
  );
}
