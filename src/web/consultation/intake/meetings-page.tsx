import type { VNode } from 'preact';
import { isUnconfirmedSpeech } from '#core/consultation/intake/attribution.ts';
import { MEETING_KINDS } from '#core/consultation/intake/meetings.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { TextLine } from './sender-fields.tsx';

export type TypedMeeting = {
  readonly kind: string;
  readonly title: string;
  readonly on: string;
  readonly place: string;
  readonly topics: readonly string[];
};

type Props = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly typed?: TypedMeeting;
  readonly problem?: string;
};

const NOTHING: TypedMeeting = { kind: 'meeting', title: '', on: '', place: '', topics: [] };

/** All meetings of a consultation, and a form for one more. */
export function MeetingsPage({ ctx, seen, typed = NOTHING, problem }: Props): VNode {
  const words = ctx.t.consultationIntake.meetings;
  const { meetings } = seen.ledger;
  return (
    <ConsultationFrame ctx={ctx} consultation={seen.consultation} title={words.title} here="meetings">
      {problem !== undefined && <ErrorSummary t={ctx.t} lines={[{ href: '#title', sentence: problem }]} />}
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {meetings.length === 0 ? <p class="empty">{words.none}</p> : <MeetingList ctx={ctx} seen={seen} />}
      <form class="sheet" method="post" action={`/consultations/${seen.consultation.id}/meetings`}>
        <CsrfField ctx={ctx} />
        <h2>{words.plan}</h2>
        <div class="intake-columns">
          <div class="field">
            <label for="kind">{words.kind}</label>
            <select id="kind" name="kind" class="ds-input">
              {MEETING_KINDS.map((kind) => (
                <option value={kind} selected={kind === typed.kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
          </div>
          <TextLine id="title" label={words.name} value={typed.title} required />
          <TextLine id="on" label={words.on} value={typed.on} type="date" required />
          <TextLine id="place" label={words.place} value={typed.place} required />
        </div>
        <fieldset class="intake-choices">
          <legend>{words.topics}</legend>
          {seen.consultation.topics.map(({ id, name }) => (
            <label>
              <input type="checkbox" name="topic" value={id} checked={typed.topics.includes(id)} /> {name}
            </label>
          ))}
        </fieldset>
        <button class="ds-button" type="submit">
          {words.save}
        </button>
      </form>
    </ConsultationFrame>
  );
}

function MeetingList({ ctx, seen }: Props): VNode {
  const words = ctx.t.consultationIntake.meetings;
  const { ledger, consultation } = seen;
  return (
    <TableBox label={words.title}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.on}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.speeches}</th>
          </tr>
        </thead>
        <tbody>
          {ledger.meetings.map(({ number, kind, title, on, place, speeches }) => {
            const open = speeches.filter((each) => {
              const speech = ledger.submissions.get(each);
              return speech !== undefined && isUnconfirmedSpeech(speech);
            });
            return (
              <tr>
                <td class="moment">{dateWords(on, ctx.language)}</td>
                <td>{words.kinds[kind]}</td>
                <td>
                  <a href={`/consultations/${consultation.id}/meetings/${number}`}>{title}</a>
                </td>
                <td>{place}</td>
                <td>{words.speakers(speeches.length, speeches.length - open.length)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
