// What must hold before a report leaves the office: its public edition, no respondent in it by name, and none to be found out
// by laying it beside what was published before.
import { DISCLOSURE_RULES } from '#core/statistics/disclosure/disclosure-table.ts';
import type { ReportDocument } from '#core/statistics/report/document.ts';
import { wordsOf } from '#core/statistics/report/walk-document.ts';
import type { TotalsPart } from '../totals-approval.ts';

/** What a publication was made of: unit by unit, in its version. */
export type PublishedParts = readonly TotalsPart[];

/**
 * The fewest units that a reader can tell apart by subtracting one published table from another: what was added, left out or
 * corrected since, and what remains of a region when the offices within it have published. Nothing: more than `fewest`, or none.
 */
export function toldApart(
  now: PublishedParts,
  {
    own,
    others,
    fewest = DISCLOSURE_RULES.fewest,
  }: {
    /** All earlier publications of the office. */
    readonly own: readonly PublishedParts[];
    /** The newest of each other office of the round. */
    readonly others: readonly PublishedParts[];
    readonly fewest?: number;
  },
): number | undefined {
  const tables = [now, ...others];
  const remainders = tables.map((table) => {
    const inside = tables.filter((other) => other !== table && isWithin(other, table));
    const concerned = table === now || inside.includes(now);
    return concerned && inside.length > 0 ? unitsApart(table, inside.flat()) : 0;
  });
  const counts = [...remainders, ...[...own, ...others].map((earlier) => unitsApart(now, earlier))];
  const few = counts.filter((count) => count > 0 && count <= fewest);
  return few.length > 0 ? Math.min(...few) : undefined;
}

/** Units that stand in one table alone, or in another version. */
function unitsApart(one: PublishedParts, two: PublishedParts): number {
  const [first, second] = [one, two].map((parts) => new Set(parts.map(partText)));
  const apart = [
    ...one.filter((part) => !second?.has(partText(part))),
    ...two.filter((part) => !first?.has(partText(part))),
  ];
  return new Set(apart.map(({ unit }) => unit)).size;
}

function isWithin(inner: PublishedParts, outer: PublishedParts): boolean {
  const units = new Set(outer.map(({ unit }) => unit));
  return inner.length > 0 && inner.length < outer.length && inner.every(({ unit }) => units.has(unit));
}

function partText({ unit, version }: TotalsPart): string {
  return `${unit} ${version}`;
}

/** Names shorter than this are ordinary words (`机关`) that no text can do without. */
const SHORTEST_NAME = 4;

/** The names that stand anywhere in the document but in its subtitle, where the office signs it. */
export function namesIn(document: ReportDocument, names: readonly string[]): readonly string[] {
  const words = wordsOf({ ...document, subtitle: '' });
  return names.filter((name) => name.length >= SHORTEST_NAME && words.includes(name));
}
