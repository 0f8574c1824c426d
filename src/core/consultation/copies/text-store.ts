// Distinct texts by the million in flat memory: 2 bytes a character and some 30 beside, no string kept.
const CHUNK_BITS = 20;
const CHUNK = 2 ** CHUNK_BITS;
/** What a text costs beside its characters: five numbers of its own, two places in the table of hashes on average, and as many again while growing. */
const BESIDE = 5 * 4 + 4 * 4;

/** Adds texts, each once; numbers them 0, 1, … in order of arrival. Equal texts are found by hash and compared unit by unit: exact. */
export class TextStore {
  count = 0;
  /** First unit of each text, over all chunks. */
  starts = new Uint32Array(1024);
  lengths = new Uint32Array(1024);
  /** Two independent hashes of the units. */
  hashes = new Uint32Array(1024);
  checks = new Uint32Array(1024);
  /** What must be equal between texts before they are compared, as a hash. */
  guards = new Uint32Array(1024);
  #slots = new Int32Array(4096);
  #chunks: Uint16Array[] = [];
  #used = CHUNK;
  readonly #most: number;

  /** `most`: bytes it may take before it takes no more. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes it holds now. */
  get bytes(): number {
    return this.#chunks.length * CHUNK * 2 + this.starts.length * 5 * 4 + this.#slots.length * 4;
  }

  /** The text's number, new or known; `undefined` when it is new and there is no room, or it is longer than a million units. */
  add(
    text: string,
    guardOf: (text: string) => number,
  ): { readonly number: number; readonly known: boolean } | undefined {
    const hash = hashOf(text, 0x811c_9dc5);
    let slot = this.#slotOf(text, hash);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return { number: known - 1, known: true };
    if (!this.#makeRoom(text.length)) return undefined;
    if ((this.count + 1) * 2 > this.#slots.length) {
      this.#widen();
      slot = this.#slotOf(text, hash);
    }
    const number = this.count;
    this.count += 1;
    this.#slots[slot] = this.count;
    this.hashes[number] = hash;
    this.checks[number] = hashOf(text, 0x9e37_79b9);
    this.guards[number] = guardOf(text);
    this.#write(number, text);
    return { number, known: false };
  }

  /** The chunk a text lies in, whole. */
  chunkOf(number: number): Uint16Array {
    return this.#chunks[(this.starts[number] ?? 0) >>> CHUNK_BITS] ?? new Uint16Array();
  }

  /** Where it begins in {@link chunkOf}. */
  offsetOf(number: number): number {
    return (this.starts[number] ?? 0) & (CHUNK - 1);
  }

  #write(number: number, text: string): void {
    if (this.#used + text.length > CHUNK) {
      this.#chunks.push(new Uint16Array(CHUNK));
      this.#used = 0;
    }
    this.starts[number] = (this.#chunks.length - 1) * CHUNK + this.#used;
    this.lengths[number] = text.length;
    const chunk = this.chunkOf(number);
    for (let at = 0; at < text.length; at += 1) chunk[this.#used + at] = text.charCodeAt(at);
    this.#used += text.length;
  }

  /** Its own slot, or the free one where it would stand. */
  #slotOf(text: string, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let held = this.#slots[slot] ?? 0; held > 0; held = this.#slots[slot] ?? 0) {
      if (this.hashes[held - 1] === hash && this.#equals(held - 1, text)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #equals(number: number, text: string): boolean {
    if (this.lengths[number] !== text.length) return false;
    const chunk = this.chunkOf(number);
    const from = this.offsetOf(number);
    for (let at = 0; at < text.length; at += 1) if (chunk[from + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  #makeRoom(length: number): boolean {
    if (length > CHUNK) return false;
    const full = this.count === this.starts.length;
    const more = (this.#used + length > CHUNK ? CHUNK * 2 : 0) + (full ? this.count * BESIDE : 0);
    if (this.bytes + more > this.#most) return false;
    if (full) {
      for (const name of ['starts', 'lengths', 'hashes', 'checks', 'guards'] as const) {
        const wider = new Uint32Array(this.count * 2);
        wider.set(this[name]);
        this[name] = wider;
      }
    }
    return true;
  }

  #widen(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      let slot = (this.hashes[number] ?? 0) & mask;
      while ((this.#slots[slot] ?? 0) > 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

/** FNV-1a over UTF-16 units, spread at the end. */
export function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
