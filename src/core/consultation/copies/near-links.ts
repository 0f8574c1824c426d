// Which of a million texts are near copies of each other. MinHash (Broder 1997) in bands finds candidates; every candidate is then
// measured exactly, so nothing below the threshold is joined. The work is done in an order that hangs on the texts alone, so the
// order of arrival changes nothing.
import { BigramProbe, bigramCount, codeAt } from './bigram-probe.ts';
import { scatter } from './similarity.ts';
import type { TextStore } from './text-store.ts';

/** A near pair is found with at least this probability at the threshold itself; above it, with more. */
const FOUND = 0.98;
/** In a crowded band a text is held against so many neighbours in size, and so many that stand for other groups. */
const NEIGHBOURS = 24;
const HUBS = 8;
const RANKS = 2 ** 25;

export type NearLinks = {
  /** For each text the text that stands for its group. */
  readonly groups: Int32Array;
  /** Different bigrams of each text. */
  readonly sizes: Uint32Array;
  /** Texts that were measured against each other. */
  readonly measured: number;
};

/** Rows and bands so that a pair at the threshold shares a band with probability {@link FOUND}: 1 − (1 − tʳ)ᵇ. */
export function bandsFor(threshold: number): { readonly rows: number; readonly bands: number } {
  const rows = threshold >= 0.8 ? 5 : threshold >= 0.65 ? 4 : 3;
  return { rows, bands: Math.max(1, Math.ceil(Math.log(1 - FOUND) / Math.log(1 - threshold ** rows))) };
}

/** Groups of texts that are connected by pairs at or above the threshold (0.5 to 1) whose guards agree. At most 2²⁵ texts. */
export function linkNear(store: TextStore, threshold: number): NearLinks {
  const probe = new BigramProbe(store);
  const sizes = Uint32Array.from({ length: store.count }, (_, number) => probe.load(number));
  const groups = Int32Array.from({ length: store.count }, (_, number) => number);
  // By size, so that a neighbour is a likely pair; then by hash, so that arrival does not matter.
  const order = Uint32Array.from(groups).toSorted(
    (a, b) =>
      (sizes[a] ?? 0) - (sizes[b] ?? 0) ||
      (store.hashes[a] ?? 0) - (store.hashes[b] ?? 0) ||
      (store.checks[a] ?? 0) - (store.checks[b] ?? 0),
  );
  const work: Work = { store, probe, sizes, groups, order, threshold, measured: 0 };
  const { rows, bands } = bandsFor(threshold);
  const entries = new Float64Array(store.count);
  for (let band = 0; band < bands; band += 1) {
    const seeds = Uint32Array.from({ length: rows }, (_, row) => scatter(band * rows + row + 1));
    const least = new Uint32Array(rows);
    for (let rank = 0; rank < order.length; rank += 1) {
      entries[rank] = bandKey(store, order[rank] ?? 0, seeds, least) * RANKS + rank;
    }
    entries.sort();
    linkBand(work, entries);
  }
  for (let number = 0; number < groups.length; number += 1) groups[number] = groupOf(groups, number);
  return { groups, sizes, measured: work.measured };
}

type Work = {
  readonly store: TextStore;
  readonly probe: BigramProbe;
  readonly sizes: Uint32Array;
  readonly groups: Int32Array;
  readonly order: Uint32Array;
  readonly threshold: number;
  measured: number;
};

/** 28 bits that agree when all rows' least hashes and the guards do. */
function bandKey(store: TextStore, number: number, seeds: Uint32Array, least: Uint32Array): number {
  const length = store.lengths[number] ?? 0;
  const chunk = store.chunkOf(number);
  const from = store.offsetOf(number);
  const rows = seeds.length;
  least.fill(0xffff_ffff);
  for (let at = from; at < from + bigramCount(length); at += 1) {
    const code = scatter(codeAt(chunk, at, length));
    for (let row = 0; row < rows; row += 1) {
      const seed = seeds[row] ?? 0;
      const mixed = Math.imul(code ^ seed, seed | 1);
      const value = (mixed ^ (mixed >>> 15)) >>> 0;
      if (value < (least[row] ?? 0)) least[row] = value;
    }
  }
  let key = store.guards[number] ?? 0;
  for (let row = 0; row < rows; row += 1) key = scatter(key ^ (least[row] ?? 0));
  return key >>> 4;
}

function linkBand(work: Work, entries: Float64Array): void {
  for (let from = 0; from < entries.length;) {
    const key = Math.floor((entries[from] ?? 0) / RANKS);
    let to = from + 1;
    while (to < entries.length && Math.floor((entries[to] ?? 0) / RANKS) === key) to += 1;
    if (to - from > 1) linkBucket(work, entries.subarray(from, to));
    from = to;
  }
}

function linkBucket(work: Work, bucket: Float64Array): void {
  const members = Array.from(bucket, (entry) => work.order[entry % RANKS] ?? 0);
  const hubs: number[] = [];
  for (const [place, member] of members.entries()) {
    let loaded = false;
    const meet = (other: number): void => {
      if (groupOf(work.groups, other) === groupOf(work.groups, member)) return;
      if (!mayBeNear(work, other, member)) return;
      if (!loaded) work.probe.load(member);
      loaded = true;
      work.measured += 1;
      if (work.probe.similarity(other, work.sizes[other] ?? 0) >= work.threshold)
        join(work.groups, other, member);
    };
    for (let at = place - 1; at >= 0 && at >= place - NEIGHBOURS; at -= 1) meet(members[at] ?? member);
    if (place > NEIGHBOURS) hubs.forEach(meet);
    const group = groupOf(work.groups, member);
    if (hubs.length < HUBS && hubs.every((hub) => groupOf(work.groups, hub) !== group)) hubs.push(member);
  }
}

/** Members come by size: the larger cannot share more than the smaller has. */
function mayBeNear({ store, sizes, threshold }: Work, smaller: number, larger: number): boolean {
  return (
    store.guards[smaller] === store.guards[larger] &&
    (sizes[smaller] ?? 0) >= threshold * (sizes[larger] ?? 0)
  );
}

function groupOf(groups: Int32Array, number: number): number {
  let at = number;
  for (let above = groups[at] ?? at; above !== at; above = groups[at] ?? at) {
    groups[at] = groups[above] ?? above;
    at = above;
  }
  return at;
}

function join(groups: Int32Array, a: number, b: number): void {
  groups[groupOf(groups, a)] = groupOf(groups, b);
}
