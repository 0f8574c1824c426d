import { Fragment, type ComponentChildren, type VNode } from 'preact';

export type FactRow = { readonly label: string; readonly value: ComponentChildren };

/** Label and value pairs; on phones the label stands above its value. */
export function Facts({ rows }: { readonly rows: readonly FactRow[] }): VNode {
  return (
    <dl class="facts">
      {rows.map((row) => (
        <Fragment key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
