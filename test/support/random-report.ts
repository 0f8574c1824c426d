// Reports of any content, for tests of the media: hostile names, long ones, figures of every size.
import * as fc from 'fast-check';
import {
  PART_NUMBERS,
  WITHHELD_REASONS,
  type Figure,
  type ReportBlock,
  type ReportCell,
  type ReportDocument,
  type ReportTable,
  type Trace,
} from '#core/statistics/report/document.ts';
import { drawBars } from '#core/statistics/report/draw-charts.ts';
import { numberFigures } from '#core/statistics/report/walk-document.ts';

export const HOSTILE_NAMES = [
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.invalid","x")',
  '衡阳市某某某某某某某某某某某某某某某某某某某某某某某某某某某某局机关后勤服务中心样例',
  '“甲”&<乙>\u0000\u0007局',
  '𠮷野家\ud800局',
] as const;

const trace = (units: readonly string[]): Trace => ({
  made: '按指标求和',
  units,
  places: [
    {
      indicator: 'C02',
      name: '机关运行经费支出总额',
      table: '机关运行成本情况表',
      line: 3,
      column: '本年数',
    },
  ],
  over: [],
  quotient: null,
});

const figure: fc.Arbitrary<Figure> = fc
  .record({
    digits: fc.integer({ min: 0, max: 4 }),
    scaled: fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
    measure: fc.constantFrom('万元', '人', '%', ''),
    unit: fc.constantFrom(...HOSTILE_NAMES),
  })
  .map(({ digits, scaled, measure, unit }) => ({
    kind: 'figure' as const,
    no: 0,
    value: Number((scaled / 10 ** digits).toFixed(digits)),
    digits,
    measure,
    trace: trace([unit]),
  }));

const cell: fc.Arbitrary<ReportCell> = fc.oneof(
  { weight: 6, arbitrary: figure },
  fc.constantFrom(...WITHHELD_REASONS).map((reason) => ({ kind: 'withheld' as const, reason })),
  fc.constant({ kind: 'none' as const, why: 'zero-base' as const }),
);

const table: fc.Arbitrary<Omit<ReportTable, 'id'>> = fc
  .record({
    name: fc.constantFrom(...HOSTILE_NAMES, '按功能科目'),
    rows: fc.array(fc.tuple(fc.constantFrom(...HOSTILE_NAMES, '行政运行'), cell, cell), { maxLength: 12 }),
  })
  .map(({ name, rows }) => ({
    kind: 'table' as const,
    caption: name,
    columns: [
      { label: '项目', measure: '', align: 'text' as const },
      { label: '本年', measure: '万元', align: 'number' as const },
      { label: '上年', measure: '万元', align: 'number' as const },
    ],
    rows: rows.map(([label, ...cells]) => ({
      kind: 'row' as const,
      indent: 1,
      cells: [{ kind: 'text' as const, text: label }, ...cells],
    })),
    notes: [],
  }));

type Loose = (id: string) => ReportBlock;

const block: fc.Arbitrary<Loose> = fc.oneof(
  fc.tuple(fc.constantFrom(...HOSTILE_NAMES), figure).map(([name, number]): Loose => () => ({
    kind: 'paragraph',
    runs: [{ kind: 'text', text: `${name}支出 ` }, number, { kind: 'text', text: '。' }],
  })),
  table.map((one): Loose => (id) => ({ ...one, id })),
  table.map((one): Loose => (id) => ({
    kind: 'chart',
    id,
    caption: one.caption,
    svg: drawBars([{ label: one.caption, value: 3, before: 2 }], 0),
    alternative: one.caption,
    table: { ...one, id: `${id}-table` },
  })),
);

/** A finished document of nine parts. */
export const randomReport: fc.Arbitrary<ReportDocument> = fc
  .array(fc.array(block, { maxLength: 3 }), { minLength: 9, maxLength: 9 })
  .map((parts) =>
    numberFigures({
      title: '机关运行成本统计分析报告',
      subtitle: '2025 年度',
      edition: 'internal',
      editionName: '内部版',
      warnings: ['演示数据'],
      parts: PART_NUMBERS.map((number, index) => ({
        number,
        title: `第 ${index + 1} 部分`,
        blocks: (parts[index] ?? []).map((make, place) => make(`b${index}-${place}`)),
      })),
      appendix: [],
      about: [{ term: '范围', text: '市本级' }],
    }),
  );
