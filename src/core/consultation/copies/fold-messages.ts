// The national scale: messages by the million, folded as they come, in memory that is bounded and known. A person still reads what is
// kept; nothing is dropped, every message is accounted for.
import { normalise } from '../text/normalise.ts';
import { BigramProbe } from './bigram-probe.ts';
import { linkNear } from './near-links.ts';
import { tellingWords } from './stance-words.ts';
import { hashOf, TextStore } from './text-store.ts';

/**
 * What became of a message: `kept`: the earliest of its group; `copy`: equal to the kept one once normalised; `near`: at or above the threshold
 * to the kept one; `through`: below it, but joined through others that are near; `alone`: kept without being compared (nothing to compare, or
 * no room left).
 */
export const FOLDED_AS = ['kept', 'copy', 'near', 'through', 'alone'] as const;
export type FoldedAs = (typeof FOLDED_AS)[number];

export type FoldOptions = {
  /** Bigram Jaccard at and above which two texts are near copies: 0.5 to 1. */
  readonly threshold: number;
  /** Bytes that the texts may take; a new text beyond is kept alone. */
  readonly mostBytes: number;
};

/** Every message is counted once: the five add up to `read`. */
export type Folded = {
  readonly read: number;
  readonly counts: Readonly<Record<FoldedAs, number>>;
  /** Different texts, once normalised. */
  readonly texts: number;
  /** Candidate pairs that were measured exactly. */
  readonly measured: number;
  /** Bytes of texts, tables and answers. */
  readonly bytes: number;
  /** Message, from 0 → the kept message it was folded into; itself when kept. */
  readonly into: Int32Array;
  /** Message → place in {@link FOLDED_AS}. */
  readonly as: Uint8Array;
};

/**
 * Takes messages in order of arrival and says at the end what folds into what. Texts whose figures or words for or against differ are never
 * near copies here, however alike: nobody looks before they are folded. The groups do not hang on the order; the kept one is the earliest.
 */
export class MessageFold {
  readonly #options: FoldOptions;
  readonly #store: TextStore;
  #textOf = new Int32Array(1024);
  #read = 0;

  constructor(options: FoldOptions) {
    this.#options = options;
    this.#store = new TextStore(options.mostBytes);
  }

  add(message: string): void {
    if (this.#read === this.#textOf.length) {
      const wider = new Int32Array(this.#read * 2);
      wider.set(this.#textOf);
      this.#textOf = wider;
    }
    const key = normalise(message);
    this.#textOf[this.#read] = key === '' ? -1 : (this.#store.add(key, guardOf)?.number ?? -1);
    this.#read += 1;
  }

  /** Ends it: nothing can be added afterwards. */
  finish(): Folded {
    const { groups, sizes, measured } = linkNear(this.#store, this.#options.threshold);
    const into = this.#textOf.subarray(0, this.#read);
    const { texts, kept } = this.#keptOf(into, groups);
    const how = this.#howNear(groups, texts, sizes);
    const as = new Uint8Array(this.#read);
    const counts: Record<FoldedAs, number> = { kept: 0, copy: 0, near: 0, through: 0, alone: 0 };
    for (let message = 0; message < this.#read; message += 1) {
      const text = into[message] ?? -1;
      const first = text < 0 ? message : (kept[groups[text] ?? 0] ?? message);
      const place = text < 0 ? ALONE : first === message ? KEPT : (how[text] ?? COPY);
      as[message] = place;
      into[message] = first;
      counts[FOLDED_AS[place] ?? 'alone'] += 1;
    }
    const bytes = this.#store.bytes + this.#textOf.byteLength + as.byteLength + groups.byteLength * 6;
    return { read: this.#read, counts, texts: this.#store.count, measured, bytes, into, as };
  }

  /** For each group the earliest message, and its text. */
  #keptOf(textOf: Int32Array, groups: Int32Array): { readonly texts: Int32Array; readonly kept: Int32Array } {
    const kept = new Int32Array(groups.length).fill(-1);
    const texts = new Int32Array(groups.length);
    for (let message = 0; message < textOf.length; message += 1) {
      const text = textOf[message] ?? -1;
      const group = text < 0 ? -1 : (groups[text] ?? -1);
      if (group < 0 || kept[group] !== -1) continue;
      kept[group] = message;
      texts[group] = text;
    }
    return { texts, kept };
  }

  /** What a message with this text is, unless it is the kept one. */
  #howNear(groups: Int32Array, keptText: Int32Array, sizes: Uint32Array): Uint8Array {
    const probe = new BigramProbe(this.#store);
    return Uint8Array.from(groups, (group, text) => {
      const original = keptText[group] ?? text;
      if (original === text) return COPY;
      probe.load(text);
      return probe.similarity(original, sizes[original] ?? 0) >= this.#options.threshold ? NEAR : THROUGH;
    });
  }
}

const [KEPT, COPY, NEAR, THROUGH, ALONE] = [0, 1, 2, 3, 4];

function guardOf(key: string): number {
  return hashOf(tellingWords(key).join(' '), 0);
}
