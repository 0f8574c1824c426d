// The port to whatever cuts Chinese into words; `connectors/segmenter` is the one that is used.

/** The words of one sentence, in order; joined they are the sentence again. Deterministic. Never given a whole document. */
export type CutWords = (sentence: string) => readonly string[];
