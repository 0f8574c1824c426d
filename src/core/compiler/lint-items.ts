// What can be said of each item by itself before anything is merged.
import type { Finding } from '#core/catalogue/fact.ts';
import { finding } from './codes.ts';
import type { Reading } from './reading.ts';

/** Every path of the flow ends in a decision: an item that decides nothing anybody can see is pointed out. */
export function lintItems({ offered }: Reading): readonly Finding[] {
  return offered
    .filter(({ item }) => item.results.length === 0)
    .map(({ item }) => finding('path-without-result', item.at, { item: item.id }));
}
