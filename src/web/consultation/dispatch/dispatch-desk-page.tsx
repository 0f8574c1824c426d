import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import {
  DISPATCH_STAGES,
  dispatchStage,
  waitingFor,
  type DispatchStage,
} from '#core/consultation/dispatch/whose-demand.ts';
import type { Demand, Ledger } from '#core/consultation/ledger.ts';
import { propose } from '#core/consultation/sorting/propose.ts';
import type { SortingDesk } from '#core/consultation/sorting/sorting-desk.ts';
import { Pager } from '../../elements/pager.tsx';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords, departmentName, excerpt } from '../consultation-words.ts';
import { ProposalFields } from '../sorting/proposal-fields.tsx';
import { departmentNames } from './dispatch-words.ts';

const DEMANDS_A_PAGE = 20;

/** What was typed into the form, by demand, and why it was refused. */
export type DispatchAttempt = {
  readonly leads: ReadonlyMap<string, string>;
  readonly others: ReadonlyMap<string, string>;
  readonly supports: ReadonlyMap<string, string>;
  readonly due: string;
  readonly note: string;
  /** The demand it is about, where it is about one. */
  readonly demand: string | undefined;
  readonly refusal: string;
};

export type DispatchDeskProps = {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly ledger: Ledger;
  readonly stage: DispatchStage;
  readonly page: number;
  /** What proposes departments. */
  readonly desk: SortingDesk;
  /** How many were just sent. */
  readonly sent?: number | undefined;
  readonly attempt?: DispatchAttempt | undefined;
};

/** The demands of one stage, twenty a page: a lead for each with one click, and as many as were chosen sent in one act. */
export function DispatchDeskPage(props: DispatchDeskProps): VNode {
  const { ctx, consultation, ledger, stage, page, sent, attempt } = props;
  const { t } = ctx;
  const words = t.consultationDispatch.desk;
  const all = [...ledger.demands.values()];
  const shown = all.filter((demand) => dispatchStage(demand) === stage);
  const pages = Math.max(1, Math.ceil(shown.length / DEMANDS_A_PAGE));
  const here = Math.min(page, pages);
  const path = `/consultations/${consultation.id}/dispatch`;
  const demands = shown.slice((here - 1) * DEMANDS_A_PAGE, here * DEMANDS_A_PAGE);
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={words.title} here="dispatch">
      <h1>{words.title}</h1>
      {attempt && (
        <ErrorSummary
          lines={[
            {
              href: attempt.demand === undefined ? '#due' : `#row-${attempt.demand}`,
              sentence: attempt.refusal,
            },
          ]}
          t={t}
        />
      )}
      {sent !== undefined && <output class="notice notice--go">{words.sent(sent)}</output>}
      <p>{words.lead}</p>
      <nav class="filters no-print" aria-label={words.filters}>
        {DISPATCH_STAGES.map((each) => (
          <a href={`${path}?stage=${each}`} aria-current={each === stage ? 'page' : undefined}>
            {t.consultationDispatch.stageCount(
              t.consultationDispatch.stages[each],
              all.filter((demand) => dispatchStage(demand) === each).length,
            )}
          </a>
        ))}
      </nav>
      {demands.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : stage === 'to-dispatch' || stage === 'handed-back' ? (
        <ToDispatch {...props} demands={demands} path={path} />
      ) : (
        <ul class="dispatch-list">
          {demands.map((demand) => (
            <li class="dispatch-row">
              <Heading {...props} demand={demand} path={path} />
              <Whereabouts {...props} demand={demand} />
            </li>
          ))}
        </ul>
      )}
      <Pager page={here} pages={pages} href={(to) => `${path}?stage=${stage}&page=${to}`} t={t} />
    </ConsultationFrame>
  );
}

type RowProps = DispatchDeskProps & { readonly demand: Demand; readonly path: string };

function ToDispatch(
  props: DispatchDeskProps & { readonly demands: readonly Demand[]; readonly path: string },
): VNode {
  const { ctx, demands, path, stage, page, attempt } = props;
  const words = ctx.t.consultationDispatch.desk;
  return (
    <form class="dispatch-form" method="post" action={path}>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="stage" value={stage} />
      <input type="hidden" name="page" value={String(page)} />
      <p class="hint">
        {words.proposalsHint}
        <Worth {...props} />
      </p>
      <ul class="dispatch-list">
        {demands.map((demand) => (
          <Choice {...props} demand={demand} />
        ))}
      </ul>
      <div class="dispatch-send">
        <div class="field">
          <label for="due">{words.due}</label>
          <p class="hint" id="due-hint">
            {words.dueHint}
          </p>
          <input
            id="due"
            name="due"
            class="ds-input"
            inputmode="numeric"
            aria-describedby="due-hint"
            value={attempt?.due ?? ''}
          />
        </div>
        <div class="field">
          <label for="note">{words.note}</label>
          <textarea id="note" name="note" class="ds-input" rows={2}>
            {attempt?.note ?? ''}
          </textarea>
        </div>
        <button class="ds-button" type="submit">
          {words.send}
        </button>
      </div>
    </form>
  );
}

function Choice(props: RowProps): VNode {
  const { ctx, consultation, demand, path, desk, attempt } = props;
  const words = ctx.t.consultationDispatch.desk;
  const { id } = demand;
  const base = `/consultations/${consultation.id}`;
  return (
    <li class="dispatch-row" id={`row-${id}`}>
      <Heading {...props} />
      <Whereabouts {...props} />
      <div class="dispatch-choice">
        <ProposalFields
          ctx={ctx}
          legend={words.mainDepartment(id)}
          name={`lead:${id}`}
          otherName={`other:${id}`}
          otherLabel={words.other}
          proposals={propose(desk.departments, { id, text: desk.texts.get(id) ?? '' })}
          labels={desk.departments.labels}
          chosen={attempt?.leads.get(id) ?? ''}
          otherChosen={attempt?.others.get(id) ?? ''}
          hrefOf={(like) => `${base}/demands/${like}`}
        />
        <div>
          <label class="dispatch-select">
            {words.supportBy}{' '}
            <select class="ds-input" name={`support:${id}`} aria-label={words.supportFor(id)}>
              <option value="">{words.noOther}</option>
              {consultation.departments.map((department) => (
                <option value={department.id} selected={department.id === attempt?.supports.get(id)}>
                  {department.name}
                </option>
              ))}
            </select>
          </label>
          <a class="dispatch-more" href={`${path}/${id}`}>
            {words.more}
          </a>
        </div>
      </div>
    </li>
  );
}

/** What the proposals are worth, measured on what was dispatched here. */
function Worth({ ctx, consultation, desk }: DispatchDeskProps): VNode | null {
  const words = ctx.t.consultationSorting;
  const { texts, amongThree, margin = 0, baseline } = desk.accuracy('departments');
  if (texts === 0) return null;
  const rate = (hits: number): string => ((100 * hits) / texts).toFixed(1);
  return (
    <span class="block">
      {words.accuracyLine(
        words.kinds.departments,
        texts,
        rate(amongThree),
        (100 * margin).toFixed(0),
        rate(baseline.amongThree),
      )}{' '}
      <a href={`/consultations/${consultation.id}/sorting#accuracy`}>{words.accuracy}</a>
    </span>
  );
}

function Heading({ ctx, consultation, ledger, demand, path }: RowProps): VNode {
  const words = ctx.t.consultationDispatch.desk;
  const topic = consultation.topics.find((each) => each.id === demand.topic);
  return (
    <>
      <h2 class="dispatch-title">
        <a href={`${path}/${demand.id}`}>{demand.id}</a> {excerpt(demandWords(ledger, demand), 120)}
      </h2>
      <p class="hint">
        {words.points(demand.points.length)}
        {topic && ` · ${words.topic(topic.name)}`}
        {demand.kind === 'support' && ` · ${words.support}`}
      </p>
    </>
  );
}

/** With whom it is, and what came back. */
function Whereabouts({
  ctx,
  consultation,
  demand,
}: Pick<RowProps, 'ctx' | 'consultation' | 'demand'>): VNode | null {
  const { desk: words, stances } = ctx.t.consultationDispatch;
  const { dispatch, views } = demand;
  if (dispatch === undefined) return null;
  const waiting = waitingFor(demand);
  return (
    <ul class="dispatch-where" aria-label={words.withWhom}>
      {dispatch.handedBack.map(({ department, reason }) => (
        <li>
          <strong>{words.handedBack(departmentName(consultation, department))}</strong>
          <span class="block typed">{reason}</span>
        </li>
      ))}
      {waiting.length > 0 && (
        <li>
          {words.waiting(departmentNames(consultation, waiting, ctx.t))}{' '}
          {dispatch.due !== undefined && words.due1(dateWords(dispatch.due, ctx.language))}
        </li>
      )}
      {views.map(({ department, stance }) => (
        <li>
          {departmentName(consultation, department)}: {stances[stance]}
        </li>
      ))}
    </ul>
  );
}
