import type { Pool } from 'pg';
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

export type PaymentRow = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly number: CaseNumber;
  readonly part: PartNumber;
  /** Whole fen. */
  readonly fen: number;
};

/** The one order of a fee: made now, or the one that was begun before. */
export async function beginPayment(
  pool: Pool,
  payment: PaymentRow & { readonly at: string },
): Promise<string> {
  const { division, id, number, part, fen, at } = payment;
  const { rows } = await pool.query<{ id: string }>({
    name: 'begin-payment-1',
    text: `insert into payments (division, id, case_number, part, fen, begun_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (division, case_number, part) do update set fen = excluded.fen returning id`,
    values: [division, id, number, part, fen, at],
  });
  return rows[0]?.id ?? id;
}

/** What an order was for; `undefined` where it is not one of ours. */
export async function paymentOf(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly id: string },
): Promise<PaymentRow | undefined> {
  const { rows } = await pool.query<{ case_number: CaseNumber; part: PartNumber; fen: string }>({
    name: 'payment-of-1',
    text: `select case_number, part, fen from payments where division = $1 and id = $2`,
    values: [at.division, at.id],
  });
  const [row] = rows;
  return row && { ...at, number: row.case_number, part: row.part, fen: Number(row.fen) };
}

/** Notes beside the order that it was paid; the event of the case is what counts. */
export async function notePaid(
  pool: Pool,
  paid: {
    readonly division: DivisionCode;
    readonly id: string;
    readonly reference: string;
    readonly at: string;
  },
): Promise<void> {
  await pool.query({
    name: 'note-paid-1',
    text: `update payments set reference = $3, paid_at = $4 where division = $1 and id = $2 and reference is null`,
    values: [paid.division, paid.id, paid.reference, paid.at],
  });
}
