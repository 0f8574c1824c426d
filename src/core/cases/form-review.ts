// 形式审查 at the counter: every paper complete, legible, as the original. Nothing about whether the person is entitled.
import type { MaterialId } from '#core/catalogue/model.ts';
import type { HandedIn } from './events.ts';

/** The papers that somebody at a counter has in hand and must look at: handed in or shown. */
export function papersToReview(
  materials: readonly Pick<HandedIn, 'material' | 'way'>[],
): readonly MaterialId[] {
  return materials
    .filter(({ way }) => way === 'uploaded' || way === 'shown-at-counter')
    .map(({ material }) => material);
}
