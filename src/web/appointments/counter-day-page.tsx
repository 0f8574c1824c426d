import type { VNode } from 'preact';
import type { CounterAct, Matter } from '#core/appointments/appointment.ts';
import type { CounterDay, CounterVisit } from '#read/appointments.ts';
import { CounterFrame } from '../counter/counter-parts.tsx';
import { Light } from '../elements/light.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import type { PageContext } from '../frame/page-context.ts';

export type CounterDayPageProps = {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly day: CounterDay;
  readonly matters: readonly { readonly id: Matter; readonly name: string }[];
  readonly matterName: (matter: Matter) => string;
  readonly said?: { readonly sentence: string; readonly wrong: boolean };
};

/** The list of one day, the next to be called on top. */
export function CounterDayPage(props: CounterDayPageProps): VNode {
  const { ctx, centre, day, said } = props;
  const text = ctx.t.appointments.counter;
  const date = Temporal.PlainDate.from(day.day);
  const today = ctx.today.equals(date);
  const href = (days: number) => `/counter/appointments?day=${date.add({ days }).toString()}`;
  const booked = day.visits.filter(({ slot }) => slot !== undefined);
  const arrived = booked.filter(({ waitedMinutes }) => waitedMinutes !== undefined);
  return (
    <CounterFrame ctx={ctx} title={text.title} here="appointments" centre={centre}>
      <h1>{text.title}</h1>
      <nav class="row no-print" aria-label={dateWords(date, ctx.language)}>
        <a href={href(-1)}>{text.previousDay}</a>
        <strong>{dateWords(date, ctx.language)}</strong>
        <a href={href(1)}>{text.nextDay}</a>
        {!today && <a href="/counter/appointments">{text.today}</a>}
        <a href="/counter/hours">{text.hours}</a>
      </nav>
      {said !== undefined && (
        <output class={said.wrong ? 'notice notice--wait' : 'notice notice--go'}>{said.sentence}</output>
      )}
      {today && <Calling {...props} />}
      <p class="hint">{text.counts(booked.length, arrived.length, day.visits.length - booked.length)}</p>
      {day.visits.length === 0 ? <p class="empty">{text.empty}</p> : <Visits {...props} today={today} />}
    </CounterFrame>
  );
}

/** Whom to call, and a number for whoever came without an appointment. */
function Calling({ ctx, day, matters }: CounterDayPageProps): VNode {
  const text = ctx.t.appointments.counter;
  const next = day.visits.find(({ id }) => id === day.next[0]);
  const choices = [{ id: 'other' as const, name: ctx.t.appointments.other }, ...matters];
  return (
    <div class="two-columns no-print">
      <section>
        <p>{text.lead}</p>
        <form method="post" action="/counter/appointments/next">
          <CsrfField ctx={ctx} />
          <div class="row">
            <button class="ds-button" type="submit">
              {text.next}
            </button>
            <strong>{next === undefined ? text.nobody : text.nextIs(next.number)}</strong>
          </div>
        </form>
      </section>
      <section>
        <h2 class="work-heading">{text.walkIn}</h2>
        <p class="hint">{text.walkInHint}</p>
        <form method="post" action="/counter/appointments/walk-in">
          <CsrfField ctx={ctx} />
          <label for="walk-in-matter">{text.walkInMatter}</label>
          <div class="row">
            <select class="ds-input" data-width="middle" id="walk-in-matter" name="matter">
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <button class="ds-button" data-variant="secondary" type="submit">
              {text.walkInGive}
            </button>
          </div>
        </form>
      </section>
    </div>
  );
}

function Visits({ ctx, day, matterName, today }: CounterDayPageProps & { readonly today: boolean }): VNode {
  const text = ctx.t.appointments.counter;
  return (
    <TableBox label={text.title}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.time}</th>
            <th scope="col">{text.person}</th>
            <th scope="col">{text.matter}</th>
            <th scope="col">{text.state}</th>
            <th scope="col" class="number">
              {text.waited}
            </th>
            <th scope="col">{text.act}</th>
          </tr>
        </thead>
        <tbody>
          {day.visits.map((visit) => (
            <tr key={visit.id}>
              <th scope="row" class="unbroken">
                {visit.number}
              </th>
              <td data-label={text.time} class="unbroken">
                {visit.slot === undefined ? text.noAppointment : `${visit.slot.from}–${visit.slot.to}`}
              </td>
              <td data-label={text.person}>{visit.name ?? '—'}</td>
              <td data-label={text.matter}>
                {matterName(visit.matter)}
                {visit.note !== '' && <span class="hint block">{visit.note}</span>}
              </td>
              <td data-label={text.state}>
                <State ctx={ctx} visit={visit} />
              </td>
              <td data-label={text.waited} class="number">
                {visit.waitedMinutes === undefined ? '—' : text.minutes(visit.waitedMinutes)}
              </td>
              <td data-label={text.act}>
                <Acts ctx={ctx} visit={visit} today={today} day={day.day} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

const COLOUR = {
  booked: 'none',
  arrived: 'amber',
  called: 'green',
  done: 'green',
  left: 'none',
  'no-show': 'red',
  cancelled: 'none',
} as const;

function State({ ctx, visit }: { readonly ctx: PageContext; readonly visit: CounterVisit }): VNode {
  return (
    <>
      <Light colour={COLOUR[visit.status]} word={ctx.t.appointments.status[visit.status]} />
      {visit.outsideHours && visit.status === 'booked' && (
        <span class="hint block">{ctx.t.appointments.counter.outside}</span>
      )}
    </>
  );
}

function Acts(props: {
  readonly ctx: PageContext;
  readonly visit: CounterVisit;
  readonly today: boolean;
  readonly day: string;
}): VNode {
  const { ctx, visit, today, day } = props;
  const text = ctx.t.appointments.counter;
  // People are called by the one button above, so that the order holds.
  const offered = visit.acts.filter((act) => act !== 'call' && (today || act === 'no-show'));
  const past = Temporal.PlainDate.compare(day, ctx.today) <= 0;
  if (offered.length === 0 || !past) return <>—</>;
  return (
    <form method="post" action={`/counter/appointments/${visit.id}`} class="row no-print">
      <CsrfField ctx={ctx} />
      <input type="hidden" name="day" value={day} />
      {offered.map((act: CounterAct) => (
        <button
          key={act}
          class="ds-button"
          data-variant={act === 'arrive' || act === 'done' ? undefined : 'secondary'}
          type="submit"
          name="act"
          value={act}
          aria-label={`${text.acts[act]} ${visit.number}`}
        >
          {text.acts[act]}
        </button>
      ))}
    </form>
  );
}
