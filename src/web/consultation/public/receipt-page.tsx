import type { VNode } from 'preact';
import type { Submission } from '#core/consultation/ledger.ts';
import type { PublicConsultation } from '#read/public-consultation.ts';
import { Facts } from '../../elements/facts.tsx';
import { momentWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { plansPath, PublicFrame } from './public-frame.tsx';

export type OpinionReceiptProps = {
  readonly ctx: PageContext;
  readonly seen: PublicConsultation;
  readonly submission: Submission;
  readonly code: string;
  /** The same form had come before. */
  readonly again: boolean;
};

/** Number and code, to be written down, printed or photographed. The code is shown here and nowhere else. */
export function OpinionReceiptPage({ ctx, seen, submission, code, again }: OpinionReceiptProps): VNode {
  const { consultation } = seen;
  const { t, language } = ctx;
  const text = t.consultationPublic.receipt;
  const say = t.consultationPublic.say;
  return (
    <PublicFrame ctx={ctx} consultation={consultation} title={text.title}>
      <p class={again ? 'notice' : 'notice notice--go'}>{again ? text.again : text.lead}</p>
      <section class="sheet slip">
        <p class="slip__label">{text.number}</p>
        <p class="slip__number">{submission.number}</p>
        <p class="slip__label">{text.code}</p>
        <p class="slip__number unbroken">{code}</p>
        <p class="hint">{text.codeHint}</p>
        <Facts
          rows={[
            { label: text.plan, value: consultation.planTitle },
            { label: text.at, value: momentWords(submission.at.toString(), language) },
            {
              label: text.published,
              value: submission.consent.text === 'yes' ? say.consentYes : say.consentNo,
            },
            { label: text.text, value: <span class="plan-said">{submission.text}</span> },
          ]}
        />
      </section>
      <h2>{text.next}</h2>
      <ol class="next-list">
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="hint no-print">{text.print}</p>
      <div class="acts no-print">
        <a class="ds-button" href={plansPath(consultation, `/follow?number=${submission.number}`)}>
          {text.follow}
        </a>
        <a class="ds-button" data-variant="secondary" href={plansPath(consultation)}>
          {text.more}
        </a>
      </div>
    </PublicFrame>
  );
}
