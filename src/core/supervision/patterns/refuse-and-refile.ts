import { firstStep, officeKey, type Trace, type TraceStep } from '../trace.ts';
import { findingsByOffice, type Looked, type PatternFinding, type PatternSettings } from './pattern.ts';

const GRANTED = ['part-granted', 'part-deemed-granted'] as const satisfies readonly TraceStep['kind'][];

/** Of all refusals and rejections: those after which the same person filed the same item again soon, and got it. */
export function findRefilings(
  traces: readonly Trace[],
  { refile }: Pick<PatternSettings, 'refile'>,
): readonly PatternFinding[] {
  const granted = Map.groupBy(
    traces.filter((trace) => firstStep(trace, ...GRANTED) !== undefined),
    sameMatter,
  );
  const looked = traces.flatMap((trace): readonly Looked[] => {
    const refused = firstStep(trace, 'part-refused', 'part-rejected');
    if (refused === undefined) return [];
    const hit = (granted.get(sameMatter(trace)) ?? []).some(({ filedAt }) => {
      const hours = refused.at.until(filedAt).total('hours');
      return hours >= 0 && hours <= refile.withinDays * 24;
    });
    return [{ trace, hit }];
  });
  return findingsByOffice('refuse-and-refile', looked, refile);
}

function sameMatter({ person, item, office }: Trace): string {
  return `${person}/${item}/${officeKey(office)}`;
}
