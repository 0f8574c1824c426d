// What must hold before a report leaves the office: its public edition, and no respondent in it by name.
import type { ReportDocument } from '#core/statistics/report/document.ts';
import { wordsOf } from '#core/statistics/report/walk-document.ts';

/** Names shorter than this are ordinary words (`机关`) that no text can do without. */
const SHORTEST_NAME = 4;

/** The names that stand anywhere in the document but in its subtitle, where the office signs it. */
export function namesIn(document: ReportDocument, names: readonly string[]): readonly string[] {
  const words = wordsOf({ ...document, subtitle: '' });
  return names.filter((name) => name.length >= SHORTEST_NAME && words.includes(name));
}
