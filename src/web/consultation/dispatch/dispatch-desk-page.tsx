import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import {
  DISPATCH_STAGES,
  dispatchStage,
  waitingFor,
  type DispatchStage,
} from '#core/consultation/dispatch/whose-demand.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { Demand, Ledger } from '#core/consultation/ledger.ts';
import type { Proposal } from '#core/consultation/sorting/label.ts';
import { Pager } from '../../elements/pager.tsx';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords, departmentName, departmentNames, evidenceWords } from './dispatch-words.ts';

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
  /** Departments for one demand, best first; asked for only of demands that are shown. */
  readonly proposals: (demand: DemandId) => readonly Proposal[];
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
    <form method="post" action={path}>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="stage" value={stage} />
      <input type="hidden" name="page" value={String(page)} />
      <p class="hint">{words.proposalsHint}</p>
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
  const { ctx, consultation, demand, path, proposals, attempt } = props;
  const { t } = ctx;
  const words = t.consultationDispatch.desk;
  const { id } = demand;
  const offered = proposals(id);
  const typed = attempt?.leads.get(id) ?? '';
  return (
    <li class="dispatch-row" id={`row-${id}`}>
      <Heading {...props} />
      <Whereabouts {...props} />
      <fieldset class="dispatch-choice">
        <legend>{words.mainDepartment(id)}</legend>
        {offered.length === 0 && <p class="hint">{words.noProposal}</p>}
        {offered.map((proposal) => (
          <label class="dispatch-proposal">
            <input
              type="radio"
              name={`lead:${id}`}
              value={proposal.label}
              checked={typed === proposal.label}
            />{' '}
            {departmentName(consultation, proposal.label)}{' '}
            {proposal.evidence.length > 0 && (
              <span class="hint">{words.because(evidenceWords(proposal, t))}</span>
            )}
          </label>
        ))}
        <DepartmentSelect
          {...props}
          name={`other:${id}`}
          label={words.other}
          name2={words.otherFor(id)}
          value={attempt?.others.get(id)}
        />
        <DepartmentSelect
          {...props}
          name={`support:${id}`}
          label={words.supportBy}
          name2={words.supportFor(id)}
          value={attempt?.supports.get(id)}
        />
        <a class="dispatch-more" href={`${path}/${id}`}>
          {words.more}
        </a>
      </fieldset>
    </li>
  );
}

function DepartmentSelect(
  props: RowProps & {
    readonly name: string;
    readonly label: string;
    /** Said to those who do not see the row. */
    readonly name2: string;
    readonly value: string | undefined;
  },
): VNode {
  const { ctx, consultation, name, label, name2, value } = props;
  return (
    <label class="dispatch-select">
      {label}{' '}
      <select class="ds-input" name={name} aria-label={name2}>
        <option value="">{ctx.t.consultationDispatch.desk.noOther}</option>
        {consultation.departments.map((department) => (
          <option value={department.id} selected={department.id === value}>
            {department.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Heading({ ctx, consultation, ledger, demand, path }: RowProps): VNode {
  const words = ctx.t.consultationDispatch.desk;
  const topic = consultation.topics.find((each) => each.id === demand.topic);
  return (
    <>
      <h2 class="dispatch-title">
        <a href={`${path}/${demand.id}`}>{demand.id}</a> {demandWords(demand, ledger)}
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
