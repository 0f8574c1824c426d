import type { VNode } from 'preact';
import { importedBefore } from '#core/consultation/intake/import-opinions.ts';
import type { OpinionTable, OpinionTableFault } from '#core/consultation/intake/opinion-table.ts';
import { COLUMN_FIELDS, widthOf } from '#core/consultation/intake/propose-mapping.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { momentWords } from '../../elements/words.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { actorWords, excerpt } from '../consultation-words.ts';
import { ImportPreview } from './import-preview.tsx';
import { importEvent, type ImportReading } from './import-reading.ts';
import { channelsTyped } from './intake-form.ts';

type Props = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly outcome?:
    | { readonly kind: 'no-file' }
    | { readonly kind: 'fault'; readonly fault: OpinionTableFault }
    | { readonly kind: 'stopped'; readonly number: number }
    | { readonly kind: 'read'; readonly reading: ImportReading };
};

/** Choose a file; say what its columns are; see every row; confirm. */
export function ImportPage({ ctx, seen, outcome }: Props): VNode {
  const words = ctx.t.consultationIntake.import;
  return (
    <ConsultationFrame ctx={ctx} consultation={seen.consultation} title={words.title} here="intake">
      {outcome !== undefined && outcome.kind !== 'read' && (
        <section class="error-box" role="alert">
          <p>{stopWords(ctx, seen, outcome)}</p>
        </section>
      )}
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <p>{words.authorship}</p>
      <form
        method="post"
        action={`/consultations/${seen.consultation.id}/intake/import`}
        enctype="multipart/form-data"
      >
        <CsrfField ctx={ctx} />
        <div class="upload">
          <label for="table">{words.file}</label>
          <div class="upload__row">
            <input id="table" type="file" name="table" accept=".xlsx,.csv,.txt,.docx" />
            <button class="ds-button" type="submit">
              {words.upload}
            </button>
          </div>
        </div>
      </form>
      {outcome?.kind === 'read' ? (
        <>
          <MappingForm ctx={ctx} seen={seen} reading={outcome.reading} />
          <ImportPreview ctx={ctx} seen={seen} reading={outcome.reading} />
        </>
      ) : (
        <Earlier ctx={ctx} seen={seen} />
      )}
    </ConsultationFrame>
  );
}

function stopWords(
  ctx: PageContext,
  seen: ConsultationSeen,
  outcome: Exclude<NonNullable<Props['outcome']>, { readonly kind: 'read' }>,
): string {
  const words = ctx.t.consultationIntake;
  if (outcome.kind === 'no-file') return words.form.noFile;
  if (outcome.kind === 'fault') return words.import.faults[outcome.fault];
  const { by, at } = importEvent(seen.ledger, outcome.number);
  const who = by === undefined ? '' : actorWords(ctx, seen.consultation, by);
  return words.import.stopped(
    who,
    at === undefined ? '' : momentWords(at.toString(), ctx.language),
    outcome.number,
  );
}

function MappingForm(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly reading: ImportReading;
}): VNode {
  const { ctx, seen, reading } = props;
  const words = ctx.t.consultationIntake.import;
  const { consultation } = seen;
  const { file, tables, chosen, table, mapping, settings } = reading;
  return (
    <form
      class="sheet"
      method="get"
      action={`/consultations/${consultation.id}/intake/import/${file.sha256}`}
    >
      <h2>{words.step1}</h2>
      <p class="hint">{words.step1Lead}</p>
      <input type="hidden" name="name" value={file.name} />
      <input type="hidden" name="was" value={`${chosen}.${mapping.heading}`} />
      <div class="intake-columns">
        {tables.length > 1 && (
          <Choice
            id="sheet"
            label={words.whichTable}
            options={tables.flatMap(({ name, rows }, nth): [string, string][] =>
              importedBefore(seen.ledger, { sha256: file.sha256, sheet: nth + 1 }) === undefined
                ? [[String(nth), words.tableNo(nth + 1, name, rows.length)]]
                : [],
            )}
            chosen={String(chosen)}
          />
        )}
        <Choice
          id="heading"
          label={words.headingRow}
          options={[
            ['-1', words.noHeading],
            ...table.rows.slice(0, 10).map((_, row): [string, string] => [String(row), words.rowNo(row + 1)]),
          ]}
          chosen={String(mapping.heading)}
        />
        <Choice
          id="channel"
          label={words.channel}
          options={channelsTyped(consultation).map((channel) => [
            channel,
            ctx.t.consultation.channels[channel],
          ])}
          chosen={settings.channel}
        />
        <Choice
          id="class"
          label={words.class}
          options={[
            ['', words.classUnknown],
            ...consultation.classes.map(({ id, name }): [string, string] => [id, name]),
          ]}
          chosen={settings.identityClass ?? ''}
        />
        <Choice
          id="dates"
          label={words.dates}
          options={[
            ['refuse', words.datesRefuse],
            ['note', words.datesNote],
          ]}
          chosen={settings.unreadableDates}
        />
        <Choice
          id="copies"
          label={words.copies}
          options={[
            ['fold', words.copiesFold],
            ['leave-out', words.copiesLeave],
          ]}
          chosen={settings.copies}
        />
      </div>
      <div class="intake-mapping">
        {Array.from({ length: widthOf(table) }, (_, column) => (
          <div class="field">
            <label for={`column-${column}`}>
              {words.column(column + 1, excerpt(table.rows[mapping.heading]?.[column]?.text ?? '', 20))}
            </label>
            <p class="hint">{words.sample(sampleOf(table, mapping.heading, column))}</p>
            <select id={`column-${column}`} name="column" class="ds-input">
              {COLUMN_FIELDS.map((field) => (
                <option value={field} selected={field === mapping.fields[column]}>
                  {words.fields[field]}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.again}
      </button>
    </form>
  );
}

function Choice(props: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly chosen: string;
}): VNode {
  const { id, label, options, chosen } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={id} class="ds-input">
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The first thing written in a column below the headings. */
function sampleOf({ rows }: OpinionTable, heading: number, column: number): string {
  const found = rows.slice(heading + 1).find((row) => (row[column]?.text ?? '').trim() !== '');
  return excerpt(found?.[column]?.text ?? '', 24);
}

function Earlier({
  ctx,
  seen,
}: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
}): VNode | null {
  const words = ctx.t.consultationIntake.import;
  const { imports } = seen.ledger;
  if (imports.length === 0) return null;
  return (
    <section>
      <h2>{words.earlier}</h2>
      <TableBox label={words.earlier}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.fileName}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.fate}</th>
            </tr>
          </thead>
          <tbody>
            {imports.toReversed().map(({ number, fileName, at }) => {
              const event = importEvent(seen.ledger, number);
              const { rows: read = 0, taken = 0, copies = 0, refused = [] } = event;
              return (
                <tr>
                  <td>
                    <a href={`/consultations/${seen.consultation.id}/intake/imports/${number}`}>{fileName}</a>
                  </td>
                  <td>{event.by === undefined ? '' : actorWords(ctx, seen.consultation, event.by)}</td>
                  <td class="moment">{momentWords(at.toString(), ctx.language)}</td>
                  <td>{words.counts({ read, taken, copies, refused: refused.length })}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
