import type { VNode } from 'preact';
import { isHandled, isNamed } from '#core/consultation/collation/worked-on.ts';
import { demandVoices } from '#core/consultation/coverage/voices.ts';
import type { Demand } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords } from '../consultation-words.ts';

/** Before several demands become one: all their texts side by side, which one stays, and why. */
export function MergePage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly demands: readonly Demand[];
  readonly refused?: { readonly sentence: string; readonly why: string; readonly into: string } | undefined;
}): VNode {
  const { ctx, seen, demands, refused } = props;
  const { t } = ctx;
  const words = t.consultationCollation;
  const { consultation, ledger } = seen;
  const base = `/consultations/${consultation.id}/demands`;
  const voices = demandVoices(ledger);
  const kept = demands.find((each) => isHandled(each) || isNamed(ledger, each.id)) ?? demands[0];
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={words.mergeTitle}>
      {refused && <ErrorSummary t={t} lines={[{ href: '#why', sentence: refused.sentence }]} />}
      <h1>{words.mergeTitle}</h1>
      {demands.length < 2 ? (
        <>
          <p class="empty">{words.mergeTooFew}</p>
          <p>
            <a href={base}>{words.backToDemands}</a>
          </p>
        </>
      ) : (
        <form method="post" action={`${base}/merge`}>
          <CsrfField ctx={ctx} />
          <fieldset class="field">
            <legend>{words.whichStays}</legend>
            {demands.map((demand) => (
              <div class="sheet">
                <input type="hidden" name="demand" value={demand.id} />
                <label class="choice">
                  <input
                    type="radio"
                    name="into"
                    value={demand.id}
                    checked={demand.id === (refused?.into ?? kept?.id)}
                  />{' '}
                  <strong>{demand.id}</strong> {demandWords(ledger, demand)}
                </label>
                <span class="hint block">
                  {words.voicesLine(
                    voices.get(demand.id)?.submissions.length ?? 0,
                    voices.get(demand.id)?.people.size ?? 0,
                    voices.get(demand.id)?.copies ?? 0,
                  )}
                  ；{t.consultation.menu.disposition}：
                  {demand.disposition === undefined
                    ? words.notYet
                    : t.consultation.outcomes[demand.disposition.outcome]}
                </span>
                <ul>
                  {demand.points.map((id) => (
                    <li class="typed">
                      {id} {ledger.points.get(id)?.text}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </fieldset>
          <p class="field">
            <label for="why">{words.why}</label>
            <input class="ds-input" id="why" name="why" required maxlength={200} value={refused?.why ?? ''} />
          </p>
          <p class="hint">{words.mergeHint}</p>
          <p class="acts">
            <button class="ds-button" type="submit">
              {words.mergeNow(demands.length)}
            </button>
            <a href={base}>{words.cancel}</a>
          </p>
        </form>
      )}
    </ConsultationFrame>
  );
}
