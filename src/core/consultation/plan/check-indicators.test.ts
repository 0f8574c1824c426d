import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assert as ensure } from '#base/assert.ts';
import { isClauseId } from '../ids.ts';
import { checkIndicators, computedGrowth } from './check-indicators.ts';
import { checkMentions } from './check-mentions.ts';
import { checkProjects } from './check-projects.ts';
import type { IndicatorRow, PlanClause } from './plan.ts';

function clause(at: number, rest: Partial<PlanClause>): PlanClause {
  const id = `c${at}`;
  ensure(isClauseId(id), id);
  return { id, kind: 'text', no: undefined, text: '', ...rest };
}

const at = (year: number, value: string): { year: number; value: string } | undefined =>
  value === '-' ? undefined : { year, value };

/** `base target annual unit`, 2025 to 2030; `-` is absent. */
function row(line: string, nature: IndicatorRow['nature'] = 'expected'): IndicatorRow {
  const [base = '-', target = '-', annual = '-', unit = '-'] = line.split(' ');
  return { group: '', name: '样本指标名称', unit: unit === '-' ? '' : unit, nature, base: at(2025, base), target: at(2030, target), annual: annual === '-' ? undefined : annual };
} // prettier-ignore

const codes = (indicator: IndicatorRow): readonly string[] =>
  checkIndicators([clause(1, { kind: 'indicator', indicator })]).map(({ code }) => code);

describe('a row of indicators agrees with itself', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['4000 5353 6% 亿元', true], // 4000 × 1.06⁵ = 5352.9
    ['4000 5600 6% 亿元', false],
    ['4000 5353 ６％左右 亿元', true],
    ['4000 9999 ６％左右 亿元', true], // about: nothing is computed with it
    ['4000 5800 6%以上 亿元', true], // more than at least
    ['4000 5000 6%以上 亿元', false],
    ['60 65 1个百分点 %', true],
    ['60.0 67.0 1.0个百分点 %', false],
    ['60 67 1个百分点 %', true], // all of it may be rounding
    ['60 65 〔5〕 %', true],
    ['60.0 65.0 〔4.0〕 %', false],
    ['3500 5000 7.4% 亿元', true], // rounded to one place: 7.39
    ['1 〔5〕 - 岁', true],
    ['与GDP同步 - 7% %', true],
  ];
  for (const [line, fits] of cases) {
    test(`${line}: ${fits ? 'fits' : 'does not fit'}`, () => {
      assert.deepEqual(codes(row(line)), fits ? [] : ['growth-does-not-fit']);
    });
  }

  test('growth is computed exactly and shown to two places', () => {
    assert.deepEqual(computedGrowth(row('4000 5353 - 亿元')), { perYear: '6.00', difference: '1353.00' });
    assert.deepEqual(computedGrowth(row('60.5 59 - %')), { perYear: '-0.50', difference: '-1.50' });
    assert.equal(computedGrowth(row('- 59 - %')), undefined);
  });

  test('约束性 without a target, reversed years, a missing unit and a name that stands twice are said', () => {
    assert.deepEqual(codes(row('5 - - 个', 'binding')), ['binding-without-target']);
    assert.deepEqual(codes({ ...row('5 6 - 个'), base: { year: 2031, value: '5' } }), ['years-reversed']);
    assert.deepEqual(codes(row('5 6 - -')), ['unit-missing']);
    const twice = [1, 2].map((at) => clause(at, { kind: 'indicator', indicator: row('5 6 - 个') }));
    assert.deepEqual(
      checkIndicators(twice).map(({ code, clause: id }) => `${id} ${code}`),
      ['c2 indicator-twice'],
    );
  });
});

const said = (text: string, indicator = row('60 65 - %')): readonly string[] =>
  checkMentions([
    clause(1, { kind: 'indicator', indicator, text: '样本指标名称｜60｜65' }),
    clause(2, { text }),
  ]).map(({ code, said: words, clause: id }) => `${id} ${code} ${words}`);

describe('the chapters say what the table says', () => {
  test('another figure for the same year, or another unit, is found in its sentence', () => {
    assert.deepEqual(said('前句。到2030年，样本指标名称达到70%。'), ['c2 figure-differs 70%']);
    assert.deepEqual(said('到2030年，样本指标名称达到65个。'), ['c2 unit-differs 65个']);
    assert.deepEqual(said('2025年样本指标名称为65%。'), ['c2 figure-differs 65%']);
  });

  test('a name with brackets in it is found with them, in the other width, and without them', () => {
    const doctors = { ...row('3 3.6 - 人'), name: '每千人口拥有执业（助理）医师数' };
    for (const name of [
      '每千人口拥有执业（助理）医师数',
      '每千人口拥有执业(助理)医师数',
      '每千人口拥有执业助理医师数',
      '每千人口拥有执业医师数',
    ])
      assert.deepEqual(said(`到2030年，${name}达到4人。`, doctors), ['c2 figure-differs 4人'], name);
    assert.deepEqual(said('到2030年，每千人口拥有执业（助理）医师数达到3.6人。', doctors), []);
    assert.deepEqual(said('到2030年，样本产业产值达到70亿元。', { ...row('60 65 - 亿元'), name: '样本产业产值（亿元）' }), ['c2 figure-differs 70亿元']); // prettier-ignore
  });

  test('the same amount in another scale, another year, or a growth beside the name is no contradiction', () => {
    assert.deepEqual(said('到2030年，样本指标名称达到６５％以上。'), []);
    assert.deepEqual(said('2025年样本指标名称为60%。'), []);
    assert.deepEqual(said('到2035年，样本指标名称达到80%。'), []);
    assert.deepEqual(said('样本指标名称年均增长8%。'), []);
    assert.deepEqual(said('样本指标名称达到0.5万亿元。', row('4000 5000 - 亿元')), []);
  });
});

const project = (at: number, name: string, value: string, unit = '亿元'): PlanClause => clause(at, { kind: 'project', project: { name, content: '', investment: value === '' ? undefined : { value, unit }, owner: undefined, years: undefined } }); // prettier-ignore

describe('investments come to the stated total', () => {
  test('of a row 合计, and of the words above the table', () => {
    const rows = [project(2, '甲', '10.5'), project(3, '乙', '25000', '万元')];
    assert.deepEqual(checkProjects([...rows, project(4, '合计', '13')]), []);
    assert.deepEqual(checkProjects([...rows, project(4, '合计', '14')]), [{ code: 'total-differs', clause: 'c4', stated: '14亿元', sum: '13', projects: 2, unreadable: 0 }]); // prettier-ignore
    const above = clause(1, { text: '以下项目计划总投资12亿元。' });
    assert.deepEqual(
      checkProjects([above, ...rows]).map(({ clause: id, sum }) => `${id} ${sum}`),
      ['c1 13'],
    );
  });

  test('with a row that has no figure, only a sum that is already too large is wrong', () => {
    const rows = [project(2, '甲', '10'), project(3, '乙', '')];
    assert.deepEqual(checkProjects([...rows, project(4, '合计', '14')]), []);
    assert.equal(checkProjects([...rows, project(4, '合计', '9')])[0]?.unreadable, 1);
  });
});
