import type { Ledger } from './ledger.ts';
import type { LedgerKey } from './stored-event.ts';

/** Keeps what was folded of each journal, and folds only what came since. One query each time. */
export type LedgerBook = {
  readonly latest: (key: LedgerKey) => Promise<Ledger>;
  /** What somebody just wrote, so that it need not be read again. */
  readonly note: (key: LedgerKey, ledger: Ledger) => void;
};
