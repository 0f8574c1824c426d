import type { VNode } from 'preact';
import type { demoMessages } from '#app/demo-messages.ts';
import { momentWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** What the demo would have sent: nobody needs a telephone to try a code. */
export function DemoMessagesPage(props: {
  readonly ctx: PageContext;
  readonly messages: Awaited<ReturnType<typeof demoMessages>>;
}): VNode {
  const { ctx, messages } = props;
  const text = ctx.t.notices.demo;
  return (
    <Frame ctx={ctx} title={text.title}>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      {messages.length === 0 && <p class="empty">{text.none}</p>}
      <ul class="told-list">
        {messages.map(({ lane, address, status, text: words, at }) => (
          <li class="told">
            <p class="told__title">
              {lane === 'mail' ? ctx.t.notices.bureau.lane.mail : ctx.t.notices.bureau.lane.sms} → {address}
            </p>
            {words !== undefined && <p class="told__sent">{words}</p>}
            <p class="hint">
              {momentWords(at, ctx.language)} · {text.status[status]}
            </p>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
