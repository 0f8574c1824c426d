import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { CONSENTS, type TypedIntake } from './intake-form.ts';

type Props = { readonly ctx: PageContext; readonly consultation: Consultation; readonly typed: TypedIntake };

/** One line to be typed. */
export function TextLine(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'date' | 'number';
  readonly hint?: string;
  readonly required?: boolean;
}): VNode {
  const { id, label, value, type = 'text', hint, required } = props;
  const common = {
    id,
    name: id,
    class: 'ds-input',
    value,
    required,
    autocomplete: 'off',
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {type === 'date' && <input {...common} type="date" />}
      {type === 'number' && <input {...common} type="number" min={1} />}
      {type === 'text' && <input {...common} type="text" maxLength={200} />}
    </div>
  );
}

/** Who said it: kept apart from what was said. */
export function SenderFields({ ctx, consultation, typed }: Props): VNode {
  const words = ctx.t.consultationIntake.form;
  return (
    <fieldset class="sheet">
      <legend>{words.who}</legend>
      <p class="hint">{words.whoHint}</p>
      <TextLine id="same-as" label={words.sameAs} value={typed.sameAs} />
      <div class="intake-columns">
        <TextLine id="name" label={words.name} value={typed.name} />
        <TextLine id="contact" label={words.contact} value={typed.contact} />
        <TextLine id="address" label={words.address} value={typed.address} />
        <div class="field">
          <label for="class">{words.class}</label>
          <select id="class" name="class" class="ds-input">
            <option value="">{words.classUnknown}</option>
            {consultation.classes.map(({ id, name }) => (
              <option value={id} selected={id === typed.identityClass}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="district">{words.district}</label>
          <select id="district" name="district" class="ds-input">
            <option value="">{words.districtUnknown}</option>
            {consultation.districts.map(({ code, name }) => (
              <option value={code} selected={code === typed.district}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <fieldset class="intake-choices">
        <legend>{words.groups}</legend>
        {consultation.affectedGroups.map(({ id, name }) => (
          <label>
            <input type="checkbox" name="group" value={id} checked={typed.groups.includes(id)} /> {name}
          </label>
        ))}
      </fieldset>
    </fieldset>
  );
}

/** Asked of every contributor; not asked counts as no. */
export function ConsentFields(props: {
  readonly ctx: PageContext;
  readonly typed: Pick<TypedIntake, 'consentText' | 'consentName'>;
}): VNode {
  const { ctx, typed } = props;
  const words = ctx.t.consultationIntake.form;
  const asked = [
    ['consent-text', words.consentText, typed.consentText],
    ['consent-name', words.consentName, typed.consentName],
  ] as const;
  return (
    <fieldset class="sheet">
      <legend>{words.consent}</legend>
      <p class="hint">{words.consentHint}</p>
      {asked.map(([name, label, chosen]) => (
        <fieldset class="intake-choices">
          <legend>{label}</legend>
          {CONSENTS.map((consent) => (
            <label>
              <input type="radio" name={name} value={consent} checked={consent === chosen} />{' '}
              {words.consentAnswers[consent]}
            </label>
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}
