import type { VNode } from 'preact';
import type { ContributorSeen } from '#app/see-contributors.ts';
import type { Submission } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Facts } from '../../elements/facts.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';

export type ContributorProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly submission: Submission;
  readonly purpose: string;
  /** Only on the answer to a purpose. */
  readonly person?: ContributorSeen | undefined;
  readonly refused?: string | undefined;
};

/** Asks what for; then, once, who it is and how to reach him. */
export function ContributorPage(props: ContributorProps): VNode {
  const { ctx, seen, submission, purpose, person, refused } = props;
  const words = ctx.t.consultationCollation.whoSent;
  const back = `/consultations/${seen.consultation.id}/submissions/${submission.number}`;
  const title = words.title(submission.number);
  return (
    <ConsultationFrame ctx={ctx} consultation={seen.consultation} title={title}>
      {refused !== undefined && <ErrorSummary t={ctx.t} lines={[{ href: '#purpose', sentence: refused }]} />}
      <h1>{title}</h1>
      {person === undefined ? (
        <form class="sheet" method="post" action={`${back}/contributor`}>
          <CsrfField ctx={ctx} />
          <p>{words.lead}</p>
          <div class="field">
            <label for="purpose">{words.purpose}</label>
            <input
              class="ds-input"
              id="purpose"
              name="purpose"
              required
              maxLength={300}
              autoComplete="off"
              value={purpose}
            />
          </div>
          <button class="ds-button" type="submit">
            {words.look}
          </button>
        </form>
      ) : (
        <section class="sheet">
          <Facts
            rows={[
              { label: words.name, value: person.name || words.notLeft },
              { label: words.contact, value: person.contact || words.notLeft },
              { label: words.address, value: person.address || words.notLeft },
            ]}
          />
          <p class="hint">{words.written(purpose)}</p>
        </section>
      )}
      <p>
        <a href={back}>{words.back}</a>
      </p>
    </ConsultationFrame>
  );
}
