import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { HandOverPart } from '#read/hand-over.ts';
import { TextField } from '../counter/counter-parts.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { centreWords, type LedgerTools } from './holder-words.ts';
import type { PaperForm, PaperTyped } from './paper-form.ts';

export type PaperFormsProps = {
  readonly part: HandOverPart;
  readonly tools: LedgerTools;
  /** Where the forms post to. */
  readonly action: string;
  /** Centres an office may send to; a centre sends to the office alone. */
  readonly centres: readonly DivisionCode[];
  readonly byOffice: boolean;
  /** The form that was refused. */
  readonly typed?: PaperTyped;
  /** The one that stands open at first. */
  readonly open?: PaperForm;
};

/** What may be done with the papers of a part now: sign, send, dispute. Each a form that opens by itself, without script. */
export function PaperForms(props: PaperFormsProps): VNode {
  const { part } = props;
  return (
    <section class="no-print paper-forms">
      {props.open === 'take-paper' && part.mayTake.length === 0 && (
        <p>{props.tools.ctx.t.handover.take.none}</p>
      )}
      {part.mayTake.map((leg) => (
        <TakeForm {...props} leg={leg} />
      ))}
      {part.acts.includes('send-paper') && <SendForm {...props} />}
      {part.acts.includes('dispute') && <DisputeForm {...props} />}
    </section>
  );
}

function Fold(
  props: PaperFormsProps & {
    readonly act: PaperForm;
    readonly heading: string;
    readonly always?: boolean;
    readonly children: ComponentChildren;
  },
): VNode {
  const { act, part, tools, action, typed, open } = props;
  return (
    <details class="sheet" id={act} open={props.always === true || typed?.act === act || open === act}>
      <summary>{props.heading}</summary>
      <form method="post" action={action}>
        <CsrfField ctx={tools.ctx} />
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="version" value={part.version} />
        {props.children}
      </form>
    </details>
  );
}

function TakeForm(props: PaperFormsProps & { readonly leg: number }): VNode {
  const { part, tools, leg } = props;
  const words = tools.ctx.t.handover.take;
  const mine = props.typed?.act === 'take-paper' && props.typed.leg === String(leg) ? props.typed : undefined;
  const from = part.legs.find((each) => each.leg === leg)?.from ?? '';
  return (
    <Fold {...props} act="take-paper" heading={words.heading(leg, from)} always>
      <input type="hidden" name="leg" value={leg} />
      <fieldset class="field">
        <legend>{words.how}</legend>
        {(['complete', 'incomplete'] as const).map((outcome) => (
          <div class="choice">
            <input
              type="radio"
              id={`${outcome}-${leg}`}
              name="outcome"
              value={outcome}
              checked={mine?.outcome === outcome}
            />
            <label for={`${outcome}-${leg}`}>{words[outcome]}</label>
          </div>
        ))}
      </fieldset>
      <LongText id={`note-${leg}`} name="note" label={words.note} hint={words.noteHint} value={mine?.note} />
      <button class="ds-button" type="submit">
        {words.submit}
      </button>
    </Fold>
  );
}

function SendForm(props: PaperFormsProps): VNode {
  const { part, tools, centres, byOffice, typed } = props;
  const words = tools.ctx.t.handover.send;
  const mine = typed?.act === 'send-paper' ? typed : undefined;
  const targets = byOffice
    ? [
        ...centres.map((code) => ({ value: code, label: centreWords(tools.divisions, code) })),
        { value: 'applicant', label: words.toApplicant },
      ]
    : [{ value: 'office', label: inLanguage(part.variant.agencyName, tools.ctx.language) }];
  const chosen = mine?.to ?? targets[0]?.value;
  return (
    <Fold {...props} act="send-paper" heading={words.heading}>
      <fieldset class="field">
        <legend>{words.to}</legend>
        {targets.map(({ value, label }) => (
          <div class="choice">
            <input type="radio" id={`to-${value}`} name="to" value={value} checked={chosen === value} />
            <label for={`to-${value}`}>{label}</label>
          </div>
        ))}
      </fieldset>
      <LongText
        id="contents"
        name="contents"
        label={words.contents}
        hint={words.contentsHint}
        value={mine?.contents}
      />
      <TextField
        id="carrier"
        name="carrier"
        label={words.carrier}
        hint={words.carrierHint}
        value={mine?.carrier ?? ''}
      />
      <TextField id="parcel" name="parcel" label={words.parcel} value={mine?.parcel ?? ''} />
      <button class="ds-button" type="submit">
        {words.submit}
      </button>
    </Fold>
  );
}

function DisputeForm(props: PaperFormsProps): VNode {
  const { part, tools, typed } = props;
  const words = tools.ctx.t.handover.dispute;
  const mine = typed?.act === 'dispute' ? typed : undefined;
  const chosen = mine?.leg ?? String(part.legs.at(-1)?.leg ?? '');
  return (
    <Fold {...props} act="dispute" heading={words.heading}>
      <p class="hint">{words.lead}</p>
      {part.legs.length > 0 && (
        <fieldset class="field">
          <legend>{words.which}</legend>
          {[...part.legs.map(({ leg }) => String(leg)), ''].map((leg) => (
            <div class="choice">
              <input type="radio" id={`which-${leg}`} name="leg" value={leg} checked={chosen === leg} />
              <label for={`which-${leg}`}>
                {leg === '' ? words.whole : tools.ctx.t.handover.legs.leg(Number(leg))}
              </label>
            </div>
          ))}
        </fieldset>
      )}
      <LongText id="reason" name="reason" label={words.reason} value={mine?.reason} />
      <button class="ds-button" type="submit">
        {words.submit}
      </button>
    </Fold>
  );
}

/** A few lines to type, with label and hint. */
export function LongText(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
}): VNode {
  const { id, hint } = props;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        class="ds-input"
        id={id}
        name={props.name}
        rows={3}
        maxlength={2000}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      >
        {props.value ?? ''}
      </textarea>
    </div>
  );
}
