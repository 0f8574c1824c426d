/** A place in a file: path below the folder that was read, line and column from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

export const LEVELS = ['error', 'warning', 'hint'] as const;
export type Level = (typeof LEVELS)[number];

/** What a check of files found: the place, a code that never changes its meaning, and the facts for the sentence. */
export type Finding = {
  readonly code: string;
  readonly level: Level;
  readonly at: Place;
  readonly params: Readonly<Record<string, string | number>>;
  /** The clause or standard that makes this a finding, where one does. */
  readonly basis?: string;
};

/** In the order of a reader: file, line, column, then code. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return (
    a.at.line - b.at.line || a.at.column - b.at.column || (a.code < b.code ? -1 : Number(a.code > b.code))
  );
}
