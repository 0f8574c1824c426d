import type { VNode } from 'preact';
import type { MyAppointment } from '#read/appointments.ts';
import { dateWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { bookAddress } from './book-address.ts';

export type MyAppointmentsPageProps = {
  readonly ctx: PageContext;
  readonly list: readonly MyAppointment[];
  readonly placeName: (appointment: MyAppointment) => string;
  readonly matterName: (appointment: MyAppointment) => string;
};

/** One's appointments: those to come first. */
export function MyAppointmentsPage(props: MyAppointmentsPageProps): VNode {
  const { ctx, list } = props;
  const text = ctx.t.appointments.mine;
  const today = ctx.today.toString();
  const ahead = list.filter(({ status, day }) => status === 'booked' && day >= today).toReversed();
  const past = list.filter((each) => !ahead.includes(each));
  return (
    <Frame ctx={ctx} title={text.title} section="appointments">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <p>
        <a class="ds-button" href={bookAddress({})}>
          {text.book}
        </a>
      </p>
      {list.length === 0 && <p class="empty">{text.none}</p>}
      {list.length > 0 && (
        <section>
          <h2>{text.upcoming}</h2>
          {ahead.length === 0 ? <p class="hint">{text.noneAhead}</p> : <Entries {...props} list={ahead} />}
        </section>
      )}
      {past.length > 0 && (
        <section>
          <h2>{text.past}</h2>
          <Entries {...props} list={past} />
        </section>
      )}
    </Frame>
  );
}

function Entries({ ctx, list, placeName, matterName }: MyAppointmentsPageProps): VNode {
  const text = ctx.t.appointments;
  return (
    <ul class="things">
      {list.map((each) => (
        <li key={each.id}>
          <a class="things__name" href={`/appointments/${each.place}/${each.id}`}>
            {dateWords(each.day, ctx.language)} {text.slots.to(each.from, each.to)}
          </a>{' '}
          {each.outsideHours && each.status === 'booked' && (
            <span class="mark mark--turn">{text.mine.outsideMark}</span>
          )}
          <p class="hint">
            <span lang={ctx.language === 'zh-CN' ? undefined : 'zh-CN'}>{placeName(each)}</span> ·{' '}
            {matterName(each)} · {text.status[each.status]}
          </p>
        </li>
      ))}
    </ul>
  );
}
