// A text document as the reader found it, before anybody says what it means. Knows nothing of plans.

export type RawParagraph = {
  readonly kind: 'paragraph';
  /** As written; a number that the word processor set by itself stands in front of it. Line breaks are `\n`, tabs `\t`. */
  readonly text: string;
  /** Name of its style (`heading 1`, `标题 1`, `toc 2`), when the document names one. */
  readonly style: string | undefined;
  readonly centred: boolean;
};

export type RawDocumentCell = {
  /** Its paragraphs, at least one; a table inside it is flattened into them. */
  readonly paragraphs: readonly string[];
  readonly colSpan: number;
  readonly rowSpan: number;
};

export type RawTable = { readonly kind: 'table'; readonly rows: readonly (readonly RawDocumentCell[])[] };

export type RawDocument = {
  readonly blocks: readonly (RawParagraph | RawTable)[];
  /** Tracked insertions and deletions in the file; the text has the insertions and not the deletions. */
  readonly tracked: { readonly insertions: number; readonly deletions: number };
  readonly comments: number;
  /** Pictures, whose words nobody has read. */
  readonly pictures: number;
};

/** Why a file could not be read as a document. */
export type DocumentFault =
  | 'not-a-document' // no .docx at all, or broken
  | 'encrypted'
  | 'old-format' // .doc before 2007
  | 'macro' // .docm, or macros inside
  | 'too-large'
  | 'unsafe' // declares entities, which no word processor writes
  | 'took-too-long';
