import type { VNode } from 'preact';
import type { ConsultationClock } from '#core/consultation/deadlines/clock.ts';
import type { Submission } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Facts } from '../../elements/facts.tsx';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { ConsentFields } from './sender-fields.tsx';

/** What the contributor takes along: number, code, date, what happens next. No name stands on it. */
export function ReceiptPage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly submission: Submission;
  readonly clocks: readonly ConsultationClock[];
  /** Known only right after taking it in. */
  readonly code?: string;
  readonly again?: boolean;
  readonly problem?: string;
}): VNode {
  const { ctx, seen, submission, clocks, code, again = false, problem } = props;
  const words = ctx.t.consultationIntake.receipt;
  const base = `/consultations/${seen.consultation.id}`;
  const { number, receivedOn, channel, text, consent } = submission;
  return (
    <ConsultationFrame ctx={ctx} consultation={seen.consultation} title={words.title} here="intake">
      {problem !== undefined && <ErrorSummary t={ctx.t} lines={[{ href: '#consent', sentence: problem }]} />}
      {again && <p class="notice">{words.again}</p>}
      <article class="slip">
        <h1>{words.title}</h1>
        <p>{seen.consultation.title}</p>
        <Facts
          rows={[
            { label: words.number, value: <span class="big-number">{number}</span> },
            {
              label: words.code,
              value: code === undefined ? words.codeGone : <span class="big-number unbroken">{code}</span>,
            },
            { label: words.date, value: dateWords(receivedOn, ctx.language) },
            { label: words.channel, value: ctx.t.consultation.channels[channel] },
          ]}
        />
        {code !== undefined && <p>{words.codeHint}</p>}
        <h2>{words.next}</h2>
        <ol>
          {words.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        {clocks.length > 0 && (
          <>
            <h2>{words.deadlines}</h2>
            <ul>
              {clocks.map(({ rule, period }) => (
                <li>
                  {ctx.t.consultationDispatch.clocks.names[rule?.id ?? 'desk']}：
                  {words.until(dateWords(period.firstDayOut, ctx.language))}
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{words.text}</h2>
        <p class="typed">{text}</p>
        <p class="hint">{words.noName}</p>
      </article>
      <p class="hint no-print">{words.print}</p>
      <p class="row no-print">
        <a href={`${base}/intake`}>{words.anotherOne}</a>
        <a href={`${base}/submissions/${number}`}>{words.open}</a>
      </p>
      <form class="no-print" id="consent" method="post" action={`${base}/intake/${number}/consent`}>
        <CsrfField ctx={ctx} />
        <ConsentFields ctx={ctx} typed={{ consentText: consent.text, consentName: consent.name }} />
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.consentSave}
        </button>
      </form>
    </ConsultationFrame>
  );
}
