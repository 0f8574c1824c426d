import type { PageContext } from '../frame/page-context.ts';

/** The same form, spoken to a clerk about the person at the counter: nobody signed in, an identity card was seen. */
export function atCounter(ctx: PageContext): PageContext {
  if (ctx.viewer.role !== 'clerk') return ctx;
  return { ...ctx, t: { ...ctx.t, form: { ...ctx.t.form, ...ctx.t.counter.form } } };
}
