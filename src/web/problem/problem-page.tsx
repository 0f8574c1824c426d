import type { VNode } from 'preact';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { FrameTexts } from '../texts/texts.ts';

export type ProblemKind = keyof FrameTexts['problem'];

/** A page for what went wrong: what happened, and what to do next. `typed` gives back what the form held. */
export function ProblemPage(props: {
  readonly ctx: PageContext;
  readonly kind: ProblemKind;
  readonly reference?: string;
  readonly typed?: readonly { readonly name: string; readonly value: string }[];
}): VNode {
  const { ctx, kind } = props;
  const text = ctx.t.frame.problem[kind];
  return (
    <Frame ctx={ctx} title={text.title}>
      <h1>{text.title}</h1>
      <p>{text.body}</p>
      {props.typed && props.typed.length > 0 && (
        <dl class="facts">
          {props.typed.map(({ name, value }) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      )}
      {props.reference && <p class="hint">{ctx.t.frame.problemReference(props.reference)}</p>}
      <div class="acts">
        <a class="ds-button" href="/">
          {ctx.t.frame.home}
        </a>
      </div>
    </Frame>
  );
}
