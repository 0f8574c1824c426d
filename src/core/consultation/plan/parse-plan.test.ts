import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { asChineseNumber, chineseNumber } from './chinese-number.ts';
import { parsePlan } from './parse-plan.ts';
import { clauseLine, planText } from './plan-text.ts';
import type { RawDocument, RawTable } from './raw-document.ts';

const SEED = 20261122;

function paragraphs(...texts: readonly string[]): RawDocument['blocks'] {
  return texts.map((text) => ({ kind: 'paragraph', text, style: undefined, centred: false }));
}

function table(...rows: readonly (readonly string[])[]): RawTable {
  return {
    kind: 'table',
    rows: rows.map((row) => row.map((text) => ({ paragraphs: [text], colSpan: 1, rowSpan: 1 }))),
  };
}

function document(...blocks: RawDocument['blocks'][number][]): RawDocument {
  return { blocks, tracked: { insertions: 0, deletions: 0 }, comments: 0, pictures: 0 };
}

function read(...texts: readonly string[]): readonly string[] {
  return parsePlan(document(...paragraphs(...texts))).clauses.map(
    ({ kind, no, text }) => `${kind} ${no ?? '-'} ${text}`,
  );
}

test('numbers of headings are read as they are written and written as they are read', () => {
  for (let value = 1; value < 1000; value += 1) assert.equal(chineseNumber(asChineseNumber(value)), value);
  const forms = [
    ['十', 10],
    ['二十', 20],
    ['一百零三', 103],
    ['二〇', 20],
    ['１２', 12],
    ['两', 2],
    ['一百一十', 110],
  ] as const;
  for (const [written, value] of forms) assert.equal(chineseNumber(written), value, written);
  for (const written of ['', '年', '十年', '一二十'])
    assert.equal(chineseNumber(written), undefined, written);
});

describe('numbers say what a paragraph is', () => {
  test('篇, 章, 节, items, boxes and running text of a 纲要', () => {
    assert.deepEqual(
      read('某市第十六个五年规划纲要', '第一篇 总体要求', '第一章 发展基础', '第一节 成就', '“十五五”时期……。', '（一）稳增长。做好工作。', '1.扩投资。', '专栏1 重点工程', '内容。'),
      ['title - 某市第十六个五年规划纲要', 'part 第一篇 总体要求', 'chapter 第一章 发展基础', 'section 第一节 成就', 'text - “十五五”时期……。', 'item （一） 稳增长。做好工作。', 'item 1. 扩投资。', 'box 专栏1 重点工程', 'text - 内容。'],
    ); // prettier-ignore
  });

  test('a 建议 without chapters: 一、 heads chapters, running numbers stay items', () => {
    assert.deepEqual(
      read('关于制定规划的建议', '一、总体要求', '3.环境深刻变化。当前……。', '五、乡村振兴', '26.深入推进乡村全面振兴。要……。'),
      ['title - 关于制定规划的建议', 'chapter 一、 总体要求', 'item 3. 环境深刻变化。当前……。', 'chapter 五、 乡村振兴', 'item 26. 深入推进乡村全面振兴。要……。'],
    ); // prettier-ignore
  });

  test('full width, Arabic and traditional numbers; a title on the line below its number', () => {
    assert.deepEqual(
      read('第１章　發展基礎', '第 2 節 成就', '專欄３：重點項目', '第十二章', '保障措施'),
      ['chapter 第１章 發展基礎', 'section 第 2 節 成就', 'box 專欄３ 重點項目', 'chapter 第十二章 保障措施'],
    ); // prettier-ignore
  });

  test('years, percentages and sentences about chapters begin no heading', () => {
    assert.deepEqual(
      read('标题规划', '2026年是开局之年。', '65.5%的企业已复工。', '第三产业占比提高。', '第一章所述各项任务，由各部门分别落实。'),
      ['title - 标题规划', 'text - 2026年是开局之年。', 'text - 65.5%的企业已复工。', 'text - 第三产业占比提高。', 'text - 第一章所述各项任务，由各部门分别落实。'],
    ); // prettier-ignore
  });

  test('a list of contents stays one text, and says so', () => {
    const plan = parsePlan(
      document(...paragraphs('规划', '目 录', '第一章 基础\t1', '第二章 要求……………3', '第一章 基础')),
    );
    assert.deepEqual(
      plan.clauses.map(({ kind }) => kind),
      ['title', 'text', 'chapter'],
    );
    assert.deepEqual(plan.findings, [{ code: 'contents-list', paragraph: 2, params: { count: 3 } }]);
  });

  test('a number that jumps is reported with its paragraph', () => {
    const { findings } = parsePlan(document(...paragraphs('规划', '第一章 甲', '第三章 乙')));
    assert.deepEqual(findings, [
      { code: 'number-out-of-order', paragraph: 3, params: { no: '第三章', expected: 2 } },
    ]);
  });
});

const cell = (text: string, rowSpan = 1, colSpan = 1): RawTable['rows'][number][number] => ({
  paragraphs: [text],
  rowSpan,
  colSpan,
});

describe('tables', () => {
  test('columns of main indicators are known by their heading words', () => {
    const { clauses, findings } = parsePlan(
      document(
        table(
          ['指 标', '单位', '2025年', '2030年', '年均/累计', '属性'],
          ['1.地区生产总值', '亿元', '4,000', '5,353', '6%左右', '预期性'],
          ['2、托位数（个）', '', '3.2个', '4.5个', '—', '约束性'],
        ),
      ),
    );
    assert.deepEqual(
      clauses.flatMap(({ indicator }) => (indicator ? [indicator] : [])),
      [
        { group: '', name: '地区生产总值', unit: '亿元', nature: 'expected', base: { year: 2025, value: '4,000' }, target: { year: 2030, value: '5,353' }, annual: '6%左右' },
        { group: '', name: '托位数', unit: '个', nature: 'binding', base: { year: 2025, value: '3.2' }, target: { year: 2030, value: '4.5' }, annual: '—' },
      ],
    ); // prettier-ignore
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['title-missing'],
    );
  });

  test('merged cells carry a group down; a row over the whole width heads one', () => {
    const { clauses } = parsePlan(
      document({
        kind: 'table',
        rows: [
          [cell('专栏2 主要指标', 1, 4)],
          [cell('类别'), cell('指标'), cell('2030年'), cell('属性')],
          [cell('创新', 2), cell('研发投入增长'), cell('＞7'), cell('预期性')],
          [cell('发明专利'), cell('22'), cell('预期')],
          [cell('二、绿色', 1, 4)],
          [cell(''), cell('森林覆盖率'), cell('60'), cell('约束')],
        ],
      }),
    );
    assert.deepEqual(clauses.map(({ kind, indicator }) => `${kind} ${indicator?.group ?? ''} ${indicator?.nature ?? ''}`.trim()), ['box', 'text', 'indicator 创新 expected', 'indicator 创新 expected', 'text', 'indicator 绿色 binding']); // prettier-ignore
  });

  test('projects with their investment; a table of unknown words stays text and says so', () => {
    const plan = parsePlan(
      document(
        table(
          ['序号', '项目名称', '建设内容', '总投资（亿元）', '责任单位'],
          ['1', '甲工程', '道路', '12.5', '交通局'],
        ),
        table(['甲', '乙'], ['一', '二']),
      ),
    );
    assert.deepEqual(plan.clauses[1]?.project, { name: '甲工程', content: '道路', investment: { value: '12.5', unit: '亿元' }, owner: '交通局', years: undefined }); // prettier-ignore
    assert.deepEqual(
      plan.clauses.slice(2).map(({ kind, text }) => `${kind} ${text}`),
      ['text 甲｜乙', 'text 一｜二'],
    );
    assert.ok(
      plan.findings.some(({ code, paragraph }) => code === 'table-not-understood' && paragraph === 3),
    );
  });
});

test('tracked changes that were accepted, comments and pictures are said', () => {
  const plan = parsePlan({
    ...document(...paragraphs('规划', '第一章 甲')),
    tracked: { insertions: 2, deletions: 1 },
    comments: 3,
    pictures: 1,
  });
  assert.deepEqual(plan.findings.map(({ code }) => code), ['tracked-changes-accepted', 'comments-left-behind', 'pictures-not-read']); // prettier-ignore
});

test('no character of any document is lost, whatever it holds', () => {
  const piece = fc.oneof(
    fc.constantFrom('第一章 ', '第二节', '一、', '（三）', '12.', '专栏4：', '目录', '第三篇 总则', '①', '	8', '到2030年达65%。', '指标', '单位', '2030年', '项目名称', '总投资（亿元）'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ); // prettier-ignore
  const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  const cell = fc.record({
    paragraphs: fc.array(text, { minLength: 1, maxLength: 2 }),
    colSpan: fc.integer({ min: 1, max: 3 }),
    rowSpan: fc.integer({ min: 1, max: 3 }),
  });
  const block = fc.oneof(
    { weight: 4, arbitrary: text.map((words) => ({ kind: 'paragraph' as const, text: words, style: undefined, centred: false })) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('table' as const), rows: fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 }) }) },
  ); // prettier-ignore
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
      const words = blocks.flatMap((each) =>
        each.kind === 'paragraph'
          ? [each.text]
          : each.rows.flatMap((row) => row.flatMap(({ paragraphs }) => paragraphs)),
      );
      assert.deepEqual(signs(planText(parsePlan(document(...blocks)).clauses)), signs(words.join('')));
    }),
    { seed: SEED, numRuns: 500 },
  );
});

/** How often each character stands there; white space, the break of cells and the colon behind a box's number say nothing. */
function signs(text: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const sign of text.replaceAll(/[\s　｜:：]/gu, '')) counts[sign] = (counts[sign] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test('a clause reads as it was printed', () => {
  assert.equal(clauseLine({ kind: 'chapter', no: '第三章', text: '创新' }), '第三章 创新');
  assert.equal(clauseLine({ kind: 'item', no: '3.', text: '扩大内需' }), '3.扩大内需');
  assert.equal(clauseLine({ kind: 'indicator', no: '1', text: '1｜甲｜2' }), '1｜甲｜2');
});
