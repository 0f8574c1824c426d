import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { stepsAllowed, type FollowUpEntry, type FollowUpStep } from '#core/ratings/follow-up.ts';
import type { Questionnaire } from '#core/ratings/rating.ts';
import type { RatingView } from '#read/ratings.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { Facts } from '../elements/facts.tsx';
import { momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { FollowUpWords, gradeWords, reasonWords } from './ratings-page.tsx';

export type RatingPageProps = {
  readonly ctx: PageContext;
  readonly rating: RatingView;
  readonly questionnaire: Questionnaire;
  readonly placeName: (code: DivisionCode) => string;
  /** Where the follow-up's time comes from. */
  readonly source: string;
  readonly saved: boolean;
  /** What was typed, after a refusal. */
  readonly typed?: { readonly step: FollowUpStep['step']; readonly note: string };
  readonly refusal?: string;
};

/** One rating, what was done about it, and a form for each step that may come next. */
export function RatingPage(props: RatingPageProps): VNode {
  const { ctx, rating, questionnaire, placeName, refusal } = props;
  const words = ctx.t.ratings.bureau;
  const { followUp } = rating;
  return (
    <BureauFrame ctx={ctx} title={`${words.title} ${showCaseNumber(rating.number)}`} here="ratings">
      <ErrorSummary lines={refusal === undefined ? [] : [{ href: '#record', sentence: refusal }]} t={ctx.t} />
      {props.saved && <p class="notice notice--go">{words.saved}</p>}
      <h1>{gradeWords(rating.grade, questionnaire, ctx)}</h1>
      <Facts
        rows={[
          {
            label: words.number,
            value: (
              <a class="unbroken" href={`/bureau/supervision/holdings?number=${rating.number}`}>
                {showCaseNumber(rating.number)}
              </a>
            ),
          },
          { label: words.thing, value: inLanguage(rating.thingName, ctx.language) },
          {
            label: words.place,
            value: rating.receivingPlace === undefined ? words.online : placeName(rating.receivingPlace),
          },
          { label: words.at, value: momentWords(rating.at, ctx.language) },
          {
            label: words.reason,
            value:
              rating.reasons.length === 0
                ? '–'
                : rating.reasons.map((code) => (
                    <span class="block">{reasonWords(code, questionnaire, ctx)}</span>
                  )),
          },
          { label: words.comment, value: rating.comment === '' ? words.noComment : rating.comment },
          ...(followUp === undefined
            ? []
            : [{ label: words.followUp, value: <FollowUpWords ctx={ctx} followUp={followUp} /> }]),
        ]}
      />
      {followUp !== undefined && (
        <>
          <p class="hint">{words.source(props.source)}</p>
          <History ctx={ctx} entries={rating.entries} />
          {followUp.stage === 'closed' ? (
            <p class="notice notice--go">{words.closed}</p>
          ) : (
            <section id="record">
              <h2>{words.record}</h2>
              {stepsAllowed(rating.entries).map((step) => (
                <StepForm {...props} step={step} version={followUp.version} />
              ))}
            </section>
          )}
        </>
      )}
    </BureauFrame>
  );
}

function History(props: { readonly ctx: PageContext; readonly entries: readonly FollowUpEntry[] }): VNode {
  const { ctx, entries } = props;
  const words = ctx.t.ratings.bureau;
  return (
    <section>
      <h2>{words.history}</h2>
      {entries.length === 0 ? (
        <p class="empty">{words.noHistory}</p>
      ) : (
        <ol class="plain-list">
          {entries.map((entry) => (
            <li>
              <strong>{words.step[entry.step]}</strong> {detailWords(entry, ctx)} ·{' '}
              {momentWords(entry.at, ctx.language)} · {entry.name}
              <p>{entry.note}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function detailWords(entry: FollowUpStep, { t }: PageContext): string {
  const words = t.ratings.bureau;
  switch (entry.step) {
    case 'contact':
      return `${words.ways[entry.way]}${t.form.comma}${entry.reached ? words.reachedYes : words.reachedNo}`;
    case 'find':
      return words.outcomes[entry.outcome];
    case 'check':
      return entry.agrees ? words.agreesYes : words.agreesNo;
    default:
      return '';
  }
}

function StepForm(
  props: RatingPageProps & { readonly step: FollowUpStep['step']; readonly version: number },
): VNode {
  const { ctx, rating, step, version, typed } = props;
  const words = ctx.t.ratings.bureau;
  const again = typed?.step === step;
  const only = stepsAllowed(rating.entries).length === 1;
  return (
    <details class="why" open={again || only}>
      <summary>{words.step[step]}</summary>
      <form method="post" action={`/bureau/ratings/${rating.number}`}>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="step" value={step} />
        <Choices ctx={ctx} step={step} />
        {step === 'check' && <p class="hint">{words.independent}</p>}
        <div class="field">
          <label for={`note-${step}`}>{words.note}</label>
          <textarea class="ds-input" id={`note-${step}`} name="note" rows={3} required>
            {again ? typed.note : ''}
          </textarea>
        </div>
        <div class="acts">
          <button class="ds-button" type="submit">
            {words.save}
          </button>
        </div>
      </form>
    </details>
  );
}

type Choice = {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [string, string])[];
};

function Choices(props: { readonly ctx: PageContext; readonly step: FollowUpStep['step'] }): VNode {
  const { ctx, step } = props;
  return (
    <>
      {choicesOf(step, ctx).map(({ name, legend, options }) => (
        <fieldset class="field">
          <legend>{legend}</legend>
          {options.map(([value, label]) => (
            <div class="choice">
              <input type="radio" id={`${step}-${name}-${value}`} name={name} value={value} required />
              <label for={`${step}-${name}-${value}`}>{label}</label>
            </div>
          ))}
        </fieldset>
      ))}
    </>
  );
}

function choicesOf(step: FollowUpStep['step'], { t }: PageContext): readonly Choice[] {
  const words = t.ratings.bureau;
  switch (step) {
    case 'contact':
      return [
        { name: 'way', legend: words.way, options: Object.entries(words.ways) },
        {
          name: 'reached',
          legend: words.reached,
          options: [
            ['yes', words.reachedYes],
            ['no', words.reachedNo],
          ],
        },
      ];
    case 'find':
      return [{ name: 'outcome', legend: words.outcome, options: Object.entries(words.outcomes) }];
    case 'check':
      return [
        {
          name: 'agrees',
          legend: words.agrees,
          options: [
            ['yes', words.agreesYes],
            ['no', words.agreesNo],
          ],
        },
      ];
    default:
      return [];
  }
}
