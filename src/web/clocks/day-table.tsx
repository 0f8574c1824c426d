import type { VNode } from 'preact';
import type { DayStrip } from '#core/calendar/day-strip.ts';
import { nameIn } from '../desk/desk-words.ts';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';

/** Each day from the start to the due date: counted or not, and why. Folded; opens without script. */
export function DayTable(props: {
  readonly ctx: PageContext;
  readonly days: readonly DayStrip[];
  /** Of what, for those who hear the page. */
  readonly label: string;
}): VNode {
  const { ctx, days, label } = props;
  const { t, language } = ctx;
  const words = t.clocks;
  let counted = 0;
  const rows = days.map((day) => {
    if (day.counted) counted += 1;
    const holiday =
      day.holiday === undefined || day.why === 'start-day' ? '' : ` (${nameIn(ctx, day.holiday)})`;
    return { day, nth: counted, why: `${t.desk.dayWhy[day.why]}${holiday}` };
  });
  return (
    <details class="why">
      <summary>{words.days(days.length)}</summary>
      <ol class="day-strip" aria-hidden="true">
        {rows.map(({ day, nth }) => (
          <li class={stripClass(day)}>{day.counted ? nth : `${day.date.month}/${day.date.day}`}</li>
        ))}
      </ol>
      <TableBox label={label}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.daysColumns.day}</th>
              <th scope="col">{words.daysColumns.counts}</th>
              <th scope="col">{words.daysColumns.because}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, nth, why }) => (
              <tr>
                <th scope="row">
                  {dateWords(day.date, language)}
                  {day.provisional && t.frame.provisional}
                </th>
                <td>{day.counted ? words.counted(nth) : words.notCounted}</td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </details>
  );
}

function stripClass({ counted, why }: DayStrip): string {
  if (counted) return 'day-strip--counted';
  return why === 'paused' ? 'day-strip--paused' : 'day-strip--free';
}
