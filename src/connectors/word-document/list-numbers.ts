// Numbers that Word sets by itself (第一章, 一、) are not in the text: they are counted here and written in front of their
// paragraphs, so that a heading says its number whichever way it was made. ECMA-376 part 1, 17.9.
import { asChineseNumber } from '#core/consultation/plan/chinese-number.ts';

type Level = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly style: string | undefined;
};
type ListNumbers = {
  /** numId → level → how it is written. */
  readonly lists: ReadonlyMap<
    string,
    { readonly abstract: string; readonly levels: ReadonlyMap<number, Level> }
  >;
  /** Paragraph style → list and level. */
  readonly styles: ReadonlyMap<string, { readonly list: string; readonly level: number }>;
};

/** `第%1篇第%2章` and the like; longer ones are made to fill memory. */
const LONGEST_NUMBER = 60;

/** The document's XML with a run of text in front of every paragraph that is numbered automatically. */
export function withListNumbers(document: string, numbering: string, styles: string): string {
  const lists = listsOf(numbering);
  if (lists.size === 0) return document;
  const known: ListNumbers = { lists, styles: stylesOf(styles, lists) };
  const counters = new Map<string, number[]>();
  // A paragraph's properties are its first child: nothing between is ours to read.
  return document.replaceAll(
    /(<w:p(?:\s[^>]*)?>\s*)(<w:pPr(?:\s[^>]*)?>(?:(?!<\/?w:p[\s>]).)*?<\/w:pPr>)/gs,
    (all: string, open: string, properties: string) => {
      const place = placeOf(properties, known);
      const number = place ? nextNumber(place, known, counters) : '';
      return number === '' ? all : `${open}${properties}<w:r><w:t xml:space="preserve">${number}</w:t></w:r>`;
    },
  );
}

function listsOf(numbering: string): ListNumbers['lists'] {
  const abstracts = new Map<string, ReadonlyMap<number, Level>>();
  for (const [, id, body] of numbering.matchAll(
    /<w:abstractNum\s[^>]*?w:abstractNumId="(\d+)"[^>]*>(.*?)<\/w:abstractNum>/gs,
  )) {
    if (id !== undefined && body !== undefined) abstracts.set(id, levelsOf(body));
  }
  const lists = new Map<string, { abstract: string; levels: ReadonlyMap<number, Level> }>();
  for (const [, id, body] of numbering.matchAll(/<w:num\s[^>]*?w:numId="(\d+)"[^>]*>(.*?)<\/w:num>/gs)) {
    const abstract = /<w:abstractNumId\s+w:val="(\d+)"/.exec(body ?? '')?.[1];
    const levels = abstract === undefined ? undefined : abstracts.get(abstract);
    if (id === undefined || abstract === undefined || !levels) continue;
    const begun = new Map(levels);
    for (const [, level, start] of (body ?? '').matchAll(
      /<w:lvlOverride\s[^>]*?w:ilvl="(\d)"[^>]*>\s*<w:startOverride\s+w:val="(\d+)"/g,
    )) {
      const own = levels.get(Number(level));
      if (own) begun.set(Number(level), { ...own, start: Number(start) });
    }
    // A list that begins anew counts for itself; others of the same kind go on counting.
    const anew = /<w:startOverride/.test(body ?? '');
    lists.set(id, { abstract: anew ? `${abstract}/${id}` : abstract, levels: begun });
  }
  return lists;
}

function levelsOf(body: string): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  for (const [, level, inside = ''] of body.matchAll(/<w:lvl\s[^>]*?w:ilvl="(\d)"[^>]*>(.*?)<\/w:lvl>/gs)) {
    const value = (name: string): string | undefined =>
      new RegExp(`<w:${name}\\s[^>]*?w:val="([^"]*)"`).exec(inside)?.[1];
    levels.set(Number(level), {
      start: Number(value('start') ?? 1),
      format: value('numFmt') ?? 'decimal',
      text: (value('lvlText') ?? '').slice(0, LONGEST_NUMBER),
      style: value('pStyle'),
    });
  }
  return levels;
}

/** Styles that number their paragraphs, those based on them included. */
function stylesOf(styles: string, lists: ListNumbers['lists']): ListNumbers['styles'] {
  const found = new Map<string, { list: string; level: number }>();
  const based = new Map<string, string>();
  for (const [, id, body = ''] of styles.matchAll(
    /<w:style\s[^>]*?w:styleId="([^"]+)"[^>]*>(.*?)<\/w:style>/gs,
  )) {
    if (id === undefined) continue;
    const list = /<w:numId\s+w:val="(\d+)"/.exec(body)?.[1];
    const parent = /<w:basedOn\s+w:val="([^"]+)"/.exec(body)?.[1];
    if (parent !== undefined) based.set(id, parent);
    if (list === undefined) continue;
    const own = [...(lists.get(list)?.levels ?? [])].find(([, { style }]) => style === id)?.[0];
    found.set(id, { list, level: own ?? Number(/<w:ilvl\s+w:val="(\d)"/.exec(body)?.[1] ?? 0) });
  }
  for (const [id, parent] of based) {
    const inherited = found.get(parent);
    if (inherited && !found.has(id)) found.set(id, inherited);
  }
  return found;
}

type Place = { readonly list: string; readonly level: number };

function placeOf(properties: string, { styles }: ListNumbers): Place | undefined {
  const style = /<w:pStyle\s+w:val="([^"]+)"/.exec(properties)?.[1];
  const inherited = style === undefined ? undefined : styles.get(style);
  const own = /<w:numPr>(.*?)<\/w:numPr>/s.exec(properties)?.[1];
  const list = own === undefined ? undefined : /<w:numId\s+w:val="(\d+)"/.exec(own)?.[1];
  if (list === undefined) return inherited;
  const level = /<w:ilvl\s+w:val="(\d)"/.exec(own ?? '')?.[1];
  return { list, level: level === undefined ? (inherited?.level ?? 0) : Number(level) };
}

/** Counts on, and writes `第%1章` with what stands at each level now. List 0 and bullets write nothing. */
function nextNumber({ list, level }: Place, { lists }: ListNumbers, counters: Map<string, number[]>): string {
  const known = lists.get(list);
  const own = known?.levels.get(level);
  if (!known || !own || own.format === 'bullet' || own.format === 'none') return '';
  const counts = (counters.get(known.abstract) ?? []).slice(0, level + 1);
  counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
  counters.set(known.abstract, counts);
  const written = own.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const of = known.levels.get(at);
    return of ? inFormat(counts[at] ?? of.start, of.format) : '';
  });
  return written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('&amp;amp;', '&amp;');
}

function inFormat(value: number, format: string): string {
  if (value > 0 && value < 1000 && /^(chinese|japanese|taiwanese|ideograph)/.test(format))
    return asChineseNumber(value);
  if (format === 'decimalEnclosedCircle' && value <= 20) return String.fromCodePoint(0x245f + value);
  return String(value);
}
