import type { VNode } from 'preact';
import type { ConsultationSeen } from '#read/consultation.ts';
import { countLedger } from '#core/consultation/counts.ts';
import { Frame } from '../../frame/frame.tsx';
import type { PageContext } from '../../frame/page-context.ts';

/** The consultations somebody works on, each with how much there is. */
export function ConsultationsPage(props: {
  readonly ctx: PageContext;
  readonly seen: readonly ConsultationSeen[];
}): VNode {
  const { ctx, seen } = props;
  const words = ctx.t.consultationCollation;
  return (
    <Frame ctx={ctx} title={ctx.t.consultation.title} section="consultations">
      <h1>{ctx.t.consultation.title}</h1>
      {seen.length === 0 && <p class="empty">{words.noConsultations}</p>}
      {seen.map(({ consultation, ledger }) => {
        const counts = countLedger(ledger);
        return (
          <section class="sheet">
            <h2>
              <a href={`/consultations/${consultation.id}`}>{consultation.title}</a>
            </h2>
            {consultation.mark === 'sample' && <p class="consultation-sample">{ctx.t.consultation.sample}</p>}
            <p>{words.listLine(counts.submissions, counts.demands)}</p>
          </section>
        );
      })}
    </Frame>
  );
}
