import type { VNode } from 'preact';
import { isAhead, type DaySlots } from '#core/appointments/slots.ts';
import { dateWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { dayStateWords, type PlaceWords } from './appointment-words.ts';
import { bookAddress, type BookChoice } from './book-address.ts';
import { BookHead } from './book-parts.tsx';

export type DaysPageProps = {
  readonly ctx: PageContext;
  readonly choice: BookChoice;
  readonly place: PlaceWords;
  readonly sample: boolean;
  readonly days: readonly DaySlots[];
  readonly now: Temporal.Instant;
};

/** Which day: each with what is free, or why it is closed. */
export function DaysPage({ ctx, choice, place, sample, days, now }: DaysPageProps): VNode {
  const text = ctx.t.appointments.days;
  const rows = days.map((day) => {
    const ahead = day.slots.filter((slot) => isAhead(day.day, slot.from, now));
    return { day, ahead, free: ahead.reduce((sum, slot) => sum + slot.free, 0) };
  });
  const none = rows.every(({ free }) => free === 0);
  return (
    <Frame ctx={ctx} title={text.title} section="appointments">
      <h1>{text.title}</h1>
      <BookHead
        ctx={ctx}
        place={place}
        sample={sample}
        {...(choice.move === undefined
          ? { change: { href: bookAddress({ matter: choice.matter }), words: text.otherPlace } }
          : {})}
      />
      {none && <p class="notice notice--wait">{text.none}</p>}
      <ul class="slot-list">
        {rows.map(({ day, ahead, free }) => {
          const about = [dayStateWords(day, ctx), day.provisional ? ctx.t.appointments.provisional : ''];
          const words = about.filter((each) => each !== '').join('；');
          const full = day.slots.length === 0 ? '' : ahead.length === 0 ? text.over : text.full;
          return (
            <li key={day.day}>
              {free > 0 ? (
                <a class="slot" href={bookAddress({ ...choice, day: day.day })}>
                  <strong>{dateWords(day.day, ctx.language)}</strong>
                  <span>{text.free(free)}</span>
                  {words !== '' && <span class="hint">{words}</span>}
                </a>
              ) : (
                <div class="slot slot--closed">
                  <strong>{dateWords(day.day, ctx.language)}</strong>
                  {full !== '' && <span>{full}</span>}
                  {words !== '' && <span>{words}</span>}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Frame>
  );
}
