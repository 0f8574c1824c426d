// A filled-in template, read back: either every cell of it or none. Whatever would need a guess is a finding with its address.
import { plainAmount } from '../survey/amount.ts';
import type { FigureNote } from '../survey/read-figure.ts';
import { readFigure } from '../survey/read-figure.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import type { SurveyUnitId } from '../survey/unit-id.ts';
import {
  addressOf,
  isInRange,
  placeOf,
  type Address,
  type RawCell,
  type RawSheet,
  type RawWorkbook,
} from './raw-workbook.ts';
import {
  HEADING_ROW,
  LABEL_COLUMN,
  LINE_COLUMN,
  MEASURE_COLUMN,
  returnLayout,
  STAMP_SHEET,
  stampOf,
  type SheetFigure,
  type SheetLayout,
  type SheetLine,
} from './return-layout.ts';

/** `block`: nothing of the workbook is taken in. `hint`: read, but otherwise than it was written, or passed over. */
export const WORKBOOK_FINDINGS = {
  'not-our-template': 'block',
  'other-round': 'block',
  'other-version': 'block',
  'other-unit': 'block',
  'sheet-missing': 'block',
  'cell-moved': 'block',
  'measure-changed': 'block',
  merged: 'block',
  formula: 'block',
  'not-a-number': 'block',
  'no-figure': 'block',
  'percent-format': 'block',
  'scaled-format': 'block',
  'read-as': 'hint',
  outside: 'hint',
} as const satisfies Record<string, 'block' | 'hint'>;
export type WorkbookFindingCode = keyof typeof WORKBOOK_FINDINGS;

export type WorkbookFinding = {
  readonly code: WorkbookFindingCode;
  readonly sheet?: string;
  readonly address?: Address;
  /** What stands there, or was expected, as text for the sentence. */
  readonly found?: string;
  readonly expected?: string;
  /** Of a figure that was read otherwise than it was written: how, and as what (empty: blank). */
  readonly notes?: readonly FigureNote[];
  readonly reading?: string;
};

/** One figure as text, ready to be saved as if it had been typed; empty: blank. */
export type WorkbookFigure = {
  readonly code: IndicatorCode;
  readonly text: string;
  readonly sheet: string;
  readonly address: Address;
};

export type WorkbookReading = {
  /** Empty when any finding blocks. */
  readonly figures: readonly WorkbookFigure[];
  readonly findings: readonly WorkbookFinding[];
};

/** Reads the template of this round and unit. Never throws for what a workbook may hold. */
export function readReturnWorkbook(round: Round, unit: SurveyUnitId, workbook: RawWorkbook): WorkbookReading {
  const stamp = stampFindings(round, unit, workbook);
  if (stamp.length > 0) return { figures: [], findings: stamp };
  const readings = returnLayout(round).map((layout) => {
    const sheet = workbook.sheets.find(({ name }) => name === layout.name);
    return sheet === undefined
      ? { figures: [], findings: [{ code: 'sheet-missing' as const, sheet: layout.name }] }
      : readSheet(round, layout, sheet);
  });
  const findings = readings.flatMap((each) => each.findings);
  const blocked = findings.some(({ code }) => WORKBOOK_FINDINGS[code] === 'block');
  return { figures: blocked ? [] : readings.flatMap((each) => each.figures), findings };
}

function stampFindings(
  round: Round,
  unit: SurveyUnitId,
  { sheets }: RawWorkbook,
): readonly WorkbookFinding[] {
  const sheet = sheets.find(({ name }) => name === STAMP_SHEET);
  const [kind, id, version, owner] = stampOf(round, unit);
  const [foundKind, foundId, foundVersion, foundOwner] = [1, 2, 3, 4].map((row) =>
    textOf(sheet?.cells.get(`A${row}`)),
  );
  if (foundKind !== kind) return [{ code: 'not-our-template' }];
  if (foundId !== id) return [{ code: 'other-round', found: foundId ?? '', expected: round.id }];
  if (foundOwner !== owner) return [{ code: 'other-unit', found: foundOwner ?? '', expected: unit }];
  return foundVersion === version ? [] : [{ code: 'other-version' }];
}

function readSheet(round: Round, layout: SheetLayout, sheet: RawSheet): WorkbookReading {
  const figures: WorkbookFigure[] = [];
  const findings: WorkbookFinding[] = [...movedHeadings(layout, sheet)];
  const known = new Set<Address>(layout.headings.map(({ address }) => address));
  for (const line of layout.lines) {
    findings.push(...movedLine(line, sheet));
    for (const column of [LINE_COLUMN, LABEL_COLUMN, MEASURE_COLUMN]) known.add(addressOf(line.row, column));
    for (const figure of line.figures) {
      known.add(figure.address).add(figure.priorAddress);
      const { text, found } = readCell(round, sheet, figure);
      findings.push(...found);
      figures.push({ code: figure.indicator, text, sheet: sheet.name, address: figure.address });
    }
  }
  return { figures, findings: [...findings, ...outside(sheet, known)] };
}

function movedHeadings({ headings }: SheetLayout, sheet: RawSheet): readonly WorkbookFinding[] {
  return headings.flatMap(({ address, text }) => moved(sheet, address, text));
}

/** A line is where it belongs when its number, its name and its unit of measure are. */
function movedLine(line: SheetLine, sheet: RawSheet): readonly WorkbookFinding[] {
  const at = (column: number): Address => addressOf(line.row, column);
  const number = moved(sheet, at(LINE_COLUMN), String(line.line));
  const label = moved(sheet, at(LABEL_COLUMN), line.label.zh);
  if (number.length + label.length > 0) return label.length > 0 ? label : number;
  const measure = textOf(sheet.cells.get(at(MEASURE_COLUMN))) ?? '';
  return sameWords(measure, line.measure)
    ? []
    : [
        {
          code: 'measure-changed',
          sheet: sheet.name,
          address: at(MEASURE_COLUMN),
          found: measure,
          expected: line.measure,
        },
      ];
}

function moved(sheet: RawSheet, address: Address, expected: string): readonly WorkbookFinding[] {
  const found = textOf(sheet.cells.get(address)) ?? '';
  return sameWords(found, expected)
    ? []
    : [{ code: 'cell-moved', sheet: sheet.name, address, found, expected }];
}

type CellReading = { readonly text: string; readonly found: readonly WorkbookFinding[] };

function readCell(round: Round, sheet: RawSheet, { indicator, address }: SheetFigure): CellReading {
  const finding = (code: WorkbookFindingCode, found: string): CellReading => ({
    text: '',
    found: [{ code, sheet: sheet.name, address, found }],
  });
  const merge = sheet.merges.find((range) => isInRange(address, range));
  if (merge !== undefined) return finding('merged', merge);
  const cell = sheet.cells.get(address);
  if (cell === undefined) return { text: '', found: [] };
  if (cell.kind === 'formula') return finding('formula', cell.formula);
  const asked = round.indicators.get(indicator);
  if (asked?.measure === undefined) return { text: textOf(cell) ?? '', found: [] };
  if (cell.kind === 'text') return readText(cell.text, { measure: asked.measure, decimals: asked.decimals });
  if (cell.kind !== 'number') return finding('no-figure', cell.text);
  const percent = cell.format.includes('%');
  if (percent && asked.measure !== 'percent') return finding('percent-format', String(cell.value));
  if (isScaled(cell.format)) return finding('scaled-format', cell.format);
  const value = percent ? Number((cell.value * 100).toPrecision(15)) : cell.value;
  return readText(value, { measure: asked.measure, decimals: asked.decimals });

  function readText(written: string | number, { measure, decimals }: Asked): CellReading {
    const { fault, notes, value } = readFigure(written, measure, { decimals });
    if (fault !== undefined) return finding('not-a-number', String(written));
    const text = value.state === 'value' ? plainAmount(value.amount, measure) : '';
    const told = notes.filter(({ code }) => code !== 'binary-noise');
    const notice: WorkbookFinding = {
      code: 'read-as',
      sheet: sheet.name,
      address,
      found: String(written),
      notes: told,
      reading: text,
    };
    return { text, found: told.length > 0 ? [notice] : [] };
  }
}

type Asked = {
  readonly measure: NonNullable<ReturnType<Round['indicators']['get']>>['measure'] & string;
  readonly decimals: number;
};

/** A format that shows the number divided by a thousand or ten thousand: what one sees is not what is stored. */
function isScaled(format: string): boolean {
  const plain = format.replaceAll(/"[^"]*"|\\./gu, '');
  return /[0#?],+(?![0#?])/u.test(plain) || /[0#?]!\.[0#?]/u.test(format);
}

function outside(sheet: RawSheet, known: ReadonlySet<Address>): readonly WorkbookFinding[] {
  return [...sheet.cells].flatMap(([address, cell]) => {
    const place = placeOf(address);
    if (place === undefined || place.row <= HEADING_ROW || known.has(address)) return [];
    return [{ code: 'outside' as const, sheet: sheet.name, address, found: textOf(cell) ?? '' }];
  });
}

function textOf(cell: RawCell | undefined): string | undefined {
  if (cell === undefined) return undefined;
  if (cell.kind === 'number') return String(cell.value);
  return cell.kind === 'formula' ? `=${cell.formula}` : cell.text;
}

/** Excel and its users lose spaces and widen brackets; the words are the same. */
function sameWords(found: string, expected: string): boolean {
  return plainWords(found) === plainWords(expected);
}

function plainWords(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}
