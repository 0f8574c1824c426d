// Finds what somebody is to be reminded of and was not yet; at most some at once.
import type { Pool, PoolClient } from 'pg';
import type { ToRemind } from '#core/cases/reminders.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

export type ReminderSearch = {
  readonly division: DivisionCode;
  /** ISO dates: today; the last day an owed paper may be due; days before which the other two must have begun. */
  readonly today: string;
  readonly owedUntil: string;
  readonly supplementBefore: string;
  readonly resultBefore: string;
  readonly limit: number;
};

export type FoundReminder = { readonly number: string; readonly remind: ToRemind };

/** What of cases is to be reminded of. A part whose notice was given for the same date is not found again. */
export async function remindersDue(pool: Pool, search: ReminderSearch): Promise<readonly FoundReminder[]> {
  const { rows } = await pool.query<{
    what: 'owed-paper' | 'supplement' | 'result';
    number: string;
    part: number;
    due: string | null;
  }>({
    name: 'reminders-due-2',
    text: `select w.* from (
        select 'owed-paper' as what, c.number, k.part, k.due::text as due, null::timestamptz as since
        from clocks k join cases c on c.division = $1 and c.id = k.case_id
        where k.division = $1 and k.kind = 'owed' and k.status = 'running' and k.due between $2::date and $3::date
          and not exists (${GIVEN} and n.part = k.part and n.code = 'remind-owed' and n.params -> 'due' ->> 'date' = k.due::text)
        group by c.number, k.part, k.due
        union all
        select case when p.stage = 'issued' then 'result' else 'supplement' end, c.number, p.part, null, p.since
        from parts p join cases c on c.division = $1 and c.id = p.case_id
        where p.division = $1 and (p.stage = 'supplement-asked' and not p.untold and p.since < ($4::date + 1)::timestamp at time zone 'Asia/Shanghai'
            or p.stage = 'issued' and p.delivery_place is not null
              and p.since < ($5::date + 1)::timestamp at time zone 'Asia/Shanghai')
          and not exists (${GIVEN} and n.part = p.part
            and (p.stage = 'issued' and n.code = 'remind-result'
              or p.stage = 'supplement-asked' and n.code = 'remind-supplement' and n.at >= p.since))) w
      order by w.due, w.since limit $6`,
    values: [
      search.division,
      search.today,
      search.owedUntil,
      search.supplementBefore,
      search.resultBefore,
      search.limit,
    ],
  });
  return rows.map(({ what, number, part, due }) => ({
    number,
    remind: what === 'owed-paper' ? { what, part, due: due ?? '' } : { what, part },
  }));
}

const GIVEN = `select from notices n where n.division = $1 and n.case_number = c.number`;

export type FoundAppointment = {
  readonly id: string;
  readonly citizenNumber: string;
  readonly place: DivisionCode;
  /** ISO date; `09:30`. */
  readonly day: string;
  readonly starts: string;
};

/** Who has an appointment on a day and was not reminded of it. */
export async function appointmentsToRemind(
  db: Pool | PoolClient,
  at: { readonly division: DivisionCode; readonly day: string },
): Promise<readonly FoundAppointment[]> {
  const { rows } = await db.query<{
    id: string;
    citizen_number: string;
    place: DivisionCode;
    day: string;
    starts: string;
  }>({
    name: 'appointments-to-remind-1',
    text: `select a.id, a.citizen_number, a.place, a.day, to_char(a.starts, 'HH24:MI') as starts from appointments a
      where a.division = $1 and a.day = $2::date and a.status = 'booked' and a.citizen_number is not null
        and not exists (select from notices n where n.division = $1 and n.once = 'appointment:' || a.id || ':' || a.day || ':' || to_char(a.starts, 'HH24:MI'))
      order by a.starts`,
    values: [at.division, at.day],
  });
  return rows.map(({ citizen_number: citizenNumber, ...row }) => ({ ...row, citizenNumber }));
}
