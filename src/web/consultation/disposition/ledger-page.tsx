import type { VNode } from 'preact';
import { claimsChange } from '#core/consultation/disposition/dispose-demand.ts';
import type { AdoptionAlarm, UnaskedChange } from '#core/consultation/plan/alarms.ts';
import { verifyLink } from '#core/consultation/plan/verify-link.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords, excerpt } from '../consultation-words.ts';

export type LedgerProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly alarms: readonly AdoptionAlarm[];
  readonly unasked: readonly UnaskedChange[];
};

/** What was said beside what was changed: the alarms first, then every adopted demand with its sentence. */
export function LedgerPage(props: LedgerProps): VNode {
  const { ctx, seen, alarms, unasked } = props;
  const { t } = ctx;
  const words = t.consultationDisposition;
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={seen.consultation}
      title={t.consultation.menu.ledger}
      here="ledger"
    >
      <h1>{words.ledgerTitle}</h1>
      <p class="hint">{words.ledgerHint}</p>
      <section class="sheet">
        <h2>{words.alarms(alarms.length + unasked.length)}</h2>
        {alarms.length + unasked.length === 0 && <p class="empty">{words.noAlarms}</p>}
        <ul>
          {alarms.map((alarm) => (
            <li>
              <AlarmLine {...props} alarm={alarm} />
            </li>
          ))}
          {unasked.map(({ from, to, clause, what }) => (
            <li>
              <a href={`/consultations/${seen.consultation.id}/plan/${to}/clauses/${clause}`}>
                {words.unasked(from, to, clause, words.whats[what])}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <Adopted {...props} />
    </ConsultationFrame>
  );
}

function AlarmLine({ ctx, seen, alarm }: LedgerProps & { readonly alarm: AdoptionAlarm }): VNode {
  const words = ctx.t.consultationDisposition;
  const { demand, kind, link, verdict } = alarm;
  const nth = verdict !== undefined && 'nth' in verdict ? verdict.nth : 0;
  return (
    <a href={`/consultations/${seen.consultation.id}/disposition/${demand}`}>
      {kind === 'lost'
        ? words.alarmLost(demand, excerpt(link?.inserted ?? '', 40), link?.to ?? 0, nth)
        : words.alarmUnproved(demand)}
    </a>
  );
}

function Adopted({ ctx, seen }: LedgerProps): VNode {
  const { t } = ctx;
  const words = t.consultationDisposition;
  const { consultation, ledger } = seen;
  const base = `/consultations/${consultation.id}`;
  const adopted = [...ledger.demands.values()].flatMap((demand) => {
    const { disposition } = demand;
    return disposition !== undefined && claimsChange(disposition.outcome) ? [{ demand, disposition }] : [];
  });
  return (
    <section>
      <h2>{words.saidAndWritten(adopted.length)}</h2>
      {adopted.length === 0 ? (
        <p class="empty">{words.nothingAdopted}</p>
      ) : (
        <TableBox label={words.saidAndWritten(adopted.length)}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.said}</th>
                <th scope="col">{words.decision}</th>
                <th scope="col">{words.written}</th>
              </tr>
            </thead>
            <tbody>
              {adopted.map(({ demand, disposition }) => (
                <tr>
                  <td>
                    <a href={`${base}/disposition/${demand.id}`}>{demand.id}</a>{' '}
                    {excerpt(demandWords(ledger, demand), 120)}
                  </td>
                  <td>{t.consultation.outcomes[disposition.outcome]}</td>
                  <td>
                    {disposition.links.map((link) => (
                      <p>
                        <a href={`${base}/plan/${link.to}/clauses/${link.clause}`}>
                          {words.changeAt(link.from, link.to, '', link.clause)}
                        </a>{' '}
                        {link.deleted !== '' && <del>{excerpt(link.deleted, 120)}</del>}{' '}
                        {link.inserted !== '' && <ins>{excerpt(link.inserted, 120)}</ins>}{' '}
                        <span class="hint">{words.verdicts[verifyLink(link, ledger.versions).kind]}</span>
                      </p>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}
