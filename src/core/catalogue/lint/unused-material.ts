import type { LintRule } from './lint-rule.ts';

/** A paper that no item asks for. */
export const unusedMaterial: LintRule = {
  code: 'unused-material',
  level: 'warning',
  check: ({ items, materials }) => {
    const asks = [...items.values()].flatMap((item) => item.materials);
    const used = new Set(asks.flatMap(({ material, alternatives }) => [material, ...alternatives]));
    return [...materials.values()]
      .filter(({ id }) => !used.has(id))
      .map(({ id, at }) => ({ at, params: { id } }));
  },
};
