import type { VNode } from 'preact';
import type { ConsultationSeen } from '#read/consultation.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';

export type TypedStatement = { readonly text: string; readonly demand: string };

/** The desk offers statements and withdraws them. `problem`: why the last one was not taken. */
export function StatementsPage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly typed: TypedStatement;
  readonly problem: { readonly sentence: string; readonly alike: boolean } | undefined;
}): VNode {
  const { ctx, seen, typed, problem } = props;
  const { consultation, ledger } = seen;
  const text = ctx.t.consultationPublic.staff;
  const here = `/consultations/${consultation.id}/statements`;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={text.title} here="statements">
      <h1>{text.title}</h1>
      <ErrorSummary
        t={ctx.t}
        lines={problem === undefined ? [] : [{ href: '#f-text', sentence: problem.sentence }]}
      />
      <p>{text.lead}</p>
      <p class="hint">{ctx.t.consultationPublic.vote.limits}</p>
      {consultation.voting ? (
        <form method="post" action={here}>
          <CsrfField ctx={ctx} />
          <div class="field">
            <label for="f-text">{text.text}</label>
            <p class="hint" id="f-text-hint">
              {text.textHint}
            </p>
            <textarea class="ds-input" id="f-text" name="text" rows={2} aria-describedby="f-text-hint">
              {typed.text}
            </textarea>
          </div>
          <div class="field">
            <label for="f-demand">{text.demand}</label>
            <input class="ds-input" id="f-demand" name="demand" value={typed.demand} data-width="short" />
          </div>
          {problem?.alike === true && (
            <div class="choice">
              <input type="checkbox" id="f-differs" name="differs" value="yes" />
              <label for="f-differs">{text.differs}</label>
            </div>
          )}
          <button class="ds-button" type="submit">
            {text.offer}
          </button>
        </form>
      ) : (
        <p>{text.off}</p>
      )}
      <h2>{text.offered}</h2>
      {ledger.statements.length === 0 && <p>{text.none}</p>}
      {ledger.statements.map(({ number, text: words, demand, withdrawn }) => (
        <section class="sheet" key={number} id={`s-${number}`}>
          <p>
            <strong>{ctx.t.consultationPublic.vote.nth(number)}</strong> {words}{' '}
            {demand !== undefined && <span class="mark">{demand}</span>}
          </p>
          {withdrawn === undefined ? (
            <details class="why">
              <summary>{text.withdraw}</summary>
              <form method="post" action={`${here}/${number}`}>
                <CsrfField ctx={ctx} />
                <div class="field">
                  <label for={`f-reason-${number}`}>{text.reason}</label>
                  <input class="ds-input" id={`f-reason-${number}`} name="reason" data-width="middle" />
                </div>
                <button class="ds-button" data-variant="secondary" type="submit">
                  {text.withdraw}
                </button>
              </form>
            </details>
          ) : (
            <p class="hint">
              {text.withdrawn}
              {ctx.t.form.colon}
              {withdrawn}
            </p>
          )}
        </section>
      ))}
      <p>
        <a href={`/plans/${consultation.id}/vote/results`}>{text.votes}</a>
      </p>
    </ConsultationFrame>
  );
}
