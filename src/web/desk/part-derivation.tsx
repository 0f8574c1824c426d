import type { VNode } from 'preact';
import { dateWords } from '../elements/words.ts';
import { nameIn } from './desk-words.ts';
import type { PartProps } from './part-props.ts';

/** Each day from the start to the due date: counted or not, and why. */
export function Derivation({ ctx, part, extras }: PartProps): VNode | null {
  const { t, language } = ctx;
  const words = t.desk.part;
  if (extras.derivation.length === 0) return null;
  const natural = part.part.promised?.unit === 'natural-day';
  let counted = 0;
  const rows = extras.derivation.map((day) => {
    if (day.counted) counted += 1;
    const holiday =
      day.holiday === undefined || day.why === 'start-day' ? '' : ` (${nameIn(ctx, day.holiday)})`;
    return { day, nth: counted, why: `${t.desk.dayWhy[day.why]}${holiday}` };
  });
  return (
    <details class="why">
      <summary>{words.derivation}</summary>
      <ol class="day-strip" aria-hidden="true">
        {rows.map(({ day, nth }) => (
          <li class={day.counted ? 'day-strip--counted' : 'day-strip--free'}>
            {day.counted ? nth : `${day.date.month}/${day.date.day}`}
          </li>
        ))}
      </ol>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.counts}</th>
            <th scope="col">{words.because}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, nth, why }) => (
            <tr>
              <th scope="row">
                {dateWords(day.date, language)}
                {day.provisional && t.frame.provisional}
              </th>
              <td>
                {day.counted ? (natural ? words.countedNatural(nth) : words.counted(nth)) : words.notCounted}
              </td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
