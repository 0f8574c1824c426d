import type { ComponentChildren, VNode } from 'preact';
import { placeName } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { CounterFrame } from '../counter/counter-parts.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** The frame of whoever looks: a resident's pages, or the counter's. */
export function Shell(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly divisions: DivisionTree;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, title, divisions, children } = props;
  if (ctx.viewer.role !== 'clerk') {
    return (
      <Frame ctx={ctx} title={title} section="myCases">
        {children}
      </Frame>
    );
  }
  const place = divisions.get(ctx.viewer.centre);
  return (
    <CounterFrame
      ctx={ctx}
      title={title}
      here="mandates"
      centre={ctx.t.counter.centre(place === undefined ? ctx.viewer.centre : placeName(place))}
    >
      {children}
    </CounterFrame>
  );
}

/** Where the pages of mandates are for whoever looks. */
export function mandatesHome(ctx: Pick<PageContext, 'viewer'>): string {
  return ctx.viewer.role === 'clerk' ? '/counter/mandates' : '/my-mandates';
}
