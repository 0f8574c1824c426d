import type { VNode } from 'preact';
import { computedGrowth } from '#core/consultation/plan/check-indicators.ts';
import { fieldValue, ROW_FIELDS, type RowField } from '#core/consultation/plan/row-fields.ts';
import type { PlanClause } from '#core/consultation/plan/plan.ts';
import type { PageContext } from '../../frame/page-context.ts';
import type { ClauseTyped } from './clause-form.ts';

/** The fields of an indicator or a project, each with what the version before had. */
export function RowFields(props: {
  readonly ctx: PageContext;
  readonly clause: PlanClause;
  readonly before: PlanClause | undefined;
  readonly typed: ClauseTyped;
}): VNode {
  const { ctx, clause, before, typed } = props;
  const words = ctx.t.consultationPlan;
  const growth = clause.indicator && computedGrowth(clause.indicator);
  const fields = ROW_FIELDS.filter((field) => typed[field] !== undefined);
  return (
    <>
      {clause.indicator?.nature === 'binding' && <p class="plan-warning">{words.bindingWarning}</p>}
      <div class="plan-row-fields">
        {fields.map((field) => (
          <div class="field">
            <label for={`row-${field}`}>{labelOf(field, clause, ctx)}</label>
            {field === 'nature' ? (
              <select id="row-nature" name="nature" class="ds-input">
                {(['', 'binding', 'expected'] as const).map((nature) => (
                  <option value={nature} selected={nature === typed['nature']}>
                    {nature === '' ? words.noNature : words.natures[nature]}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`row-${field}`}
                name={field}
                class="ds-input"
                value={typed[field]}
                disabled={isWithoutPlace(field, clause)}
              />
            )}
            <Before ctx={ctx} clause={clause} before={before} field={field} />
          </div>
        ))}
      </div>
      {growth && <p class="hint">{words.computed(growth.perYear, growth.difference)}</p>}
    </>
  );
}

function Before(props: {
  readonly ctx: PageContext;
  readonly clause: PlanClause;
  readonly before: PlanClause | undefined;
  readonly field: RowField;
}): VNode | null {
  const { ctx, clause, before, field } = props;
  const old = before ? fieldValue(before, field) : '';
  if (old === '' || old === fieldValue(clause, field)) return null;
  const { natures, beforeVersion } = ctx.t.consultationPlan;
  const nature = field === 'nature' && (old === 'binding' || old === 'expected') ? natures[old] : old;
  return <p class="hint">{beforeVersion(nature)}</p>;
}

function labelOf(field: RowField, { indicator, project }: PlanClause, { t }: PageContext): string {
  const words = t.consultationPlan;
  if (field === 'base') return words.baseYear(indicator?.base?.year);
  if (field === 'target') return words.targetYear(indicator?.target?.year);
  if (field === 'unit' && project) return `${words.fields.investment} · ${words.fields.unit}`;
  return words.fields[field];
}

/** A figure of a year that the table has no column for. */
function isWithoutPlace(field: RowField, { indicator }: PlanClause): boolean {
  return (
    (field === 'base' && !indicator?.base) ||
    (field === 'target' && indicator !== undefined && !indicator.target)
  );
}

/** Why: who asked for it, or else a reason of the desk. */
export function ReasonFields(props: {
  readonly ctx: PageContext;
  readonly typed: ClauseTyped;
  readonly prefix: string;
}): VNode {
  const { ctx, typed, prefix } = props;
  const words = ctx.t.consultationPlan;
  const [because, editorial] = [`${prefix}-because`, `${prefix}-editorial`];
  return (
    <>
      <div class="field">
        <label for={because}>{words.because}</label>
        <p class="hint" id={`${because}-hint`}>
          {words.becauseHint}
        </p>
        <input
          id={because}
          name="because"
          class="ds-input"
          value={typed['because']}
          aria-describedby={`${because}-hint`}
        />
      </div>
      <div class="field">
        <label for={editorial}>{words.editorial}</label>
        <p class="hint" id={`${editorial}-hint`}>
          {words.editorialHint}
        </p>
        <input
          id={editorial}
          name="editorial"
          class="ds-input"
          value={typed['editorial']}
          aria-describedby={`${editorial}-hint`}
        />
      </div>
    </>
  );
}
