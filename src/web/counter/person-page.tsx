import type { VNode } from 'preact';
import type { ThingId } from '#core/catalogue/model.ts';
import type { KnownPerson } from '#read/find-person.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { CounterFrame, TextField } from './counter-parts.tsx';
import { nameIn } from '../desk/desk-words.ts';

export const PERSON_FIELDS = ['name', 'number', 'phone', 'identity', 'thing'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];
export type TypedPerson = Readonly<Record<PersonField, string>>;

export type PersonPageProps = {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly known: KnownPerson | undefined;
  readonly typed: TypedPerson;
  readonly things: readonly { readonly id: ThingId; readonly name: string; readonly summary: string }[];
  readonly problems: ReadonlyMap<PersonField, string>;
};

/** Who it is for, whether the identity card was seen, and what is to be done: one page, one key at the end. */
export function PersonPage(props: PersonPageProps): VNode {
  const { ctx, typed, problems, things } = props;
  const words = ctx.t.counter.person;
  return (
    <CounterFrame ctx={ctx} title={words.heading} centre={props.centre}>
      <ErrorSummary
        t={ctx.t}
        lines={PERSON_FIELDS.flatMap((field) => {
          const sentence = problems.get(field);
          return sentence === undefined ? [] : [{ href: `#${field}`, sentence }];
        })}
      />
      <h1>{words.heading}</h1>
      <KnownNotice {...props} />
      <form method="post" action="/counter/drafts" novalidate>
        <CsrfField ctx={ctx} />
        <div class="two-columns">
          <section>
            <TextField
              id="name"
              name="name"
              label={words.name}
              value={typed.name}
              problem={problems.get('name')}
              autofocus={problems.size === 0}
            />
            <TextField
              id="number"
              name="number"
              label={words.number}
              value={typed.number}
              problem={problems.get('number')}
              maxlength={40}
            />
            <TextField
              id="phone"
              name="phone"
              label={words.phone}
              hint={words.phoneHint}
              value={typed.phone}
              problem={problems.get('phone')}
              optional={ctx.t.bureau.form.optional}
              numeric
            />
            <IdentityTick {...props} />
            <p class="hint">
              {words.absent} <a href="/counter/mandates">{words.mandates}</a>
            </p>
          </section>
          <ThingChoice {...props} />
        </div>
        <div class="acts">
          <button class="ds-button" type="submit" disabled={things.length === 0}>
            {words.go}
          </button>
          <a href="/counter">{words.another}</a>
        </div>
      </form>
    </CounterFrame>
  );
}

function KnownNotice({ ctx, known }: PersonPageProps): VNode {
  const words = ctx.t.counter.person;
  if (known === undefined) return <p class="notice">{words.unknown}</p>;
  return (
    <div class="notice notice--go">
      <p>
        <strong>{words.known(known.maskedName)}</strong> {words.knownHint}
      </p>
      <p>
        {known.certificates.length === 0
          ? words.noCertificates
          : `${words.certificates}${known.certificates.map((each) => nameIn(ctx, each.name)).join(ctx.t.frame.listSeparator)}`}
      </p>
    </div>
  );
}

function IdentityTick({ ctx, typed, problems }: PersonPageProps): VNode {
  const words = ctx.t.counter.person;
  const problem = problems.get('identity');
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field--problem'}>
      <legend>{words.identity}</legend>
      <p class="hint" id="identity-hint">
        {words.identityHint}
      </p>
      {problem !== undefined && (
        <p class="field__problem" id="identity-problem">
          {problem}
        </p>
      )}
      <div class="choice">
        <input
          type="checkbox"
          id="identity"
          name="identity"
          value="yes"
          checked={typed.identity === 'yes'}
          aria-describedby={problem === undefined ? 'identity-hint' : 'identity-problem identity-hint'}
        />
        <label for="identity">{words.identityChecked}</label>
      </div>
    </fieldset>
  );
}

function ThingChoice({ ctx, typed, things, problems }: PersonPageProps): VNode {
  const words = ctx.t.counter.person;
  const problem = problems.get('thing');
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field--problem'}>
      <legend>{words.thing}</legend>
      <p class="hint">{things.length === 0 ? words.noThings : words.thingHint}</p>
      {problem !== undefined && <p class="field__problem">{problem}</p>}
      <ul class="thing-choices">
        {things.map((thing, index) => (
          <li class="choice">
            <input
              type="radio"
              id={index === 0 ? 'thing' : `thing-${thing.id}`}
              name="thing"
              value={thing.id}
              checked={typed.thing === thing.id || things.length === 1}
            />
            <label for={index === 0 ? 'thing' : `thing-${thing.id}`}>
              <strong>{thing.name}</strong>
              <span class="hint block">{thing.summary}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
