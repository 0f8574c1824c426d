// What an opinion may be sorted under: a topic, a department or a chapter of the plan. One shape, so that one way of proposing serves all three.

export type Label = {
  readonly id: string;
  readonly name: string;
  /** Words that point to it, kept by hand. */
  readonly words: readonly string[];
  /** What it is about, in sentences: a department's 职责, a chapter's own text. Empty: none. */
  readonly about: string;
};

/** A text of this consultation; `label` once a person has confirmed it, absent before. */
export type SortedText = {
  readonly id: string;
  readonly text: string;
  readonly label: string | undefined;
};

/**
 * Where a piece of evidence comes from: the list kept by hand; another word that means one of the list (同义); the label's own description (职责); words of
 * confirmed earlier work; the one confirmed text that is nearest, by words or by a model's vectors; how often the label was chosen so far.
 */
export const EVIDENCE_SOURCES = ['list', 'synonym', 'about', 'earlier', 'near', 'model', 'often'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

export type Evidence = {
  /** As it stands in the text, in plain script; of `near`, `model` and `often`: empty. */
  readonly word: string;
  readonly source: EvidenceSource;
  /** Of `synonym`: the word of the list that it stands for. */
  readonly meant?: string | undefined;
  /** Of `near` and `model`: the id of that text. */
  readonly like?: string | undefined;
  /** How much it added to the score. */
  readonly weight: number;
};

export type Proposal = {
  readonly label: string;
  /** 0 and more; comparable between the proposals of one text, not between texts and no probability. */
  readonly score: number;
  /** Strongest first, at most six. */
  readonly evidence: readonly Evidence[];
};
