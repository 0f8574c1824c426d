import type { VNode } from 'preact';
import { diffPlan } from '#core/consultation/plan/diff-plan.ts';
import { PLAN_STAGES, type PlanVersion } from '#core/consultation/plan/plan.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';

export type VersionTyped = { readonly stage: string; readonly title: string };

export type PlanPageProps = ConsultationSeen & {
  readonly ctx: PageContext;
  readonly done?: 'opened' | 'sealed' | undefined;
  readonly problem?: { readonly at: string; readonly sentence: string } | undefined;
  readonly typed?: VersionTyped | undefined;
};

/** All versions of the plan; the last one sealed, the next opened or imported. */
export function PlanPage(props: PlanPageProps): VNode {
  const { ctx, consultation, ledger, done, problem } = props;
  const words = ctx.t.consultationPlan;
  const last = ledger.versions.at(-1);
  const mayOpen = !last || last.sealed;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={words.title} here="plan">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {problem && <ErrorSummary lines={[{ href: `#${problem.at}`, sentence: problem.sentence }]} t={ctx.t} />}
      {done && (
        <output class="notice notice--go">{done === 'opened' ? words.openDone : words.sealDone}</output>
      )}
      {last ? <Versions {...props} /> : <p>{words.none}</p>}
      {last && !last.sealed && <Seal {...props} nth={last.nth} />}
      {mayOpen && last && <Next {...props} last={last} />}
      {mayOpen && <Import {...props} />}
      {!mayOpen && <p class="hint">{words.mustSeal(last.nth)}</p>}
    </ConsultationFrame>
  );
}

function Versions({ ctx, consultation, ledger: { versions } }: PlanPageProps): VNode {
  const words = ctx.t.consultationPlan;
  const { columns } = words;
  const base = `/consultations/${consultation.id}/plan`;
  return (
    <TableBox label={words.versions}>
      <table class="plain-table plan-versions">
        <thead>
          <tr>
            <th>{columns.nth}</th>
            <th>{columns.stage}</th>
            <th>{columns.name}</th>
            <th class="number">{columns.clauses}</th>
            <th>{columns.changed}</th>
            <th>{columns.source}</th>
            <th>{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version, at) => (
            <tr>
              <td>
                <a href={`${base}/${version.nth}`}>{words.nth(version.nth)}</a>
              </td>
              <td>{ctx.t.consultation.stages[version.stage]}</td>
              <td>{version.title}</td>
              <td class="number">{version.clauses.length}</td>
              <td>
                <Changed ctx={ctx} base={base} before={versions[at - 1]} version={version} />
              </td>
              <td>
                {version.source ? words.fromFile(version.source.fileName) : at > 0 ? words.fromLast : ''}
                {version.source &&
                  version.source.trackedChanges > 0 &&
                  words.tracked(version.source.trackedChanges)}
              </td>
              <td>{version.sealed ? words.sealed : words.open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Changed(props: {
  readonly ctx: PageContext;
  readonly base: string;
  readonly before: PlanVersion | undefined;
  readonly version: PlanVersion;
}): VNode {
  const words = props.ctx.t.consultationPlan;
  const { before, version } = props;
  if (!before) return <>{words.first}</>;
  return (
    <a href={`${props.base}/${version.nth}?against=${before.nth}`}>
      {words.changedCount(diffPlan(before.clauses, version.clauses).length)}
    </a>
  );
}

function Seal({ ctx, consultation, nth }: PlanPageProps & { readonly nth: number }): VNode {
  const words = ctx.t.consultationPlan;
  return (
    <form id="seal" method="post" action={`/consultations/${consultation.id}/plan/${nth}/seal`}>
      <CsrfField ctx={ctx} />
      <p class="hint">{words.sealHint}</p>
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.seal}
      </button>
    </form>
  );
}

function Next(props: PlanPageProps & { readonly last: PlanVersion }): VNode {
  const { ctx, consultation, last, typed } = props;
  const words = ctx.t.consultationPlan;
  return (
    <form id="next" method="post" action={`/consultations/${consultation.id}/plan`}>
      <CsrfField ctx={ctx} />
      <h2>{words.next}</h2>
      <p class="hint">{words.nextHint}</p>
      <VersionFields ctx={ctx} typed={typed ?? { stage: last.stage, title: last.title }} prefix="next" />
      <button class="ds-button" type="submit">
        {words.openNext}
      </button>
    </form>
  );
}

/** Stage and name of a version that is to be opened. */
export function VersionFields(props: {
  readonly ctx: PageContext;
  readonly typed: VersionTyped;
  readonly prefix: string;
}): VNode {
  const { ctx, typed, prefix } = props;
  const words = ctx.t.consultationPlan;
  return (
    <>
      <div class="field">
        <label for={`${prefix}-stage`}>{words.stage}</label>
        <select id={`${prefix}-stage`} name="stage" class="ds-input">
          {PLAN_STAGES.map((stage) => (
            <option value={stage} selected={stage === typed.stage}>
              {ctx.t.consultation.stages[stage]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${prefix}-title`}>{words.versionTitle}</label>
        <input id={`${prefix}-title`} name="title" class="ds-input" value={typed.title} required />
      </div>
    </>
  );
}

function Import({ ctx, consultation }: PlanPageProps): VNode {
  const words = ctx.t.consultationPlan;
  return (
    <form
      id="import"
      method="post"
      enctype="multipart/form-data"
      action={`/consultations/${consultation.id}/plan/import`}
    >
      <CsrfField ctx={ctx} />
      <h2>{words.importTitle}</h2>
      <p class="hint" id="import-hint">
        {words.importHint}
      </p>
      <div class="field">
        <label for="plan-file">{words.file}</label>
        <input
          id="plan-file"
          name="file"
          type="file"
          accept=".docx"
          class="ds-input"
          aria-describedby="import-hint"
          required
        />
      </div>
      <button class="ds-button" type="submit">
        {words.read}
      </button>
    </form>
  );
}
