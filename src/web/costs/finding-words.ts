// The sentences of findings. Pure: the pages say them on the server, the return sheet in the browser as figures are typed.
import { inLanguage } from '#base/localised.ts';
import { unreachable } from '#base/assert.ts';
import { isIndicatorCode, type IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { dimensionOf, perLabel } from '#core/statistics/survey/measure.ts';
import type { Finding, FindingDetail, Side, Term } from '#core/statistics/rules/finding.ts';
import type { Rule } from '#core/statistics/rules/rule.ts';
import {
  amountWords,
  formOf,
  locate,
  nameOf,
  ofCell,
  placeOf,
  plainNumber,
  type FindingReader,
  type FindingTexts,
} from './finding-names.ts';
import { groupedDigits } from './grouped-digits.ts';

/** What a page says about a finding. `working`: one line a step. `basis`: clause and how far it was read. */
export type FindingWords = {
  readonly rule: string;
  readonly place: string;
  readonly sentence: string;
  readonly working: readonly string[];
  readonly next: string;
  readonly basis: string;
};

type Detail<Kind extends FindingDetail['kind']> = Extract<FindingDetail, { readonly kind: Kind }>;

/** Figures of a condition that stand in its sentence; the rest are in the working. */
const INLINE_TERMS = 4;

/** The whole of a finding in words, with its numbers in the measure of the form. */
export function findingWords(reader: FindingReader, finding: Finding): FindingWords {
  const { texts, language, round } = reader;
  const rule = round.rules.find(({ id }) => id === finding.rule);
  const [first] = finding.cells;
  const place = first === undefined ? '' : placeOf(reader, first);
  const sentence = texts.end(sentenceOf(reader, finding, rule));
  return {
    rule: rule === undefined ? formRule(texts, finding) : inLanguage(rule.name, language),
    place,
    sentence: place === '' ? sentence : texts.at(place, sentence),
    working: workingOf(reader, finding.detail, rule),
    next: nextOf(reader, finding, rule),
    basis: basisOf(texts, rule),
  };
}

/** What a form demands has no rule in the round; it is named by what is wrong. */
function formRule({ formRules }: FindingTexts, { detail, rule }: Finding): string {
  return detail.kind === 'required' || detail.kind === 'unreadable' || detail.kind === 'too-fine'
    ? formRules[detail.kind]
    : rule;
}

function sentenceOf(reader: FindingReader, { detail, cells }: Finding, rule: Rule | undefined): string {
  const { texts } = reader;
  switch (detail.kind) {
    case 'formula':
      return formulaWords(reader, detail, rule, cells[0]);
    case 'shift':
      return shiftWords(reader, detail, cells);
    case 'unit-slip':
      return slipWords(reader, detail, cells[0]);
    case 'percentage':
      return percentageWords(texts, detail);
    case 'zero-base':
      return texts.zeroBase({
        stated: detail.stated === undefined ? '' : plainNumber(detail.stated),
        now: amountWords(reader, detail.now, detail.measure),
      });
    case 'year-on-year':
      return yearWords(reader, detail, cells[0]);
    case 'outlier':
      return outlierWords(reader, detail, rule);
    case 'unreadable':
      return texts.unreadable(detail.text.length > 40 ? `${detail.text.slice(0, 40)}…` : detail.text);
    case 'required':
      return texts.required;
    case 'too-fine':
      return texts.tooFine(detail.decimals);
    default:
      return unreachable(detail);
  }
}

function formulaWords(
  reader: FindingReader,
  detail: Detail<'formula'>,
  rule: Rule | undefined,
  here: IndicatorCode | undefined,
): string {
  const { texts, language } = reader;
  if (detail.relation === 'holds') {
    const terms = [...detail.left.terms, ...detail.right.terms].slice(0, INLINE_TERMS);
    const figures = terms.map((term) => texts.figure(termName(reader, term), termAmount(reader, term)));
    const name = rule === undefined ? '' : inLanguage(rule.name, language);
    return texts.list([texts.holds(name), ...figures]);
  }
  const amount = (scaled: number): string => amountWords(reader, scaled, detail.measure);
  const side = (of: Side): string => {
    const blank = of.terms.length > 0 && of.terms.every((term) => term.blank);
    if (blank && of.terms.length > 1) return texts.allBlank(of.terms.length);
    const written = blank ? texts.blankAsZero : amount(of.scaled);
    return of.terms.length === 0 ? written : texts.figure(sideName(reader, of, here), written);
  };
  const compared = { left: side(detail.left), right: side(detail.right) };
  const parts = [texts.relations[detail.relation](compared)];
  if (detail.difference !== 0) parts.push(texts.difference(amount(Math.abs(detail.difference))));
  if (detail.withinRounding) parts.push(texts.within(amount(detail.envelope)));
  else if (detail.envelope > 0) parts.push(texts.beyond(amount(detail.envelope)));
  return texts.list(parts);
}

/** The line where to look is `本行`; a figure of another table is named with its table: both are often called the same. */
function sideName(reader: FindingReader, { terms }: Side, here: IndicatorCode | undefined): string {
  const { texts, round } = reader;
  const [only] = terms;
  if (only && terms.length === 1) {
    const own = only.source === 'own';
    const elsewhere = own && formOf(round, only.code) !== formOf(round, here);
    const other = elsewhere ? placeOf(reader, only.code) : termName(reader, only);
    return `${own && only.code === here ? texts.thisLine : other}${factorWords(texts, only)}`;
  }
  const filled = terms.filter(({ blank }) => !blank).length;
  return terms.every(({ sign, factor = 1 }) => sign === 1 && factor === 1)
    ? texts.summed(filled)
    : texts.combined(filled);
}

function factorWords(texts: FindingTexts, { factor = 1 }: Term): string {
  return factor === 1 ? '' : texts.times(plainNumber(factor));
}

function termAmount(reader: FindingReader, { blank, scaled, code }: Term): string {
  return blank ? reader.texts.blankAsZero : ofCell(reader, scaled, code);
}

function termName(reader: FindingReader, { code, source }: Term): string {
  const { texts } = reader;
  const name = nameOf(reader, code);
  return source === 'own' ? texts.label(name) : texts.withSource(texts.sources[source], name);
}

function shiftWords(reader: FindingReader, detail: Detail<'shift'>, cells: Finding['cells']): string {
  const { texts, round } = reader;
  const [parent] = cells;
  const from = locate(round, detail.from);
  const total = parent === undefined ? undefined : locate(round, parent);
  const isLine = detail.balance !== undefined && from !== undefined && from.line === total?.line;
  const name = texts.label(nameOf(reader, detail.from));
  const parts = [isLine ? texts.shiftColumns(detail.by, name) : texts.shiftLines(detail.by, name)];
  if (detail.sumIsTwiceParent) parts.push(texts.twiceParent);
  if (detail.balance) {
    const { foundAt, scaled } = detail.balance;
    parts.push(texts.shiftBalance(ofCell(reader, scaled, foundAt), nameOf(reader, foundAt)));
  }
  return texts.list(parts);
}

function slipWords(
  reader: FindingReader,
  detail: Detail<'unit-slip'>,
  code: IndicatorCode | undefined,
): string {
  const { texts } = reader;
  const quotient = detail.against === 'quotient';
  const show = (value: number): string => (quotient ? plainNumber(value) : ofCell(reader, value, code));
  return texts.list([
    texts.slipAgainst[detail.against]({
      value: show(detail.value),
      expected: show(detail.expected),
      from: plainNumber(detail.range?.from ?? 0),
      to: plainNumber(detail.range?.to ?? 0),
    }),
    texts.slip[detail.direction]({ factor: groupedDigits(String(detail.factor)) }),
  ]);
}

function percentageWords(texts: FindingTexts, detail: Detail<'percentage'>): string {
  const digits = Math.max(2, detail.decimals);
  const parts = [
    texts.percentage({
      of: texts.percentOf[detail.of],
      stated: detail.stated.toFixed(detail.decimals),
      recomputed: detail.recomputed.toFixed(digits),
    }),
  ];
  if (detail.roundingOnly) parts.push(texts.percentRounding);
  return texts.list(parts);
}

function yearWords(
  reader: FindingReader,
  detail: Detail<'year-on-year'>,
  code: IndicatorCode | undefined,
): string {
  const { texts } = reader;
  const now = ofCell(reader, detail.now, code);
  if (detail.change === undefined) return texts.yearFromZero({ now });
  const parts = [
    texts.yearOnYear({
      now,
      before: ofCell(reader, detail.before, code),
      change: Math.abs(detail.change * 100).toFixed(2),
      up: detail.change > 0,
    }),
  ];
  if (detail.signChanged) parts.push(texts.signChanged);
  return texts.list(parts);
}

function outlierWords(reader: FindingReader, detail: Detail<'outlier'>, rule: Rule | undefined): string {
  const per = rule?.kind === 'outlier' ? ratioMeasure(reader, rule.ratio) : '';
  const said = (value: number): string =>
    per === '' ? plainNumber(value) : reader.texts.amount(plainNumber(value), per);
  return reader.texts.outlier({
    value: said(detail.value),
    median: said(detail.median),
    peers: detail.peers,
  });
}

/** `元/辆` of a plain quotient of two indicators, in whose basic measures ratios are worked out; nothing of any other. */
function ratioMeasure({ language, round }: FindingReader, ratio: string): string {
  const [, above, below] = /^\s*(\w+)\s*\/\s*(\w+)\s*$/.exec(ratio) ?? [];
  const [over, under] = [above, below].map((code) => {
    const measure =
      code !== undefined && isIndicatorCode(code) ? round.indicators.get(code)?.measure : undefined;
    return measure !== undefined && dimensionOf(measure) === 'money' ? 'yuan' : measure;
  });
  return over === undefined || under === undefined ? '' : inLanguage(perLabel(over, under), language);
}

/** The statistics behind it: not in the sentence, which is for whoever fills in. */
function farness(texts: FindingTexts, detail: Detail<'outlier'>, rule: Rule | undefined): readonly string[] {
  const threshold = rule?.kind === 'outlier' ? String(rule.threshold) : '';
  const z = detail.robustZ;
  return [
    z === undefined ? texts.madZero : texts.robustZ(z.toFixed(1), threshold),
    texts.fence[detail.fence],
  ];
}

function workingOf(reader: FindingReader, detail: FindingDetail, rule: Rule | undefined): readonly string[] {
  const { texts } = reader;
  switch (detail.kind) {
    case 'formula':
      return [...detail.left.terms, ...detail.right.terms].map((term) => termWords(reader, term));
    case 'shift':
      return detail.pairs.map(({ child, equals, foundAt, scaled }) =>
        texts.shiftPair({
          amount: ofCell(reader, scaled, child),
          child: nameOf(reader, child),
          equals: placeOf(reader, equals),
          foundAt: nameOf(reader, foundAt),
        }),
      );
    case 'percentage': {
      const show = (side: Side): string => amountWords(reader, side.scaled, detail.measure);
      const terms = [...detail.now.terms, ...detail.base.terms];
      return [
        texts.percentWorking[detail.of]({ now: show(detail.now), base: show(detail.base) }),
        ...terms.map((term) => termWords(reader, term)),
      ];
    }
    case 'outlier':
      return [
        ...detail.terms.map((term) => termWords(reader, term)),
        texts.plainUnits,
        ...farness(texts, detail, rule),
      ];
    default:
      return [];
  }
}

/** `− “公务接待费” 0.30 万元（空白，按 0 计）`. */
function termWords(reader: FindingReader, term: Term): string {
  const sign = term.sign === 1 ? '+' : '−';
  return `${sign} ${termName(reader, term)} ${termAmount(reader, term)}${factorWords(reader.texts, term)}`;
}

function nextOf(
  { texts, language }: FindingReader,
  { detail, level }: Finding,
  rule: Rule | undefined,
): string {
  const advice = rule?.advice === undefined ? '' : inLanguage(rule.advice, language);
  if (advice !== '') return advice;
  if (detail.kind === 'shift') return texts.shiftNext;
  if (detail.kind === 'zero-base') return texts.zeroBaseNext;
  return detail.kind === 'unreadable' ? texts.unreadableNext : texts.next[level];
}

function basisOf(texts: FindingTexts, rule: Rule | undefined): string {
  if (rule === undefined) return '';
  const mark = texts.marks[rule.mark];
  return rule.clause === undefined ? texts.basisOnlyMark(mark) : texts.basis(rule.clause, mark);
}
