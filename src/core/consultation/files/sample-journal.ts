// A journal that is being written for a sample: each act is folded at once, so that the next is decided from what is there.
import { assert } from '#base/assert.ts';
import type { Result } from '#base/result.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { LedgerActor, LedgerEvent, LedgerHappening } from '../events.ts';
import { foldLedger } from '../fold/fold-ledger.ts';
import { EMPTY_LEDGER, type Ledger } from '../ledger.ts';
import type { ConsultationRefusal } from '../refusal.ts';

/** When, in the city's time, and by whom. */
export type SampleMoment = {
  /** ISO date. */
  readonly day: string;
  readonly hour: number;
  readonly by: LedgerActor;
};

export type SampleJournal = {
  /** As it is after the last act. */
  readonly ledger: () => Ledger;
  readonly events: () => readonly LedgerEvent[];
  readonly write: (moment: SampleMoment, happenings: readonly LedgerHappening[]) => void;
  /** Of an act that is decided as people's are; a sample that is refused is broken, and this throws. */
  readonly act: (
    moment: SampleMoment,
    decide: (ledger: Ledger) => Result<readonly LedgerHappening[], ConsultationRefusal>,
  ) => void;
};

/** An empty one. Nothing in it is later than `until`: what was planned for a later day happens then. */
export function makeSampleJournal(until: Temporal.Instant): SampleJournal {
  let ledger = EMPTY_LEDGER;
  const events: LedgerEvent[] = [];
  const write: SampleJournal['write'] = ({ day, hour, by }, happenings) => {
    const planned = Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: CITY_ZONE, plainTime: { hour } })
      .toInstant();
    const at = Temporal.Instant.compare(planned, until) > 0 ? until : planned;
    const written = happenings.map((each, index): LedgerEvent => ({
      ...each,
      seq: ledger.seq + index + 1,
      at,
      by,
    }));
    ledger = foldLedger(written, ledger);
    events.push(...written);
  };
  return {
    ledger: () => ledger,
    events: () => events,
    write,
    act: (moment, decide) => {
      const decided = decide(ledger);
      assert(decided.ok, decided.ok ? '' : `the sample's act is refused: ${JSON.stringify(decided.error)}`);
      write(moment, decided.value);
    },
  };
}
