import type { VNode } from 'preact';
import { cityDay } from '#core/calendar/city-day.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { handedBackBy, partOf, viewsDiffer } from '#core/consultation/dispatch/whose-demand.ts';
import type { DepartmentId } from '#core/consultation/ids.ts';
import type { Demand, Ledger } from '#core/consultation/ledger.ts';
import type { Proposal } from '#core/consultation/sorting/label.ts';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords, departmentName } from '../consultation-words.ts';
import { EvidenceWords } from '../sorting/proposal-fields.tsx';
import { gradeWords } from './dispatch-words.ts';

export const DEMAND_DONE = ['sent', 'same', 'explained'] as const;
export type DemandDone = (typeof DEMAND_DONE)[number];

/** What was typed into one of the two forms, and why it was refused. */
export type DemandAttempt = {
  readonly form: 'dispatch' | 'reason';
  readonly mode: string;
  /** Department → `lead`, `support` or empty. */
  readonly parts: ReadonlyMap<string, string>;
  readonly due: string;
  readonly note: string;
  readonly reason: string;
  readonly refusal: string;
};

export type DispatchDemandProps = {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly ledger: Ledger;
  readonly demand: Demand;
  readonly proposals: readonly Proposal[];
  readonly done?: DemandDone | undefined;
  readonly attempt?: DemandAttempt | undefined;
};

/** One demand at the desk: where it is, each department's view side by side, the office's own reason, and a dispatch of any kind. */
export function DispatchDemandPage(props: DispatchDemandProps): VNode {
  const { ctx, consultation, ledger, demand, done, attempt } = props;
  const { t } = ctx;
  const words = t.consultationDispatch.demand;
  const title = words.title(demand.id);
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={title} here="dispatch">
      <h1>{title}</h1>
      {attempt && <ErrorSummary lines={[{ href: `#${attempt.form}`, sentence: attempt.refusal }]} t={t} />}
      {done !== undefined && <output class="notice notice--go">{words[done]}</output>}
      <p class="dispatch-title">{demandWords(ledger, demand)}</p>
      {demand.disposition && (
        <p>
          <strong>{words.decided(t.consultation.outcomes[demand.disposition.outcome])}</strong>{' '}
          {demand.disposition.reason}
        </p>
      )}
      <h2>{words.points}</h2>
      <ul>
        {demand.points.map((id) => {
          const point = ledger.points.get(id);
          const submission = point && ledger.submissions.get(point.submission);
          return (
            point && (
              <li>
                {id} {submission && `（${t.consultation.channels[submission.channel]}）`}
                <span class="block typed">{point.text}</span>
              </li>
            )
          );
        })}
      </ul>
      <Present {...props} />
      <Views {...props} />
      <Again {...props} />
      <p class="no-print">
        <a href={`/consultations/${consultation.id}/dispatch`}>{words.back}</a>
      </p>
    </ConsultationFrame>
  );
}

function Present({ ctx, consultation, demand }: DispatchDemandProps): VNode {
  const { demand: words, parts } = ctx.t.consultationDispatch;
  const { language } = ctx;
  const { dispatch, reminders } = demand;
  if (dispatch === undefined)
    return (
      <>
        <h2>{words.now}</h2>
        <p>{words.notSent}</p>
      </>
    );
  return (
    <>
      <h2>{words.now}</h2>
      <p>
        {words.sentOn(dateWords(cityDay(dispatch.at), language))}
        {dispatch.due !== undefined && ` · ${words.dueBy(dateWords(dispatch.due, language))}`}
      </p>
      <ul>
        {[...dispatch.leads, ...dispatch.supports].map((department) => {
          const part = partOf(dispatch, department);
          const back = handedBackBy(dispatch, department);
          return (
            <li>
              {departmentName(consultation, department)} {part && `（${parts[part]}）`}
              {back && (
                <span class="block">
                  <strong>
                    {words.backOf(
                      departmentName(consultation, department),
                      dateWords(cityDay(back.at), language),
                    )}
                  </strong>
                  <span class="block typed">{back.reason}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {dispatch.note !== '' && <p class="typed">{dispatch.note}</p>}
      {reminders.length > 0 && (
        <details>
          <summary>{words.reminders}</summary>
          <ul>
            {reminders.map(({ department, at, daysLeft }) => (
              <li>
                {words.reminded(
                  departmentName(consultation, department),
                  dateWords(cityDay(at), language),
                  daysLeft,
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** As given, beside each other; where they differ, the office's own reason (国令713 第十三条). */
function Views(props: DispatchDemandProps): VNode {
  const { ctx, consultation, demand, attempt } = props;
  const { demand: words, parts, stances } = ctx.t.consultationDispatch;
  const { views, dispatch, disagreement } = demand;
  const differ = viewsDiffer(views);
  return (
    <>
      <h2 id="views">{words.views}</h2>
      {views.length === 0 && <p>{words.noViews}</p>}
      <div class="dispatch-views">
        {views.map(({ department, stance, text, problem, at }) => {
          const part = partOf(dispatch, department);
          return (
            <section class={`dispatch-view dispatch-view--${stance}`}>
              <h3>
                {words.viewOf(
                  departmentName(consultation, department),
                  part === undefined ? '' : parts[part],
                )}
              </h3>
              <p>
                <strong>{stances[stance]}</strong>{' '}
                <span class="hint">{dateWords(cityDay(at), ctx.language)}</span>
              </p>
              <p class="typed">{text}</p>
              {problem !== undefined && (
                <p class="hint">{words.grade(gradeWords(consultation, problem, ctx.t))}</p>
              )}
            </section>
          );
        })}
      </div>
      {differ && (
        <form
          id="reason"
          method="post"
          action={`/consultations/${consultation.id}/dispatch/${demand.id}/disagreement`}
        >
          <CsrfField ctx={ctx} />
          <h3>{words.differ}</h3>
          <p class="hint">{words.differHint}</p>
          {disagreement && (
            <p>
              {words.reasonNow}（{dateWords(cityDay(disagreement.at), ctx.language)}）
              <span class="block typed">{disagreement.reason}</span>
            </p>
          )}
          <div class="field">
            <label for="reason-text">{words.reason}</label>
            <textarea id="reason-text" name="reason" class="ds-input" rows={4} required>
              {attempt?.form === 'reason' ? attempt.reason : ''}
            </textarea>
          </div>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.saveReason}
          </button>
        </form>
      )}
    </>
  );
}

/** Any department in any part. */
function Again(props: DispatchDemandProps): VNode {
  const { ctx, consultation, demand, proposals, attempt } = props;
  const { demand: words, desk } = ctx.t.consultationDispatch;
  const typed = attempt?.form === 'dispatch' ? attempt : undefined;
  const mode = typed?.mode ?? demand.dispatch?.mode ?? 'lead';
  const reasons = new Map(proposals.map((each) => [each.label, each.evidence]));
  const first = proposals.flatMap(({ label }) => consultation.departments.filter(({ id }) => id === label));
  const rest = consultation.departments.filter(({ id }) => !reasons.has(id));
  return (
    <form id="dispatch" method="post" action={`/consultations/${consultation.id}/dispatch/${demand.id}`}>
      <CsrfField ctx={ctx} />
      <h2>{demand.dispatch === undefined ? words.first : words.again}</h2>
      {demand.dispatch !== undefined && <p class="hint">{words.againHint}</p>}
      <fieldset class="dispatch-mode">
        <legend>{words.mode}</legend>
        <label>
          <input type="radio" name="mode" value="lead" checked={mode !== 'separate'} /> {words.modeLead}
        </label>
        <label>
          <input type="radio" name="mode" value="separate" checked={mode === 'separate'} />{' '}
          {words.modeSeparate}
        </label>
      </fieldset>
      <fieldset class="dispatch-parts">
        <legend>{words.departments}</legend>
        {[...first, ...rest].map(({ id, name }) => (
          <label class="dispatch-select">
            <span>
              {name}
              {reasons.has(id) && (
                <span class="block">
                  <EvidenceWords
                    ctx={ctx}
                    evidence={reasons.get(id) ?? []}
                    hrefOf={(like) => `/consultations/${consultation.id}/demands/${like}`}
                  />
                </span>
              )}
            </span>
            <select class="ds-input" name={`part:${id}`}>
              <option value="">{words.none}</option>
              {(['lead', 'support'] as const).map((part) => (
                <option value={part} selected={(typed ? typed.parts.get(id) : partNow(demand, id)) === part}>
                  {part === 'lead' ? words.leadPart : words.supportPart}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="due">{desk.due}</label>
        <p class="hint" id="due-hint">
          {desk.dueHint}
        </p>
        <input
          id="due"
          name="due"
          class="ds-input"
          inputmode="numeric"
          aria-describedby="due-hint"
          value={typed?.due ?? ''}
        />
      </div>
      <div class="field">
        <label for="note">{desk.note}</label>
        <textarea id="note" name="note" class="ds-input" rows={2}>
          {typed?.note ?? ''}
        </textarea>
      </div>
      <button class="ds-button" type="submit">
        {words.send}
      </button>
    </form>
  );
}

function partNow({ dispatch }: Demand, id: DepartmentId): 'lead' | 'support' | undefined {
  if (dispatch === undefined || handedBackBy(dispatch, id) !== undefined) return undefined;
  const part = partOf(dispatch, id);
  return part === 'separate' ? 'lead' : part;
}
