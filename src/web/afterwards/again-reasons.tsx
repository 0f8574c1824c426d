import type { VNode } from 'preact';
import { AGAIN_REASONS } from '#core/cases/ask-supplement.ts';
import type { PageContext } from '../frame/page-context.ts';

/** Why an office asks a second time: part of the form as soon as it is a second round. */
export function AgainReasons({ ctx, chosen }: { readonly ctx: PageContext; readonly chosen: string }): VNode {
  const words = ctx.t.afterwards.again;
  return (
    <div class="field">
      <label for="again">{words.label}</label>
      <p class="hint" id="again-hint">
        {words.hint}
      </p>
      <select class="ds-input" id="again" name="again" aria-describedby="again-hint">
        <option value="">—</option>
        {AGAIN_REASONS.map((reason) => (
          <option key={reason} value={reason} selected={reason === chosen}>
            {words.reasons[reason]}
          </option>
        ))}
      </select>
    </div>
  );
}
