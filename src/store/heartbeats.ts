import type { Pool } from 'pg';
import type { DivisionCode } from '#core/divisions/division.ts';

/** Notes that a centre's counter was used; at most one write in five minutes a centre. */
export async function noteHeartbeat(
  pool: Pool,
  beat: { readonly division: DivisionCode; readonly centre: DivisionCode; readonly at: string },
): Promise<void> {
  await pool.query({
    name: 'note-heartbeat-1',
    text: `insert into heartbeats (division, centre, seen_at) values ($1, $2, $3)
      on conflict on constraint heartbeats_pk do update set seen_at = excluded.seen_at
      where heartbeats.seen_at < excluded.seen_at - interval '5 minutes'`,
    values: [beat.division, beat.centre, beat.at],
  });
}
