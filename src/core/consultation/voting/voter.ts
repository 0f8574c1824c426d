import { sha256Hex } from '#base/sha256.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import type { LedgerKey } from '../stored-event.ts';

/** The same person again within one consultation, no name, not the same in another one. Who holds the people of the database can work it out. */
export function voterOf({ division, consultation }: LedgerKey, person: PersonId): string {
  return sha256Hex(`voter ${division} ${consultation} ${person}`);
}
