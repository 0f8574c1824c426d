// Keeps, for each state of a ledger, what is needed to sort and to find what is similar: made once, asked many times.
import type { Consultation } from '#core/consultation/consultation.ts';
import { modelVectors, type Embedder } from '#core/consultation/embedding/embedder.ts';
import type { Feature, Reading } from '#core/consultation/embedding/features.ts';
import type { TextIndex } from '#core/consultation/embedding/text-index.ts';
import { synonymsOf } from '#core/consultation/embedding/synonyms.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { demandTexts, sortingDesk, type SortingDesk } from '#core/consultation/sorting/sorting-desk.ts';
import type { CutWords } from '#core/consultation/text/words.ts';

export type SortingBook = {
  /** Proposals, similar demands and their measured accuracy for this state of the ledger. */
  readonly deskFor: (consultation: Consultation, ledger: Ledger) => Promise<SortingDesk>;
  /** The model in use, by its id; absent: words alone. */
  readonly model: string | undefined;
};

export type SortingTools = {
  /** Cuts Chinese into words; the lexicon's words stay whole. */
  readonly openSegmenter: (lexicon: readonly string[]) => CutWords;
  readonly embedder?: Embedder | undefined;
  /** A model that stopped working: the desk goes on with words alone. */
  readonly onFault?: (fault: unknown) => void;
};

/** Texts whose features are remembered for one consultation; more than any city has, and no leak. */
const MOST_REMEMBERED = 50_000;

/** One for the program. */
export function makeSortingBook({ openSegmenter, embedder, onFault }: SortingTools): SortingBook {
  const desks = new WeakMap<Ledger, Promise<SortingDesk>>();
  const readings = new WeakMap<Consultation, Reading>();
  const indexes = new WeakMap<Consultation, TextIndex>();
  const readingFor = (consultation: Consultation): Reading => {
    const known = readings.get(consultation);
    if (known !== undefined && (known.remembered?.size ?? 0) < MOST_REMEMBERED) return known;
    const reading = {
      cut: openSegmenter(consultation.lexicon),
      synonyms: synonymsOf(consultation.synonyms),
      remembered: new Map<string, readonly Feature[]>(),
    };
    readings.set(consultation, reading);
    return reading;
  };
  const make = async (consultation: Consultation, ledger: Ledger): Promise<SortingDesk> => {
    const vectors = embedder && (await vectorsOf(embedder, ledger, onFault));
    const [reading, earlier] = [readingFor(consultation), indexes.get(consultation)];
    const desk = sortingDesk({ consultation, ledger, reading, vectors, earlier });
    // Without the model's vectors it is only for now.
    if (embedder === undefined || vectors !== undefined) indexes.set(consultation, desk.similar);
    return desk;
  };
  return {
    model: embedder?.id,
    deskFor: (consultation, ledger) => {
      const known = desks.get(ledger) ?? make(consultation, ledger);
      desks.set(ledger, known);
      return known;
    },
  };
}

async function vectorsOf(
  embedder: Embedder,
  ledger: Ledger,
  onFault: SortingTools['onFault'],
): Promise<ReadonlyMap<string, Float32Array> | undefined> {
  try {
    return await modelVectors(
      embedder,
      [...demandTexts(ledger)].map(([id, text]) => ({ id, text })),
    );
  } catch (error) {
    onFault?.(error);
    return undefined;
  }
}
