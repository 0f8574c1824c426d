// One stored text's bigrams laid out for counting how many another shares. Exact; nothing is allocated for a comparison.
import { scatter } from './similarity.ts';
import type { TextStore } from './text-store.ts';

/** Made once; `load` one text, then ask `similarity` of as many others as wanted. */
export class BigramProbe {
  readonly #store: TextStore;
  #codes = new Uint32Array(1024);
  #loaded = new Int32Array(1024);
  #counted = new Int32Array(1024);
  #load = 0;
  #count = 0;
  #size = 0;

  constructor(store: TextStore) {
    this.#store = store;
  }

  /** How many different bigrams the text has. */
  load(number: number): number {
    const length = this.#store.lengths[number] ?? 0;
    if (length * 2 > this.#codes.length) this.#widen(length);
    const chunk = this.#store.chunkOf(number);
    const from = this.#store.offsetOf(number);
    this.#load += 1;
    this.#size = 0;
    for (let at = from; at < from + bigramCount(length); at += 1) {
      const slot = this.#slotOf(codeAt(chunk, at, length));
      if (this.#loaded[slot] === this.#load) continue;
      this.#loaded[slot] = this.#load;
      this.#codes[slot] = codeAt(chunk, at, length);
      this.#size += 1;
    }
    return this.#size;
  }

  /** Bigram Jaccard of the loaded text and this one, which has `size` different bigrams. */
  similarity(number: number, size: number): number {
    const length = this.#store.lengths[number] ?? 0;
    const chunk = this.#store.chunkOf(number);
    const from = this.#store.offsetOf(number);
    this.#count += 1;
    let both = 0;
    for (let at = from; at < from + bigramCount(length); at += 1) {
      const slot = this.#slotOf(codeAt(chunk, at, length));
      if (this.#loaded[slot] !== this.#load || this.#counted[slot] === this.#count) continue;
      this.#counted[slot] = this.#count;
      both += 1;
    }
    return both / (this.#size + size - both);
  }

  #slotOf(code: number): number {
    const mask = this.#codes.length - 1;
    let slot = scatter(code) & mask;
    while (this.#loaded[slot] === this.#load && this.#codes[slot] !== code) slot = (slot + 1) & mask;
    return slot;
  }

  #widen(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(length * 4));
    this.#codes = new Uint32Array(size);
    this.#loaded = new Int32Array(size);
    this.#counted = new Int32Array(size);
  }
}

/** Positions of bigrams in a text of this length; a single character counts as one. */
export function bigramCount(length: number): number {
  return length > 1 ? length - 1 : length;
}

/** The bigram at a position, as `bigramCodes` numbers it. */
export function codeAt(chunk: Uint16Array, at: number, length: number): number {
  const first = chunk[at] ?? 0;
  return length === 1 ? first : ((first << 16) | (chunk[at + 1] ?? 0)) >>> 0;
}
