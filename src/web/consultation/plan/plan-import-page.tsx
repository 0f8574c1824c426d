import type { VNode } from 'preact';
import type { PlanFile } from '#app/open-plan-version.ts';
import type { PlanAlignment } from '#core/consultation/plan/align-plan.ts';
import { clauseLine } from '#core/consultation/plan/plan-text.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { excerpt } from '../consultation-words.ts';
import { VersionFields, type VersionTyped } from './plan-page.tsx';

export type PlanImportProps = ConsultationSeen & {
  readonly ctx: PageContext;
  readonly file: PlanFile;
  readonly alignment: PlanAlignment;
  readonly typed: VersionTyped;
  /** Place → what was chosen. */
  readonly chosen: ReadonlyMap<number, string>;
  readonly problem?: string | undefined;
};

/** What a file says, before anything of it is stored: what was noticed, what is known again, what a person decides. */
export function PlanImportPage(props: PlanImportProps): VNode {
  const { ctx, consultation, ledger, file, alignment, typed, problem } = props;
  const words = ctx.t.consultationPlan;
  const bases = [...alignment.matched.values()].map(({ basis }) => basis);
  const same = bases.filter((basis) => basis === 'text').length;
  const unsure = new Set(alignment.unsure.map(({ at }) => at));
  const all = file.plan.clauses.length;
  const counts = {
    all,
    same,
    reworded: bases.length - same,
    fresh: all - bases.length - unsure.size,
    gone: alignment.gone.length,
  };
  const title = words.readTitle(file.source.fileName);
  const address = `/consultations/${consultation.id}/plan/import/${file.source.sha256}`;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={title} here="plan">
      <h1>{title}</h1>
      {problem !== undefined && <ErrorSummary lines={[{ href: '#decide', sentence: problem }]} t={ctx.t} />}
      <p>{words.counts(counts)}</p>
      <h2>{words.findingsTitle}</h2>
      {file.plan.findings.length === 0 && <p>{words.noFindings}</p>}
      <ul>
        {file.plan.findings.map(({ code, paragraph, params }) => (
          <li class={code === 'tracked-changes-accepted' ? 'plan-warning' : undefined}>
            {paragraph > 0 && <span class="hint">{words.at(paragraph)} </span>}
            {words.findings[code](params)}
          </li>
        ))}
      </ul>
      <form id="decide" method="post" action={address}>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="name" value={file.source.fileName} />
        {unsure.size > 0 && <Unsure {...props} places={[...unsure]} />}
        <Splits {...props} />
        <Gone {...props} />
        <VersionFields ctx={ctx} typed={typed} prefix="import" />
        <button class="ds-button" type="submit">
          {words.save}
        </button>
      </form>
      <p class="no-print">
        <a href={`/consultations/${consultation.id}/plan`}>{words.backToPlan}</a>
        {ledger.versions.length > 0 && ` · ${words.nth(ledger.versions.length)}`}
      </p>
    </ConsultationFrame>
  );
}

function Unsure(props: PlanImportProps & { readonly places: readonly number[] }): VNode {
  const { ctx, ledger, file, alignment, chosen, places } = props;
  const words = ctx.t.consultationPlan;
  const olds = new Map(ledger.versions.at(-1)?.clauses.map((clause) => [clause.id, clause] as const));
  return (
    <>
      <h2>{words.unsureTitle(places.length)}</h2>
      <p class="hint">{words.unsureLead}</p>
      <TableBox label={words.unsureTitle(places.length)}>
        <table class="plain-table plan-unsure">
          <thead>
            <tr>
              <th>{words.inFile}</th>
              <th>{words.wasClause}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => {
              const fresh = file.plan.clauses[place];
              const name = `at:${place}`;
              return (
                <tr>
                  <td>{fresh && excerpt(clauseLine(fresh), 160)}</td>
                  <td>
                    {alignment.unsure.flatMap(({ at, old, likeness }) => {
                      const clause = olds.get(old);
                      if (at !== place || !clause) return [];
                      return [
                        <label class="block">
                          <input
                            type="radio"
                            name={name}
                            value={old}
                            checked={chosen.get(place) === old}
                            required
                          />{' '}
                          {old} {excerpt(clauseLine(clause), 160)}{' '}
                          <span class="hint">{words.likeness(Math.round(likeness * 100))}</span>
                        </label>,
                      ];
                    })}
                    <label class="block">
                      <input
                        type="radio"
                        name={name}
                        value="new"
                        checked={chosen.get(place) === 'new'}
                        required
                      />{' '}
                      {words.newClause}
                    </label>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

function Splits({ ctx, file, alignment }: PlanImportProps): VNode | null {
  const words = ctx.t.consultationPlan;
  if (alignment.splitFrom.size === 0) return null;
  return (
    <>
      <h2>{words.splitTitle}</h2>
      <ul>
        {[...alignment.splitFrom].map(([place, id]) => {
          const fresh = file.plan.clauses[place];
          return (
            <li>
              {words.split(id)} {fresh && excerpt(clauseLine(fresh))}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Gone({ ctx, ledger, alignment }: PlanImportProps): VNode | null {
  const words = ctx.t.consultationPlan;
  const clauses = ledger.versions.at(-1)?.clauses ?? [];
  if (alignment.gone.length === 0) return null;
  const gone = new Set(alignment.gone);
  return (
    <details>
      <summary>
        {words.goneTitle} ({alignment.gone.length})
      </summary>
      <ul>
        {clauses
          .filter(({ id }) => gone.has(id))
          .map((clause) => {
            const into = alignment.mergedInto.get(clause.id);
            const goal = into === undefined ? undefined : alignment.matched.get(into)?.old;
            return (
              <li>
                {clause.id} {excerpt(clauseLine(clause))}{' '}
                {goal !== undefined && <span class="hint">{words.merged(goal)}</span>}
              </li>
            );
          })}
      </ul>
    </details>
  );
}
