import type { VNode } from 'preact';
import { cityDay } from '#core/calendar/city-day.ts';
import { clauseStory, type ClauseChapter } from '#core/consultation/plan/clause-story.ts';
import { diffClause } from '#core/consultation/plan/diff-clause.ts';
import { CLAUSE_KINDS, type PlanClause, type PlanVersion } from '#core/consultation/plan/plan.ts';
import { clauseLine } from '#core/consultation/plan/plan-text.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { actorWords, demandWords, excerpt } from '../consultation-words.ts';
import { clauseTyped, type ClauseTyped } from './clause-form.ts';
import { DiffWords, FieldChanges } from './diff-words.tsx';
import { ReasonFields, RowFields } from './row-fields-form.tsx';

export type ClauseAttempt = {
  readonly form: 'change' | 'add' | 'remove';
  readonly typed: ClauseTyped;
  readonly refusal: string;
  /** Somebody else changed it meanwhile: both texts are shown. */
  readonly conflict: boolean;
};

export type ClausePageProps = ConsultationSeen & {
  readonly ctx: PageContext;
  readonly version: PlanVersion;
  readonly clause: PlanClause;
  /** seq of its last change in this version; 0: none. */
  readonly seen: number;
  readonly done?: 'saved' | 'same' | undefined;
  readonly attempt?: ClauseAttempt | undefined;
};

/** One clause: its words, why they read so, and, while the version is open, how to change them. */
export function ClausePage(props: ClausePageProps): VNode {
  const { ctx, consultation, version, clause, done, attempt } = props;
  const words = ctx.t.consultationPlan;
  const title = words.clauseTitle(clause.id, words.kinds[clause.kind]);
  const address = `/consultations/${consultation.id}/plan/${version.nth}`;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={title} here="plan">
      <h1>{title}</h1>
      {attempt && (
        <ErrorSummary lines={[{ href: `#${attempt.form}`, sentence: attempt.refusal }]} t={ctx.t} />
      )}
      {done && <output class="notice notice--go">{words[done]}</output>}
      <p class="hint">{words.inVersion(version.nth, ctx.t.consultation.stages[version.stage])}</p>
      <blockquote class="plan-quote">{clauseLine(clause)}</blockquote>
      {attempt?.conflict === true && <Conflict {...props} attempt={attempt} />}
      <Story {...props} />
      {version.sealed ? (
        <p class="hint">{words.readOnly}</p>
      ) : (
        <>
          <Change {...props} address={`${address}/clauses/${clause.id}`} />
          <Add {...props} address={`${address}/clauses/${clause.id}/after`} />
          <Remove {...props} address={`${address}/clauses/${clause.id}/remove`} />
        </>
      )}
      <p class="no-print">
        <a href={`${address}#${clause.id}`}>{words.back}</a>
      </p>
    </ConsultationFrame>
  );
}

function Conflict({ ctx, clause, attempt }: ClausePageProps & { readonly attempt: ClauseAttempt }): VNode {
  const words = ctx.t.consultationPlan;
  const yours = attempt.typed['text'] ?? '';
  return (
    <section class="plan-conflict">
      <h2>{words.conflictTitle}</h2>
      <h3>{words.theirs}</h3>
      <p class="typed">{clause.text}</p>
      {yours !== '' && (
        <>
          <h3>{words.yours}</h3>
          <p class="typed">
            <DiffWords pieces={diffClause(clause.text, yours.trim())} />
          </p>
        </>
      )}
      <p>{words.conflictHint}</p>
    </section>
  );
}

function Story(props: ClausePageProps): VNode {
  const { ctx, ledger, clause } = props;
  const words = ctx.t.consultationPlan;
  const chapters = clauseStory(ledger, clause.id);
  return (
    <>
      <h2>{words.whyTitle}</h2>
      {chapters.length === 0 && <p>{words.whyNone}</p>}
      <ol class="plan-story">
        {chapters.toReversed().map((chapter) => (
          <Chapter {...props} chapter={chapter} />
        ))}
      </ol>
    </>
  );
}

function Chapter(props: ClausePageProps & { readonly chapter: ClauseChapter }): VNode {
  const { ctx, consultation, chapter } = props;
  const words = ctx.t.consultationPlan;
  const { version, pieces, fields, edits, adopted } = chapter;
  const asked = edits.flatMap(({ because }) => because);
  return (
    <li>
      <strong>{words.inVersion(version.nth, ctx.t.consultation.stages[version.stage])}</strong>
      <p class="typed">
        <DiffWords pieces={pieces} />
      </p>
      <FieldChanges fields={fields} t={ctx.t} />
      {edits.length === 0 && adopted.length === 0 && <p class="hint">{words.whyUnknown}</p>}
      {edits.map((edit) => (
        <p>
          <span class="hint">
            {words.whyEdit(actorWords(ctx, consultation, edit.by), dateWords(cityDay(edit.at), ctx.language))}
          </span>{' '}
          {edit.editorial !== undefined &&
            (edit.because.length === 0 ? words.whyEditorial(edit.editorial) : edit.editorial)}
          {edit.because.map((id) => (
            <DemandLine {...props} id={id} />
          ))}
        </p>
      ))}
      {adopted
        .filter((id) => !asked.includes(id))
        .map((id) => (
          <p>
            {words.whyLinked(id)} <DemandLine {...props} id={id} />
          </p>
        ))}
    </li>
  );
}

function DemandLine(props: ClausePageProps & { readonly id: ClauseChapter['adopted'][number] }): VNode {
  const { consultation, ledger, id } = props;
  const demand = ledger.demands.get(id);
  return (
    <span class="block">
      <a href={`/consultations/${consultation.id}/demands/${id}`}>{id}</a>{' '}
      {demand && excerpt(demandWords(ledger, demand))}
    </span>
  );
}

function Change(props: ClausePageProps & { readonly address: string }): VNode {
  const { ctx, ledger, version, clause, seen, attempt, address } = props;
  const words = ctx.t.consultationPlan;
  const fresh = clauseTyped(clause, seen);
  // After a conflict the form knows what is stored now: the next save is a decision.
  const typed = attempt?.form === 'change' ? { ...fresh, ...attempt.typed, seen: String(seen) } : fresh;
  const before = ledger.versions
    .find(({ nth }) => nth === version.nth - 1)
    ?.clauses.find(({ id }) => id === clause.id);
  return (
    <form id="change" method="post" action={address}>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="seen" value={typed['seen']} />
      <h2>{words.edit}</h2>
      {clause.indicator || clause.project ? (
        <RowFields ctx={ctx} clause={clause} before={before} typed={typed} />
      ) : (
        <>
          <div class="field">
            <label for="no">{words.no}</label>
            <input id="no" name="no" class="ds-input" value={typed['no']} />
          </div>
          <div class="field">
            <label for="text">{words.text}</label>
            <textarea id="text" name="text" class="ds-input" rows={8} required>
              {typed['text']}
            </textarea>
          </div>
        </>
      )}
      <ReasonFields ctx={ctx} typed={typed} prefix="change" />
      <button class="ds-button" type="submit">
        {words.saveClause}
      </button>
    </form>
  );
}

function Add(props: ClausePageProps & { readonly address: string }): VNode {
  const { ctx, attempt, address } = props;
  const words = ctx.t.consultationPlan;
  const typed: ClauseTyped = attempt?.form === 'add' ? attempt.typed : {};
  return (
    <details open={attempt?.form === 'add'}>
      <summary>{words.addAfter}</summary>
      <form id="add" method="post" action={address}>
        <CsrfField ctx={ctx} />
        <div class="field">
          <label for="add-kind">{words.kind}</label>
          <select id="add-kind" name="kind" class="ds-input">
            {CLAUSE_KINDS.filter((kind) => kind !== 'indicator' && kind !== 'project').map((kind) => (
              <option value={kind} selected={kind === (typed['kind'] ?? 'text')}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="add-no">{words.no}</label>
          <input id="add-no" name="no" class="ds-input" value={typed['no']} />
        </div>
        <div class="field">
          <label for="add-text">{words.text}</label>
          <textarea id="add-text" name="text" class="ds-input" rows={5} required>
            {typed['text']}
          </textarea>
        </div>
        <ReasonFields ctx={ctx} typed={typed} prefix="add" />
        <button class="ds-button" type="submit">
          {words.add}
        </button>
      </form>
    </details>
  );
}

function Remove(props: ClausePageProps & { readonly address: string }): VNode {
  const { ctx, seen, attempt, address } = props;
  const words = ctx.t.consultationPlan;
  const typed: ClauseTyped = attempt?.form === 'remove' ? attempt.typed : {};
  return (
    <details open={attempt?.form === 'remove'}>
      <summary>{words.remove}</summary>
      <form id="remove" method="post" action={address}>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="seen" value={seen} />
        <p class="hint">{words.removeHint}</p>
        <ReasonFields ctx={ctx} typed={typed} prefix="remove" />
        <button class="ds-button" data-color="danger" type="submit">
          {words.remove}
        </button>
      </form>
    </details>
  );
}
