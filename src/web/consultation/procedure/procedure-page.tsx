import type { VNode } from 'preact';
import { daysOpen } from '#core/consultation/deadlines/count-period.ts';
import { MILESTONES } from '#core/consultation/events.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';

/** Both forms as they were typed. */
export type ProcedureTyped = Readonly<
  Record<'nth' | 'from' | 'to' | 'shortReason' | 'milestone' | 'on' | 'note', string>
>;

export type ProcedureProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly typed: ProcedureTyped;
  readonly refused?: { readonly sentence: string; readonly form: 'notice' | 'milestone' } | undefined;
};

/** Open for comment, and every further step with its day; their time limits are on the page of clocks. */
export function ProcedurePage(props: ProcedureProps): VNode {
  const { ctx, seen, refused } = props;
  const { t, language } = ctx;
  const words = t.consultationProcedure;
  const { consultation, ledger } = seen;
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={consultation}
      title={t.consultation.menu.procedure}
      here="procedure"
    >
      {refused && <ErrorSummary t={t} lines={[{ href: `#${refused.form}`, sentence: refused.sentence }]} />}
      <h1>{t.consultation.menu.procedure}</h1>
      <p>
        <a href={`/consultations/${consultation.id}/clocks`}>{words.toClocks}</a>
      </p>
      <section class="sheet">
        <h2>{words.notices}</h2>
        {ledger.notices.length === 0 && <p class="empty">{words.noNotice}</p>}
        {ledger.notices.map(({ nth, from, to, shortReason }) => {
          const days = daysOpen(from, to);
          return (
            <p>
              {words.notice(nth, dateWords(from, language), dateWords(to, language))}
              <span class="hint block">{words.counted(days.firstDayIn, days.firstDayOut)}</span>
              {shortReason !== undefined && <span class="block">{words.shortBecause(shortReason)}</span>}
            </p>
          );
        })}
        <NoticeForm {...props} />
      </section>
      <section class="sheet">
        <h2>{words.milestones}</h2>
        {ledger.milestones.length === 0 && <p class="empty">{words.noMilestone}</p>}
        <ul>
          {ledger.milestones.map(({ milestone, on, note }) => (
            <li>
              {dateWords(on, language)} {words.steps[milestone]} {note}
            </li>
          ))}
        </ul>
        <MilestoneForm {...props} />
      </section>
    </ConsultationFrame>
  );
}

function NoticeForm({ ctx, seen, typed }: ProcedureProps): VNode {
  const words = ctx.t.consultationProcedure;
  const { consultation, ledger } = seen;
  if (ctx.viewer.role !== 'planner' || ctx.viewer.duty !== 'head')
    return <p class="hint">{words.headOpens}</p>;
  return (
    <form
      method="post"
      action={`/consultations/${consultation.id}/procedure/notice`}
      id="notice"
      class="no-print"
    >
      <CsrfField ctx={ctx} />
      <h3>{words.open}</h3>
      <p class="inline-form">
        <label>
          {words.version}{' '}
          <select class="ds-input" name="nth" required>
            {ledger.versions.toReversed().map(({ nth, title }) => (
              <option value={nth} selected={String(nth) === typed.nth}>
                {nth} {title}
              </option>
            ))}
          </select>
        </label>{' '}
        <label>
          {words.from} <input class="ds-input" type="date" name="from" required value={typed.from} />
        </label>{' '}
        <label>
          {words.to} <input class="ds-input" type="date" name="to" required value={typed.to} />
        </label>
      </p>
      <p class="field">
        <label>
          {words.shortReason}
          <input class="ds-input" name="shortReason" value={typed.shortReason} maxlength={300} />
        </label>
      </p>
      <button class="ds-button" type="submit">
        {words.open}
      </button>
    </form>
  );
}

function MilestoneForm({ ctx, seen, typed }: ProcedureProps): VNode {
  const words = ctx.t.consultationProcedure;
  return (
    <form
      method="post"
      action={`/consultations/${seen.consultation.id}/procedure/milestones`}
      id="milestone"
      class="no-print"
    >
      <CsrfField ctx={ctx} />
      <p class="inline-form">
        <label>
          {words.step}{' '}
          <select class="ds-input" name="milestone" required>
            <option value="">—</option>
            {MILESTONES.map((milestone) => (
              <option value={milestone} selected={milestone === typed.milestone}>
                {words.steps[milestone]}
              </option>
            ))}
          </select>
        </label>{' '}
        <label>
          {words.on} <input class="ds-input" type="date" name="on" required value={typed.on} />
        </label>{' '}
        <label>
          {words.note} <input class="ds-input" name="note" value={typed.note} maxlength={200} />
        </label>{' '}
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.save}
        </button>
      </p>
    </form>
  );
}
