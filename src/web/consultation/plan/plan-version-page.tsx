import type { VNode } from 'preact';
import { diffPlan, type ClauseDiff } from '#core/consultation/plan/diff-plan.ts';
import { clauseLine } from '#core/consultation/plan/plan-text.ts';
import type { PlanClause, PlanVersion } from '#core/consultation/plan/plan.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { DiffWords, FieldChanges } from './diff-words.tsx';
import { PlanChecks } from './plan-checks.tsx';

export type PlanVersionProps = ConsultationSeen & {
  readonly ctx: PageContext;
  readonly version: PlanVersion;
  /** An earlier version whose changes are marked. */
  readonly against: PlanVersion | undefined;
};

/** One version to read: every clause with its id, and what is not as it was. */
export function PlanVersionPage(props: PlanVersionProps): VNode {
  const { ctx, consultation, version, against } = props;
  const words = ctx.t.consultationPlan;
  const title = `${words.nth(version.nth)} · ${ctx.t.consultation.stages[version.stage]}`;
  const diffs = against ? diffPlan(against.clauses, version.clauses) : [];
  const changed = new Map(
    diffs.flatMap((diff) => (diff.what === 'removed' ? [] : [[diff.clause.id, diff] as const])),
  );
  const removed = Map.groupBy(
    diffs.filter((diff) => diff.what === 'removed'),
    ({ after }) => after,
  );
  const base = `/consultations/${consultation.id}/plan`;
  const address = `${base}/${version.nth}`;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={title} here="plan">
      <h1>{version.title}</h1>
      <p>
        {title}（{version.sealed ? words.sealed : words.open}）
      </p>
      <Against {...props} />
      <PlanChecks ctx={ctx} clauses={version.clauses} />
      <Contents {...props} />
      <div class="desk-plan">
        {(removed.get(undefined) ?? []).map(({ clause }) => (
          <Removed ctx={ctx} clause={clause} />
        ))}
        {version.clauses.map((clause) => (
          <>
            <Clause ctx={ctx} clause={clause} address={address} diff={changed.get(clause.id)} />
            {(removed.get(clause.id) ?? []).map((diff) => (
              <Removed ctx={ctx} clause={diff.clause} />
            ))}
          </>
        ))}
      </div>
      <p class="no-print">
        <a href={base}>{words.backToPlan}</a>
      </p>
    </ConsultationFrame>
  );
}

function Against({ ctx, consultation, ledger, version, against }: PlanVersionProps): VNode | null {
  const words = ctx.t.consultationPlan;
  const earlier = ledger.versions.filter(({ nth }) => nth < version.nth);
  if (earlier.length === 0) return null;
  return (
    <form method="get" action={`/consultations/${consultation.id}/plan/${version.nth}`} class="no-print">
      <div class="field">
        <label for="against">{words.against}</label>
        <select id="against" name="against" class="ds-input">
          <option value="">{words.noComparison}</option>
          {earlier.map(({ nth, stage }) => (
            <option value={nth} selected={nth === against?.nth}>
              {words.inVersion(nth, ctx.t.consultation.stages[stage])}
            </option>
          ))}
        </select>
      </div>
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.show}
      </button>
      {against && <p class="hint">{words.legend}</p>}
    </form>
  );
}

function Contents({ ctx, version }: PlanVersionProps): VNode | null {
  const headings = version.clauses.filter(({ kind }) => kind === 'part' || kind === 'chapter');
  if (headings.length < 2) return null;
  return (
    <details class="no-print">
      <summary>{ctx.t.consultationPlan.contents}</summary>
      <ul>
        {headings.map((clause) => (
          <li>
            <a href={`#${clause.id}`}>{clauseLine(clause)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Clause(props: {
  readonly ctx: PageContext;
  readonly clause: PlanClause;
  readonly address: string;
  readonly diff: ClauseDiff | undefined;
}): VNode {
  const { ctx, clause, address, diff } = props;
  const words = ctx.t.consultationPlan;
  const mark = diff === undefined ? '' : ` desk-clause--${diff.what}`;
  return (
    <div id={clause.id} class={`desk-clause desk-clause--${clause.kind}${mark}`}>
      <a class="desk-clause__id" href={`${address}/clauses/${clause.id}`}>
        {clause.id}
      </a>
      <p>
        <ClauseText clause={clause} diff={diff} />
        {clause.indicator?.nature === 'binding' && (
          <strong class="plan-nature">{words.natures.binding}</strong>
        )}
        {diff?.what === 'added' && <span class="hint"> {words.added}</span>}
        {diff?.what === 'changed' && diff.moved && <span class="hint"> {words.moved}</span>}
        {diff?.what === 'changed' && diff.renumbered && diff.old.no !== undefined && (
          <span class="hint"> {words.renumbered(diff.old.no)}</span>
        )}
      </p>
      {diff?.what === 'changed' && <FieldChanges fields={diff.fields} t={ctx.t} />}
    </div>
  );
}

function ClauseText({
  clause,
  diff,
}: {
  readonly clause: PlanClause;
  readonly diff: ClauseDiff | undefined;
}): VNode {
  if (diff?.what === 'added') return <ins>{clauseLine(clause)}</ins>;
  if (diff?.what !== 'changed' || diff.pieces.length === 0) return <>{clauseLine(clause)}</>;
  const isRow = clause.indicator !== undefined || clause.project !== undefined;
  return (
    <>
      {!isRow && numberBefore(clause)}
      <DiffWords pieces={diff.pieces} />
    </>
  );
}

/** The number and the gap behind it, as the whole line has them. */
function numberBefore(clause: PlanClause): string {
  return clauseLine(clause).slice(0, -clause.text.length || undefined);
}

function Removed({ ctx, clause }: { readonly ctx: PageContext; readonly clause: PlanClause }): VNode {
  return (
    <div class="desk-clause desk-clause--removed">
      <span class="desk-clause__id">{clause.id}</span>
      <p>
        <del>{clauseLine(clause)}</del> <span class="hint">{ctx.t.consultationPlan.removed}</span>
      </p>
    </div>
  );
}
