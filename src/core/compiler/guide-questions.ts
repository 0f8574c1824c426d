// The questions of the guide, in the order that settles fastest which items and papers are the applicant's.
import type { Finding } from '#core/catalogue/fact.ts';
import type { Catalogue, Condition, ElementId, ItemId, Requirement, ThingId } from '#core/catalogue/model.ts';
import { finding } from './codes.ts';
import { basesOf } from './evaluate.ts';
import type { PlanItem, PlanMaterial, PlanQuestion, Reason } from './plan.ts';
import { settledShare, tabulate, type TruthTable } from './truth-table.ts';

/** What the guide is there to settle: whether the thing fits, which items belong, which papers are needed. */
export type GuideCondition = {
  readonly condition: Condition;
  readonly by: ItemId | ThingId;
  readonly decides: 'thing' | 'item' | 'material';
};

type Parts = {
  readonly thing: ThingId;
  readonly applicability: readonly Requirement[];
  readonly items: readonly PlanItem[];
  readonly materials: readonly PlanMaterial[];
};

/** The conditions that the guide settles, in a fixed order. */
export function guideConditions({
  thing,
  applicability,
  items,
  materials,
}: Parts): readonly GuideCondition[] {
  return [
    ...applicability.flatMap(({ holds }): readonly GuideCondition[] =>
      holds === undefined ? [] : [{ condition: holds, by: thing, decides: 'thing' }],
    ),
    ...items.flatMap(({ item, when }) =>
      when.map((condition): GuideCondition => ({ condition, by: item.id, decides: 'item' })),
    ),
    ...materials.flatMap(({ asks }) =>
      asks.flatMap(({ item, ask }): readonly GuideCondition[] =>
        ask.when === undefined ? [] : [{ condition: ask.when, by: item, decides: 'material' }],
      ),
    ),
  ];
}

/** Greedy: next is the question whose answer settles most open conditions, averaged over representative answers. */
export function orderQuestions(
  catalogue: Catalogue,
  parts: Parts,
): { readonly questions: readonly PlanQuestion[]; readonly findings: readonly Finding[] } {
  const conditions = guideConditions(parts);
  const tables = conditions.map(({ condition }) => tabulate(condition, catalogue.elements));
  const bases = new Map(
    conditions
      .flatMap(({ condition }) => condition.reads)
      .map((read) => [read, basesOf(read, catalogue.elements)]),
  );
  const needed = new Set([...bases.values()].flat());
  const candidates = [...catalogue.elements.keys()].filter((id) => needed.has(id));
  const asked = new Set<ElementId>();
  const questions: PlanQuestion[] = [];
  let settled = settledBy(asked, tables, bases);
  while (asked.size < candidates.length) {
    const best = bestNext(candidates, asked, { tables, bases });
    if (best === undefined) break;
    asked.add(best.element);
    questions.push({
      element: best.element,
      settles: Math.round((best.settled - settled) * 1000) / 1000,
      because: reasonsFor(best.element, conditions, bases),
    });
    settled = best.settled;
  }
  const untabulated = conditions.filter((_, index) => tables[index]?.rows === undefined);
  const findings = untabulated.map(({ condition, by }) =>
    finding('condition-not-tabulated', condition.at, { by, condition: condition.text }),
  );
  return { questions, findings };
}

type Weighing = {
  readonly tables: readonly TruthTable[];
  readonly bases: ReadonlyMap<ElementId, readonly ElementId[]>;
};

/** Ties: the one that more open conditions read, then the one that comes first in the catalogue. */
function bestNext(
  candidates: readonly ElementId[],
  asked: ReadonlySet<ElementId>,
  { tables, bases }: Weighing,
): { readonly element: ElementId; readonly settled: number } | undefined {
  const known = knownAfter(asked, bases);
  const open = tables.filter((table) => settledShare(table, known) < 1);
  return candidates
    .filter((element) => !asked.has(element))
    .map((element) => ({
      element,
      settled: settledBy(new Set([...asked, element]), tables, bases),
      readers: open.filter(({ condition }) =>
        condition.reads.some((read) => bases.get(read)?.includes(element)),
      ).length,
    }))
    .toSorted((a, b) => b.settled - a.settled || b.readers - a.readers)[0];
}

/** Expected number of settled conditions once `asked` are answered. */
function settledBy(
  asked: ReadonlySet<ElementId>,
  tables: readonly TruthTable[],
  bases: Weighing['bases'],
): number {
  const known = knownAfter(asked, bases);
  return tables.reduce((sum, table) => sum + settledShare(table, known), 0);
}

function knownAfter(asked: ReadonlySet<ElementId>, bases: Weighing['bases']): ReadonlySet<ElementId> {
  return new Set(
    [...bases].filter(([, inputs]) => inputs.every((input) => asked.has(input))).map(([read]) => read),
  );
}

function reasonsFor(
  element: ElementId,
  conditions: readonly GuideCondition[],
  bases: Weighing['bases'],
): readonly Reason[] {
  return conditions
    .filter(({ condition }) => condition.reads.some((read) => bases.get(read)?.includes(element)))
    .map(({ condition, by, decides }) => ({
      by,
      rule: 'settles-conditions',
      at: condition.at,
      params: { condition: condition.text, decides },
    }));
}
