import type { VNode } from 'preact';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** After 保存，稍后再办. */
export function SavedPage(props: {
  readonly ctx: PageContext;
  readonly thingName: string;
  readonly continueHref: string;
}): VNode {
  const text = props.ctx.t.citizen;
  return (
    <Frame ctx={props.ctx} title={text.draft.savedTitle} section="myCases">
      <h1>{text.draft.savedTitle}</h1>
      <p class="notice notice--go">{text.draft.saved}</p>
      <p>{props.thingName}</p>
      <div class="acts">
        <a class="ds-button" href={props.continueHref}>
          {text.draft.continue}
        </a>
        <a class="ds-button" data-variant="secondary" href="/my-cases">
          {text.cases.title}
        </a>
      </div>
    </Frame>
  );
}
