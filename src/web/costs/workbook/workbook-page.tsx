import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { ReturnView } from '#read/return-for.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { WorkbookFault } from '#core/statistics/workbook/raw-workbook.ts';
import { WORKBOOK_FINDINGS, type WorkbookFinding } from '#core/statistics/workbook/read-return-workbook.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import { EntryFrame } from '../entry-frame.tsx';
import { returnPath } from '../entry-words.ts';

/** A figure that would be another one after taking the workbook in. */
export type WorkbookChange = {
  readonly code: IndicatorCode;
  readonly sheet: string;
  readonly address: string;
  readonly now: string;
  readonly after: string;
};

/** What came of an upload: nothing sent, bytes that are no workbook, or a reading. */
export type UploadOutcome =
  | { readonly kind: 'no-file' }
  | { readonly kind: 'fault'; readonly fault: WorkbookFault }
  | {
      readonly kind: 'read';
      readonly fileName: string;
      readonly findings: readonly WorkbookFinding[];
      readonly changes: readonly WorkbookChange[];
    };

/** Name of the hidden field that carries one figure to be taken in. */
export function changeField(code: string): string {
  return `cell.${code}`;
}

type Props = { readonly ctx: PageContext; readonly view: ReturnView; readonly outcome?: UploadOutcome };

/** Download, upload, and what an upload would change, on one page. */
export function WorkbookPage({ ctx, view, outcome }: Props): VNode {
  const { round, unit, acts } = view;
  const words = ctx.t.costsWorkbook;
  const home = returnPath(round.id, unit.id);
  return (
    <EntryFrame ctx={ctx} view={view} title={words.title} here="workbook">
      {outcome !== undefined && <Outcome ctx={ctx} view={view} outcome={outcome} />}
      {!acts.includes('save') && <p class="notice">{words.notOpen}</p>}
      <p>{words.lead}</p>
      <h2>{words.step1}</h2>
      <p>
        <a class="ds-button" data-variant="secondary" href={`${home}/template.xlsx`} download>
          {words.download}
        </a>
      </p>
      <p>{words.downloadNote}</p>
      {acts.includes('save') && (
        <>
          <h2>{words.step2}</h2>
          <form method="post" action={`${home}/workbook`} enctype="multipart/form-data">
            <CsrfField ctx={ctx} />
            <div class="upload">
              <label for="workbook">{words.file}</label>
              <div class="upload__row">
                <input
                  id="workbook"
                  type="file"
                  name="workbook"
                  accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                />
                <button class="ds-button" type="submit">
                  {words.upload}
                </button>
              </div>
            </div>
          </form>
        </>
      )}
    </EntryFrame>
  );
}

function Outcome({ ctx, view, outcome }: Required<Props>): VNode {
  const words = ctx.t.costsWorkbook;
  if (outcome.kind === 'no-file') return <Stopped title={words.noFile} />;
  if (outcome.kind === 'fault') return <Stopped title={words.faults[outcome.fault]} />;
  const blocks = outcome.findings.filter(({ code }) => WORKBOOK_FINDINGS[code] === 'block');
  const hints = outcome.findings.filter(({ code }) => WORKBOOK_FINDINGS[code] === 'hint');
  return (
    <>
      {blocks.length > 0 && (
        <section class="error-box" role="alert">
          <h2>{words.blockedTitle(blocks.length)}</h2>
          <p>{words.blockedLead}</p>
          <FindingList ctx={ctx} view={view} findings={blocks} />
        </section>
      )}
      {hints.length > 0 && (
        <section class="notice">
          <h2>{words.hintsTitle(hints.length)}</h2>
          <FindingList ctx={ctx} view={view} findings={hints} />
        </section>
      )}
      {/* Below what was read otherwise than written: one looks at that before one confirms. */}
      {blocks.length === 0 && <Changes ctx={ctx} view={view} outcome={outcome} />}
    </>
  );
}

function Stopped({ title }: { readonly title: string }): VNode {
  return (
    <section class="error-box" role="alert">
      <p>{title}</p>
    </section>
  );
}

function FindingList(props: {
  readonly ctx: PageContext;
  readonly view: ReturnView;
  readonly findings: readonly WorkbookFinding[];
}): VNode {
  const words = props.ctx.t.costsWorkbook;
  return (
    <ul>
      {props.findings.map((finding) => {
        const { code, sheet, address, found = '', expected = '', notes = [], reading = '' } = finding;
        const name = code === 'other-unit' ? unitName(props.view, found) : found;
        return (
          <li>
            {sheet !== undefined && <strong>{words.place(sheet, address ?? '')} </strong>}
            {words.findings[code]({ found: name, expected })}
            {notes.length > 0 && (
              <>
                {' '}
                {words.readAs(
                  reading === '' ? words.blank : reading,
                  notes.map((note) => words.notes[note.code]).join('、'),
                )}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function unitName({ round }: ReturnView, id: string): string {
  return round.units.find((unit) => unit.id === id)?.name ?? id;
}

function Changes(props: {
  readonly ctx: PageContext;
  readonly view: ReturnView;
  readonly outcome: Extract<UploadOutcome, { kind: 'read' }>;
}): VNode {
  const { ctx, view, outcome } = props;
  const { changes, fileName } = outcome;
  const words = ctx.t.costsWorkbook;
  const home = returnPath(view.round.id, view.unit.id);
  if (changes.length === 0) return <p class="notice">{words.noChanges}</p>;
  const shown = (text: string): string => (text === '' ? words.blank : text);
  return (
    <section class="notice notice--wait">
      <h2>{words.changesTitle(changes.length)}</h2>
      <TableBox label={words.changesTitle(changes.length)}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.place}</th>
              <th scope="col">{words.columns.indicator}</th>
              <th scope="col" class="number">
                {words.columns.now}
              </th>
              <th scope="col" class="number">
                {words.columns.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ code, sheet, address, now, after }) => (
              <tr>
                <td>{words.place(sheet, address)}</td>
                <td>{inLanguage(view.round.indicators.get(code)?.name ?? { zh: code }, ctx.language)}</td>
                <td class="number">{shown(now)}</td>
                <td class="number">{shown(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <form method="post" action={`${home}/workbook/confirm`}>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="file" value={fileName} />
        {changes.map(({ code, after }) => (
          <input type="hidden" name={changeField(code)} value={after} />
        ))}
        <p class="acts">
          <button class="ds-button" type="submit">
            {words.confirm(changes.length)}
          </button>{' '}
          <a href={`${home}/workbook`}>{words.cancel}</a>
        </p>
      </form>
    </section>
  );
}
