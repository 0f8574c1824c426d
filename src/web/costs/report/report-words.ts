// Words that every medium of a report uses. A report of a Chinese office is a document in Chinese, whatever the language
// of the page around it: so these are not texts of the interface.
import {
  runText,
  WITHHELD_REASONS,
  type Figure,
  type ReportColumn,
  type ReportTable,
  type Run,
  type WithheldReason,
} from '#core/statistics/report/document.ts';
import { sourceWords } from '#core/statistics/report/figure-sources.ts';

export const REPORT_WORDS = {
  contents: '目　录',
  appendix: '附表',
  about: '说明',
  sources: '数字出处',
  term: '项目',
  explanation: '说明',
  sourceNo: '序号',
  sourceOf: '报告中的数字（按出现顺序编号）',
  source: '出处',
  sourcesNote:
    '报告中的数字按出现顺序编号；单位见数字所在的行。逐个数字的单位、分子和分母见网页和 Excel 工作簿的“数字出处”。',
  part: '部分',
  figure: '数字',
  measure: '单位',
  table: (number: number): string => `表${number}`,
  chart: (number: number): string => `图${number}`,
  page: (page: number, pages: number): string => `第 ${page} 页　共 ${pages} 页`,
} as const;

/** Why a cell says ×. */
export const WITHHELD_WORDS: Readonly<Record<WithheldReason, string>> = {
  few: '× 涉及单位不超过三家，不公布（统计法第二十八条）',
  dominance: '× 前两家单位占比过高，不公布，以免推断出单个单位的数字',
  secondary: '× 为防止由合计数推算出未公布的数字，一并不公布',
};

const NONE_WORDS = {
  'zero-base': '— 基数为零，不计算比率',
  missing: '— 没有数据',
  'not-asked': '— 本轮调查没有这一项',
} as const;

/** The heading of a column with its measure: 金额（万元）. */
export function columnWords({ label, measure }: ReportColumn): string {
  return measure === '' ? label : `${label}（${measure}）`;
}

/** A run inside a sentence: the figure takes its measure with it. */
export function sentenceText(run: Run): string {
  if (run.kind !== 'figure' || run.measure === '') return runText(run);
  return run.measure === '%' ? `${runText(run)}%` : `${runText(run)} ${run.measure}`;
}

/** Cells and ways of one line of the sources on paper. */
export function cellSourceWords(where: string, made: readonly string[]): string {
  return [where, made.join('；')].filter((each) => each !== '').join('。');
}

/** What is read when somebody asks where a figure is from. */
export function figureSource(figure: Figure): string {
  return sourceWords(figure.trace);
}

/** `表3` for the third table of the document, `图2` for the second chart, by id. */
export function captionNumbers(
  blocks: readonly { readonly kind: string; readonly id?: string }[],
): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  let tables = 0;
  let charts = 0;
  for (const { kind, id } of blocks) {
    if (id === undefined) continue;
    numbers.set(id, kind === 'chart' ? REPORT_WORDS.chart((charts += 1)) : REPORT_WORDS.table((tables += 1)));
  }
  return numbers;
}

/** One line for each reason for which a cell of the table says × or —. */
export function withheldNotes({ rows }: ReportTable): readonly string[] {
  const runs = rows.flatMap(({ cells }) => cells);
  const reasons = WITHHELD_REASONS.filter((each) =>
    runs.some((run) => run.kind === 'withheld' && run.reason === each),
  );
  const whys = (['zero-base', 'missing', 'not-asked'] as const).filter((each) =>
    runs.some((run) => run.kind === 'none' && run.why === each),
  );
  return [...reasons.map((each) => WITHHELD_WORDS[each]), ...whys.map((each) => NONE_WORDS[each])];
}
