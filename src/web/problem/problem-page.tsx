import type { VNode } from 'preact';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { FrameTexts } from '../texts/texts.ts';

export type ProblemKind = keyof FrameTexts['problem'];

export type ProblemPageProps = {
  readonly ctx: PageContext;
  readonly kind: ProblemKind;
  readonly reference?: string;
  /** What a form held whose token was stale: given back, to be sent once more. */
  readonly resubmit?: { readonly action: string; readonly typed: ReadonlyMap<string, readonly string[]> };
};

/** A page for what went wrong: what happened, and what to do next. */
export function ProblemPage({ ctx, kind, reference, resubmit }: ProblemPageProps): VNode {
  const text = ctx.t.frame.problem[kind];
  return (
    <Frame ctx={ctx} title={text.title}>
      <h1>{text.title}</h1>
      <p>{text.body}</p>
      {resubmit && (
        <form method="post" action={resubmit.action}>
          <input type="hidden" name="_csrf" value={ctx.csrf} />
          {[...resubmit.typed].flatMap(([name, values]) =>
            values.map((value) => <input type="hidden" name={name} value={value} />),
          )}
          <div class="acts">
            <button class="ds-button" type="submit">
              {ctx.t.frame.submitAgain}
            </button>
          </div>
        </form>
      )}
      {reference && <p class="hint">{ctx.t.frame.problemReference(reference)}</p>}
      <div class="acts">
        <a class="ds-button" data-variant={resubmit ? 'secondary' : undefined} href="/">
          {ctx.t.frame.home}
        </a>
      </div>
    </Frame>
  );
}
