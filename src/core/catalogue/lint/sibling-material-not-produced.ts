import { itemsOf } from './items-of.ts';
import type { LintRule } from './lint-rule.ts';

/** A paper is said to come from another item of the thing, but none of them has it as its result. */
export const siblingMaterialNotProduced: LintRule = {
  code: 'sibling-material-not-produced',
  level: 'warning',
  check: (catalogue) =>
    [...catalogue.things.values()].flatMap((thing) => {
      const items = itemsOf(catalogue, thing);
      const produced = new Set(
        items.flatMap(({ results }) => results.flatMap(({ certificate }) => certificate ?? [])),
      );
      return items.flatMap((item) =>
        item.materials
          .filter(({ source, material }) => {
            const certificate = catalogue.materials.get(material)?.certificate;
            return source === 'sibling-item' && (certificate === undefined || !produced.has(certificate));
          })
          .map(({ material, at }) => ({ at, params: { id: item.id, thing: thing.id, material } })),
      );
    }),
};
