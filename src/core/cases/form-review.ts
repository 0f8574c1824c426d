// 形式审查 at the counter: every paper complete, legible, as the original. Nothing about whether the person is entitled.
import type { MaterialId } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from '#core/identity/viewer.ts';

/** 形式审查 at the counter that took the case in: each paper complete, legible and as the original. */
export type FormReview = {
  readonly by: PersonId;
  readonly name: string;
  readonly centre: DivisionCode;
  /** RFC 9557 instant. */
  readonly at: string;
  readonly papers: readonly MaterialId[];
  readonly remarks: string;
};

/** The papers that somebody at a counter has in hand and must look at: handed in or shown. */
export function papersToReview(
  materials: readonly { readonly material: MaterialId; readonly way: string }[],
): readonly MaterialId[] {
  return materials
    .filter(({ way }) => way === 'uploaded' || way === 'shown-at-counter')
    .map(({ material }) => material);
}
