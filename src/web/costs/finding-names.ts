// Names, places and figures as the sentences of findings say them.
import { inLanguage, type Language } from '#base/localised.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { MEASURES, type Measure } from '#core/statistics/survey/measure.ts';
import type { Form, Round } from '#core/statistics/survey/round.ts';
import type { costsFindings } from '../texts/zh-CN/costs-findings.ts';
import { groupedDigits } from './grouped-digits.ts';

export type FindingTexts = typeof costsFindings;
/** `texts`: `t.costsFindings` of the reader's language. */
export type FindingReader = {
  readonly texts: FindingTexts;
  readonly language: Language;
  readonly round: Round;
};

/** `《表》行次 3“公务接待费”（决算数）`; the indicator's name where no form has it. */
export function placeOf(reader: FindingReader, code: IndicatorCode): string {
  const { texts, language, round } = reader;
  const found = locate(round, code);
  if (!found) return texts.label(nameOf(reader, code));
  const { form, line, column } = found;
  const heading = form.columns.length > 1 ? form.columns[column]?.label : undefined;
  return texts.place({
    form: inLanguage(form.title, language),
    line: line.line,
    label: inLanguage(line.label, language).trim(),
    // The measure in brackets stands beside the figure anyway.
    column: heading === undefined ? '' : inLanguage(heading, language).replace(/\s*[（(].*$/u, ''),
  });
}

/** The form a figure stands in. */
export function formOf(round: Round, code: IndicatorCode | undefined): Form | undefined {
  return code === undefined ? undefined : locate(round, code)?.form;
}

/** The name of an indicator, its code where the round does not know it. */
export function nameOf({ language, round }: FindingReader, code: IndicatorCode): string {
  const indicator = round.indicators.get(code);
  return indicator === undefined ? code : inLanguage(indicator.name, language);
}

type Place = {
  readonly form: Form;
  readonly line: Form['lines'][number];
  readonly column: number;
};

/** Where a figure stands, in basic and summary forms alike. */
export function locate(round: Round, code: IndicatorCode): Place | undefined {
  for (const form of round.forms) {
    for (const line of form.lines) {
      const column = line.cells.indexOf(code);
      if (column >= 0) return { form, line, column };
    }
  }
  return undefined;
}

/** In the measure of the cell; the bare number where there is none. */
export function ofCell(reader: FindingReader, scaled: number, code: IndicatorCode | undefined): string {
  const measure = code === undefined ? undefined : reader.round.indicators.get(code)?.measure;
  return amountWords(reader, scaled, measure);
}

/** At least two digits of money, more only where they are not zero. */
export function amountWords(
  { texts, language }: FindingReader,
  scaled: number,
  measure: Measure | undefined,
): string {
  if (measure === undefined) return plainNumber(scaled);
  const { exponent, label } = MEASURES[measure];
  const least = Math.min(exponent, MEASURES[measure].dimension === 'money' ? 2 : 0);
  const whole = Math.round(scaled);
  let digits: number = exponent;
  while (digits > least && whole % 10 ** (exponent - digits + 1) === 0) digits -= 1;
  const text = plainAmount({ scaled: whole, decimals: exponent }, measure, digits);
  return texts.amount(groupedDigits(text), inLanguage(label, language));
}

/** A number that has no measure: two digits after the point, four that count where it is small. */
export function plainNumber(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Number(value.toFixed(2)) : Number(value.toPrecision(4));
  const text = String(rounded);
  return text.includes('e') ? text : groupedDigits(text);
}
