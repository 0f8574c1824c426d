// Bigrams by how rare they are: sets are compared fastest when their rarest members stand first.
import { scatter } from './similarity.ts';

/** Members of some sets, renumbered over all of them: the fewer sets hold it, the smaller its number. Each set ascending. */
export function rarestFirst(sets: readonly Uint32Array[]): readonly Uint32Array[] {
  const size = 1 << (32 - Math.clz32(2 * sets.reduce((sum, set) => sum + set.length, 1)));
  const table = { codes: new Uint32Array(size), counts: new Uint32Array(size) };
  const slots = sets.map((set) => set.map((code) => enter(table, code)));
  const ranks = ranksOf(table.counts, sets.length);
  return slots.map((set) => set.map((slot) => ranks[slot] ?? 0).toSorted());
}

/** Where the code stands; counted once more. */
function enter(table: { readonly codes: Uint32Array; readonly counts: Uint32Array }, code: number): number {
  const { codes, counts } = table;
  const last = codes.length - 1;
  let slot = scatter(code) & last;
  while ((counts[slot] ?? 0) > 0 && codes[slot] !== code) slot = (slot + 1) & last;
  codes[slot] = code;
  counts[slot] = (counts[slot] ?? 0) + 1;
  return slot;
}

/** Of each slot: how many rarer ones there are, equals in the order of their slots. */
function ranksOf(counts: Uint32Array, most: number): Uint32Array {
  const next = new Uint32Array(most + 2);
  for (const count of counts) if (count > 0) next[count + 1] = (next[count + 1] ?? 0) + 1;
  for (let count = 1; count < next.length; count += 1)
    next[count] = (next[count] ?? 0) + (next[count - 1] ?? 0);
  const ranks = new Uint32Array(counts.length);
  for (let slot = 0; slot < counts.length; slot += 1) {
    const count = counts[slot] ?? 0;
    if (count === 0) continue;
    ranks[slot] = next[count] ?? 0;
    next[count] = (next[count] ?? 0) + 1;
  }
  return ranks;
}
