import { PART_NUMBERS, type ReportDocument } from '#core/statistics/report/document.ts';

/** A small public report that says one sentence. */
export function publicReport(
  sentence: string,
  edition: ReportDocument['edition'] = 'public',
): ReportDocument {
  return {
    title: '2025 年度机关运行成本统计分析报告',
    subtitle: '衡阳市机关事务管理局（样例）',
    edition,
    editionName: '公开版',
    warnings: [],
    parts: PART_NUMBERS.map((number) => ({
      number,
      title: '一部分',
      blocks: [{ kind: 'paragraph', runs: [{ kind: 'text', text: sentence }] }],
    })),
    appendix: [],
    about: [{ term: '范围', text: '全面调查' }],
  };
}
