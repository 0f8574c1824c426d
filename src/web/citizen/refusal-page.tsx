import type { VNode } from 'preact';
import type { Refusal } from '#app/refusal.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { ProblemPage, type ProblemKind } from '../problem/problem-page.tsx';

/** An act that was refused, on a page of its own: the sentence, and the way back. */
function RefusalPage(props: {
  readonly ctx: PageContext;
  readonly refusal: Refusal;
  readonly backHref: string;
}): VNode {
  const { ctx, refusal, backHref } = props;
  const sentence = refusalSentence(refusal, ctx.t);
  return (
    <Frame ctx={ctx} title={ctx.t.citizen.refusedTitle}>
      <h1>{ctx.t.citizen.refusedTitle}</h1>
      <p class="notice notice--wait">{sentence}</p>
      <div class="acts">
        <a class="ds-button" href={backHref}>
          {ctx.t.frame.back}
        </a>
        <a class="ds-button" data-variant="secondary" href="/centres">
          {ctx.t.citizen.home.centreLink}
        </a>
      </div>
    </Frame>
  );
}

/** The two pages as functions, for files without markup. */
export function refusalPage(ctx: PageContext, refusal: Refusal, backHref: string): VNode {
  return <RefusalPage ctx={ctx} refusal={refusal} backHref={backHref} />;
}

export function problemPage(ctx: PageContext, kind: ProblemKind): VNode {
  return <ProblemPage ctx={ctx} kind={kind} />;
}
