/** Whole fen as yuan, two decimals. */
export function yuanWords(fen: number): string {
  return (fen / 100).toFixed(2);
}
