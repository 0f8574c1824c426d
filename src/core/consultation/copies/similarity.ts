// How much two texts are the same letters in the same order. A measure of copying, never of meaning (facts §3.1).

/** Of all bigrams that either has, the share that both have: 0 to 1. Two empty sets are the same. Both ascending, each code once. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const both = shared(a, b);
  const either = a.length + b.length - both;
  return either === 0 ? 1 : both / either;
}

function shared(a: Uint32Array, b: Uint32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) both += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return both;
}

/** SimHash of 64 bits (Charikar 2002) as two words: texts with most bigrams in common differ in few bits. */
export type SimHash = readonly [high: number, low: number];

/** Each bigram votes on every bit with its own hash; the majority stands. */
export function simHash(codes: Uint32Array): SimHash {
  const votes = new Int32Array(64);
  for (const code of codes) {
    const low = scatter(code);
    const high = scatter(low ^ code);
    for (let bit = 0; bit < 32; bit += 1) {
      votes[bit] = (votes[bit] ?? 0) + ((low >>> bit) & 1) * 2 - 1;
      votes[32 + bit] = (votes[32 + bit] ?? 0) + ((high >>> bit) & 1) * 2 - 1;
    }
  }
  return [majority(votes.subarray(32)), majority(votes.subarray(0, 32))];
}

/** In how many of the 64 bits they differ. Two unrelated texts: about 32. */
export function bitsApart([a, b]: SimHash, [c, d]: SimHash): number {
  return ones(a ^ c) + ones(b ^ d);
}

/** Spreads 32 bits over 32 bits, one to one (the finaliser of MurmurHash3). */
export function scatter(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85eb_ca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function majority(votes: Int32Array): number {
  return votes.reduce((word, vote, bit) => (vote > 0 ? word | (1 << bit) : word), 0) >>> 0;
}

function ones(word: number): number {
  let left = word >>> 0;
  let count = 0;
  for (; left !== 0; count += 1) left &= left - 1;
  return count;
}
