// What goes out of the house. A row waits, is claimed by a sender for a while, and ends as sent, bounced or expired; a
// sender that dies leaves it waiting, and another sends it again under the same id.
import type { Pool, PoolClient } from 'pg';
import type { Json } from '#base/canonical-json.ts';
import type { Language } from '#base/localised.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

export type DeliveryRow = {
  /** County of the case, or of whoever has it sent: the shard. */
  readonly division: DivisionCode;
  /** UUID v7: the idempotency key outside. */
  readonly id: string;
  /** `mail`, `sms`, or `hook:` and the hook's name. */
  readonly lane: string;
  /** Mail address or phone; for a hook its name. */
  readonly address: string;
  /** Citizen number of the person it goes to. */
  readonly holder?: string;
  readonly notice?: string;
  readonly caseNumber?: string;
  readonly code: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly language: Language;
  /** Its parameters are emptied once it is sent. */
  readonly secret: boolean;
  /** RFC 9557 instant after which nobody wants it any more. */
  readonly expiresAt?: string;
};

export type ClaimedDelivery = DeliveryRow & {
  /** This attempt counted, from 1. */
  readonly tries: number;
  /** RFC 9557 instant. */
  readonly createdAt: string;
};

/** Adds rows, in the caller's transaction or alone. All lie under one division. */
export async function insertDeliveries(
  db: Pool | PoolClient,
  write: { readonly division: DivisionCode; readonly at: string; readonly rows: readonly DeliveryRow[] },
): Promise<void> {
  if (write.rows.length === 0) return;
  const rows = write.rows.map(({ caseNumber, expiresAt, division: _division, ...rest }) => ({
    ...rest,
    case_number: caseNumber ?? null,
    expires_at: expiresAt ?? null,
  }));
  await db.query({
    name: 'insert-deliveries-1',
    text: `insert into deliveries (division, id, lane, address, holder, notice, case_number, code, params, language, secret,
        expires_at, status, tries, next_at, created_at)
      select $1, r.*, 'waiting', 0, $2, $2 from jsonb_to_recordset($3::jsonb) as r(id uuid, lane text, address text, holder text,
        notice uuid, case_number text, code text, params jsonb, language text, secret boolean, expires_at timestamptz)`,
    values: [write.division, write.at, JSON.stringify(rows)],
  });
}

/** Where something waits to be sent now: one question for all counties. */
export async function dueLanes(
  pool: Pool,
  now: string,
): Promise<readonly { readonly division: DivisionCode; readonly lane: string }[]> {
  const { rows } = await pool.query<{ division: DivisionCode; lane: string }>({
    name: 'due-lanes-1',
    text: `select division, lane from deliveries where status = 'waiting' and next_at <= $1 group by division, lane
      order by min(next_at)`,
    values: [now],
  });
  return rows;
}

export type Claim = {
  readonly division: DivisionCode;
  readonly lane: string;
  readonly now: string;
  /** Until then no other sender takes them: after it the first is held to be dead. */
  readonly until: string;
  readonly limit: number;
};

/** Takes some due rows of one lane, longest waiting first; each counts as tried. */
export async function claimDeliveries(pool: Pool, claim: Claim): Promise<readonly ClaimedDelivery[]> {
  const { rows } = await pool.query<ClaimedRow>({
    name: 'claim-deliveries-1',
    // Materialised: a limit that locks inside a join may be run more than once, and then it is none.
    text: `with due as materialized (
        select id from deliveries where division = $1 and lane = $2 and status = 'waiting' and next_at <= $3
        order by next_at limit $5 for update skip locked)
      update deliveries d set tries = d.tries + 1, next_at = $4 from due
      where d.division = $1 and d.id = due.id
      returning d.division, d.id, d.lane, d.address, d.holder, d.notice, d.case_number, d.code, d.params, d.language,
        d.secret, d.expires_at, d.tries, d.created_at`,
    values: [claim.division, claim.lane, claim.now, claim.until, claim.limit],
  });
  return rows.map(claimedOf);
}

/** What became of an attempt. */
export type Attempt =
  | { readonly kind: 'sent'; readonly text: string | undefined }
  | { readonly kind: 'again'; readonly error: string; readonly at: string }
  | { readonly kind: 'bounced'; readonly error: string }
  | { readonly kind: 'expired' };

/** Writes down what became of an attempt; nothing where another sender has ended it meanwhile. */
export async function settleDelivery(
  pool: Pool,
  row: Pick<ClaimedDelivery, 'division' | 'id'>,
  { attempt, now }: { readonly attempt: Attempt; readonly now: string },
): Promise<void> {
  const ended = attempt.kind === 'again' ? null : now;
  await pool.query({
    name: 'settle-delivery-1',
    text: `update deliveries set status = $3, ended_at = $4, next_at = coalesce($5, next_at), last_error = $6, sent_text = $7,
        params = case when secret and $3 <> 'waiting' then '{}'::jsonb else params end
      where division = $1 and id = $2 and status = 'waiting'`,
    values: [
      row.division,
      row.id,
      attempt.kind === 'again' ? 'waiting' : attempt.kind,
      ended,
      attempt.kind === 'again' ? attempt.at : null,
      attempt.kind === 'again' || attempt.kind === 'bounced' ? attempt.error.slice(0, 500) : null,
      attempt.kind === 'sent' ? (attempt.text ?? null) : null,
    ],
  });
}

/** Sends a bounced one again, from the start. `false`: it is not there, or has not bounced. */
export async function reviveDelivery(
  pool: Pool,
  { division, id, now }: { readonly division: DivisionCode; readonly id: string; readonly now: string },
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'revive-delivery-1',
    text: `update deliveries set status = 'waiting', ended_at = null, tries = 0, next_at = $3
      where division = $1 and id = $2 and status = 'bounced' and not secret`,
    values: [division, id, now],
  });
  return rowCount === 1;
}

type ClaimedRow = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly lane: string;
  readonly address: string;
  readonly holder: string | null;
  readonly notice: string | null;
  readonly case_number: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly language: Language;
  readonly secret: boolean;
  readonly expires_at: string | null;
  readonly tries: number;
  readonly created_at: string;
};

function claimedOf(row: ClaimedRow): ClaimedDelivery {
  const {
    holder,
    notice,
    case_number: caseNumber,
    expires_at: expiresAt,
    created_at: createdAt,
    ...rest
  } = row;
  return {
    ...rest,
    createdAt: Temporal.Instant.from(createdAt).toString(),
    ...(holder === null ? {} : { holder }),
    ...(notice === null ? {} : { notice }),
    ...(caseNumber === null ? {} : { caseNumber }),
    ...(expiresAt === null ? {} : { expiresAt: Temporal.Instant.from(expiresAt).toString() }),
  };
}

export type LatestMessage = {
  readonly id: string;
  readonly lane: string;
  readonly address: string;
  readonly status: 'waiting' | 'sent' | 'bounced' | 'expired';
  /** As it was sent; absent while it waits. */
  readonly text?: string;
  /** RFC 9557 instant. */
  readonly at: string;
};

/** The newest mails and SMS of all counties: for the demo, where all people are invented. */
export async function latestMessages(pool: Pool): Promise<readonly LatestMessage[]> {
  const { rows } = await pool.query<{
    id: string;
    lane: string;
    address: string;
    status: LatestMessage['status'];
    sent_text: string | null;
    created_at: string;
  }>({
    name: 'latest-messages-1',
    text: `select id, lane, address, status, sent_text, created_at from deliveries where lane in ('mail', 'sms')
      order by created_at desc, id desc limit 50`,
  });
  return rows.map(({ sent_text: text, created_at: at, ...row }) => ({
    ...row,
    at: Temporal.Instant.from(at).toString(),
    ...(text === null ? {} : { text }),
  }));
}
