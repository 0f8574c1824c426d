import type { Place } from '../fact.ts';
import type { DataElement } from '../model.ts';
import type { Remark } from './lint-rule.ts';

/** What makes two elements the same question. */
export function meaningOf({ type, unit, options, group }: DataElement): string {
  return JSON.stringify([type, unit, options?.map(({ code }) => code), group]);
}

/** Each piece with each earlier one of the same Chinese name, where `matches` says so. */
export function pairsByName<
  Piece extends { readonly id: string; readonly name: { readonly zh: string }; readonly at: Place },
>(pieces: readonly Piece[], matches: (a: Piece, b: Piece) => boolean): Remark[] {
  return pieces.flatMap((piece, index) =>
    pieces
      .slice(0, index)
      .filter((earlier) => earlier.name.zh === piece.name.zh && matches(earlier, piece))
      .map((earlier) => ({ at: piece.at, params: { id: piece.id, other: earlier.id, name: piece.name.zh } })),
  );
}
