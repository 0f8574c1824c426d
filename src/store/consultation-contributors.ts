// People behind opinions, kept apart from what was said.
import type { Pool } from 'pg';
import type { ContributorId } from '#core/consultation/ids.ts';
import type { LedgerKey } from '#core/consultation/stored-event.ts';

/** Who this citizen is among the contributors of a consultation, if he has spoken; the first when he raced himself. */
export async function contributorOfCitizen(
  pool: Pool,
  { division, consultation }: LedgerKey,
  citizenNumber: string,
): Promise<ContributorId | undefined> {
  const { rows } = await pool.query<{ id: ContributorId }>({
    name: 'contributor-of-citizen-1',
    text: `select id from consultation_contributors
      where division = $1 and consultation = $2 and citizen_number = $3 order by created_at, id limit 1`,
    values: [division, consultation, citizenNumber],
  });
  return rows[0]?.id;
}
