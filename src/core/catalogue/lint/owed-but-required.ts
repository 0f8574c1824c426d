import { itemsOf } from './items-of.ts';
import type { LintRule } from './lint-rule.ts';

/** A paper may be handed in later for one item while another item of the thing needs it at once: the delay helps nobody. */
export const owedButRequired: LintRule = {
  code: 'owed-but-required',
  level: 'hint',
  basis: '容缺受理：主要材料须齐全，仅次要材料可后补',
  check: (catalogue) =>
    [...catalogue.things.values()].flatMap((thing) => {
      const items = itemsOf(catalogue, thing);
      const required = new Map(
        items.flatMap((item) =>
          item.materials
            .filter(({ need }) => need === 'required')
            .map(({ material }) => [material, item.id] as const),
        ),
      );
      return items.flatMap((item) =>
        item.materials
          .filter(({ need, material }) => need === 'may-be-owed' && required.has(material))
          .map(({ material, at }) => ({
            at,
            params: { id: item.id, material, other: required.get(material) ?? item.id, thing: thing.id },
          })),
      );
    }),
};
