import type { VNode } from 'preact';
import {
  piecesOf,
  type PictureFault,
  type PictureReading,
} from '#core/consultation/intake/picture-reading.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary, type SummaryLine } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { actorWords, excerpt } from '../consultation-words.ts';
import { channelsTyped, type TypedIntake } from './intake-form.ts';
import { ConsentFields, SenderFields, TextLine } from './sender-fields.tsx';

export type IntakeProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly typed: TypedIntake;
  readonly problems?: readonly SummaryLine[];
  /** A letter that was just read, or could not be. */
  readonly picture?:
    | {
        readonly sha256: string;
        readonly reading: PictureReading | undefined;
        readonly fault: PictureFault | undefined;
      }
    | undefined;
  /** A file came before with another submission: the person may say that it belongs here too. */
  readonly offerSameFiles?: boolean;
};

const RECENT = 10;

/** One opinion taken in: letter, phone, visit, hotline, message board, proposal. */
export function IntakePage(props: IntakeProps): VNode {
  const { ctx, seen, problems = [], picture } = props;
  const words = ctx.t.consultationIntake.form;
  const base = `/consultations/${seen.consultation.id}`;
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={seen.consultation}
      title={ctx.t.consultation.menu.intake}
      here="intake"
    >
      <ErrorSummary t={ctx.t} lines={problems} />
      <h1>{ctx.t.consultation.menu.intake}</h1>
      <p>{words.lead}</p>
      <p class="row">
        <a href={`${base}/intake/import`}>{words.toImport}</a>
        <a href={`${base}/meetings`}>{words.toMeetings}</a>
      </p>
      {picture === undefined && <PhotoForm ctx={ctx} base={base} />}
      <div class={picture === undefined ? undefined : 'intake-beside'}>
        {picture !== undefined && <Picture {...props} base={base} picture={picture} />}
        <IntakeForm {...props} />
      </div>
      <Recent ctx={ctx} seen={seen} />
    </ConsultationFrame>
  );
}

function PhotoForm({ ctx, base }: { readonly ctx: PageContext; readonly base: string }): VNode {
  const words = ctx.t.consultationIntake.form;
  return (
    <details class="sheet">
      <summary>{words.photo}</summary>
      <form method="post" action={`${base}/intake/picture`} enctype="multipart/form-data">
        <CsrfField ctx={ctx} />
        <div class="upload">
          <label for="picture">{words.photoFile}</label>
          <p class="hint">{words.photoHint}</p>
          <div class="upload__row">
            <input id="picture" type="file" name="picture" accept="image/jpeg,image/png" required />
            <button class="ds-button" data-variant="secondary" type="submit">
              {words.photoRead}
            </button>
          </div>
        </div>
      </form>
    </details>
  );
}

function Picture(
  props: IntakeProps & { readonly base: string; readonly picture: NonNullable<IntakeProps['picture']> },
): VNode {
  const { ctx, base, picture } = props;
  const { form: words, pictureFaults } = ctx.t.consultationIntake;
  const { reading, fault } = picture;
  const doubtful = reading?.lines.reduce((sum, line) => sum + line.doubtful.length, 0) ?? 0;
  return (
    <section class="sheet" aria-labelledby="beside">
      <h2 id="beside">{words.beside}</h2>
      {fault !== undefined && <p class="notice notice--wait">{pictureFaults[fault]}</p>}
      <img class="intake-picture" src={`${base}/intake/files/${picture.sha256}`} alt={words.pictureAlt} />
      {reading !== undefined && (
        <>
          <h3>{words.readAs}</h3>
          <p>{words.doubtful(doubtful)}</p>
          <ol class="intake-lines">
            {reading.lines.map((line) => (
              <li>
                {piecesOf(line).map((piece) => (piece.doubtful ? <mark>{piece.text}</mark> : piece.text))}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function IntakeForm(props: IntakeProps): VNode {
  const { ctx, seen, typed, offerSameFiles = false } = props;
  const { consultation } = seen;
  const words = ctx.t.consultationIntake.form;
  return (
    <form
      id="intake"
      method="post"
      action={`/consultations/${consultation.id}/intake`}
      enctype="multipart/form-data"
    >
      <CsrfField ctx={ctx} />
      <input type="hidden" name="form-key" value={typed.formKey} />
      <fieldset class="sheet">
        <legend>{words.what}</legend>
        <div class="intake-columns">
          <div class="field">
            <label for="channel">{words.channel}</label>
            <select id="channel" name="channel" class="ds-input">
              {channelsTyped(consultation).map((channel) => (
                <option value={channel} selected={channel === typed.channel}>
                  {ctx.t.consultation.channels[channel]}
                </option>
              ))}
            </select>
          </div>
          <TextLine
            id="received-on"
            label={words.receivedOn}
            value={typed.receivedOn}
            type="date"
            hint={words.receivedHint}
          />
          <TextLine id="title" label={words.title} value={typed.title} />
          <TextLine id="proposal-number" label={words.proposalNumber} value={typed.proposalNumber} />
        </div>
        <p>
          <label>
            <input type="checkbox" name="broad" value="yes" checked={typed.broad} /> {words.broad}
          </label>
        </p>
        <div class="field">
          <label for="text">{words.text}</label>
          <p class="hint" id="text-hint">
            {words.textHint}
          </p>
          <textarea id="text" name="text" class="ds-input" rows={10} aria-describedby="text-hint">
            {typed.text}
          </textarea>
        </div>
        <Files {...props} offerSameFiles={offerSameFiles} />
      </fieldset>
      <SenderFields ctx={ctx} consultation={consultation} typed={typed} />
      <ConsentFields ctx={ctx} typed={typed} />
      <p class="acts">
        <button class="ds-button" type="submit">
          {words.save}
        </button>
      </p>
    </form>
  );
}

function Files({ ctx, seen, typed, offerSameFiles }: IntakeProps): VNode {
  const words = ctx.t.consultationIntake.form;
  return (
    <div class="field">
      {typed.stored.length > 0 && (
        <>
          <p class="field__label">{words.stored}</p>
          <ul>
            {typed.stored.map(({ sha256, name }) => (
              <li>
                <a href={`/consultations/${seen.consultation.id}/intake/files/${sha256}`}>{name}</a>
                <input type="hidden" name="stored" value={`${sha256} ${name}`} />
              </li>
            ))}
          </ul>
        </>
      )}
      {offerSameFiles === true && (
        <p>
          <label>
            <input type="checkbox" name="same-files" value="yes" checked={typed.sameFilesKnown} />{' '}
            {words.sameFiles}
          </label>
        </p>
      )}
      <label for="files">{words.files}</label>
      <p class="hint" id="files-hint">
        {words.filesHint}
      </p>
      <input
        id="files"
        type="file"
        name="files"
        multiple
        accept="image/jpeg,image/png,application/pdf"
        aria-describedby="files-hint"
      />
    </div>
  );
}

function Recent({ ctx, seen }: { readonly ctx: PageContext; readonly seen: ConsultationSeen }): VNode | null {
  const words = ctx.t.consultationIntake.form;
  const recent = [...seen.ledger.submissions.values()].slice(-RECENT).toReversed();
  if (recent.length === 0) return null;
  return (
    <section>
      <h2>{words.recent}</h2>
      <TableBox label={words.recent}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.number}
              </th>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.channel}</th>
              <th scope="col">{words.text}</th>
              <th scope="col">{words.by}</th>
            </tr>
          </thead>
          <tbody>
            {recent.map(({ number, receivedOn, channel, text, by }) => (
              <tr>
                <td class="number">
                  <a href={`/consultations/${seen.consultation.id}/submissions/${number}`}>{number}</a>
                </td>
                <td class="moment">{dateWords(receivedOn, ctx.language)}</td>
                <td>{ctx.t.consultation.channels[channel]}</td>
                <td>{excerpt(text, 60)}</td>
                <td>{actorWords(ctx, seen.consultation, by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
