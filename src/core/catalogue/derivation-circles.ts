import type { DataElement, ElementId } from './model.ts';

/** Elements that derive from each other in a circle, sorted; one that only waits for a circle is not part of it. */
export function derivationCircles(
  elements: Iterable<Pick<DataElement, 'id' | 'derive'>>,
): readonly ElementId[] {
  const reads = new Map<ElementId, readonly ElementId[]>();
  for (const { id, derive } of elements) if (derive !== undefined) reads.set(id, derive.reads);
  const reaches = (from: ElementId, target: ElementId, seen: Set<ElementId>): boolean =>
    (reads.get(from) ?? []).some((next) => {
      if (next === target) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, target, seen);
    });
  return [...reads.keys()].filter((id) => reaches(id, id, new Set())).toSorted();
}
