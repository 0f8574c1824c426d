import type { VNode } from 'preact';
import { isAhead, type DaySlots, type Slot } from '#core/appointments/slots.ts';
import { dateWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { dayStateWords, type PlaceWords } from './appointment-words.ts';
import { bookAddress, type BookChoice } from './book-address.ts';
import { BookHead } from './book-parts.tsx';

export type SlotsPageProps = {
  readonly ctx: PageContext;
  readonly choice: BookChoice;
  readonly place: PlaceWords;
  readonly sample: boolean;
  readonly day: DaySlots;
  readonly now: Temporal.Instant;
};

/** What time: the slots of one day, morning and afternoon. */
export function SlotsPage({ ctx, choice, place, sample, day, now }: SlotsPageProps): VNode {
  const text = ctx.t.appointments.slots;
  const halves = [
    { name: text.morning, slots: day.slots.filter(({ from }) => from < '12:00') },
    { name: text.afternoon, slots: day.slots.filter(({ from }) => from >= '12:00') },
  ].filter(({ slots }) => slots.length > 0);
  const about = dayStateWords(day, ctx);
  return (
    <Frame ctx={ctx} title={text.title} section="appointments">
      <h1>{text.title}</h1>
      <BookHead
        ctx={ctx}
        place={place}
        sample={sample}
        when={dateWords(day.day, ctx.language)}
        change={{ href: bookAddress({ ...choice, day: undefined }), words: text.otherDay }}
      />
      {about !== '' && <p class="notice">{about}</p>}
      {day.provisional && <p class="notice notice--wait">{ctx.t.appointments.provisional}</p>}
      {halves.map(({ name, slots }) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul class="slot-list slot-list--times">
            {slots.map((slot) => (
              <li key={slot.from}>
                <SlotEntry ctx={ctx} choice={choice} slot={slot} ahead={isAhead(day.day, slot.from, now)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  );
}

function SlotEntry(props: {
  readonly ctx: PageContext;
  readonly choice: BookChoice;
  readonly slot: Slot;
  readonly ahead: boolean;
}): VNode {
  const { ctx, choice, slot, ahead } = props;
  const text = ctx.t.appointments.slots;
  const time = <strong class="unbroken">{text.to(slot.from, slot.to)}</strong>;
  if (!ahead || slot.free === 0) {
    return (
      <div class="slot slot--closed">
        {time}
        <span>{ahead ? text.full : text.begun}</span>
      </div>
    );
  }
  return (
    <a class="slot" href={bookAddress({ ...choice, from: slot.from })}>
      {time}
      <span>{text.free(slot.free)}</span>
    </a>
  );
}
