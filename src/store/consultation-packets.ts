// Packets as they were made: kept by their hash before the journal names them.
import type { Pool } from 'pg';
import type { ContributorId } from '#core/consultation/ids.ts';
import type { ContributorRow, LedgerKey } from '#core/consultation/stored-event.ts';

export type PacketWrite = LedgerKey & {
  readonly hash: string;
  readonly content: string;
  readonly publicHash: string;
  readonly publicContent: string;
  readonly atSeq: number;
  readonly at: Temporal.Instant;
};

/** Written once: the same content is the same row. */
export async function keepPacket(pool: Pool, write: PacketWrite): Promise<void> {
  await pool.query({
    name: 'keep-packet-1',
    text: `insert into consultation_packets
        (division, consultation, hash, content, public_hash, public_content, at_seq, made_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz) on conflict do nothing`,
    values: [
      write.division,
      write.consultation,
      write.hash,
      write.content,
      write.publicHash,
      write.publicContent,
      write.atSeq,
      write.at.toString(),
    ],
  });
}

/** Everybody behind a consultation. For masking by the machine, or for somebody whose look the journal keeps. */
export async function contributorsOf(
  pool: Pool,
  { division, consultation }: LedgerKey,
): Promise<ReadonlyMap<ContributorId, Omit<ContributorRow, 'citizenNumber'>>> {
  const { rows } = await pool.query<{
    id: ContributorId;
    name: string | null;
    contact: string | null;
    address: string | null;
  }>({
    name: 'contributors-of-1',
    text: `select id, name, contact, address from consultation_contributors where division = $1 and consultation = $2`,
    values: [division, consultation],
  });
  return new Map(
    rows.map(({ id, name, contact, address }) => [
      id,
      {
        id,
        ...(name === null ? {} : { name }),
        ...(contact === null ? {} : { contact }),
        ...(address === null ? {} : { address }),
      },
    ]),
  );
}
