import type { ElementId } from '../model.ts';
import { everyCondition } from './conditions-of.ts';
import type { LintRule } from './lint-rule.ts';

/** An element that no item asks, no condition reads and no paper stands for: left over, or forgotten somewhere. */
export const unusedElement: LintRule = {
  code: 'unused-element',
  level: 'warning',
  check: (catalogue) => {
    const used = new Set<ElementId>(everyCondition(catalogue).flatMap(({ reads }) => reads));
    for (const item of catalogue.items.values()) {
      used.add(item.jurisdiction);
      for (const { element } of item.fields) used.add(element);
    }
    for (const { element } of catalogue.materials.values()) if (element !== undefined) used.add(element);
    return [...catalogue.elements.values()]
      .filter(({ id }) => !used.has(id))
      .map(({ id, at }) => ({ at, params: { id } }));
  },
};
