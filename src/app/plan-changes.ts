import { inLanguage, type Localised } from '#base/localised.ts';
import type { Draft } from '#core/cases/draft.ts';
import type { Plan, PlanVersion } from '#core/compiler/plan.ts';
import type { App } from './app.ts';
import { planByVersion } from './kept-plans.ts';

/** What changed in the plan since the form was last shown. */
export type PlanChange = {
  readonly kind:
    | 'field-added'
    | 'field-removed'
    | 'paper-added'
    | 'paper-removed'
    | 'item-added'
    | 'item-removed'
    | 'other';
  readonly id: string;
  readonly name: string;
};
export type PlanChanges = { readonly from: PlanVersion; readonly list: readonly PlanChange[] };

/**
 * What changed between the plan the draft was last shown from and the one in force. `undefined`: nothing; another county
 * named in the answers gives another plan too, but that is the person's own doing.
 */
export async function changesSince(app: App, draft: Draft, plan: Plan): Promise<PlanChanges | undefined> {
  const from = draft.planVersion;
  if (from === undefined || from === plan.version) return undefined;
  const before = await planByVersion(app, from);
  if (before === undefined) return { from, list: [{ kind: 'other', id: plan.thing, name: plan.name.zh }] };
  const now = app.plans.current(before.thing, before.counties);
  if (now.ok && now.plan.version === from) return undefined;
  return { from, list: diffPlans(before, now.ok ? now.plan : plan) };
}

/** The difference as people notice it: questions, papers, items. Something else changed: one `other`. */
export function diffPlans(before: Plan, after: Plan): readonly PlanChange[] {
  const list = [
    ...diff('item', itemsOf(before), itemsOf(after)),
    ...diff('field', fieldsOf(before), fieldsOf(after)),
    ...diff('paper', papersOf(before), papersOf(after)),
  ];
  return list.length > 0 ? list : [{ kind: 'other', id: after.thing, name: after.name.zh }];
}

type Named = ReadonlyMap<string, Localised>;

function diff(kind: 'item' | 'field' | 'paper', before: Named, after: Named): readonly PlanChange[] {
  const only = (these: Named, others: Named) => [...these].filter(([id]) => !others.has(id));
  return [
    ...only(after, before).map(([id, name]) => ({
      kind: `${kind}-added` as const,
      id,
      name: inLanguage(name, 'zh-CN'),
    })),
    ...only(before, after).map(([id, name]) => ({
      kind: `${kind}-removed` as const,
      id,
      name: inLanguage(name, 'zh-CN'),
    })),
  ];
}

function itemsOf({ items }: Plan): Named {
  return new Map(items.filter(({ offered }) => offered).map(({ item }) => [item.id, item.name]));
}

function fieldsOf({ form }: Plan): Named {
  return new Map(form.flatMap(({ fields }) => fields.map(({ element }) => [element.id, element.name])));
}

function papersOf({ materials }: Plan): Named {
  return new Map(materials.map(({ material }) => [material.id, material.name]));
}
