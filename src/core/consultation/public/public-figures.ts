// The figures of a consultation as everybody may see them: sums that close, and no cell that tells who spoke.
import type { Channel, Consultation } from '../consultation.ts';
import { countLedger, demandState, DEMAND_STATES, type DemandState, type LedgerCounts } from '../counts.ts';
import { coverageOf, type CoverageRow, type Hearing, type PeopleTable } from '../coverage/coverage.ts';
import { publicTable, type PublicRow } from '../coverage/public-table.ts';
import type { ClauseId, TopicId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { publicDraft } from './public-phase.ts';

export type PublicFigures = {
  readonly counts: LedgerCounts;
  /** Submissions, copies among them: the rows add up to `counts.submissions`. */
  readonly channels: readonly { readonly channel: Channel; readonly submissions: number }[];
  /** Demands: the rows and the unsorted add up to `counts.demands`. */
  readonly topics: readonly CoverageRow<TopicId>[];
  readonly unsorted: number;
  readonly states: readonly { readonly state: DemandState; readonly demands: number }[];
  /** People. `'not-said'` is a row of its own; the rows add up to `counts.people` unless one says `fewer`. */
  readonly classes: readonly PublicRow[];
  readonly districts: readonly PublicRow[];
  /** Groups that must be heard, as a word and not a figure: they overlap, and they are small. */
  readonly groups: readonly { readonly name: string; readonly hearing: Hearing }[];
  /** A demand may speak to several chapters: these rows do not add up. */
  readonly chapters: readonly CoverageRow<ClauseId>[];
  /** Demands that one person alone made. */
  readonly oneVoice: number;
  readonly folded: number;
};

/** The row of those who did not say, in `classes` and `districts`. */
export const NOT_SAID = 'not-said';

/** All figures from the ledger alone. */
export function publicFigures(consultation: Consultation, ledger: Ledger): PublicFigures {
  const draft = publicDraft(ledger);
  const coverage = coverageOf(consultation, ledger, draft?.version);
  const demands = [...ledger.demands.values()];
  return {
    counts: countLedger(ledger),
    channels: channelRows(consultation, ledger),
    topics: coverage.topics,
    unsorted: coverage.unsortedDemands,
    states: DEMAND_STATES.map((state) => ({
      state,
      demands: demands.filter((demand) => demandState(demand) === state).length,
    })),
    classes: peopleRows(coverage.classes),
    districts: peopleRows(coverage.districts),
    groups: coverage.groups.rows.map(({ name, hearing }) => ({ name, hearing })),
    chapters: draft === undefined ? [] : coverage.chapters,
    oneVoice: coverage.oneVoice.length,
    folded: coverage.masses.length,
  };
}

/** The channels that are open, then any other something came by. */
function channelRows(consultation: Consultation, ledger: Ledger): PublicFigures['channels'] {
  const counts = new Map<Channel, number>(consultation.channels.map((channel) => [channel, 0]));
  for (const { channel } of ledger.submissions.values()) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  return [...counts].map(([channel, submissions]) => ({ channel, submissions }));
}

function peopleRows({ rows, notSaid }: PeopleTable): PublicRow[] {
  return publicTable([...rows, { id: NOT_SAID, name: NOT_SAID, voices: notSaid, hearing: 'heard' }]);
}
