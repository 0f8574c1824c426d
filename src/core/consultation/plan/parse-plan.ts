// Reads a document as a plan. Every paragraph ends in a clause: what is not understood stays text, and a finding says so.
import { headingNumber, type NumberStyle } from './heading-number.ts';
import type { ParsedClause, ParsedPlan, PlanFinding, PlanFindingCode } from './parsed-plan.ts';
import { parseTable } from './parse-plan-table.ts';
import type { ClauseKind } from './plan.ts';
import type { RawDocument } from './raw-document.ts';

/** A paragraph of the document with its number, or a table. */
type Line = { readonly text: string; readonly style: string; readonly centred: boolean; readonly at: number };

type Profile = { readonly chapters: boolean; readonly sections: boolean };

type Reading = {
  readonly profile: Profile;
  readonly clauses: ParsedClause[];
  readonly findings: PlanFinding[];
  readonly last: Map<NumberStyle, number>;
};

/** A heading is short and is no sentence. */
const LONGEST_HEADING = 60;

/** All clauses in order, without ids; all findings with the number of their paragraph. */
export function parsePlan(document: RawDocument): ParsedPlan {
  const reading: Reading = {
    profile: profileOf(document),
    clauses: [],
    findings: fileFindings(document),
    last: new Map(),
  };
  let at = 0;
  let lines: Line[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      at += 1;
      lines.push({ text: block.text.trim(), style: block.style ?? '', centred: block.centred, at });
      continue;
    }
    takeLines(reading, lines);
    lines = [];
    const table = parseTable(block, at);
    for (const piece of table.pieces) {
      if (piece.kind === 'clause') reading.clauses.push(piece.clause);
      else takeLines(reading, [{ text: piece.text, style: '', centred: false, at: piece.at }]);
    }
    reading.findings.push(...table.findings);
    at = table.at;
  }
  takeLines(reading, lines);
  return finished(reading);
}

function fileFindings({ tracked, comments, pictures }: RawDocument): PlanFinding[] {
  const findings: PlanFinding[] = [];
  const { insertions, deletions } = tracked;
  const add = (code: PlanFindingCode, params: PlanFinding['params']): void => {
    findings.push({ code, paragraph: 0, params });
  };
  if (insertions + deletions > 0) add('tracked-changes-accepted', { insertions, deletions });
  if (comments > 0) add('comments-left-behind', { count: comments });
  if (pictures > 0) add('pictures-not-read', { count: pictures });
  return findings;
}

/** Which numbers the document uses decides what 一、 and （一） head. */
function profileOf(document: RawDocument): Profile {
  const styles = new Set<NumberStyle>();
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || isContents(block.text, block.style ?? '')) continue;
    const number = headingNumber(block.text);
    if (number && isHeading(number.rest)) styles.add(number.style);
  }
  return { chapters: styles.has('chapter') || styles.has('part'), sections: styles.has('section') };
}

function takeLines(reading: Reading, given: readonly Line[]): void {
  const lines = given.filter(({ text }) => text !== '');
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) continue;
    const contents = contentsFrom(lines, i);
    if (contents > 0) {
      const text = lines
        .slice(i, i + contents)
        .map((each) => each.text)
        .join('\n');
      reading.clauses.push({ kind: 'text', no: undefined, text, paragraph: line.at });
      reading.findings.push({ code: 'contents-list', paragraph: line.at, params: { count: contents } });
      i += contents - 1;
      continue;
    }
    i += takeLine(reading, line, lines[i + 1]);
  }
}

/** How many lines beyond this one were used. */
function takeLine(reading: Reading, line: Line, next: Line | undefined): number {
  const number = headingNumber(line.text);
  if (!number) {
    takeUnnumbered(reading, line);
    return 0;
  }
  const kind = kindOf(number.style, number.rest, reading.profile);
  if (kind === 'text') {
    reading.clauses.push({ kind, no: undefined, text: line.text, paragraph: line.at });
    return 0;
  }
  checkOrder(reading, number, line.at);
  const titleBelow =
    number.rest === '' && next && !headingNumber(next.text) && isHeading(next.text) ? next.text : undefined;
  const text = titleBelow ?? number.rest;
  reading.clauses.push({ kind, no: number.no, text, paragraph: line.at });
  return titleBelow === undefined ? 0 : 1;
}

function kindOf(style: NumberStyle, rest: string, { chapters, sections }: Profile): ClauseKind {
  const heading = isHeading(rest);
  switch (style) {
    case 'part':
    case 'chapter':
    case 'section':
      return heading ? style : 'text'; // 第一章明确了……。 is a sentence about a chapter
    case 'box':
      return heading ? 'box' : 'text';
    case 'enum-1':
      if (!heading || (chapters && sections)) return 'item';
      return chapters ? 'section' : 'chapter';
    case 'enum-2':
      return heading && !chapters ? 'section' : 'item';
    default: // 条, 1. and below
      return 'item';
  }
}

function takeUnnumbered(reading: Reading, line: Line): void {
  const { clauses } = reading;
  const before = clauses.every(({ kind }) => kind === 'title' || kind === 'text');
  const title = clauses.find(({ kind }) => kind === 'title');
  const short = isHeading(line.text);
  if (before && short && !title && clauses.length === 0) {
    clauses.push({ kind: 'title', no: undefined, text: line.text, paragraph: line.at });
    return;
  }
  // A long title is set in several lines.
  if (title && clauses.length === 1 && short && !/[规規][划劃]|纲要|綱要|建[议議]/u.test(title.text)) {
    clauses[0] = { ...title, text: title.text + line.text };
    return;
  }
  clauses.push({ kind: 'text', no: undefined, text: line.text, paragraph: line.at });
  if (/^(heading|标题|標題)\s*\d/iu.test(line.style)) {
    reading.findings.push({
      code: 'heading-without-number',
      paragraph: line.at,
      params: { text: line.text.slice(0, 30) },
    });
  }
}

/** A number follows the one before it, or begins at 1 again; 专栏 without a number has none. */
function checkOrder(
  { last, findings }: Reading,
  { style, value, no }: { style: NumberStyle; value: number; no: string },
  paragraph: number,
): void {
  const expected = (last.get(style) ?? 0) + 1;
  if (value > 1 && value !== expected) {
    findings.push({ code: 'number-out-of-order', paragraph, params: { no, expected } });
  }
  last.set(style, value);
}

function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[。；;！？]/u.test(text);
}

/** A line of a list of contents: by its style, or because it ends in dots or a tab and a page. */
function isContents(text: string, style: string): boolean {
  return /^(toc|目录|目錄)\s*\d/iu.test(style) || /(\t|[.…·．]{3,})\s*[-–—]?\s*\d{1,4}\s*[-–—]?$/u.test(text);
}

/** How many lines from here on are a list of contents, its own heading included. */
function contentsFrom(lines: readonly Line[], from: number): number {
  const heading = /^目\s*[录錄]$/u.test(lines[from]?.text ?? '') ? 1 : 0;
  let to = from + heading;
  while (isContents(lines[to]?.text ?? '', lines[to]?.style ?? '')) to += 1;
  return to - from - heading === 0 ? 0 : to - from;
}

function finished({ clauses, findings }: Reading): ParsedPlan {
  const title = clauses.find(({ kind }) => kind === 'title')?.text;
  const add = (code: PlanFindingCode): void => {
    findings.push({ code, paragraph: 0, params: {} });
  };
  if (title === undefined) add('title-missing');
  if (!clauses.some(({ no }) => no !== undefined)) add('no-headings');
  return { title, clauses, findings: findings.toSorted((a, b) => a.paragraph - b.paragraph) };
}
