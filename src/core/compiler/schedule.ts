// Stages, critical path and promised time of a set of items that wait for each other. Pure arithmetic over the plan.
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { Fact } from '#core/catalogue/fact.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import type { Flow, FlowEdge, PlanItem, PromisedTime, ScheduledItem } from './plan.ts';

/**
 * Which of several alternatives an item waits for: `latest` while the situation is unknown (any one may turn out to be
 * the only one), `earliest` once it is known which of them belong to the matter.
 */
export type WaitsFor = 'latest' | 'earliest';

/** How long an item takes. `apart`: stated, but in a unit that no source turns into working days. */
export type Span =
  | { readonly known: true; readonly workingDays: number }
  | { readonly known: false; readonly apart?: TimeLimit };

/** The limit in working days: an instant item without a stated limit takes none. */
export function spanOf({ item, promised }: Pick<PlanItem, 'item' | 'promised'>): Span {
  if (promised.stated) {
    const { amount, unit } = promised.value;
    return unit === 'working-day' || amount === 0
      ? { known: true, workingDays: amount }
      : { known: false, apart: promised.value };
  }
  return isInstant(item.kind) ? { known: true, workingDays: 0 } : { known: false };
}

function isInstant(kind: Fact<'instant' | 'promised'>): boolean {
  return kind.stated && kind.value === 'instant';
}

export type Schedule = Pick<Flow, 'stages' | 'criticalPath' | 'computed' | 'schedule'>;

/** Schedules items whose edges have no cycle. Ties are broken by item id, so that the order of the input does not show. */
export function scheduleItems(
  items: readonly PlanItem[],
  edges: readonly FlowEdge[],
  waits: WaitsFor,
): Schedule {
  const ordered = items.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1));
  const waiting = Map.groupBy(edges, (edge) => edge.to);
  const placed = new Map<ItemId, Placed>();
  const place = (each: PlanItem): Placed => {
    const seen = placed.get(each.item.id);
    if (seen !== undefined) return seen;
    const alternatives = (waiting.get(each.item.id) ?? []).map((edge) =>
      ordered.filter((other) => edge.from.includes(other.item.id)).map(place),
    );
    const awaited = alternatives.flatMap((froms) => {
      const first = froms.toSorted(waits === 'latest' ? laterFirst : earlierFirst)[0];
      return first === undefined ? [] : [first];
    });
    const last = awaited.toSorted(laterFirst)[0];
    const pick = waits === 'latest' ? Math.max : Math.min;
    const stages = alternatives
      .filter((froms) => froms.length > 0)
      .map((froms) => pick(...froms.map((one) => one.stage)) + 1);
    const span = spanOf(each);
    const start = last?.end ?? 0;
    const result: Placed = {
      item: each.item.id,
      start,
      end: addDays(start, span.known ? span.workingDays : 0),
      stated: span.known,
      span,
      stage: Math.max(0, ...stages),
      path: [...(last?.path ?? []), each.item.id],
    };
    placed.set(each.item.id, result);
    return result;
  };
  const all = ordered.map(place);
  const end = all.toSorted(laterFirst)[0];
  const criticalPath = end?.path ?? [];
  return {
    stages: stagesOf(all),
    criticalPath,
    computed: computedTime(end?.end ?? 0, all),
    schedule: all.map(({ item, start, end: until, stated }) => ({ item, start, end: until, stated })),
  };
}

/** In thousandths, so that fractions of a day show no drift. */
function addDays(a: number, b: number): number {
  return (Math.round(a * 1000) + Math.round(b * 1000)) / 1000;
}

type Placed = ScheduledItem & {
  readonly stage: number;
  readonly path: readonly ItemId[];
  readonly span: Span;
};

/** The longer chain first; of equally long ones the one with more items, whose unknown limits may make it longer still. */
function laterFirst(a: Placed, b: Placed): number {
  return b.end - a.end || b.path.length - a.path.length || (a.path.join(' ') < b.path.join(' ') ? -1 : 1);
}

function earlierFirst(a: Placed, b: Placed): number {
  return a.end - b.end || a.path.length - b.path.length || (a.path.join(' ') < b.path.join(' ') ? -1 : 1);
}

function stagesOf(all: readonly Placed[]): Flow['stages'] {
  const stages = Map.groupBy(all, (each) => each.stage);
  return [...stages.keys()]
    .toSorted((a, b) => a - b)
    .map((stage) => (stages.get(stage) ?? []).map((each) => each.item));
}

/** An unknown limit may make any chain the longest, so every one is listed, not only those on the critical path. */
function computedTime(workingDays: number, all: readonly Placed[]): PromisedTime {
  return {
    workingDays,
    apart: all.flatMap(({ item, span }) =>
      span.known || span.apart === undefined ? [] : [{ item, limit: span.apart }],
    ),
    notStated: all.filter(({ span }) => !span.known && span.apart === undefined).map(({ item }) => item),
  };
}

/** The items of one cycle in waiting order, first repeated last; `undefined` when nothing waits for itself. */
export function findCycle(
  items: readonly ItemId[],
  edges: readonly FlowEdge[],
): readonly ItemId[] | undefined {
  const waiting = Map.groupBy(edges, (edge) => edge.to);
  const done = new Set<ItemId>();
  const walk = (id: ItemId, path: readonly ItemId[]): readonly ItemId[] | undefined => {
    const start = path.indexOf(id);
    if (start >= 0) return [...path.slice(start), id];
    if (done.has(id)) return undefined;
    for (const next of (waiting.get(id) ?? []).flatMap((edge) => edge.from).toSorted()) {
      const cycle = walk(next, [...path, id]);
      if (cycle !== undefined) return cycle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of items.toSorted()) {
    const cycle = walk(id, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
