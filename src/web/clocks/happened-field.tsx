import type { VNode } from 'preact';
import type { PageContext } from '../frame/page-context.ts';

/** 事后补录, folded: when it really happened. `id` tells the forms of one page apart. */
export function HappenedField(props: {
  readonly ctx: PageContext;
  readonly id: string;
  readonly typed: string;
}): VNode {
  const { ctx, id, typed } = props;
  const words = ctx.t.clocks.happened;
  return (
    <details class="why" open={typed !== ''}>
      <summary>{words.fold}</summary>
      <div class="field">
        <label for={id}>{words.label}</label>
        <p class="hint" id={`${id}-hint`}>
          {words.hint}
        </p>
        <input
          class="ds-input"
          id={id}
          name="happened"
          value={typed}
          maxlength={20}
          autocomplete="off"
          aria-describedby={`${id}-hint`}
        />
      </div>
    </details>
  );
}
