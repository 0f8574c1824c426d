import type { VNode } from 'preact';
import type { ReportDocument, ReportEdition } from '#core/statistics/report/document.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import type { Medium } from './media.ts';
import { ReportView } from './report-view.tsx';

export type ReportPageProps = {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly edition: ReportEdition;
  /** Absent: nothing to report on yet. */
  readonly report: ReportDocument | undefined;
  readonly publishing: {
    /** Hash of the table it was made from. */
    readonly content: string;
    readonly approved: boolean;
    readonly isOwn: boolean;
    readonly reason: string;
    readonly refusal?: string;
    readonly done: boolean;
  };
};

/** A report before it is published: both editions, their files, and the act of publishing. */
export function ReportPage(props: ReportPageProps): VNode {
  const { ctx, round, edition, report } = props;
  const words = ctx.t.costsReport;
  const base = `/costs/${round.id}/report`;
  return (
    <CostsFrame ctx={ctx} round={round} title={`${words.title}：${words[edition]}`} here="report">
      <nav class="filters no-print" aria-label={words.editions}>
        <a href={base} aria-current={edition === 'internal' ? 'page' : undefined}>
          {words.internal}
        </a>
        <a href={`${base}/public`} aria-current={edition === 'public' ? 'page' : undefined}>
          {words.public}
        </a>
      </nav>
      {report === undefined ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <Downloads ctx={ctx} base={edition === 'internal' ? base : `${base}/public`} query="" />
          {edition === 'public' && <Publish {...props} />}
          <p class="hint no-print">{words.sourcesLead}</p>
          <ReportView report={report} words={words} />
        </>
      )}
    </CostsFrame>
  );
}

export function Downloads(props: {
  readonly ctx: PageContext;
  readonly base: string;
  readonly query: string;
}): VNode {
  const words = props.ctx.t.costsReport;
  return (
    <p class="no-print report-downloads">
      {words.download}：
      {(['docx', 'pdf', 'xlsx'] as const satisfies readonly Medium[]).map((medium, index) => (
        <>
          {index > 0 && ' · '}
          <a href={`${props.base}.${medium}${props.query}`}>{words.media[medium]}</a>
        </>
      ))}
    </p>
  );
}

function Publish({ ctx, round, publishing }: ReportPageProps): VNode {
  const words = ctx.t.costsReport.publish;
  const { content, approved, isOwn, reason, refusal, done } = publishing;
  return (
    <section class="report-publish no-print">
      {done && (
        <output class="notice notice--go">
          {words.done} <a href={`/costs/published/${round.id}`}>{words.see}</a>
        </output>
      )}
      <p class="notice">{ctx.t.costsReport.preview}</p>
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      {refusal !== undefined && (
        <p class="notice notice--stop" role="alert">
          <strong>{words.problem}</strong> {refusal}
        </p>
      )}
      {!isOwn && <p class="hint">{words.notOwn}</p>}
      {isOwn && !approved && (
        <p>
          {words.notApproved} <a href={`/costs/${round.id}/totals?scope=region`}>{words.toTotals}</a>
        </p>
      )}
      {isOwn && approved && (
        <form method="post" action={`/costs/${round.id}/report/public`}>
          <CsrfField ctx={ctx} />
          <input type="hidden" name="content" value={content} />
          <div class="field">
            <label for="reason">{words.reason}</label>
            <p class="hint" id="reason-hint">
              {words.reasonHint}
            </p>
            <textarea id="reason" name="reason" class="ds-input" rows={2} aria-describedby="reason-hint">
              {reason}
            </textarea>
          </div>
          <button class="ds-button" type="submit">
            {words.button}
          </button>
        </form>
      )}
    </section>
  );
}
