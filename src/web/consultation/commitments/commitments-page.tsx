import type { VNode } from 'preact';
import {
  commitmentState,
  EVALUATION_PHASES,
  evaluationOf,
  type Evaluation,
} from '#core/consultation/commitments/evaluation.ts';
import { COMMITMENT_OUTCOMES } from '#core/consultation/events.ts';
import type { Commitment, Ledger } from '#core/consultation/ledger.ts';
import type { CommitmentsSeen } from '#read/commitments.ts';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { departmentName } from '../consultation-words.ts';

/** The form of a new commitment as it was typed. */
export type CommitmentTyped = {
  readonly demands: string;
  readonly partner: string;
  readonly title: string;
  readonly owner: string;
  readonly measure: string;
  readonly due: string;
};

export type CommitmentsProps = {
  readonly ctx: PageContext;
  readonly seen: CommitmentsSeen;
  readonly typed: CommitmentTyped;
  readonly refused?: string | undefined;
};

/** What was promised and what became of it; the desk makes and judges, departments show what they did. */
export function CommitmentsPage(props: CommitmentsProps): VNode {
  const { ctx, seen, refused } = props;
  const { t } = ctx;
  const words = t.consultationCommitments;
  const { consultation, commitments, ledger } = seen;
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={consultation}
      title={t.consultation.menu.commitments}
      here="commitments"
    >
      {refused !== undefined && <ErrorSummary t={t} lines={[{ href: '#new', sentence: refused }]} />}
      <h1>{t.consultation.menu.commitments}</h1>
      <p class="hint">{ledger === undefined ? words.leadDepartment : words.lead}</p>
      {ledger !== undefined &&
        commitments.length > 0 &&
        EVALUATION_PHASES.map((phase) => (
          <PhaseBox ctx={ctx} seen={seen} evaluation={evaluationOf(ledger, phase)} />
        ))}
      {commitments.length === 0 && <p class="empty">{words.none}</p>}
      {commitments.map((commitment) => (
        <CommitmentSheet ctx={ctx} seen={seen} commitment={commitment} />
      ))}
      {ledger !== undefined && <NewCommitment {...props} ledger={ledger} />}
    </ConsultationFrame>
  );
}

function PhaseBox(props: {
  readonly ctx: PageContext;
  readonly seen: CommitmentsSeen;
  readonly evaluation: Evaluation;
}): VNode {
  const { ctx, seen, evaluation } = props;
  const words = ctx.t.consultationCommitments;
  const { phase, on, byOutcome, unjudged, commitments, toTell } = evaluation;
  const base = `/consultations/${seen.consultation.id}/commitments`;
  return (
    <section class="sheet">
      <h2>{words.phases[phase]}</h2>
      {on === undefined ? (
        <form method="post" action={`${base}/evaluations/${phase}`}>
          <CsrfField ctx={ctx} />
          <p>{words.notBegun}</p>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.begin[phase]}
          </button>
        </form>
      ) : (
        <>
          <p>{words.begunOn(dateWords(on, ctx.language))}</p>
          <p>
            {words.sum(commitments)}
            {COMMITMENT_OUTCOMES.map((outcome) => `${words.outcomes[outcome]} ${byOutcome[outcome]}`).join(
              ' ＋ ',
            )}{' '}
            ＋ {words.unjudged} {unjudged.length}
          </p>
          {toTell.length > 0 && (
            <form method="post" action={`${base}/evaluations/${phase}/tell`}>
              <CsrfField ctx={ctx} />
              <button class="ds-button" type="submit">
                {words.tell(toTell.length)}
              </button>
              <p class="hint">{words.tellHint}</p>
            </form>
          )}
        </>
      )}
    </section>
  );
}

function CommitmentSheet(props: {
  readonly ctx: PageContext;
  readonly seen: CommitmentsSeen;
  readonly commitment: Commitment;
}): VNode {
  const { ctx, seen, commitment } = props;
  const { language } = ctx;
  const words = ctx.t.consultationCommitments;
  const { consultation, ledger } = seen;
  const { id, title, measure, owner, due, demands, partner, evidence, judgements } = commitment;
  const base = `/consultations/${consultation.id}`;
  return (
    <section class="sheet" id={id}>
      <h2>
        {id} {title}
      </h2>
      <p>
        <strong>{words.states[commitmentState(commitment, ctx.today)]}</strong> ·{' '}
        {words.ownerLine(departmentName(consultation, owner), dateWords(due, language))}
      </p>
      <p class="typed">{measure}</p>
      <p>
        {partner !== undefined && words.withPartner(partner)}
        {demands.length > 0 && words.answers}{' '}
        {demands.map((demand) =>
          ledger === undefined ? (
            `${demand} `
          ) : (
            <>
              <a href={`${base}/disposition/${demand}`}>{demand}</a>{' '}
            </>
          ),
        )}
      </p>
      {evidence.length + judgements.length > 0 && (
        <ul>
          {evidence.map(({ on, text, files }) => (
            <li>
              {dateWords(on, language)}：{text}
              {files.length > 0 && `（${files.map(({ name }) => name).join('、')}）`}
            </li>
          ))}
          {judgements.map(({ phase, outcome, reason }) => (
            <li>
              <strong>
                {words.judgedAt[phase]}：{words.outcomes[outcome]}
              </strong>{' '}
              {reason}
            </li>
          ))}
        </ul>
      )}
      <EvidenceForm ctx={ctx} action={`${base}/commitments/${id}/evidence`} />
      {ledger !== undefined && (
        <JudgeForm ctx={ctx} ledger={ledger} action={`${base}/commitments/${id}/judge`} />
      )}
    </section>
  );
}

function EvidenceForm({ ctx, action }: { readonly ctx: PageContext; readonly action: string }): VNode {
  const words = ctx.t.consultationCommitments;
  return (
    <details class="no-print">
      <summary>{words.addEvidence}</summary>
      <form method="post" action={action} enctype="multipart/form-data">
        <CsrfField ctx={ctx} />
        <p class="field">
          <label>
            {words.on}{' '}
            <input
              class="ds-input"
              type="date"
              name="on"
              required
              value={ctx.today.toString()}
              max={ctx.today.toString()}
            />
          </label>
        </p>
        <p class="field">
          <label>
            {words.done}
            <textarea class="ds-input" name="text" rows={3} required maxlength={2000} />
          </label>
        </p>
        <p class="field">
          <label>
            {words.paper} <input type="file" name="file" multiple />
          </label>
        </p>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.save}
        </button>
      </form>
    </details>
  );
}

function JudgeForm(props: {
  readonly ctx: PageContext;
  readonly ledger: Ledger;
  readonly action: string;
}): VNode {
  const { ctx, ledger, action } = props;
  const words = ctx.t.consultationCommitments;
  const begun = EVALUATION_PHASES.filter((phase) => evaluationOf(ledger, phase).on !== undefined);
  return (
    <details class="no-print">
      <summary>{words.judge}</summary>
      <form method="post" action={action}>
        <CsrfField ctx={ctx} />
        <p class="inline-form">
          <label>
            {words.phase}{' '}
            <select class="ds-input" name="phase">
              {begun.toReversed().map((phase) => (
                <option value={phase}>{words.judgedAt[phase]}</option>
              ))}
              <option value="any">{words.judgedAt.any}</option>
            </select>
          </label>{' '}
          <label>
            {words.outcome}{' '}
            <select class="ds-input" name="outcome" required>
              <option value="">—</option>
              {COMMITMENT_OUTCOMES.map((outcome) => (
                <option value={outcome}>{words.outcomes[outcome]}</option>
              ))}
            </select>
          </label>
        </p>
        <p class="field">
          <label>
            {words.reason}
            <textarea class="ds-input" name="reason" rows={2} required maxlength={2000} />
          </label>
        </p>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.save}
        </button>
      </form>
    </details>
  );
}

function NewCommitment({ ctx, seen, typed }: CommitmentsProps & { readonly ledger: Ledger }): VNode {
  const words = ctx.t.consultationCommitments;
  const { consultation } = seen;
  return (
    <form
      method="post"
      action={`/consultations/${consultation.id}/commitments`}
      class="sheet no-print"
      id="new"
    >
      <CsrfField ctx={ctx} />
      <h2>{words.fresh}</h2>
      <p class="field">
        <label>
          {words.demands}
          <span class="hint block">{words.demandsHint}</span>
          <input class="ds-input" name="demands" value={typed.demands} maxlength={400} />
        </label>
      </p>
      <p class="field">
        <label>
          {words.partner}
          <input class="ds-input" name="partner" value={typed.partner} maxlength={100} />
        </label>
      </p>
      <p class="field">
        <label>
          {words.title}
          <input class="ds-input" name="title" value={typed.title} required maxlength={120} />
        </label>
      </p>
      <p class="field">
        <label>
          {words.measure}
          <textarea class="ds-input" name="measure" rows={3} required maxlength={2000}>
            {typed.measure}
          </textarea>
        </label>
      </p>
      <p class="field">
        <label>
          {words.owner}{' '}
          <select class="ds-input" name="owner" required>
            <option value="">—</option>
            {consultation.departments.map(({ id, name }) => (
              <option value={id} selected={id === typed.owner}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p class="field">
        <label>
          {words.due} <input class="ds-input" type="date" name="due" value={typed.due} required />
        </label>
      </p>
      <button class="ds-button" type="submit">
        {words.make}
      </button>
    </form>
  );
}
