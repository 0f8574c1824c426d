// The compiler's one door: read → lint → materials → form → flow → reach → guide questions → savings → version.
import type { Finding } from '#core/catalogue/fact.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import { checkReach } from './check-reach.ts';
import { sortFindings } from './codes.ts';
import { orderQuestions } from './guide-questions.ts';
import { lintItems } from './lint-items.ts';
import { mergeFlow } from './merge-flow.ts';
import { mergeForm } from './merge-form.ts';
import { mergeMaterials } from './merge-materials.ts';
import type { CompileOutcome, Flow, Plan, PlanItem } from './plan.ts';
import { readThing, type CompileRequest, type Reading } from './reading.ts';
import { savingsOf } from './savings.ts';
import { versionOf } from './version.ts';

export type { CompileRequest } from './reading.ts';

/** Compiles a thing. With an error among the findings there is no plan; warnings and hints go with the plan. Never throws. */
export function compile(catalogue: Catalogue, request: CompileRequest): CompileOutcome {
  const read = readThing(catalogue, request);
  if (!read.ok) return { ok: false, findings: sortFindings(read.findings) };
  const { reading } = read;
  const materials = mergeMaterials(reading);
  const form = mergeForm(reading);
  const flow = mergeFlow(reading, materials.materials);
  const findings = [
    ...read.findings,
    ...lintItems(reading),
    ...materials.findings,
    ...form.findings,
    ...flow.findings,
    ...checkReach(reading, { materials: materials.materials, form: form.form }),
  ];
  if (flow.flow === undefined || findings.some((each) => each.level === 'error')) {
    return { ok: false, findings: sortFindings(findings) };
  }
  const plan = assemble(
    reading,
    { materials: materials.materials, form: form.form, flow: flow.flow },
    findings,
  );
  return { ok: true, plan };
}

function assemble(
  reading: Reading,
  merged: Pick<Plan, 'materials' | 'form' | 'flow'>,
  findings: readonly Finding[],
): Plan {
  const { thing, catalogue, request } = reading;
  const parts = {
    thing: thing.id,
    applicability: thing.applicability,
    items: reading.items,
    materials: merged.materials,
  };
  const guide = orderQuestions(catalogue, parts);
  const items = inFlowOrder(reading.items, merged.flow);
  const used = new Set<string>(items.map(({ item }) => item.jurisdiction));
  const content = {
    thing: thing.id,
    name: thing.name,
    at: thing.at,
    applicability: thing.applicability,
    items,
    ...merged,
    counties: Object.fromEntries(
      Object.entries(request.counties)
        .filter(([element]) => used.has(element))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    questions: guide.questions,
    results: items
      .filter((each) => each.offered)
      .flatMap(({ item }) => item.results.map((result) => ({ item: item.id, result }))),
    hints: sortFindings([...findings, ...guide.findings]),
  };
  const plan = { ...content, savings: savingsOf(content, publishedOf(thing)) };
  return { ...plan, version: versionOf(plan) };
}

/** By stage, then by id: the order things happen in, whatever order the thing's file lists them in. */
function inFlowOrder(items: readonly PlanItem[], flow: Flow): readonly PlanItem[] {
  const stage = new Map(flow.stages.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const rank = ({ item }: PlanItem): number => stage.get(item.id) ?? flow.stages.length;
  return items.toSorted((a, b) => rank(a) - rank(b) || (a.item.id < b.item.id ? -1 : 1));
}

function publishedOf({ publishedBefore, publishedAfter }: Reading['thing']): Plan['savings']['published'] {
  if (publishedBefore === undefined && publishedAfter === undefined) return undefined;
  return {
    ...(publishedBefore === undefined ? {} : { before: publishedBefore }),
    ...(publishedAfter === undefined ? {} : { after: publishedAfter }),
  };
}
