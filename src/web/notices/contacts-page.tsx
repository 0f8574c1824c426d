import type { VNode } from 'preact';
import type { ContactProblem, RawContact } from '#app/own-notices.ts';
import { LANGUAGES } from '#base/localised.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { Texts } from '../texts/texts.ts';

type Problems = readonly ContactProblem[];

/** 通知方式: where else messages go, and in which language. */
export function ContactsPage(props: {
  readonly ctx: PageContext;
  readonly typed: RawContact;
  readonly problems: Problems;
  readonly saved: boolean;
}): VNode {
  const { ctx, typed, problems, saved } = props;
  const { t } = ctx;
  const text = t.notices.contacts;
  const ofMail = problems.find((problem) => problem !== 'phone-wrong');
  const ofPhone = problems.find((problem) => problem === 'phone-wrong');
  return (
    <Frame ctx={ctx} title={text.title} section="notices">
      <ErrorSummary t={t} lines={problems.map((problem) => lineOf(problem, t))} />
      <h1>{text.title}</h1>
      {saved && <output class="note">{text.saved}</output>}
      <p class="lead">{text.lead}</p>
      <form method="post" action="/my-contacts" class="form">
        <CsrfField ctx={ctx} />
        <fieldset class="field">
          <legend>{text.ways}</legend>
          <div class="choice">
            <input type="checkbox" id="f-by-sms" name="by_sms" value="1" checked={typed.bySms} />
            <label for="f-by-sms">{text.bySms}</label>
          </div>
          <div class="choice">
            <input type="checkbox" id="f-by-mail" name="by_mail" value="1" checked={typed.byMail} />
            <label for="f-by-mail">{text.byMail}</label>
          </div>
        </fieldset>
        <TextInput
          name="phone"
          value={typed.phone}
          label={text.phone}
          hint={text.phoneHint}
          problem={ofPhone}
          t={t}
        />
        <TextInput
          name="mail"
          value={typed.mail}
          label={text.mail}
          hint={text.mailHint}
          problem={ofMail}
          t={t}
        />
        <fieldset class="field">
          <legend>{text.language}</legend>
          {LANGUAGES.map((language) => (
            <div class="choice">
              <input
                type="radio"
                id={`f-${language}`}
                name="language"
                value={language}
                checked={typed.language === language}
              />
              <label for={`f-${language}`} lang={language}>
                {text.languages[language]}
              </label>
            </div>
          ))}
        </fieldset>
        <p>
          <button class="ds-button" type="submit">
            {text.save}
          </button>
        </p>
      </form>
      <p>
        <a href="/my-notices">{text.back}</a>
      </p>
    </Frame>
  );
}

function TextInput(props: {
  readonly name: 'phone' | 'mail';
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly problem: ContactProblem | undefined;
  readonly t: Texts;
}): VNode {
  const { name, value, label, hint, problem, t } = props;
  return (
    <div class={problem === undefined ? 'field' : 'field field--problem'}>
      <label for={`f-${name}`}>
        {label}
        <span class="field__optional">{t.form.optional}</span>
      </label>
      <p class="hint" id={`f-${name}-hint`}>
        {hint}
      </p>
      {problem !== undefined && (
        <p class="field__problem" id={`f-${name}-problem`}>
          {lineOf(problem, t).sentence}
        </p>
      )}
      <input
        id={`f-${name}`}
        name={name}
        class="ds-input"
        data-width="middle"
        type="text"
        inputMode={name === 'phone' ? 'tel' : 'email'}
        autocomplete={name === 'phone' ? 'tel' : 'email'}
        aria-describedby={`f-${name}-hint${problem === undefined ? '' : ` f-${name}-problem`}`}
        aria-invalid={problem === undefined ? undefined : 'true'}
        value={value}
      />
    </div>
  );
}

function lineOf(problem: ContactProblem, t: Texts): { readonly href: string; readonly sentence: string } {
  const text = t.notices.contacts;
  switch (problem) {
    case 'phone-wrong':
      return { href: '#f-phone', sentence: text.phoneWrong };
    case 'mail-wrong':
      return { href: '#f-mail', sentence: text.mailWrong };
    default:
      return { href: '#f-mail', sentence: text.mailNeeded };
  }
}
