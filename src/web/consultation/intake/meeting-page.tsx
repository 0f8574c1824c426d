import type { VNode } from 'preact';
import { countBack } from '#core/consultation/deadlines/count-period.ts';
import { isUnconfirmedSpeech } from '#core/consultation/intake/attribution.ts';
import { CONFIRMED_HOW } from '#core/consultation/intake/meetings.ts';
import type { Meeting, Submission } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Facts } from '../../elements/facts.tsx';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { className } from '../consultation-words.ts';
import type { TypedIntake } from './intake-form.ts';
import { ConsentFields, SenderFields, TextLine } from './sender-fields.tsx';

export type MeetingProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly meeting: Meeting;
  /** The form for one more speaker. */
  readonly typed: TypedIntake;
  readonly problem?: { readonly at: string; readonly sentence: string } | undefined;
  /** A confirmation that was refused, as it was typed. */
  readonly confirming?:
    | { readonly submission: number; readonly on: string; readonly text: string }
    | undefined;
};

/** 国令713 第十六条: seven days before a hearing. */
const PAPERS_DAYS = 7;

/** One meeting: its papers, its speakers in order, and what each of them said and confirmed. */
export function MeetingPage(props: MeetingProps): VNode {
  const { ctx, seen, meeting, problem } = props;
  const words = ctx.t.consultationIntake.meetings;
  const topics = seen.consultation.topics.filter(({ id }) => meeting.topics.includes(id));
  const speeches = meeting.speeches
    .flatMap((number) => seen.ledger.submissions.get(number) ?? [])
    .toSorted((a, b) => (a.speech?.order ?? 0) - (b.speech?.order ?? 0));
  return (
    <ConsultationFrame ctx={ctx} consultation={seen.consultation} title={meeting.title} here="meetings">
      {problem && <ErrorSummary t={ctx.t} lines={[{ href: `#${problem.at}`, sentence: problem.sentence }]} />}
      <h1>{meeting.title}</h1>
      <Facts
        rows={[
          { label: words.kind, value: words.kinds[meeting.kind] },
          { label: words.on, value: dateWords(meeting.on, ctx.language) },
          { label: words.place, value: meeting.place },
          {
            label: words.topics,
            value: topics.map(({ name }) => name).join(ctx.t.frame.listSeparator) || '—',
          },
        ]}
      />
      <Papers {...props} />
      <h2>{words.speeches}</h2>
      <p class="hint">{words.lead}</p>
      {speeches.length === 0 && <p class="empty">{words.noSpeeches}</p>}
      {speeches.map((speech) => (
        <Speech {...props} speech={speech} />
      ))}
      <SpeechForm {...props} />
      <p>
        <a href={`/consultations/${seen.consultation.id}/meetings`}>{words.all}</a>
      </p>
    </ConsultationFrame>
  );
}

function Papers({ ctx, seen, meeting }: MeetingProps): VNode {
  const words = ctx.t.consultationIntake.meetings;
  const { papersSentOn, on, kind, number } = meeting;
  const latest = countBack(on, PAPERS_DAYS).firstDayOut;
  const late = papersSentOn !== undefined && Temporal.PlainDate.compare(papersSentOn, latest) > 0;
  return (
    <section class="sheet" id="papers">
      <h2>{words.papers}</h2>
      {kind === 'hearing' && <p>{words.papersRule(dateWords(latest, ctx.language))}</p>}
      <p>
        {papersSentOn === undefined
          ? words.papersMissing
          : words.papersSent(dateWords(papersSentOn, ctx.language))}
      </p>
      {kind === 'hearing' && late && <p class="notice notice--wait">{words.papersLate}</p>}
      <form method="post" action={`/consultations/${seen.consultation.id}/meetings/${number}/papers-sent`}>
        <CsrfField ctx={ctx} />
        <TextLine id="papers-on" label={words.papersOn} value="" type="date" required />
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.papersSave}
        </button>
      </form>
    </section>
  );
}

function Speech(props: MeetingProps & { readonly speech: Submission }): VNode {
  const { ctx, seen, speech } = props;
  const words = ctx.t.consultationIntake.meetings;
  const { confirmed, number, text, contributor } = speech;
  const title = `${words.speaker(speech.speech?.order ?? 0)} ${className(seen.consultation, contributor.identityClass)}`;
  return (
    <section class="sheet" id={`speech-${number}`}>
      <h3>
        {title}（
        <a href={`/consultations/${seen.consultation.id}/submissions/${number}`}>
          {ctx.t.consultation.submissionNo(number)}
        </a>
        ）
      </h3>
      {isUnconfirmedSpeech(speech) && <p class="notice notice--wait">{ctx.t.consultation.unconfirmed}</p>}
      {confirmed !== undefined && (
        <p class="notice notice--go">
          {words.confirmedBy(dateWords(confirmed.on, ctx.language), howWords(ctx, confirmed.how))}
        </p>
      )}
      <p class="typed">{confirmed?.text ?? text}</p>
      {confirmed !== undefined && confirmed.text !== text && (
        <details>
          <summary>{words.firstRecord}</summary>
          <p class="hint">{words.corrected}</p>
          <p class="typed">{text}</p>
        </details>
      )}
      {confirmed === undefined && <ConfirmForm {...props} />}
    </section>
  );
}

function howWords(ctx: PageContext, how: string): string {
  const known = CONFIRMED_HOW.find((each) => each === how);
  return known === undefined ? how : ctx.t.consultationIntake.meetings.how[known];
}

function ConfirmForm({
  ctx,
  seen,
  meeting,
  speech,
  confirming,
}: MeetingProps & { readonly speech: Submission }): VNode {
  const words = ctx.t.consultationIntake.meetings;
  const { number } = speech;
  const typed = confirming?.submission === number ? confirming : undefined;
  return (
    <details open={typed !== undefined}>
      <summary>{words.confirm}</summary>
      <form
        method="post"
        action={`/consultations/${seen.consultation.id}/meetings/${meeting.number}/speeches/${number}/confirm`}
      >
        <CsrfField ctx={ctx} />
        <fieldset class="intake-choices">
          <legend>{words.confirmHow}</legend>
          {CONFIRMED_HOW.map((how, nth) => (
            <label>
              <input type="radio" name="how" value={how} checked={nth === 0} /> {words.how[how]}
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for={`on-${number}`}>{words.confirmOn}</label>
          <input
            id={`on-${number}`}
            name="on"
            type="date"
            class="ds-input"
            value={typed?.on ?? ctx.today.toString()}
            required
          />
        </div>
        <div class="field">
          <label for={`text-${number}`}>{words.confirmText}</label>
          <textarea id={`text-${number}`} name="text" class="ds-input" rows={5}>
            {typed?.text ?? speech.text}
          </textarea>
        </div>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.confirmSave}
        </button>
      </form>
    </details>
  );
}

function SpeechForm({ ctx, seen, meeting, typed }: MeetingProps): VNode {
  const words = ctx.t.consultationIntake.meetings;
  return (
    <form
      id="speech"
      method="post"
      action={`/consultations/${seen.consultation.id}/meetings/${meeting.number}/speeches`}
    >
      <CsrfField ctx={ctx} />
      <input type="hidden" name="form-key" value={typed.formKey} />
      <fieldset class="sheet">
        <legend>{words.add}</legend>
        <TextLine id="order" label={words.order} value={typed.order} type="number" required />
        <div class="field">
          <label for="text">{words.speechText}</label>
          <textarea id="text" name="text" class="ds-input" rows={8}>
            {typed.text}
          </textarea>
        </div>
      </fieldset>
      <SenderFields ctx={ctx} consultation={seen.consultation} typed={typed} />
      <ConsentFields ctx={ctx} typed={typed} />
      <p class="acts">
        <button class="ds-button" type="submit">
          {words.speechSave}
        </button>
      </p>
    </form>
  );
}
