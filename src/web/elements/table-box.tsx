import type { ComponentChildren, VNode } from 'preact';

/** A table that scrolls inside itself and can be reached by keyboard; `label` names it for those who do not see it. */
export function TableBox(props: { readonly label: string; readonly children: ComponentChildren }): VNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="table-box" tabindex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
