// Who waits for whom and why, in which stages, and how long it takes as far as limits are stated.
import type { Finding, Localised, Mark } from '#core/catalogue/fact.ts';
import type { CertificateTypeId, Item, ItemId } from '#core/catalogue/model.ts';
import { finding } from './codes.ts';
import type { Flow, FlowEdge, PlanItem, PlanMaterial, Reason } from './plan.ts';
import type { Reading } from './reading.ts';
import { findCycle, scheduleItems } from './schedule.ts';

/** The flow over the offered items; no flow where items wait for each other in a circle. */
export function mergeFlow(
  reading: Reading,
  materials: readonly PlanMaterial[],
): { readonly flow?: Flow; readonly findings: readonly Finding[] } {
  const ids = new Set(reading.offered.map((each) => each.item.id));
  const findings = reading.offered.flatMap(({ item }) => needsOutside(item, ids));
  const edges = mergeEdges(reading.offered, materials);
  const cycle = findCycle([...ids], edges);
  if (cycle !== undefined) {
    const at = edges.find((edge) => edge.to === cycle[0])?.because[0]?.at ?? reading.thing.at;
    return { findings: [...findings, finding('flow-cycle', at, { cycle: cycle.join(' → ') })] };
  }
  const schedule = scheduleItems(reading.offered, edges, 'latest');
  const { ceiling, findings: legal } = ceilingOf(reading);
  const flow: Flow = {
    ...schedule,
    edges,
    promised: reading.thing.promised,
    ...(ceiling === undefined ? {} : { ceiling }),
  };
  return { flow, findings: [...findings, ...legal, ...timeFindings(reading, flow)] };
}

/** Stated dependencies and the ways papers flow; two reasons for the same waiting make one edge. */
function mergeEdges(items: readonly PlanItem[], materials: readonly PlanMaterial[]): readonly FlowEdge[] {
  const ids = new Set(items.map((each) => each.item.id));
  const named = new Map(items.map((each) => [each.item.id, each.item]));
  const edges: FlowEdge[] = [];
  for (const { item } of items) {
    for (const need of item.needs) {
      const from = [...new Set(need.anyOf)].filter((id) => ids.has(id)).toSorted();
      if (from.length === 0) continue;
      const because: Reason = {
        by: item.id,
        rule: 'stated-dependency',
        at: need.at,
        params: { from: from.join(' ') },
      };
      edges.push({ from, to: item.id, mark: need.mark, carries: [], because: [because] });
    }
  }
  for (const { material, asks } of materials) {
    for (const { item, ask, fedBy } of asks) {
      if (fedBy.length === 0) continue;
      const because: Reason = {
        by: item,
        rule: 'carries-material',
        at: ask.at,
        params: { material: material.id },
      };
      const carries = resultNames(fedBy, named, material.certificate) ?? [material.name];
      edges.push({ from: fedBy, to: item, mark: ask.mark, carries, because: [because] });
    }
  }
  return joinSameEdges(edges);
}

/** One edge for each pair of ends, with all the reasons and all that flows; in a fixed order. */
export function joinSameEdges(edges: readonly FlowEdge[]): readonly FlowEdge[] {
  const byEnds = Map.groupBy(edges, (edge) => `${edge.to} ${edge.from.join('|')}`);
  return [...byEnds.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => joinEdges(same));
}

/** What flows is called by the result's own name, where the producers give it one name. */
function resultNames(
  fedBy: readonly ItemId[],
  named: ReadonlyMap<ItemId, Item>,
  certificate: CertificateTypeId | undefined,
): readonly Localised[] | undefined {
  if (certificate === undefined) return undefined;
  const results = fedBy.flatMap(
    (id) => named.get(id)?.results.filter((each) => each.certificate === certificate) ?? [],
  );
  const distinct = new Map(results.map((each) => [each.name.zh, each.name]));
  return distinct.size === 1 ? [...distinct.values()] : undefined;
}

/** The surest of the marks: what one source states is not made doubtful by another that infers it. */
const SUREST: readonly Mark[] = ['read', 'derived', 'inferred', 'remembered', 'sample'];

function joinEdges(same: readonly FlowEdge[]): readonly FlowEdge[] {
  const [first] = same;
  if (first === undefined) return [];
  const names = new Map(same.flatMap((edge) => edge.carries).map((name) => [name.zh, name]));
  const carries = [...names.values()].toSorted((a, b) => (a.zh < b.zh ? -1 : 1));
  const mark = SUREST.find((each) => same.some((edge) => edge.mark === each)) ?? first.mark;
  return [{ ...first, mark, carries, because: same.flatMap((edge) => edge.because) }];
}

/** A dependency on items that this thing does not offer: the applicant must already have their result. */
function needsOutside(item: Item, ids: ReadonlySet<ItemId>): readonly Finding[] {
  return item.needs
    .filter((need) => need.anyOf.every((id) => !ids.has(id)))
    .map((need) => finding('needs-outside-thing', need.at, { item: item.id, needs: need.anyOf.join(' ') }));
}

/** The latest ceiling in the law's parameters: a plan has no day of its own; a case's clock takes the one in force. */
function ceilingOf({ thing, request }: Reading): {
  readonly ceiling?: NonNullable<Flow['ceiling']>;
  readonly findings: readonly Finding[];
} {
  if (!thing.joint) return { findings: [] };
  const latest = (id: string) =>
    request.law.all
      .filter((each) => each.id === id && each.unit === 'working-day')
      .toSorted((a, b) => ((a.from?.toString() ?? '') < (b.from?.toString() ?? '') ? -1 : 1))
      .at(-1);
  const limit = latest('joint-decision');
  const extension = latest('joint-decision-extension');
  if (limit === undefined)
    return { findings: [finding('ceiling-not-in-law', thing.at, { thing: thing.id })] };
  const clause = `${limit.law}${limit.clause}`;
  return { ceiling: { workingDays: limit.value, extension: extension?.value ?? 0, clause }, findings: [] };
}

/** Promise, ceiling and what the parts add up to, held against each other. */
function timeFindings(
  { thing, offered }: Reading,
  { computed, promised, ceiling }: Flow,
): readonly Finding[] {
  const findings = offered
    .filter(({ item }) => computed.notStated.includes(item.id))
    .map(({ item }) => finding('limit-not-stated', item.at, { item: item.id }));
  const days = computed.workingDays;
  const inDays = promised.stated && promised.value.unit === 'working-day' ? promised.value.amount : undefined;
  if (inDays !== undefined && days > inDays) {
    findings.push(finding('time-over-promise', thing.at, { days, promised: inDays }));
  }
  if (ceiling === undefined) return findings;
  const limit = { ceiling: ceiling.workingDays, extension: ceiling.extension };
  if (days > ceiling.workingDays) findings.push(finding('time-over-ceiling', thing.at, { days, ...limit }));
  if (inDays !== undefined && inDays > ceiling.workingDays) {
    findings.push(finding('promise-over-ceiling', thing.at, { promised: inDays, ...limit }));
  }
  return findings;
}
