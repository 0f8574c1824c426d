import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { PlanChapter } from '#core/consultation/coverage/plan-chapters.ts';
import type { PublicConsultation } from '#read/public-consultation.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary, type SummaryLine } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import type { TypedOpinion } from './opinion-form.ts';
import { chapterName } from './plans-page.tsx';
import { plansPath, PublicFrame } from './public-frame.tsx';

export type SayProps = {
  readonly ctx: PageContext;
  readonly seen: PublicConsultation;
  readonly typed: TypedOpinion;
  readonly problems: readonly SummaryLine[];
};

/** Say something about the whole plan, or about a chapter. */
export function SayPage(props: SayProps & { readonly chapters: readonly PlanChapter[] }): VNode {
  const { ctx, seen, problems, chapters } = props;
  const text = ctx.t.consultationPublic.say;
  return (
    <PublicFrame ctx={ctx} consultation={seen.consultation} title={text.title}>
      <ErrorSummary lines={problems} t={ctx.t} />
      <p>{text.lead}</p>
      <SayForm {...props} action={plansPath(seen.consultation, '/say')} chapters={chapters} />
    </PublicFrame>
  );
}

/** The form itself. Only the words and the consent are asked for; who one is stays behind one line. */
export function SayForm(
  props: SayProps & { readonly action: string; readonly chapters?: readonly PlanChapter[] },
): VNode {
  const { ctx, seen, typed, problems, action, chapters = [] } = props;
  const text = ctx.t.consultationPublic.say;
  const wrong = (id: string): string | undefined => problems.find(({ href }) => href === `#${id}`)?.sentence;
  return (
    <form method="post" action={action} class="say-form">
      <CsrfField ctx={ctx} />
      <input type="hidden" name="key" value={typed.key} />
      {(seen.phase === 'closed' || seen.phase === 'issued') && (
        <p class="notice notice--wait">{seen.phase === 'closed' ? text.closedNote : text.issuedNote}</p>
      )}
      <div class={fieldClass(wrong('f-text'))}>
        <label for="f-text">{text.text}</label>
        <p class="hint" id="f-text-hint">
          {text.textHint}
        </p>
        {wrong('f-text') !== undefined && <p class="field__problem">{wrong('f-text')}</p>}
        <textarea class="ds-input" id="f-text" name="text" rows={7} aria-describedby="f-text-hint">
          {typed.text}
        </textarea>
      </div>
      {chapters.length > 0 && (
        <div class="field">
          <label for="f-chapter">{text.chapter}</label>
          <select class="ds-input" id="f-chapter" name="chapter">
            <option value="">{text.wholePlan}</option>
            {chapters.map((chapter) => (
              <option value={chapter.start} selected={typed.chapter === chapter.start}>
                {chapterName(chapter, ctx)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Consent ctx={ctx} typed={typed} problem={wrong('f-consent')} />
      <WhoYouAre ctx={ctx} consultation={seen.consultation} typed={typed} />
      <Contact ctx={ctx} typed={typed} />
      <div class="acts">
        <button class="ds-button" type="submit">
          {text.send}
        </button>
      </div>
    </form>
  );
}

function Consent(props: {
  readonly ctx: PageContext;
  readonly typed: TypedOpinion;
  readonly problem: string | undefined;
}): VNode {
  const { ctx, typed, problem } = props;
  const text = ctx.t.consultationPublic.say;
  const choices = [
    { value: 'yes', id: 'f-consent', words: text.consentYes, hint: text.consentYesHint },
    { value: 'no', id: 'f-consent-no', words: text.consentNo, hint: text.consentNoHint },
  ];
  return (
    <fieldset class={fieldClass(problem)}>
      <legend>{text.consent}</legend>
      {problem !== undefined && <p class="field__problem">{problem}</p>}
      {choices.map(({ value, id, words, hint }) => (
        <div class="choice" key={value}>
          <input type="radio" id={id} name="consent" value={value} checked={typed.consent === value} />
          <label for={id}>
            {words}
            <span class="note hint">{hint}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function WhoYouAre(props: {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly typed: TypedOpinion;
}): VNode {
  const { ctx, consultation, typed } = props;
  const text = ctx.t.consultationPublic.say;
  const isOpen = typed.identityClass !== '' || typed.district !== '' || typed.groups.length > 0;
  // Officials speak by other ways; a class for texts that came from elsewhere is no answer to “who are you”.
  const classes = consultation.classes.filter(
    ({ group, id }) => group !== 'department' && id !== 'unattributed',
  );
  return (
    <details class="why" open={isOpen}>
      <summary>{text.whoTitle}</summary>
      <p class="hint">{text.whoHint}</p>
      <Pick
        id="f-class"
        name="class"
        label={text.identityClass}
        none={text.notSaid}
        chosen={typed.identityClass}
        of={classes}
      />
      <Pick
        id="f-district"
        name="district"
        label={text.district}
        none={text.notSaid}
        chosen={typed.district}
        of={consultation.districts.map(({ code, name }) => ({ id: code, name }))}
      />
      {consultation.affectedGroups.length > 0 && (
        <fieldset class="field">
          <legend>{text.groups}</legend>
          {consultation.affectedGroups.map(({ id, name }) => (
            <div class="choice" key={id}>
              <input
                type="checkbox"
                id={`f-group-${id}`}
                name="groups"
                value={id}
                checked={typed.groups.includes(id)}
              />
              <label for={`f-group-${id}`}>{name}</label>
            </div>
          ))}
        </fieldset>
      )}
    </details>
  );
}

function Pick(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly none: string;
  readonly chosen: string;
  readonly of: readonly { readonly id: string; readonly name: string }[];
}): VNode {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <select class="ds-input" id={props.id} name={props.name}>
        <option value="">{props.none}</option>
        {props.of.map(({ id, name }) => (
          <option value={id} selected={id === props.chosen}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Contact({ ctx, typed }: { readonly ctx: PageContext; readonly typed: TypedOpinion }): VNode {
  const text = ctx.t.consultationPublic.say;
  const { viewer } = ctx;
  return (
    <details class="why" open={typed.name !== '' || typed.contact !== '' || typed.showName}>
      <summary>{text.contactTitle}</summary>
      {viewer.role === 'citizen' && <p class="hint">{text.signedIn(viewer.name)}</p>}
      <p class="hint" id="f-contact-hint">
        {text.contactHint}
      </p>
      <div class="field">
        <label for="f-name">{text.name}</label>
        <input
          class="ds-input"
          id="f-name"
          name="name"
          value={typed.name}
          autocomplete="name"
          data-width="middle"
        />
      </div>
      <div class="choice">
        <input type="checkbox" id="f-show-name" name="show_name" value="yes" checked={typed.showName} />
        <label for="f-show-name">{text.nameConsent}</label>
      </div>
      <div class="field">
        <label for="f-contact">{text.contact}</label>
        <input
          class="ds-input"
          id="f-contact"
          name="contact"
          value={typed.contact}
          autocomplete="tel"
          aria-describedby="f-contact-hint"
          data-width="middle"
        />
      </div>
    </details>
  );
}

function fieldClass(problem: string | undefined): string {
  return problem === undefined ? 'field' : 'field field--problem';
}
