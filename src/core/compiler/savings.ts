// The four reductions 环节 材料 时限 跑动, by the definition in `docs/counting.md`. Computed from the plan alone.
import type { ItemId } from '#core/catalogue/model.ts';
import type { Plan, PlanItem, PlanMaterial, Reason, Reduction, Savings, Sourced } from './plan.ts';
import { spanOf } from './schedule.ts';

type Line = Sourced<{ readonly label: string; readonly before: number; readonly after: number }>;

/** Labels of the lines that stand for the whole and not for an item or a paper. */
export const ONCE_LABELS = ['applied-once', 'collected-once', 'visited-once'] as const;
export type OnceLabel = (typeof ONCE_LABELS)[number];

/** What the count needs of a plan, or of a settled part of it. */
export type Countable = Pick<Plan, 'thing' | 'at' | 'items' | 'materials' | 'flow'>;

/** Before: each item applied for by itself. After: this plan. Items that are not offered count on neither side. */
export function savingsOf(plan: Countable, published?: Savings['published']): Savings {
  const items = plan.items.filter((each) => each.offered);
  return {
    steps: countSteps(plan, items),
    materials: countMaterials(plan),
    days: countDays(plan, items),
    trips: countTrips(plan, items),
    ...(published === undefined ? {} : { published }),
  };
}

/** An act of applying for each item, and one of collecting for each item that puts something in the applicant's hand. */
function countSteps(plan: Countable, items: readonly PlanItem[]): Reduction {
  const inHand = items.filter((each) =>
    carriers(each).some((carrier) => carrier === 'paper' || carrier === 'card'),
  );
  const unknown = items.filter((each) => !inHand.includes(each) && carriers(each).includes('unknown'));
  const lines = items.map((each): Line => {
    const collects = inHand.includes(each);
    const because = [
      reason(each, 'applies-by-itself'),
      ...(collects ? [reason(each, 'collects-result')] : []),
    ];
    return { label: each.item.id, before: collects ? 2 : 1, after: 0, because };
  });
  if (items.length > 0) lines.push(once(plan, 'applied-once', 'applies-once'));
  if (inHand.length > 0) lines.push(once(plan, 'collected-once', 'collects-once'));
  return total(lines, ids(items), ids(unknown));
}

function carriers({ item }: PlanItem): readonly string[] {
  return item.results.map(({ carrier }) => (carrier.stated ? carrier.value : 'unknown'));
}

/** A paper counts each time it is handed in: before, once for each item that asks for it; after, once or not at all. */
function countMaterials(plan: Countable): Reduction {
  const lines: Line[] = [];
  const counted = new Set<ItemId>();
  for (const each of plan.materials) {
    const handed = each.asks.filter(isPaperByHand);
    const [first] = handed;
    if (first === undefined) continue;
    for (const { item } of handed) counted.add(item);
    const stays = each.way === 'hand-in' && !each.mayBeCommitted;
    const because: Reason[] = handed.map(({ item, ask }) => ({
      by: item,
      rule: 'hands-in-each-time',
      at: ask.at,
    }));
    const after: Reason = stays
      ? { by: plan.thing, rule: 'hands-in-once', at: each.material.at }
      : {
          by: plan.thing,
          rule: 'not-handed-in',
          at: each.material.at,
          params: { way: each.way === 'hand-in' ? 'commitment' : each.way },
        };
    lines.push({
      label: each.material.id,
      before: handed.length,
      after: stays ? 1 : 0,
      because: [...because, after],
    });
  }
  return total(lines, [...counted].toSorted(), []);
}

/** Needed (now or later), and in a form that somebody carries to a counter or uploads: not data, not fetched as it is. */
function isPaperByHand({ ask }: PlanMaterial['asks'][number]): boolean {
  const carried =
    ask.forms.length === 0 || ask.forms.some((form) => form !== 'data' && form !== 'e-certificate');
  return ask.need !== 'optional' && carried;
}

/** Only items whose limit is stated in working days, the same on both sides. */
function countDays(plan: Countable, items: readonly PlanItem[]): Reduction {
  const path = new Set(plan.flow.criticalPath);
  const known: PlanItem[] = [];
  const lines = items.flatMap((each): readonly Line[] => {
    const span = spanOf(each);
    if (!span.known) return [];
    known.push(each);
    const after = path.has(each.item.id) ? span.workingDays : 0;
    const because = [reason(each, 'one-after-another'), reason(each, 'runs-in-parallel')];
    return [{ label: each.item.id, before: span.workingDays, after, because }];
  });
  return total(lines, ids(known), ids(items.filter((each) => !known.includes(each))));
}

/** The visits each item states for itself; together counted as one (no promise: see docs/counting.md). */
function countTrips(plan: Countable, items: readonly PlanItem[]): Reduction {
  const stated = items.filter(({ item }) => item.visits.stated);
  const lines = stated.map((each): Line => {
    const before = each.item.visits.stated ? each.item.visits.value : 0;
    return { label: each.item.id, before, after: 0, because: [reason(each, 'visits-by-itself')] };
  });
  if (lines.some((line) => line.before > 0)) lines.push(once(plan, 'visited-once', 'visits-once'));
  return total(lines, ids(stated), ids(items.filter((each) => !stated.includes(each))));
}

function once(plan: Countable, label: OnceLabel, rule: Reason['rule']): Line {
  return { label, before: 0, after: 1, because: [{ by: plan.thing, rule, at: plan.at }] };
}

function reason({ item }: PlanItem, rule: Reason['rule']): Reason {
  return { by: item.id, rule, at: item.at };
}

function ids(items: readonly PlanItem[]): readonly ItemId[] {
  return items.map((each) => each.item.id).toSorted();
}

/** Adds in thousandths, so that an eighth of a day plus three days shows no drift. */
function total(lines: readonly Line[], counted: readonly ItemId[], notStated: readonly ItemId[]): Reduction {
  const sum = (side: 'before' | 'after'): number =>
    lines.reduce((all, line) => all + Math.round(line[side] * 1000), 0) / 1000;
  return { before: sum('before'), after: sum('after'), counted, notStated, lines };
}
