import { inLanguage } from '#base/localised.ts';
import { MEASURES, type Measure } from '#core/statistics/survey/measure.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Form, Round, RoundId } from '#core/statistics/survey/round.ts';
import type { PageContext } from '../frame/page-context.ts';
import { cellPlace, type CellPlace } from './entry-view.ts';

/** Address of a unit's return, or of a page below it. */
export function returnPath(round: RoundId, unit: string, page = ''): string {
  return `/costs/${round}/units/${unit}${page === '' ? '' : `/${page}`}`;
}

/** Address of one form of a return, at a cell where one is named. */
export function formPath(round: RoundId, unit: string, form: string, code?: IndicatorCode): string {
  const page = returnPath(round, unit, `forms/${encodeURIComponent(form)}`);
  return code === undefined ? page : `${page}#${cellId(code)}`;
}

export function cellId(code: string): string {
  return `c-${code}`;
}

export function measureWords(measure: Measure | undefined, { language }: PageContext): string {
  return measure === undefined ? '' : inLanguage(MEASURES[measure].label, language);
}

/** `行次 3 公务接待费 决算数（万元）`: the name of one cell, also for those who do not see the table. */
export function cellName(ctx: PageContext, round: Round, place: CellPlace): string {
  const { language, t } = ctx;
  const { form, line, column } = place;
  const code = line.cells[column];
  const measure = code === undefined ? undefined : round.indicators.get(code)?.measure;
  const heading = form.columns[column]?.label;
  return t.costsEntry.cellLabel(
    line.line,
    inLanguage(line.label, language),
    heading === undefined ? '' : columnName(inLanguage(heading, language)),
    measureWords(measure, ctx),
  );
}

/** A heading without what stands in brackets behind it: the measure is said once, with the cell. */
export function columnName(heading: string): string {
  return heading.replace(/\s*[（(][^（(]*[）)]$/u, '');
}

/** The same by code; the code itself where no form has it. */
export function codeName(ctx: PageContext, round: Round, code: IndicatorCode): string {
  const place = cellPlace(round, code);
  return place === undefined ? code : cellName(ctx, round, place);
}

/** The measure of all cells of a form, where they have one in common. */
export function commonMeasure(round: Round, form: Form): Measure | undefined {
  const measures = new Set<Measure | undefined>();
  for (const { cells } of form.lines)
    for (const code of cells) if (code !== undefined) measures.add(round.indicators.get(code)?.measure);
  const [only] = measures;
  return measures.size === 1 ? only : undefined;
}

/** Of `机关运行成本相关信息表（二）办公用房` what tells it from its neighbours; a title without such a number is kept whole. */
export function shortTitle(title: string): string {
  return /(?:（[一二三四五六七八九十]+）|\(\d+\)).+$/u.exec(title)?.[0] ?? title;
}
