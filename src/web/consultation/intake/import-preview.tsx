import type { VNode } from 'preact';
import { TEXT_OUTCOMES } from '#core/consultation/consultation.ts';
import { meaningsTold, MOST_WORDS } from '#core/consultation/intake/import-opinions.ts';
import { countRows, type RowFate } from '#core/consultation/intake/read-opinions.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { excerpt } from '../consultation-words.ts';
import { importEvent, type ImportReading } from './import-reading.ts';

type Props = { readonly ctx: PageContext; readonly seen: ConsultationSeen; readonly reading: ImportReading };

/** A city's table has some hundred rows; of longer ones the beginning is shown and all are counted. */
const SHOWN = 1000;

/** Every row with what becomes of it, the sum that must close, and the button. */
export function ImportPreview(props: Props): VNode {
  const { ctx, reading } = props;
  const words = ctx.t.consultationIntake.import;
  const { mapping, rows, table } = reading;
  const counts = countRows(rows.rows);
  const readable = mapping.fields.some((field) => field === 'text' || field === 'question');
  const entering = counts.taken + counts.copies;
  return (
    <section class="sheet">
      <h2>{words.step2}</h2>
      {!readable && <p class="notice notice--wait">{words.noText}</p>}
      <p>
        <strong>{words.counts(counts)}</strong>
      </p>
      {rows.unknownWords.length > 0 && (
        <div class="notice notice--wait">
          <p>
            {words.unknownWords(
              rows.unknownWords.map(({ word, rows: count }) => `“${word}”×${count}`).join('、'),
            )}
          </p>
        </div>
      )}
      {table.outside.length > 0 && (
        <details>
          <summary>{words.outside}</summary>
          <ul>
            {table.outside.slice(0, 200).map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <form
        method="post"
        action={`/consultations/${props.seen.consultation.id}/intake/import/${reading.file.sha256}`}
      >
        <CsrfField ctx={ctx} />
        <Chosen reading={reading} />
        <Meanings {...props} />
        <Rows {...props} />
        <p class="hint">{words.kept}</p>
        {entering > 0 && (
          <p class="acts">
            <button class="ds-button" type="submit">
              {words.confirm(entering)}
            </button>
          </p>
        )}
      </form>
    </section>
  );
}

/** How the file is read, for the form that confirms it. */
function Chosen({ reading }: { readonly reading: ImportReading }): VNode {
  const { file, chosen, mapping, settings } = reading;
  const hidden: readonly (readonly [string, string])[] = [
    ['name', file.name],
    ['sheet', String(chosen)],
    ['heading', String(mapping.heading)],
    ['was', `${chosen}.${mapping.heading}`],
    ['channel', settings.channel],
    ['class', settings.identityClass ?? ''],
    ['dates', settings.unreadableDates],
    ['copies', settings.copies],
    ...mapping.fields.map((field) => ['column', field] as const),
  ];
  return (
    <>
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What each word means that nobody configured: said by a person, for this import. */
function Meanings({ ctx, seen, reading }: Props): VNode | null {
  const words = ctx.t.consultationIntake.import;
  const { outcomes } = ctx.t.consultation;
  const asked = reading.rows.unknownWords.slice(0, MOST_WORDS);
  if (asked.length === 0) return null;
  return (
    <fieldset>
      <legend>{words.meanings}</legend>
      <p class="hint">{words.unknownHint}</p>
      {asked.map(({ word }, nth) => {
        const known = reading.settings.meanings?.get(word);
        return (
          <div class="intake-columns">
            <input type="hidden" name="word" value={word} />
            <div class="field">
              <label for={`word-text-${nth}`}>{words.meaningText(excerpt(word, 30))}</label>
              <select id={`word-text-${nth}`} name="word-text" class="ds-input">
                <option value="">{words.asWritten}</option>
                {TEXT_OUTCOMES.map((outcome) => (
                  <option value={outcome} selected={outcome === known?.text}>
                    {outcomes[outcome]}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for={`word-problem-${nth}`}>{words.meaningProblem(excerpt(word, 30))}</label>
              <select id={`word-problem-${nth}`} name="word-problem" class="ds-input">
                <option value="">{words.asWritten}</option>
                {seen.consultation.problemGrades.map(({ code, name }) => (
                  <option value={code} selected={code === known?.problem}>
                    {code} {name}
                  </option>
                ))}
              </select>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

function Rows({ ctx, reading }: Props): VNode {
  const words = ctx.t.consultationIntake.import;
  const { rows } = reading.rows;
  return (
    <>
      {rows.length > SHOWN && <p>{words.morePreview(SHOWN, rows.length)}</p>}
      <TableBox label={words.step2}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.row}
              </th>
              <th scope="col">{words.leaveOut}</th>
              <th scope="col">{words.fate}</th>
              <th scope="col">{words.text}</th>
              <th scope="col">{words.note}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((fate) => (
              <tr class={`import-row import-row--${fate.kind}`}>
                <td class="number">{fate.row}</td>
                <td>
                  {fate.kind !== 'refused' && (
                    <input
                      type="checkbox"
                      name="leave-out"
                      value={String(fate.row)}
                      aria-label={words.leaveOutLabel(fate.row)}
                    />
                  )}
                </td>
                <td>{words.fates[fate.kind]}</td>
                <td>{excerpt(fate.kind === 'refused' ? fate.text : fate.opinion.text, 80)}</td>
                <td>{noteWords(ctx, fate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

function noteWords(ctx: PageContext, fate: RowFate): string {
  const words = ctx.t.consultationIntake.import;
  if (fate.kind === 'refused') return words.refusals[fate.code];
  const { answers, name, outcome } = fate.opinion;
  const copy =
    fate.kind === 'copy'
      ? ['submission' in fate.of ? words.copyOf(fate.of.submission) : words.copyOfRow(fate.of.row)]
      : [];
  return [
    ...copy,
    name === undefined ? words.unnamed : words.named,
    ...(answers.length > 1 ? [words.answers(answers.length)] : []),
    ...(outcome === undefined ? [] : [outcome]),
  ].join('；');
}

/** What an import did, as the journal says it. */
export function ImportedPage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly number: number;
}): VNode {
  const { ctx, seen, number } = props;
  const words = ctx.t.consultationIntake.import;
  const {
    fileName = '',
    rows: read = 0,
    taken = 0,
    copies = 0,
    refused = [],
    sha256 = '',
    sheet,
    mapping = {},
  } = importEvent(seen.ledger, number);
  const told = meaningsTold(mapping);
  const base = `/consultations/${seen.consultation.id}`;
  return (
    <ConsultationFrame ctx={ctx} consultation={seen.consultation} title={words.doneTitle} here="intake">
      <h1>{words.doneTitle}</h1>
      <p>
        <a href={`${base}/intake/files/${sha256}`}>{fileName}</a>
        {sheet !== undefined && sheet > 1 && ` ${words.sheetNo(sheet)}`}
      </p>
      <p class="notice notice--go">{words.done({ read, taken, copies, refused: refused.length })}</p>
      {told.length > 0 && (
        <>
          <h2>{words.meanings}</h2>
          <ul>
            {told.map(({ word, text, problem }) => (
              <li>
                “{word}”：
                {[text && ctx.t.consultation.outcomes[text], problem].filter(Boolean).join(' · ') ||
                  words.asWritten}
              </li>
            ))}
          </ul>
        </>
      )}
      {refused.length > 0 && (
        <>
          <h2>{words.refusedRows}</h2>
          <TableBox label={words.refusedRows}>
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col" class="number">
                    {words.row}
                  </th>
                  <th scope="col">{words.note}</th>
                  <th scope="col">{words.text}</th>
                </tr>
              </thead>
              <tbody>
                {refused.map(({ row, code, text }) => (
                  <tr>
                    <td class="number">{row}</td>
                    <td>{refusalWords(ctx, code)}</td>
                    <td>{excerpt(text, 120)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      )}
      <p class="row">
        <a href={`${base}/submissions`}>{words.toSubmissions}</a>
        <a href={`${base}/intake/import`}>{words.title}</a>
      </p>
    </ConsultationFrame>
  );
}

function refusalWords(ctx: PageContext, code: string): string {
  const words: Readonly<Record<string, string>> = ctx.t.consultationIntake.import.refusals;
  return words[code] ?? code;
}
