import type { VNode } from 'preact';
import type { JointCase } from '#read/joint-case.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { TableBox } from '../elements/table-box.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { ClockList } from './clock-list.tsx';
import { DaysField, TextField } from './side-pages.tsx';

export type JointTyped = { readonly days: string; readonly approvedBy: string; readonly text: string };

/** The joint clock of a bundle, and the form that extends it once. */
export function JointPage(props: {
  readonly ctx: PageContext;
  readonly found: JointCase;
  readonly typed: JointTyped;
  readonly problem?: string;
  readonly done: boolean;
}): VNode {
  const { ctx, found, typed, problem, done } = props;
  const { t } = ctx;
  const words = t.clocks.joint;
  const { clock, extension, ceiling } = found;
  const may = clock !== undefined && clock.status !== 'ended' && extension === undefined && !clock.late;
  const head = problem === undefined ? words.title : `${t.form.titleProblem}${words.title}`;
  return (
    <BureauFrame ctx={ctx} title={`${head} · ${numberWords(found.number)}`} here="joint">
      <ErrorSummary lines={problem === undefined ? [] : [{ href: '#joint-form', sentence: problem }]} t={t} />
      {done && <output class="notice notice--go">{words.done}</output>}
      <h1>{words.title}</h1>
      <p>
        {nameIn(ctx, found.thingName)} · <span class="unbroken">{numberWords(found.number)}</span>
      </p>
      {clock !== undefined && <ClockList ctx={ctx} clocks={[clock]} level={3} forStaff />}
      <Parts ctx={ctx} found={found} />
      {extension !== undefined && <p>{words.extended(extension.workingDays, extension.approvedBy)}</p>}
      {!may && extension === undefined && <p>{words.none}</p>}
      {may && (
        <form method="post" id="joint-form" tabIndex={-1} noValidate>
          <CsrfField ctx={ctx} />
          <input type="hidden" name="version" value={found.version} />
          <p>{words.intro(ceiling.extension)}</p>
          <DaysField label={words.by} value={typed.days} />
          <div class="field">
            <label for="approved">{words.approvedBy}</label>
            <input
              class="ds-input"
              id="approved"
              name="approvedBy"
              value={typed.approvedBy}
              maxlength={200}
            />
          </div>
          <TextField label={words.reason} value={typed.text} />
          <div class="acts">
            <button class="ds-button" type="submit">
              {words.submit}
            </button>
          </div>
        </form>
      )}
    </BureauFrame>
  );
}

function Parts({ ctx, found }: { readonly ctx: PageContext; readonly found: JointCase }): VNode {
  const words = ctx.t.clocks.joint;
  return (
    <TableBox label={words.parts}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.office}</th>
            <th scope="col">{words.stage}</th>
          </tr>
        </thead>
        <tbody>
          {found.parts.map(({ itemName, agencyName, stage }) => (
            <tr>
              <th scope="row">{nameIn(ctx, itemName)}</th>
              <td>{nameIn(ctx, agencyName)}</td>
              <td>{ctx.t.desk.stage[stage]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Which bundle: by its number. */
export function JointSearchPage(props: {
  readonly ctx: PageContext;
  readonly typed: string;
  readonly notFound: boolean;
}): VNode {
  const { ctx, typed, notFound } = props;
  const { t } = ctx;
  const words = t.clocks.joint;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="joint">
      <ErrorSummary lines={notFound ? [{ href: '#number', sentence: words.notFound }] : []} t={t} />
      <h1>{words.title}</h1>
      <form method="get" action="/bureau/extend-joint">
        <div class="field">
          <label for="number">{words.number}</label>
          <input class="ds-input" id="number" name="number" value={typed} maxlength={40} autocomplete="off" />
        </div>
        <div class="acts">
          <button class="ds-button" type="submit">
            {words.find}
          </button>
        </div>
      </form>
    </BureauFrame>
  );
}
