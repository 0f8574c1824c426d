// The plan under one applicant's answers. Pages and cases call it for every request: pure, no I/O, no clock.
import type { Json } from '#base/canonical-json.ts';
import type { Condition, ElementId, FieldAsk, ItemId, MaterialAsk } from '#core/catalogue/model.ts';
import { outcomeOf, withDerived, type Known } from './evaluate.ts';
import { liveChain, liveReads } from './live-reads.ts';
import { joinSameEdges } from './merge-flow.ts';
import { mergeField } from './merge-field.ts';
import { mergeMaterial } from './merge-material.ts';
import type {
  Answers,
  Flow,
  FlowEdge,
  Judged,
  Plan,
  PlanField,
  PlanGroup,
  PlanItem,
  PlanMaterial,
  Reason,
  Settled,
} from './plan.ts';
import { savingsOf } from './savings.ts';
import { scheduleItems } from './schedule.ts';
import { inclusionOf, preparePlan, settleGuide } from './settle-guide.ts';

/**
 * Applies answers to a plan. Answers that no longer apply (a question that nothing depends on any more, a field that is
 * not shown) are left out of the result; the caller keeps what was typed. Adding answers never reverses what is settled.
 */
export function settle(plan: Plan, answers: Answers, today: Temporal.PlainDate): Settled {
  const day = today.toString();
  const ready = preparePlan(plan);
  const guide = settleGuide(plan, answers, day);
  const known: Known = { answers: withDerived(guide.kept, ready.derived, day), today: day };
  const sorted = sortItems(plan, known);
  const shown = showFields(plan, sorted, { typed: answers, guide, today: day });
  const onForm = new Set<string>(shown.form.flatMap(({ fields }) => fields.map((field) => field.element.id)));
  const at: Known = { answers: shown.answers, today: day };
  const materials = neededMaterials(plan, sorted.included, at);
  const flow = restrictFlow(plan, sorted.included, materials);
  const parts = { thing: plan.thing, at: plan.at, items: sorted.included, materials, flow };
  return {
    plan,
    ...sorted,
    materials,
    flow,
    answers: Object.fromEntries(Object.entries(shown.answers).filter(([id]) => onForm.has(id))),
    nextQuestions: guide.nextQuestions,
    form: shown.form,
    savings: savingsOf(parts, plan.savings.published),
    requirements: judge(plan, sorted.included, at),
  };
}

type SortedItems = Pick<Settled, 'included' | 'excluded' | 'open' | 'notOffered'>;

function sortItems(plan: Plan, known: Known): SortedItems {
  const included: PlanItem[] = [];
  const excluded: Settled['excluded'][number][] = [];
  const open: PlanItem[] = [];
  const notOffered: PlanItem[] = [];
  for (const item of plan.items) {
    const outcome = inclusionOf(item, known);
    const against = item.when.find((condition) => outcomeOf(condition, known) === false);
    if (against !== undefined) excluded.push({ item, because: against });
    else if (outcome === 'open') open.push(item);
    else (item.offered ? included : notOffered).push(item);
  }
  return { included, excluded, open, notOffered };
}

type Showing = {
  readonly typed: Answers;
  readonly guide: { readonly kept: Answers; readonly relevant: ReadonlySet<ElementId> };
  readonly today: string;
};

/**
 * The fields that apply and the answers that count. Starts from the guide's answers and grows: an answer shown makes a
 * condition true, which may show another field. It never shrinks on the way, so it ends.
 */
function showFields(
  plan: Plan,
  { included, notOffered }: SortedItems,
  { typed, guide, today }: Showing,
): { readonly answers: Answers; readonly form: readonly PlanGroup[] } {
  const { derived, elements } = preparePlan(plan);
  // Where he would have to go is asked also for what is not offered there: he may have named the wrong place.
  const elsewhere = notOffered.map(({ item }) => item.jurisdiction);
  let answers = withDerived(guide.kept, derived, today);
  let shown: ReadonlySet<ElementId> = new Set();
  for (;;) {
    const known = { answers, today };
    const needed = [...neededElements(plan, included, known), ...guide.relevant, ...elsewhere];
    const wider = new Set(needed.flatMap((id) => [...liveChain(id, known, elements)]));
    const counted = Object.fromEntries([...wider].flatMap((id) => answerEntry(id, typed)));
    answers = withDerived({ ...guide.kept, ...counted }, derived, today);
    const before = shown;
    shown = wider;
    if (wider.isSubsetOf(before)) break;
  }
  const narrowing = { included, known: { answers, today } };
  const form = plan.form
    .map(({ group, fields }) => ({ group, fields: fields.filter((field) => shown.has(field.element.id)) }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ group, fields }) => ({
      group,
      fields: fields.map((field) => narrowField(plan, field, narrowing)),
    }));
  return { answers, form };
}

function answerEntry(id: ElementId, typed: Answers): [string, Json][] {
  const value = typed[id] ?? null;
  return value === null ? [] : [[id, value]];
}

/** What the included items and the plan want to know now. */
function neededElements(plan: Plan, included: readonly PlanItem[], known: Known): ReadonlySet<ElementId> {
  const needed = new Set<ElementId>();
  const { elements } = preparePlan(plan);
  const addReads = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    for (const read of liveReads(condition, known, elements)) needed.add(read);
  };
  for (const requirement of plan.applicability) addReads(requirement.holds);
  for (const { item } of included) {
    needed.add(item.jurisdiction);
    for (const ask of item.fields) {
      addReads(ask.when);
      if (applies(ask, known)) needed.add(ask.element);
    }
    for (const requirement of item.requirements) addReads(requirement.holds);
  }
  const ids = idsOf(included);
  for (const { element, asks } of plan.materials) {
    if (element !== undefined && asks.some(({ item, ask }) => ids.has(item) && applies(ask, known)))
      needed.add(element);
  }
  return needed;
}

function applies(ask: FieldAsk | MaterialAsk, known: Known): boolean {
  return ask.when === undefined || outcomeOf(ask.when, known) === true;
}

function idsOf(items: readonly PlanItem[]): ReadonlySet<ItemId> {
  return new Set(items.map((each) => each.item.id));
}

type Narrowing = { readonly included: readonly PlanItem[]; readonly known: Known };

/** The field as the included items ask it: what only others demanded no longer binds. */
function narrowField(plan: Plan, field: PlanField, { included, known }: Narrowing): PlanField {
  const ids = idsOf(included);
  const asks = field.asks.filter(({ item, ask }) => ids.has(item) && applies(ask, known));
  const byItem: ReadonlySet<string> = ids;
  const added = field.because.filter(({ rule }) => ADDED_BY_PLAN.has(rule));
  const own = added.filter(({ by }) => byItem.has(by) || by === plan.thing);
  // A question of the guide stays, with its reasons, also when its answer has just excluded the item that asked.
  const because = asks.length + own.length > 0 ? own : added;
  if (asks.length === field.asks.length && because.length === added.length) return field;
  return mergeField(field.element, asks, { because });
}

const ADDED_BY_PLAN: ReadonlySet<Reason['rule']> = new Set([
  'decides-jurisdiction',
  'read-by-condition',
  'read-by-requirement',
  'derivation-input',
  'answers-for-paper',
] as const);

function neededMaterials(plan: Plan, included: readonly PlanItem[], known: Known): readonly PlanMaterial[] {
  const ids = idsOf(included);
  return plan.materials.flatMap((each): readonly PlanMaterial[] => {
    const asks = each.asks
      .filter(({ item, ask }) => ids.has(item) && applies(ask, known))
      .map((asked) => ({ ...asked, fedBy: asked.fedBy.filter((id) => ids.has(id)) }));
    return asks.length === 0 ? [] : [mergeMaterial(each.material, asks)];
  });
}

/** An item waits only for what belongs to the matter; what a left-out sibling would have brought is there or is handed in. */
function restrictFlow(plan: Plan, included: readonly PlanItem[], materials: readonly PlanMaterial[]): Flow {
  const ids = idsOf(included);
  const flowing = new Set(
    materials.flatMap(({ material, asks }) =>
      asks.filter(({ fedBy }) => fedBy.length > 0).map(({ item }) => `${material.id} ${item}`),
    ),
  );
  const edges = plan.flow.edges.flatMap((edge): readonly FlowEdge[] => {
    const from = edge.from.filter((id) => ids.has(id));
    const because = edge.because.filter(
      ({ rule, params }) =>
        rule !== 'carries-material' || flowing.has(`${params?.['material'] ?? ''} ${edge.to}`),
    );
    return ids.has(edge.to) && from.length > 0 && because.length > 0 ? [{ ...edge, from, because }] : [];
  });
  const { promised, ceiling } = plan.flow;
  const joined = joinSameEdges(edges);
  return {
    ...scheduleItems(included, joined, 'earliest'),
    edges: joined,
    promised,
    ...(ceiling === undefined ? {} : { ceiling }),
  };
}

function judge(plan: Plan, included: readonly PlanItem[], known: Known): readonly Judged[] {
  const all = [
    ...plan.applicability.map((requirement) => ({ requirement, by: plan.thing })),
    ...included.flatMap(({ item }) => item.requirements.map((requirement) => ({ requirement, by: item.id }))),
  ];
  return all.map(({ requirement, by }) => ({
    requirement,
    by,
    outcome: outcomeOfRequirement(requirement, known),
  }));
}

function outcomeOfRequirement({ holds }: Judged['requirement'], known: Known): Judged['outcome'] {
  if (holds === undefined) return 'by-officer';
  const outcome = outcomeOf(holds, known);
  if (outcome === 'open') return 'open';
  return outcome ? 'holds' : 'fails';
}
