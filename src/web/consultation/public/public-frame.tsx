import type { ComponentChildren, VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { PlanClause } from '#core/consultation/plan/plan.ts';
import type { PublicConsultation } from '#read/public-consultation.ts';
import { dateWords } from '../../elements/words.ts';
import { Frame } from '../../frame/frame.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { daysOpen } from '#core/consultation/deadlines/count-period.ts';

/** The frame of every public page of a consultation: where one is, that it is a sample, and the heading. */
export function PublicFrame(props: {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, consultation, title, children } = props;
  const { t } = ctx;
  return (
    <Frame ctx={ctx} title={`${title} · ${consultation.planTitle}`}>
      <p class="consultation-name no-print">
        <a href="/plans">{t.consultationPublic.list.title}</a> ›{' '}
        <a href={plansPath(consultation)}>{consultation.planTitle}</a>
      </p>
      <h1>{title}</h1>
      {consultation.mark === 'sample' && <p class="consultation-sample">{t.consultation.sample}</p>}
      {children}
    </Frame>
  );
}

/** `/plans/<id>`, with what comes behind it. */
export function plansPath({ id }: Consultation, behind = ''): string {
  return `/plans/${id}${behind}`;
}

/** 第三章 发展目标: number and words of a clause, cut where it is long. */
export function clauseName({ no, text }: PlanClause, longest = 40): string {
  const words = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return no === undefined || no === '' ? words : `${no} ${words}`;
}

/** Until when, how many days are left, and how they are counted. */
export function NoticeLine(props: { readonly ctx: PageContext; readonly seen: PublicConsultation }): VNode {
  const { ctx, seen } = props;
  const { language, today } = ctx;
  const text = ctx.t.consultationPublic;
  const notice = seen.draft?.notice;
  const left = notice === undefined ? 0 : today.until(notice.to).days + 1;
  const begun = notice === undefined || Temporal.PlainDate.compare(notice.from, today) <= 0;
  return (
    <>
      <p class="plan-phase">
        <strong>{text.phases[seen.phase]}</strong>
      </p>
      {notice !== undefined && seen.phase === 'open' && (
        <p>
          {begun
            ? text.until(dateWords(notice.to, language))
            : text.notBegun(dateWords(notice.from, language))}{' '}
          {begun && <strong class="unbroken">{text.daysLeft(left)}</strong>}
          <span class="note hint">{text.counting(daysOpen(notice.from, notice.to))}</span>
          {notice.shortReason !== undefined && (
            <span class="note hint">{text.short(notice.shortReason)}</span>
          )}
        </p>
      )}
      {notice !== undefined && seen.phase === 'closed' && <p>{text.ended(dateWords(notice.to, language))}</p>}
    </>
  );
}
