import type { VNode } from 'preact';
import type { Texts } from '../texts/texts.ts';
import { DivisionInput } from './division-input.tsx';
import type { FieldView } from './field-view.ts';
import { answerName, datePartName, fieldId, splitDate } from './names.ts';

type FieldProps = { readonly field: FieldView; readonly t: Texts };

/** One question with its hint, its problem and its input. Plain HTML: nothing here needs script. */
export function Field({ field, t }: FieldProps): VNode {
  if (field.fixed !== undefined) return <KnownFields fields={[field]} t={t} />;
  switch (field.type) {
    case 'choice':
    case 'yes-no':
      return <ChoiceField field={field} t={t} />;
    case 'date':
      return <DateField field={field} t={t} />;
    case 'division':
      return (
        <FieldSet field={field} t={t}>
          <DivisionInput
            name={field.element}
            id={fieldId(field.element)}
            label={field.label}
            view={field.division ?? { query: field.value, hits: [], more: false }}
            describedBy={describedBy(field)}
            invalid={field.problem !== undefined}
            focus={field.focus === true}
            t={t}
          />
        </FieldSet>
      );
    default:
      return <TextField field={field} t={t} />;
  }
}

/** What is known and not asked, one block with one sentence on where it comes from. */
export function KnownFields(props: { readonly fields: readonly FieldView[]; readonly t: Texts }): VNode {
  const { fields, t } = props;
  const wrong = fields.some(({ problem }) => problem !== undefined);
  const signedIn = fields.find(({ fixed }) => fixed?.why === 'signed-in');
  const note =
    signedIn === undefined
      ? t.form.derived
      : [signedIn.from, t.form.prefilledLocked].filter((part) => part !== undefined).join(t.form.stop);
  return (
    <div class={wrong ? 'field field--fixed field--problem' : 'field field--fixed'}>
      {fields.map((field) => (
        <div
          class="known"
          key={field.element}
          id={fieldId(field.element)}
          tabIndex={field.problem === undefined ? undefined : -1}
        >
          <p class="field__label">{field.label}</p>
          {field.problem !== undefined && <p class="field__problem">{field.problem}</p>}
          <p class="field__fixed">{field.fixed?.words}</p>
        </div>
      ))}
      <p class="hint">{note}</p>
    </div>
  );
}

function TextField({ field, t }: FieldProps): VNode {
  const id = fieldId(field.element);
  const common = {
    id,
    name: answerName(field.element),
    class: 'ds-input',
    'aria-describedby': describedBy(field),
    'aria-invalid': field.problem === undefined ? undefined : ('true' as const),
    'aria-required': field.required ? ('true' as const) : undefined,
    autofocus: field.focus,
    autocomplete: AUTOCOMPLETE[field.type] ?? 'off',
  };
  return (
    <div class={field.problem === undefined ? 'field' : 'field field--problem'}>
      <label for={id}>
        {field.label}
        {field.unit !== undefined && t.form.inBrackets(field.unit)}
        {!field.required && <span class="field__optional">{t.form.optional}</span>}
      </label>
      <FieldNotes field={field} t={t} />
      {field.type === 'long-text' ? (
        <textarea {...common} rows={4}>
          {field.value}
        </textarea>
      ) : (
        <input
          {...common}
          inputMode={INPUT_MODE[field.type]}
          data-width={WIDTH[field.type]}
          value={field.value}
        />
      )}
    </div>
  );
}

const AUTOCOMPLETE: Readonly<Partial<Record<FieldView['type'], string>>> = { phone: 'tel' };
const INPUT_MODE: Readonly<Partial<Record<FieldView['type'], 'numeric' | 'decimal' | 'tel'>>> = {
  number: 'decimal',
  money: 'decimal',
  phone: 'tel',
  'bank-account': 'numeric',
};
const WIDTH: Readonly<Partial<Record<FieldView['type'], 'short' | 'middle'>>> = {
  number: 'short',
  money: 'short',
  phone: 'middle',
  'citizen-number': 'middle',
  'organisation-code': 'middle',
  'person-name': 'middle',
  'bank-account': 'middle',
};

function ChoiceField({ field, t }: FieldProps): VNode {
  const options =
    field.type === 'yes-no'
      ? [
          { code: 'yes', name: t.frame.yes },
          { code: 'no', name: t.frame.no },
        ]
      : field.options;
  return (
    <FieldSet field={field} t={t}>
      {options.map((option, index) => {
        const id = index === 0 ? fieldId(field.element) : `${fieldId(field.element)}-${option.code}`;
        return (
          <div class="choice" key={option.code}>
            <input
              type="radio"
              id={id}
              name={answerName(field.element)}
              value={option.code}
              checked={field.value === option.code}
              autofocus={index === 0 && field.focus === true}
            />
            <label for={id}>{option.name}</label>
          </div>
        );
      })}
    </FieldSet>
  );
}

function DateField({ field, t }: FieldProps): VNode {
  const typed = splitDate(field.value);
  const parts = [
    { part: 'year', label: t.form.year, value: typed.year },
    { part: 'month', label: t.form.month, value: typed.month },
    { part: 'day', label: t.form.day, value: typed.day },
  ] as const;
  return (
    <FieldSet field={field} t={t}>
      <div class="date-parts">
        {parts.map(({ part, label, value }, index) => {
          const id = index === 0 ? fieldId(field.element) : `${fieldId(field.element)}-${part}`;
          return (
            <div class={`date-parts__${part}`} key={part}>
              <label for={id}>{label}</label>
              <input
                class="ds-input"
                id={id}
                name={datePartName(field.element, part)}
                autofocus={index === 0 && field.focus === true}
                inputMode="numeric"
                autocomplete="off"
                aria-invalid={field.problem === undefined ? undefined : 'true'}
                value={value}
              />
            </div>
          );
        })}
      </div>
    </FieldSet>
  );
}

function FieldSet(props: FieldProps & { readonly children: preact.ComponentChildren }): VNode {
  const { field, t } = props;
  return (
    <fieldset
      class={field.problem === undefined ? 'field' : 'field field--problem'}
      aria-describedby={describedBy(field)}
    >
      <legend>
        {field.label}
        {!field.required && <span class="field__optional">{t.form.optional}</span>}
      </legend>
      <FieldNotes field={field} t={t} />
      {props.children}
    </fieldset>
  );
}

/** Hint, source of a prefilled value, problem: in this order, each with the id that `describedBy` names. */
function FieldNotes({ field, t }: FieldProps): VNode {
  const id = fieldId(field.element);
  const standard = standardHint(field.type, t);
  // How to find a place is said even where the catalogue says which place is meant.
  const hint =
    field.type === 'division' && field.hint !== undefined
      ? `${field.hint}${t.form.stop}${standard}`
      : (field.hint ?? standard);
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {field.from !== undefined && (
        <p class="field__from" id={`${id}-from`}>
          <strong>{field.from}</strong> {t.form.prefilledCorrect}
        </p>
      )}
      {field.problem !== undefined && (
        <p class="field__problem" id={`${id}-problem`}>
          {field.problem}
        </p>
      )}
    </>
  );
}

function standardHint(type: FieldView['type'], t: Texts): string | undefined {
  if (type === 'date') return t.form.dateHint;
  if (type === 'division') return t.form.division.hint;
  if (type === 'citizen-number') return t.form.citizenNumberHint;
  return undefined;
}

function describedBy(field: FieldView): string | undefined {
  const id = fieldId(field.element);
  const hinted = field.hint !== undefined || ['date', 'division', 'citizen-number'].includes(field.type);
  const ids = [
    ...(hinted ? [`${id}-hint`] : []),
    ...(field.from === undefined ? [] : [`${id}-from`]),
    ...(field.problem === undefined ? [] : [`${id}-problem`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}
