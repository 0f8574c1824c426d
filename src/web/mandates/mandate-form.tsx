import type { VNode } from 'preact';
import type { GiveMandate, MandateField } from '#app/give-mandate.ts';
import { MANDATE_ACTS, MANDATE_WAYS, type MandateWay } from '#core/identity/mandate.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { TextField } from '../counter/counter-parts.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { datePartName, splitDate } from '../form/names.ts';
import type { PageContext } from '../frame/page-context.ts';
import { mandatesHome, Shell } from './shell.tsx';

/** What was typed, right or wrong. */
export type TypedMandate = Omit<GiveMandate, 'letter' | 'given'> & { readonly given: MandateWay };

export type MandateFormProps = {
  readonly ctx: PageContext;
  readonly divisions: DivisionTree;
  readonly typed: TypedMandate;
  readonly things: readonly { readonly id: string; readonly name: string }[];
  readonly longestDays: number;
  readonly problems: ReadonlyMap<MandateField, string>;
  /** Why it was refused as a whole. */
  readonly whole?: string;
};

const ORDER: readonly MandateField[] = [
  'name',
  'citizenNumber',
  'phone',
  'helperName',
  'helperNumber',
  'thing',
  'acts',
  'until',
  'identityChecked',
  'letter',
];

/** Who, for what, until when: one page. At a counter also how it is given. */
export function MandateForm(props: MandateFormProps): VNode {
  const { ctx, typed, problems, whole, divisions } = props;
  const words = ctx.t.mandates.form;
  const atCounter = ctx.viewer.role === 'clerk';
  const title = atCounter ? words.counterTitle : words.title;
  const lines = [
    ...(whole === undefined ? [] : [{ href: '#main', sentence: whole }]),
    ...ORDER.flatMap((field) => {
      const sentence = problems.get(field);
      return sentence === undefined ? [] : [{ href: `#${field}`, sentence }];
    }),
  ];
  return (
    <Shell ctx={ctx} title={title} divisions={divisions}>
      <ErrorSummary lines={lines} t={ctx.t} />
      <h1>{title}</h1>
      {!atCounter && <p>{words.hint}</p>}
      <form
        method="post"
        action={`${mandatesHome(ctx)}/new`}
        encType={atCounter ? 'multipart/form-data' : undefined}
        novalidate
      >
        <CsrfField ctx={ctx} />
        <h2>{words.principal}</h2>
        <TextField
          id="name"
          name="name"
          label={words.name}
          value={typed.principal.name}
          problem={problems.get('name')}
        />
        <TextField
          id="citizenNumber"
          name="number"
          label={words.number}
          value={typed.principal.citizenNumber}
          problem={problems.get('citizenNumber')}
          maxlength={40}
        />
        <TextField
          id="phone"
          name="phone"
          label={words.phone}
          hint={words.phoneHint}
          value={typed.principal.phone}
          problem={problems.get('phone')}
          numeric
        />
        {atCounter && <Helper {...props} />}
        <Choices
          {...props}
          id="thing"
          type="radio"
          legend={words.thing}
          options={props.things.map(({ id, name }) => ({
            value: id,
            label: name,
            checked: typed.thing === id,
          }))}
        />
        <Choices
          {...props}
          id="acts"
          type="checkbox"
          legend={words.acts}
          options={MANDATE_ACTS.map((act) => ({
            value: act,
            label: ctx.t.mandates.acts[act],
            checked: typed.acts.includes(act),
          }))}
        />
        <Until {...props} />
        {atCounter && <Ways {...props} />}
        <div class="acts">
          <button class="ds-button" type="submit">
            {atCounter ? words.save : words.send}
          </button>
          <a class="tall-link" href={mandatesHome(ctx)}>
            {ctx.t.frame.back}
          </a>
        </div>
      </form>
    </Shell>
  );
}

function Helper({ ctx, typed, problems }: MandateFormProps): VNode {
  const words = ctx.t.mandates.form;
  const other = typed.helper !== undefined;
  return (
    <>
      <h2>{words.helper}</h2>
      <div class="choice">
        <input type="radio" id="helper-me" name="helper" value="me" checked={!other} />
        <label for="helper-me">{words.helperMe}</label>
      </div>
      <div class="choice">
        <input type="radio" id="helper-resident" name="helper" value="resident" checked={other} />
        <label for="helper-resident">{words.helperResident}</label>
      </div>
      <TextField
        id="helperName"
        name="helperName"
        label={words.helperName}
        value={typed.helper?.name ?? ''}
        problem={problems.get('helperName')}
      />
      <TextField
        id="helperNumber"
        name="helperNumber"
        label={words.helperNumber}
        value={typed.helper?.citizenNumber ?? ''}
        problem={problems.get('helperNumber')}
        maxlength={40}
      />
    </>
  );
}

type ChoicesProps = Pick<MandateFormProps, 'problems'> & {
  readonly id: MandateField;
  readonly type: 'radio' | 'checkbox';
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly checked: boolean }[];
};

function Choices({ id, type, legend, options, problems }: ChoicesProps): VNode {
  const problem = problems.get(id);
  return (
    <fieldset
      class={problem === undefined ? 'field' : 'field field--problem'}
      id={id}
      tabIndex={-1}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
    >
      <legend>{legend}</legend>
      {problem !== undefined && (
        <p class="field__problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {options.map(({ value, label, checked }) => (
        <div class="choice" key={value}>
          <input type={type} id={`${id}-${value}`} name={id} value={value} checked={checked} />
          <label for={`${id}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}

function Until({ ctx, typed, problems, longestDays }: MandateFormProps): VNode {
  const { t } = ctx;
  const words = t.mandates.form;
  const parts = splitDate(typed.until);
  const problem = problems.get('until');
  return (
    <fieldset
      class={problem === undefined ? 'field' : 'field field--problem'}
      aria-describedby={problem === undefined ? 'until-hint' : 'until-problem until-hint'}
    >
      <legend>{words.until}</legend>
      <p class="hint" id="until-hint">
        {words.untilHint(longestDays)}
      </p>
      {problem !== undefined && (
        <p class="field__problem" id="until-problem">
          {problem}
        </p>
      )}
      <div class="date-parts">
        {(['year', 'month', 'day'] as const).map((part) => (
          <div class={`date-parts__${part}`} key={part}>
            <label for={part === 'year' ? 'until' : `until-${part}`}>{t.form[part]}</label>
            <input
              class="ds-input"
              id={part === 'year' ? 'until' : `until-${part}`}
              name={datePartName('until', part)}
              inputMode="numeric"
              autocomplete="off"
              aria-invalid={problem === undefined ? undefined : 'true'}
              value={parts[part]}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Ways({ ctx, typed, problems }: MandateFormProps): VNode {
  const words = ctx.t.mandates.form;
  const identity = problems.get('identityChecked');
  const letter = problems.get('letter');
  return (
    <>
      <fieldset class="field">
        <legend>{words.given}</legend>
        {MANDATE_WAYS.map((way) => (
          <div class="choice" key={way}>
            <input type="radio" id={`given-${way}`} name="given" value={way} checked={typed.given === way} />
            <label for={`given-${way}`}>
              {ctx.t.mandates.ways[way]}
              <span class="hint block">{words.givenHint[way]}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <fieldset class={identity === undefined ? 'field' : 'field field--problem'}>
        <legend>{words.identity}</legend>
        {identity !== undefined && <p class="field__problem">{identity}</p>}
        <div class="choice">
          <input
            type="checkbox"
            id="identityChecked"
            name="identity"
            value="yes"
            checked={typed.identityChecked === true}
          />
          <label for="identityChecked">{words.identityCheck}</label>
        </div>
      </fieldset>
      <div class={letter === undefined ? 'field' : 'field field--problem'}>
        <label for="letter">{words.letter}</label>
        {letter !== undefined && <p class="field__problem">{letter}</p>}
        <input
          id="letter"
          type="file"
          name="letter"
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        />
      </div>
    </>
  );
}
