// Which sets of bigrams are alike to a threshold, at several thresholds in one walk. Nothing is missed: what is passed over cannot be alike.

/** Places of two texts, and the Jaccard index of their sets. */
export type Pair = { readonly earlier: number; readonly later: number; readonly similarity: number };

type Walk = {
  /** Ascending; the rarest members are the smallest. */
  readonly sets: readonly Uint32Array[];
  /** Ascending. */
  readonly thresholds: readonly number[];
  readonly marks: readonly Uint32Array[];
  readonly meetings: Meetings;
  /** At which thresholds a text is an original, a bit each. */
  readonly originalAt: Int32Array;
  /** By whom a text was last measured. */
  readonly askedBy: Int32Array;
};

/** Member → the last of the originals that hold it among their rarest, and its place in that one's set; each leads to the one before. */
type Meetings = {
  readonly last: Int32Array;
  readonly originals: number[];
  readonly places: number[];
  readonly before: number[];
};

/** What a figure may be off by when it was divided. */
const SLACK = 1e-9;

/**
 * Each set to the earlier original it is most like, for each threshold (ascending, at most 31). Two sets that agree to a threshold must meet in one of their first few
 * rarest members (Chaudhuri, Ganti, Kaushik 2006), and where they first meet says how much they can share at most (Xiao et al. 2008).
 */
export function joins(
  sets: readonly Uint32Array[],
  thresholds: readonly number[],
): readonly (readonly Pair[])[] {
  const found = thresholds.map((): Pair[] => []);
  const members = 1 + sets.reduce((most, set) => Math.max(most, set.at(-1) ?? 0), 0);
  const walk: Walk = {
    sets,
    thresholds,
    marks: sets.map(markOf),
    meetings: {
      last: new Int32Array(members).fill(-1),
      originals: [],
      places: [],
      before: [],
    },
    originalAt: new Int32Array(sets.length),
    askedBy: new Int32Array(sets.length).fill(-1),
  };
  for (const later of sets.keys()) {
    let original = 0;
    for (const [nth, pair] of bestOf(walk, later).entries()) {
      if (pair === undefined) original |= 1 << nth;
      else found[nth]?.push(pair);
    }
    if (original !== 0) enter(walk, later, original);
  }
  return found;
}

/** For each threshold the original it joins, the earliest of equals. */
function bestOf(walk: Walk, later: number): readonly (Pair | undefined)[] {
  const { sets, thresholds, meetings, askedBy, originalAt } = walk;
  const best: (Pair | undefined)[] = thresholds.map(() => undefined);
  const set = sets[later] ?? new Uint32Array();
  const first = rarestOf(set, thresholds[0] ?? 1);
  for (let at = 0; at < first; at += 1) {
    let nth = meetings.last[set[at] ?? 0] ?? -1;
    for (; nth >= 0; nth = meetings.before[nth] ?? -1) {
      const earlier = meetings.originals[nth] ?? 0;
      if (askedBy[earlier] === later) continue;
      askedBy[earlier] = later;
      const similarity = similarityOf(walk, { earlier, place: meetings.places[nth] ?? 0 }, { later, at });
      for (const [level, threshold] of thresholds.entries()) {
        if (similarity < threshold) break;
        if ((((originalAt[earlier] ?? 0) >> level) & 1) === 0) continue;
        const before = best[level];
        const less = before !== undefined && before.similarity > similarity;
        if (less || (before?.similarity === similarity && before.earlier < earlier)) continue;
        best[level] = { earlier, later, similarity };
      }
    }
  }
  return best;
}

/** Where it reaches the lowest threshold the original stands at; else 0, mostly without looking at the sets. */
function similarityOf(
  { sets, thresholds, marks, originalAt }: Walk,
  { earlier, place }: { readonly earlier: number; readonly place: number },
  { later, at }: { readonly later: number; readonly at: number },
): number {
  const [a, b] = [sets[earlier], sets[later]];
  const [mark, other] = [marks[earlier], marks[later]];
  if (!a || !b || !mark || !other) return 0;
  const all = a.length + b.length;
  const threshold = thresholds[lowestBit(originalAt[earlier] ?? 0)] ?? 1;
  const needed = (threshold / (1 + threshold)) * all - SLACK;
  if (Math.min(a.length - place, b.length - at) < needed) return 0;
  if ((all - bitsApart(mark, other)) / 2 < needed) return 0;
  let both = 0;
  for (let i = place, j = at; i < a.length && j < b.length;) {
    if (both + Math.min(a.length - i, b.length - j) < needed) return 0;
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) both += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return both / (all - both);
}

/** From now on others may join it at those thresholds. */
function enter({ sets, thresholds, meetings, originalAt }: Walk, text: number, original: number): void {
  originalAt[text] = original;
  const set = sets[text] ?? new Uint32Array();
  const held = rarestOf(set, thresholds[lowestBit(original)] ?? 1);
  for (let place = 0; place < held; place += 1) {
    const member = set[place] ?? 0;
    meetings.before.push(meetings.last[member] ?? -1);
    meetings.last[member] = meetings.places.length;
    meetings.originals.push(text);
    meetings.places.push(place);
  }
}

/** How many of its rarest members must be looked at. */
function rarestOf(set: Uint32Array, threshold: number): number {
  return set.length - Math.ceil(threshold * set.length - SLACK) + 1;
}

/** 64 × 32 bits. */
const WORDS = 64;

/** One bit for each member: sets differ in at least as many members as these differ in bits (Sandes, Teodoro, Melo 2020). */
function markOf(set: Uint32Array): Uint32Array {
  const mark = new Uint32Array(WORDS);
  for (const member of set) {
    const word = (member >>> 5) % WORDS;
    mark[word] = (mark[word] ?? 0) ^ (1 << (member & 31));
  }
  return mark;
}

function bitsApart(a: Uint32Array, b: Uint32Array): number {
  let apart = 0;
  for (let word = 0; word < WORDS; word += 1) {
    let bits = (a[word] ?? 0) ^ (b[word] ?? 0);
    bits -= (bits >>> 1) & 0x5555_5555;
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
    apart += Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return apart;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
