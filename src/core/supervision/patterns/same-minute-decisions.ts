import { officeKey, type Trace, type TraceStep } from '../trace.ts';
import type { PatternFinding, PatternSettings } from './pattern.ts';

const DECISIONS: readonly TraceStep['kind'][] = ['part-granted', 'part-rejected', 'part-refused'];

type Decision = { readonly trace: Trace; readonly by: string; readonly at: number };

/**
 * Runs of decisions by one officer that all lie within a few seconds of each other: nobody reads a case that fast. Judged by
 * when they were entered, because a back-filled moment is what somebody says.
 */
export function findBulkDecisions(
  traces: readonly Trace[],
  { bulk }: Pick<PatternSettings, 'bulk'>,
): readonly PatternFinding[] {
  const decisions = traces.flatMap((trace) =>
    trace.steps.flatMap(({ kind, at, recordedAt, by }): readonly Decision[] =>
      by !== undefined && DECISIONS.includes(kind)
        ? [{ trace, by, at: (recordedAt ?? at).epochMilliseconds }]
        : [],
    ),
  );
  const runs = [
    ...Map.groupBy(decisions, ({ by, trace }) => `${by}/${officeKey(trace.office)}`).values(),
  ].flatMap((own) => runsOf(own, bulk));
  const hits = runs.reduce((sum, run) => sum + run.length, 0);
  return runs
    .flatMap((run): readonly PatternFinding[] => {
      const [first] = run;
      if (first === undefined) return [];
      const { by, trace } = first;
      const of = decisions.filter((each) => each.by === by).length;
      return [
        {
          pattern: 'same-minute-decisions',
          office: trace.office,
          officer: by,
          here: { hits: run.length, of },
          everywhere: { hits, of: decisions.length },
          parts: run.map(({ trace: { number, part } }) => ({ number, part })),
        },
      ];
    })
    .toSorted((a, b) => b.here.hits - a.here.hits);
}

/** Longest runs of `size` or more decisions that lie within the span of the first; no decision is in two. */
function runsOf(decisions: readonly Decision[], { size, seconds }: PatternSettings['bulk']): Decision[][] {
  const sorted = decisions.toSorted((a, b) => a.at - b.at);
  const runs: Decision[][] = [];
  let from = 0;
  let to = 0;
  for (; from < sorted.length; from += 1) {
    const end = (sorted[from]?.at ?? 0) + seconds * 1000;
    to = Math.max(to, from);
    while (to < sorted.length && (sorted[to]?.at ?? Infinity) <= end) to += 1;
    if (to - from < size) continue;
    runs.push(sorted.slice(from, to));
    from = to - 1;
  }
  return runs;
}
