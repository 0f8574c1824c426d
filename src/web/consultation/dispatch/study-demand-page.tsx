import type { VNode } from 'preact';
import { cityDay } from '#core/calendar/city-day.ts';
import { STANCES } from '#core/consultation/dispatch/give-view.ts';
import type { DepartmentView } from '#core/consultation/ledger.ts';
import type { DemandToStudy, Study } from '#read/study.ts';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { departmentNames, gradeWords, titleWords } from './dispatch-words.ts';
import { departmentName } from '../consultation-words.ts';

export const STUDY_DONE = ['given', 'sameView', 'handedBack'] as const;
export type StudyDone = (typeof STUDY_DONE)[number];

/** What was typed into one of the two forms, and why it was refused. */
export type StudyAttempt = {
  readonly form: 'view' | 'hand-back';
  readonly stance: string;
  readonly text: string;
  readonly problem: string;
  readonly refusal: string;
};

export type StudyDemandProps = {
  readonly ctx: PageContext;
  readonly study: Study;
  readonly demand: DemandToStudy;
  readonly done?: StudyDone | undefined;
  readonly attempt?: StudyAttempt | undefined;
};

/** One demand for the department that studies it: the words as they came, what the others think, our own view, and the way back. */
export function StudyDemandPage(props: StudyDemandProps): VNode {
  const { ctx, study, demand, done, attempt } = props;
  const { t } = ctx;
  const words = t.consultationDispatch.study;
  const { consultation } = study;
  const title = `${demand.id} ${titleWords(demand.title, demand.points[0]?.text)}`;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={title} here="study">
      <h1>{title}</h1>
      {attempt && <ErrorSummary lines={[{ href: `#${attempt.form}`, sentence: attempt.refusal }]} t={t} />}
      {done !== undefined && <output class="notice notice--go">{words[done]}</output>}
      {demand.decided && (
        <p>
          <strong>{words.decided(t.consultation.outcomes[demand.decided.outcome])}</strong>{' '}
          {demand.decided.reason}
        </p>
      )}
      <Sent {...props} />
      <h2>{words.words}</h2>
      <p class="hint">{words.voices(demand.points.length, demand.voices)}</p>
      <ul>
        {demand.points.map(({ id, text, channel }) => (
          <li>
            <span class="hint">
              {id}
              {words.channel(t.consultation.channels[channel])}
            </span>
            <span class="block typed">{text}</span>
          </li>
        ))}
      </ul>
      {demand.otherViews.length > 0 && <h2>{words.otherViews}</h2>}
      {demand.otherViews.map((view) => (
        <View {...props} view={view} heading={departmentName(consultation, view.department)} />
      ))}
      {demand.handedBack === undefined ? (
        <Ours {...props} />
      ) : (
        <p>
          {words.wasHandedBack(dateWords(cityDay(demand.handedBack.at), ctx.language))}
          <span class="block typed">{demand.handedBack.reason}</span>
        </p>
      )}
      {demand.handedBack === undefined && <WayBack {...props} />}
      <p class="no-print">
        <a href={`/consultations/${consultation.id}/study`}>{words.back}</a>
      </p>
    </ConsultationFrame>
  );
}

function Sent({ ctx, study, demand }: StudyDemandProps): VNode {
  const { study: words, parts } = ctx.t.consultationDispatch;
  const { dispatch, part, sentOn, clock } = demand;
  const others = [...dispatch.leads, ...dispatch.supports].filter((each) => each !== study.department);
  const due = clock && dateWords(clock.period.firstDayOut, ctx.language);
  return (
    <>
      <p>
        {words.sent(dateWords(sentOn, ctx.language), parts[part])}{' '}
        {due !== undefined && (clock?.rule === undefined ? words.dueBy(due) : words.dueSupport(due))}
      </p>
      {others.length > 0 && (
        <p>
          {words.together}: {departmentNames(study.consultation, others, ctx.t)}
        </p>
      )}
      {dispatch.note !== '' && (
        <p>
          {words.note}
          <span class="block typed">{dispatch.note}</span>
        </p>
      )}
    </>
  );
}

function View(props: StudyDemandProps & { readonly view: DepartmentView; readonly heading: string }): VNode {
  const { ctx, study, view, heading } = props;
  const { stances, demand: words } = ctx.t.consultationDispatch;
  return (
    <section class={`dispatch-view dispatch-view--${view.stance}`}>
      <h3>{heading}</h3>
      <p>
        <strong>{stances[view.stance]}</strong>{' '}
        <span class="hint">{dateWords(cityDay(view.at), ctx.language)}</span>
      </p>
      <p class="typed">{view.text}</p>
      {view.problem !== undefined && (
        <p class="hint">{words.grade(gradeWords(study.consultation, view.problem, ctx.t))}</p>
      )}
    </section>
  );
}

function Ours(props: StudyDemandProps): VNode {
  const { ctx, study, demand, attempt } = props;
  const { study: words, stances } = ctx.t.consultationDispatch;
  const typed = attempt?.form === 'view' ? attempt : undefined;
  const problem = typed?.problem ?? demand.view?.problem ?? '';
  const stance = typed?.stance ?? demand.view?.stance;
  return (
    <form id="view" method="post" action={`/consultations/${study.consultation.id}/study/${demand.id}/view`}>
      <CsrfField ctx={ctx} />
      <h2>{words.ours}</h2>
      {demand.view && (
        <>
          <View {...props} view={demand.view} heading={words.ourView} />
          <p class="hint">{words.changeHint}</p>
        </>
      )}
      <fieldset class="dispatch-mode">
        <legend>{words.stance}</legend>
        {STANCES.map((each) => (
          <label>
            <input type="radio" name="stance" value={each} checked={stance === each} required />{' '}
            {stances[each]}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="view-text">{words.text}</label>
        <p class="hint" id="view-hint">
          {words.textHint}
        </p>
        <textarea id="view-text" name="text" class="ds-input" rows={6} aria-describedby="view-hint" required>
          {typed?.text ?? demand.view?.text ?? ''}
        </textarea>
      </div>
      <div class="field">
        <label for="problem">{words.grade}</label>
        <select id="problem" name="problem" class="ds-input">
          <option value="">{words.noGrade}</option>
          {study.consultation.problemGrades.map(({ code }) => (
            <option value={code} selected={code === problem}>
              {gradeWords(study.consultation, code, ctx.t)}
            </option>
          ))}
        </select>
      </div>
      <button class="ds-button" type="submit">
        {words.give}
      </button>
    </form>
  );
}

/** Open while the limit runs; after it the page says what to do instead. What was typed too late stays to be copied. */
function WayBack({ ctx, study, demand, attempt }: StudyDemandProps): VNode {
  const words = ctx.t.consultationDispatch.study;
  const { handBack } = demand;
  const last = handBack?.period.firstDayOut;
  const isOver = last !== undefined && Temporal.PlainDate.compare(ctx.today, last) > 0;
  const until = last && dateWords(last, ctx.language);
  const typed = attempt?.form === 'hand-back' ? attempt.text : '';
  return (
    <details id="hand-back" class="dispatch-back" open={attempt?.form === 'hand-back'}>
      <summary>{words.handBackTitle}</summary>
      {isOver && until !== undefined ? (
        <>
          <p>{words.handBackOver(until)}</p>
          {typed !== '' && <p class="typed">{typed}</p>}
        </>
      ) : (
        <form method="post" action={`/consultations/${study.consultation.id}/study/${demand.id}/hand-back`}>
          <CsrfField ctx={ctx} />
          <p>{until === undefined ? words.handBackNoLimit : words.handBackUntil(until)}</p>
          {handBack && (
            <p class="hint">
              {words.handBackOther(dateWords(handBack.period.firstDayIn, ctx.language))}{' '}
              {handBack.rule.scope === 'places' && words.handBackRule}
            </p>
          )}
          <div class="field">
            <label for="back-text">{words.handBackReason}</label>
            <textarea id="back-text" name="reason" class="ds-input" rows={3} required>
              {typed}
            </textarea>
          </div>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.handBack}
          </button>
        </form>
      )}
    </details>
  );
}
