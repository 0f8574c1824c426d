import type { VNode } from 'preact';
import type { MyAppointment } from '#read/appointments.ts';
import { isAhead } from '#core/appointments/slots.ts';
import { Facts } from '../elements/facts.tsx';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { PlaceWords } from './appointment-words.ts';
import { bookAddress } from './book-address.ts';

export type AppointmentPageProps = {
  readonly ctx: PageContext;
  readonly found: MyAppointment;
  readonly place: PlaceWords;
  readonly matter: string;
  readonly now: Temporal.Instant;
  readonly graceMinutes: number;
  /** What was done just now. */
  readonly done?: 'booked' | 'moved' | 'cancelled';
};

/** One appointment: the number to show, when and where, and what can still be done. */
export function AppointmentPage(props: AppointmentPageProps): VNode {
  const { ctx, found, place, matter, now, done } = props;
  const { t, language } = ctx;
  const text = t.appointments.one;
  const title = done === 'booked' ? text.title : text.titleLater;
  const open = found.status === 'booked';
  const canChange = open && isAhead(found.day, found.from, now);
  const when = `${dateWords(found.day, language)} ${t.appointments.slots.to(found.from, found.to)}`;
  return (
    <Frame ctx={ctx} title={title} section="appointments">
      <h1>{title}</h1>
      {done === 'moved' && <p class="notice notice--go">{text.moved}</p>}
      {done === 'cancelled' && <p class="notice notice--go">{text.cancelled}</p>}
      {found.outsideHours && open && <p class="notice notice--wait">{t.appointments.mine.outside}</p>}
      <div class="ticket">
        {open && (
          <>
            <p class="hint">{text.number}</p>
            <p class="ticket__number">{found.number}</p>
          </>
        )}
        <Facts
          rows={[
            { label: text.time, value: <strong>{when}</strong> },
            { label: text.place, value: <PlaceCell ctx={ctx} place={place} /> },
            { label: text.matter, value: matter },
            ...(found.note === '' ? [] : [{ label: text.note, value: found.note }]),
            { label: text.status, value: t.appointments.status[found.status] },
          ]}
        />
        {open && <p>{text.show}</p>}
      </div>
      {canChange && (
        <>
          <div class="acts">
            <a
              class="ds-button"
              href={bookAddress({ place: found.place, move: found.id })}
              data-variant={found.outsideHours ? undefined : 'secondary'}
            >
              {text.move}
            </a>
            <a
              class="ds-button"
              data-variant="secondary"
              href={`/appointments/${found.place}/${found.id}/calendar.ics`}
            >
              {text.calendar}
            </a>
            {found.matter !== 'other' && (
              <a class="ds-button" data-variant="secondary" href={`/things/${found.matter}`}>
                {text.bring}
              </a>
            )}
          </div>
          <details class="why">
            <summary>{text.cancel}</summary>
            <form method="post" action={`/appointments/${found.place}/${found.id}/cancel`}>
              <CsrfField ctx={ctx} />
              <p class="hint">{text.cancelHint}</p>
              <button class="ds-button" data-variant="secondary" type="submit">
                {text.cancelConfirm}
              </button>
            </form>
          </details>
          <p class="hint">{text.late(props.graceMinutes)}</p>
        </>
      )}
      <p>
        <a class="tall-link" href="/appointments">
          {text.all}
        </a>
      </p>
    </Frame>
  );
}

function PlaceCell({ ctx, place }: { readonly ctx: PageContext; readonly place: PlaceWords }): VNode {
  return (
    <span lang={ctx.language === 'zh-CN' ? undefined : 'zh-CN'}>
      {place.name}
      <span class="hint block">{place.path}</span>
    </span>
  );
}
