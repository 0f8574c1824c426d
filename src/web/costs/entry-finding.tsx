import type { ComponentChildren, VNode } from 'preact';
import type { Finding } from '#core/statistics/rules/finding.ts';
import type { PageContext } from '../frame/page-context.ts';
import { cellPlace, type EntryView } from './entry-view.ts';
import { formPath } from './entry-words.ts';
import { FindingView } from './finding.tsx';

/** One finding with links into the forms of the return, and below it what was explained, or `children` in its place. */
export function EntryFinding(props: {
  readonly ctx: PageContext;
  readonly view: EntryView;
  readonly finding: Finding;
  readonly children?: ComponentChildren;
}): VNode {
  const { ctx, view, finding, children } = props;
  const { round, unit, state } = view;
  const explained = state.explanations.get(finding.key);
  return (
    <FindingView
      ctx={ctx}
      round={round}
      finding={finding}
      hrefOf={(code) => {
        const place = cellPlace(round, code);
        return place && formPath(round.id, unit.id, place.form.code, code);
      }}
    >
      {children ??
        (explained && (
          <p>
            {ctx.t.costsEntry.explanation}
            {ctx.t.form.colon}
            <span class="typed">{explained.text}</span>
          </p>
        ))}
    </FindingView>
  );
}
