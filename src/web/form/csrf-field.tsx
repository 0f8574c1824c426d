import type { VNode } from 'preact';
import type { PageContext } from '../frame/page-context.ts';

/** First thing in every form that posts. */
export function CsrfField({ ctx }: { readonly ctx: PageContext }): VNode {
  return <input type="hidden" name="_csrf" value={ctx.csrf} />;
}
