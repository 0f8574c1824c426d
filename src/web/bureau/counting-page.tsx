import type { VNode } from 'preact';
import { REDUCTIONS } from '#core/compiler/plan.ts';
import type { PageContext } from '../frame/page-context.ts';
import { BureauFrame } from './bureau-frame.tsx';

/** What counts as a step, a paper, a day and a trip; the long form is `docs/counting.md`. */
export function CountingPage({ ctx }: { readonly ctx: PageContext }): VNode {
  const words = ctx.t.bureau;
  return (
    <BureauFrame ctx={ctx} title={words.savings.definition} here="counting">
      <h1>{words.savings.definition}</h1>
      <p>{words.counting.lead}</p>
      {REDUCTIONS.map((name) => (
        <section id={name}>
          <h2>{words.savings.names[name]}</h2>
          <p>{words.counting.before[name]}</p>
          <p>{words.counting.after[name]}</p>
        </section>
      ))}
      <h2>{words.counting.limitsHeading}</h2>
      <p>{words.counting.limits}</p>
    </BureauFrame>
  );
}
