import type { VNode } from 'preact';
import type { ConsultationSeen } from '#read/consultation.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { JournalLines } from './journal-page.tsx';

/** What was done with these things, the latest first; what can be undone has its button. */
export function TouchedBy(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly ids: readonly string[];
}): VNode | null {
  const { ctx, seen, ids } = props;
  const wanted = new Set(ids);
  const entries = seen.ledger.journal
    .filter(
      ({ touched, event }) => event.type !== 'submission-received' && touched.some((id) => wanted.has(id)),
    )
    .toReversed();
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{ctx.t.consultationCollation.history}</h2>
      <JournalLines ctx={ctx} seen={seen} entries={entries} />
    </section>
  );
}
