import type { VNode } from 'preact';
import type { DiffPiece } from '#core/consultation/plan/diff-clause.ts';
import type { FieldChange } from '#core/consultation/plan/row-fields.ts';
import type { IndicatorNature } from '#core/consultation/plan/plan.ts';
import type { Texts } from '../../texts/texts.ts';

/** A changed text: what was taken out struck through, what was put in underlined. */
export function DiffWords({ pieces }: { readonly pieces: readonly DiffPiece[] }): VNode {
  return (
    <>
      {pieces.map(({ kind, text }) =>
        kind === 'kept' ? text : kind === 'deleted' ? <del>{text}</del> : <ins>{text}</ins>,
      )}
    </>
  );
}

/** Changed fields of a row: old and new with their unit. */
export function FieldChanges(props: {
  readonly fields: readonly FieldChange[];
  readonly t: Texts;
}): VNode | null {
  const { fields, t } = props;
  if (fields.length === 0) return null;
  return (
    <ul class="plan-fields">
      {fields.map(({ field, old, fresh, unit, binding }) => (
        <li class={binding ? 'plan-binding' : undefined}>
          {t.consultationPlan.fields[field]}: {old !== '' && <del>{shown(old, field, t) + unit}</del>} →{' '}
          {fresh === '' ? '—' : <ins>{shown(fresh, field, t) + unit}</ins>}
          {binding && <strong class="plan-nature"> {t.consultationPlan.natures.binding}</strong>}
        </li>
      ))}
    </ul>
  );
}

function shown(value: string, field: FieldChange['field'], { consultationPlan }: Texts): string {
  const natures: Readonly<Record<string, string>> = consultationPlan.natures satisfies Record<
    IndicatorNature,
    string
  >;
  return field === 'nature' ? (natures[value] ?? value) : value;
}
