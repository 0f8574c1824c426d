import type { PublishedFigures } from '../model.ts';
import type { LintRule } from './lint-rule.ts';

const FIGURES = [
  'items',
  'departments',
  'steps',
  'materials',
  'days',
  'trips',
  'forms',
  'windows',
] as const satisfies readonly (keyof PublishedFigures)[];

/** A published figure grew from before to after, or the published number of items is not what the thing holds. */
export const publishedInconsistent: LintRule = {
  code: 'published-inconsistent',
  level: 'warning',
  check: ({ things }) =>
    [...things.values()].flatMap(({ id, at, items, publishedBefore, publishedAfter }) => {
      const grown = FIGURES.flatMap((figure) => {
        const [before, after] = [publishedBefore?.[figure], publishedAfter?.[figure]];
        return before !== undefined && after !== undefined && after > before
          ? [{ at, params: { id, figure, before, after } }]
          : [];
      });
      const stated = publishedAfter?.items ?? publishedBefore?.items;
      return stated === undefined || stated === items.length
        ? grown
        : [...grown, { at, params: { id, figure: 'items', before: stated, after: items.length } }];
    }),
};
