import type { VNode } from 'preact';
import type { Matter } from '#core/appointments/appointment.ts';
import type { SlotAt } from '#core/appointments/slots.ts';
import { LONGEST_MATTER_NOTE } from '#app/appointments-book.ts';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { PlaceWords } from './appointment-words.ts';
import { BookHead } from './book-parts.tsx';

export type ConfirmPageProps = {
  readonly ctx: PageContext;
  readonly place: PlaceWords;
  readonly sample: boolean;
  /** The time that is asked for; absent when it is gone. */
  readonly slot?: { readonly day: string; readonly from: string; readonly to: string };
  /** Where the time was lost: what is free near it. */
  readonly near?: readonly SlotAt[];
  /** The form's own id: sent twice, it books once. */
  readonly formKey: string;
  readonly matters: readonly { readonly id: Matter; readonly name: string }[];
  readonly typed: { readonly matter: string; readonly note: string };
  /** Another time for an appointment there is; nothing else is asked. */
  readonly moves?: { readonly action: string; readonly now: string; readonly back: string };
  readonly otherTime: string;
  readonly refusal?: string;
  readonly matterProblem?: string;
};

/** The last step: what for, and yes. The same page again with other times when somebody else was first. */
export function ConfirmPage(props: ConfirmPageProps): VNode {
  const { ctx, place, sample, slot, near, moves, refusal, matterProblem } = props;
  const text = ctx.t.appointments.confirm;
  const title = moves === undefined ? text.title : text.moveTitle;
  const lines = [
    ...(refusal === undefined ? [] : [{ href: near === undefined ? '#form' : '#near', sentence: refusal }]),
    ...(matterProblem === undefined ? [] : [{ href: '#matter', sentence: matterProblem }]),
  ];
  const when =
    slot === undefined
      ? undefined
      : `${dateWords(slot.day, ctx.language)} ${ctx.t.appointments.slots.to(slot.from, slot.to)}`;
  const canSend = slot !== undefined || (near !== undefined && near.length > 0);
  return (
    <Frame
      ctx={ctx}
      title={lines.length > 0 ? `${ctx.t.form.titleProblem}${title}` : title}
      section="appointments"
    >
      <ErrorSummary lines={lines} t={ctx.t} />
      <h1>{title}</h1>
      <BookHead
        ctx={ctx}
        place={place}
        sample={sample}
        {...(when === undefined ? {} : { when })}
        change={{ href: props.otherTime, words: text.otherTime }}
      />
      {moves !== undefined && (
        <p class="hint">
          {text.now}
          {ctx.t.form.colon}
          {moves.now}
        </p>
      )}
      <form id="form" method="post" action={moves?.action ?? '/appointments/book'}>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="key" value={props.formKey} />
        <input type="hidden" name="place" value={place.place} />
        {slot !== undefined && <input type="hidden" name="slot" value={`${slot.day} ${slot.from}`} />}
        {near !== undefined && <NearSlots ctx={ctx} near={near} />}
        {moves === undefined && canSend && <MatterFields {...props} />}
        <div class="acts acts--steps">
          {canSend && (
            <button class="ds-button" type="submit">
              {moves === undefined ? text.submit : text.moveSubmit}
            </button>
          )}
          {moves !== undefined && (
            <a class="ds-button" data-variant="secondary" href={moves.back}>
              {text.keep}
            </a>
          )}
        </div>
      </form>
    </Frame>
  );
}

function NearSlots({ ctx, near }: { readonly ctx: PageContext; readonly near: readonly SlotAt[] }): VNode {
  const text = ctx.t.appointments;
  if (near.length === 0) return <p class="notice notice--wait">{text.confirm.noneNear}</p>;
  return (
    <fieldset class="field" id="near">
      <legend>{text.confirm.near}</legend>
      {near.map(({ day, slot }) => {
        const id = `near-${day}-${slot.from}`;
        return (
          <div class="choice" key={id}>
            <input type="radio" id={id} name="slot" value={`${day} ${slot.from}`} />
            <label for={id}>
              {dateWords(day, ctx.language)} {text.slots.to(slot.from, slot.to)}
              <span class="hint block">{text.slots.free(slot.free)}</span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

function MatterFields({ ctx, matters, typed, matterProblem }: ConfirmPageProps): VNode {
  const text = ctx.t.appointments.confirm;
  const choices = [...matters, { id: 'other' as const, name: ctx.t.appointments.other }];
  return (
    <>
      <fieldset class={matterProblem === undefined ? 'field' : 'field field--problem'} id="matter">
        <legend>{text.matter}</legend>
        {matterProblem !== undefined && <p class="field__problem">{matterProblem}</p>}
        {choices.map(({ id, name }) => (
          <div class="choice" key={id}>
            <input type="radio" id={`matter-${id}`} name="matter" value={id} checked={typed.matter === id} />
            <label for={`matter-${id}`}>{name}</label>
          </div>
        ))}
      </fieldset>
      <div class="field">
        <label for="note">
          {text.note}
          <span class="field__optional">{ctx.t.form.optional}</span>
        </label>
        <p class="hint" id="note-hint">
          {text.noteHint}
        </p>
        <textarea
          class="ds-input"
          id="note"
          name="note"
          rows={2}
          maxLength={LONGEST_MATTER_NOTE}
          aria-describedby="note-hint"
        >
          {typed.note}
        </textarea>
      </div>
    </>
  );
}
