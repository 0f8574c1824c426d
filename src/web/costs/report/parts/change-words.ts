// 比上年增加 12.30 万元，增长 5.41%: the sentence of final accounts, and 主要原因 only in the words of a unit.
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Run } from '#core/statistics/report/document.ts';
import { differenceCell, growthCell } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';

/** What follows an amount: how it moved against the year before, or why that cannot be said. */
export function changeWords(input: ReportInput, code: IndicatorCode): readonly (string | Run)[] {
  const difference = differenceCell(input, code);
  const growth = growthCell(input, code);
  if (difference.kind === 'none') return ['，没有可比的上年数'];
  if (difference.kind !== 'figure') return ['，与上年的比较不公布'];
  const compared = fewerCompared(input, code);
  if (difference.value === 0) return [`，${compared}与上年持平`];
  const up = difference.value > 0;
  const amount = { ...difference, value: Math.abs(difference.value) };
  if (growth.kind !== 'figure')
    return [`，${compared}比上年${up ? '增加' : '减少'} `, amount, '，上年数为零，不计算增长率'];
  return [
    `，${compared}比上年${up ? '增加' : '减少'} `,
    amount,
    `，${up ? '增长' : '下降'} `,
    { ...growth, value: Math.abs(growth.value) },
  ];
}

/** Quotes of what units said about these cells; only the internal edition has them, and nothing where nobody said anything. */
export function causeWords(input: ReportInput, codes: readonly IndicatorCode[], most = 4): readonly string[] {
  if (input.edition === 'public') return [];
  const wanted = new Set<string>(codes);
  const said = input.explanations
    .filter(({ cells }) => cells.some((code) => wanted.has(code)))
    .map(({ unit, text }) => `${unit.name}：“${text.replace(/。$/u, '')}”`);
  // One explanation may stand with several findings.
  return [...new Set(said)].slice(0, most);
}

function fewerCompared({ amounts }: ReportInput, code: IndicatorCode): string {
  const now = amounts.get({ code, group: '*', when: 'now' })?.contributions.length ?? 0;
  const both = amounts.get({ code, group: '*', when: 'comparable' })?.contributions.length ?? 0;
  return both < now ? `两年都有数的 ${both} 家单位` : '';
}
