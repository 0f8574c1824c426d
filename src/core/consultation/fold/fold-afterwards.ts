import { assert, unreachable } from '#base/assert.ts';
import type { LedgerEvent } from '../events.ts';
import { nthCommitment, type CommitmentId } from '../ids.ts';
import type { Commitment } from '../ledger.ts';
import type { LedgerDraft } from './ledger-draft.ts';

export const AFTERWARDS_EVENTS = [
  'notice-opened',
  'milestone-recorded',
  'packet-made',
  'feedback-published',
  'contributors-told',
  'commitment-made',
  'commitment-evidence',
  'commitment-judged',
  'statement-offered',
  'statement-withdrawn',
] as const;
type AfterwardsEvent = Extract<LedgerEvent, { readonly type: (typeof AFTERWARDS_EVENTS)[number] }>;

/** Publication, commitments, statements to vote on. Yields the ids that were touched. */
export function foldAfterwards(draft: LedgerDraft, event: AfterwardsEvent): readonly string[] {
  switch (event.type) {
    case 'notice-opened':
      draft.notices.push({
        nth: event.nth,
        from: Temporal.PlainDate.from(event.from),
        to: Temporal.PlainDate.from(event.to),
        shortReason: event.shortReason,
      });
      return [];
    case 'milestone-recorded': {
      const { milestone, on, note } = event;
      draft.milestones.push({ milestone, on: Temporal.PlainDate.from(on), note });
      return [];
    }
    case 'packet-made': {
      const { packet: number, sha256, atSeq, at, by } = event;
      draft.packets.push({ number, sha256, atSeq, at, by, published: undefined, reason: undefined });
      return [];
    }
    case 'feedback-published':
      draft.packets = draft.packets.map((packet) =>
        packet.number === event.packet ? { ...packet, published: event.at, reason: event.reason } : packet,
      );
      return [];
    case 'contributors-told':
      draft.told.push({ submissions: event.submissions, about: event.about, at: event.at });
      return event.submissions.map(String);
    case 'commitment-made': {
      const { demands, partner, title, owner, measure, due, at } = event;
      const id = nthCommitment(draft.commitments.size + 1);
      draft.commitments.set(id, {
        id,
        demands,
        partner,
        title,
        owner,
        measure,
        due: Temporal.PlainDate.from(due),
        madeAt: at,
        evidence: [],
        judgements: [],
      });
      return [id, ...demands];
    }
    case 'commitment-evidence': {
      const { on, text, files, by } = event;
      return changeCommitment(draft, event.commitment, (was) => ({
        ...was,
        evidence: [...was.evidence, { on, text, files, by }],
      }));
    }
    case 'commitment-judged': {
      const { at: day, outcome, reason, phase } = event;
      return changeCommitment(draft, event.commitment, (was) => ({
        ...was,
        judgements: [...was.judgements, { phase, outcome, reason, day }],
      }));
    }
    case 'statement-offered':
      draft.statements.push({
        number: draft.statements.length + 1,
        text: event.text,
        demand: event.demand,
        withdrawn: undefined,
      });
      return event.demand === undefined ? [] : [event.demand];
    case 'statement-withdrawn':
      draft.statements = draft.statements.map((statement) =>
        statement.number === event.statement ? { ...statement, withdrawn: event.reason } : statement,
      );
      return [];
    default:
      return unreachable(event);
  }
}

function changeCommitment(
  draft: LedgerDraft,
  id: CommitmentId,
  change: (was: Commitment) => Commitment,
): readonly string[] {
  const was = draft.commitments.get(id);
  assert(was, `commitment ${id} of the journal exists`);
  draft.commitments.set(id, change(was));
  return [id];
}
