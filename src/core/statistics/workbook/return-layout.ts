// Where each figure of a return stands in the template: one sheet a form. Who writes the template and who reads it back
// both ask here.
import type { Localised } from '#base/localised.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Form, Round } from '../survey/round.ts';
import type { SurveyUnitId } from '../survey/unit-id.ts';
import { MEASURES } from '../survey/measure.ts';
import { addressOf, type Address } from './raw-workbook.ts';

/** The hidden sheet that says whose template this is: one word a row, in the first column. */
export const STAMP_SHEET = '_yici';

/** The words of the hidden sheet, from row 1: what it is, the round, its version, the unit. */
export function stampOf(round: Round, unit: SurveyUnitId): readonly string[] {
  return ['yici-return', round.id, round.version, unit];
}

export const TITLE_ROW = 1;
export const UNIT_ROW = 2;
export const HEADER_ROW = 3;
/** 行次, 指标, 计量单位, then a column for each of the form's, then last year's. */
export const HEADING_ROW = 4;
const FIRST_LINE_ROW = 5;
export const LINE_COLUMN = 1;
export const LABEL_COLUMN = 2;
export const MEASURE_COLUMN = 3;
const FIRST_FIGURE_COLUMN = 4;

export type SheetFigure = {
  readonly indicator: IndicatorCode;
  readonly address: Address;
  /** Where last year's figure stands, locked. */
  readonly priorAddress: Address;
};

export type SheetLine = {
  readonly row: number;
  readonly line: number;
  readonly label: Localised;
  readonly indent: number;
  /** 计量单位 as printed; empty for headings and texts. */
  readonly measure: string;
  readonly figures: readonly SheetFigure[];
};

export type SheetLayout = {
  readonly name: string;
  readonly form: Form;
  readonly lines: readonly SheetLine[];
  /** Heading and its address, one for each column of the form. */
  readonly headings: readonly { readonly address: Address; readonly text: string }[];
};

/** The sheets of the forms that units fill in, in the order of the forms. */
export function returnLayout(round: Round): readonly SheetLayout[] {
  return round.forms
    .filter(({ kind }) => kind === 'basic')
    .map((form) => ({
      name: sheetName(form),
      form,
      lines: form.lines.map((line, at) => {
        const row = FIRST_LINE_ROW + at;
        const figures = line.cells.flatMap((indicator, column) =>
          indicator === undefined
            ? []
            : [
                {
                  indicator,
                  address: addressOf(row, FIRST_FIGURE_COLUMN + column),
                  priorAddress: addressOf(row, FIRST_FIGURE_COLUMN + form.columns.length + column),
                },
              ],
        );
        return {
          row,
          line: line.line,
          label: line.label,
          indent: line.indent,
          measure: measureOf(round, figures),
          figures,
        };
      }),
      headings: form.columns.map(({ label }, column) => ({
        address: addressOf(HEADING_ROW, FIRST_FIGURE_COLUMN + column),
        text: label.zh,
      })),
    }));
}

/** Excel allows 31 characters, and not these. */
function sheetName({ code, title }: Form): string {
  return `${code} ${title.zh}`
    .replaceAll(/[:\\/?*[\]]/gu, ' ')
    .slice(0, 31)
    .trim();
}

function measureOf(round: Round, figures: readonly SheetFigure[]): string {
  const names = figures.flatMap(({ indicator }) => {
    const measure = round.indicators.get(indicator)?.measure;
    return measure === undefined ? [] : [MEASURES[measure].label.zh];
  });
  return [...new Set(names)].join('、');
}
