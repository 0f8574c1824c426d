// Figures of a round as a table: published ones as they were printed, constructed ones as they were made.
import { byPlace, type Finding } from '#base/documents/document-finding.ts';
import { parsePlainAmount, plainAmount } from './amount.ts';
import {
  isIndicatorCode,
  ORIGINS,
  type Cells,
  type CellValue,
  type IndicatorCode,
  type Origin,
} from './cell-value.ts';
import { readCsvTable, type CsvRow } from './csv-table.ts';
import { isMeasure, MEASURES, type Measure } from './measure.ts';
import type { Indicator, Round } from './round.ts';
import { isSurveyUnitId, type SurveyUnitId } from './unit-id.ts';

/** One written figure: `text` in the indicator's own measure, as a return would hold it. */
export type WrittenFigure = { readonly code: IndicatorCode; readonly text: string; readonly origin: Origin };

export type ReturnFigures = {
  /** Figures by indicator; an empty value is a blank, an absent row is missing. Texts are not in here. */
  readonly cells: Cells;
  /** All rows of the unit in the order of the file, texts too. */
  readonly written: readonly WrittenFigure[];
};

type Gathered = { readonly cells: Map<IndicatorCode, CellValue>; readonly written: WrittenFigure[] };

const COLUMNS = ['unit', 'indicator', 'value', 'measure', 'origin'] as const;

/**
 * Reads `figures.csv` or `accounts.csv` (unit, indicator, value as printed, measure, origin) for a round. A value may stand in another
 * measure of the same dimension (元 for 万元); its digits after the point are kept. A row that is wrong is left out
 * and told.
 */
export function parseFigures(
  round: Round,
  text: string,
  path = 'figures.csv',
): { readonly figures: ReadonlyMap<SurveyUnitId, ReturnFigures>; readonly findings: readonly Finding[] } {
  const table = readCsvTable({ path, text }, { required: COLUMNS, known: COLUMNS });
  const findings = [...table.findings];
  const units = new Set(round.units.map(({ id }) => id));
  const figures = new Map<SurveyUnitId, Gathered>();
  for (const row of table.rows) {
    const unit = row.text('unit');
    if (!isSurveyUnitId(unit) || !units.has(unit)) {
      findings.push(fault('unknown-unit', row, 'unit', { id: unit }));
      continue;
    }
    const read = readRow(row, round, findings);
    if (read === undefined) continue;
    const own: Gathered = figures.get(unit) ?? { cells: new Map(), written: [] };
    figures.set(unit, own);
    if (own.written.some(({ code }) => code === read.figure.code)) {
      findings.push(fault('figure-twice', row, 'indicator', { id: read.figure.code, unit }));
      continue;
    }
    own.written.push(read.figure);
    if (read.value !== undefined) own.cells.set(read.figure.code, read.value);
  }
  return { figures, findings: findings.toSorted(byPlace) };
}

function readRow(
  row: CsvRow,
  round: Round,
  findings: Finding[],
): { readonly figure: WrittenFigure; readonly value: CellValue | undefined } | undefined {
  const code = row.text('indicator');
  const indicator = isIndicatorCode(code) ? round.indicators.get(code) : undefined;
  const origin = ORIGINS.find((each) => each === row.text('origin'));
  if (indicator === undefined) findings.push(fault('unknown-indicator', row, 'indicator', { id: code }));
  if (origin === undefined) {
    const params = { where: 'origin', written: row.text('origin'), values: ORIGINS.join(' / ') };
    findings.push(fault('unknown-value', row, 'origin', params));
  }
  if (indicator === undefined || origin === undefined) return undefined;
  const text = row.text('value');
  if (indicator.measure === undefined)
    return { figure: { code: indicator.code, text, origin }, value: undefined };
  if (text === '') return { figure: { code: indicator.code, text, origin }, value: { state: 'blank' } };
  const amount = readAmount(row, indicator, findings);
  if (amount === undefined) return undefined;
  return { figure: { code: indicator.code, text: amount.text, origin }, value: amount.value };
}

function readAmount(
  row: CsvRow,
  { code, measure: own = 'percent' }: Indicator,
  findings: Finding[],
): { readonly text: string; readonly value: CellValue } | undefined {
  const written = row.text('value');
  const measure = row.text('measure') === '' ? own : row.text('measure');
  if (!isMeasure(measure) || MEASURES[measure].dimension !== MEASURES[own].dimension) {
    findings.push(fault('measure-does-not-fit', row, 'measure', { id: code, measure, expected: own }));
    return undefined;
  }
  const parsed = parsePlainAmount(written, measure);
  if (!parsed.ok) {
    findings.push(fault('no-figure', row, 'value', { id: code, written: written.slice(0, 60) }));
    return undefined;
  }
  return inMeasure(parsed.value, measure, own);
}

/** 84650.12 元 is 8.465012 万元: as exact as it was written, four digits further. */
function inMeasure(
  { scaled, decimals }: { readonly scaled: number; readonly decimals: number },
  from: Measure,
  to: Measure,
): { readonly text: string; readonly value: CellValue } {
  const shift = MEASURES[to].exponent - MEASURES[from].exponent;
  const amount = { scaled, decimals: Math.max(0, decimals + shift) };
  return { text: plainAmount(amount, to), value: { state: 'value', amount } };
}

function fault(code: string, row: CsvRow, column: string, params: Finding['params']): Finding {
  return { code, level: 'error', at: row.placeOf(column), params };
}
