// 八、问题与薄弱环节 and 九、建议: what was found, each with its evidence, and by stated rules what follows from it.
import type { WeakSpot } from '#core/statistics/analysis/weak-spots.ts';
import type { ReportBlock, Run } from '#core/statistics/report/document.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import { placeOf, plainFigure } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { item, note, say } from './block-makers.ts';
import { measureWords } from './part-ratios.ts';

/** Kinds of finding; each has one rule of advice. */
const KINDS = ['over-limit', 'outlier', 'often-high', 'missing', 'late', 'not-adding'] as const;
type Kind = (typeof KINDS)[number];

/** `count`: matters it stands for; outside the office one line stands for several units. */
type Problem = { readonly kind: Kind; readonly runs: readonly Run[]; readonly count?: number };

/** Units that are often high are many: the pages of the analysis have all. */
const OFTEN_HIGH_LISTED = 10;

export function problemsPart(input: ReportInput): readonly ReportBlock[] {
  const problems = problemsOf(input);
  if (problems.length === 0) return [say('按本报告列明的规则，没有发现需要说明的问题。')];
  return [
    say('以下各项由数据按规则列出，是需要核实的线索，不是结论。'),
    { kind: 'list', items: problems.map(({ runs }) => runs) },
  ];
}

export function advicePart(input: ReportInput): readonly ReportBlock[] {
  const counts = new Map<Kind, number>();
  for (const { kind, count = 1 } of problemsOf(input)) counts.set(kind, (counts.get(kind) ?? 0) + count);
  const found = KINDS.filter((kind) => counts.has(kind));
  if (found.length === 0) return [say('没有由数据得出的建议。')];
  return [
    say('建议按固定规则由第八部分的事项得出，每条注明依据的事项；规则之外不提建议。'),
    {
      kind: 'list',
      items: found.map((kind) =>
        item(
          `${ADVICE[kind]}（依据：第八部分“${KIND_WORDS[kind]}” `,
          plainFigure(counts.get(kind) ?? 0, {
            measure: input.edition === 'public' ? '家' : '项',
            made: '第八部分所列事项',
          }),
          '）',
        ),
      ),
    },
    ...(input.edition === 'public'
      ? []
      : [
          note(
            '实物定额、服务标准和支出定额的制定依据机关事务管理条例第十条；本报告的人均和单位指标可作测算参考。',
          ),
        ]),
  ];
}

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  'over-limit': '超过标准',
  outlier: '明显高于同类单位',
  'often-high': '多项指标偏高',
  missing: '未报送',
  late: '逾期报送',
  'not-adding': '数据质量',
};

const ADVICE: Readonly<Record<Kind, string>> = {
  'over-limit': '逐单位核实超过标准的面积、车辆或设备，确属超标的按规定腾退、调剂或处置',
  outlier: '请明显高于同类的单位核对原始台账，说明原因；属实的，研究是否纳入支出定额管理',
  'often-high': '对多项人均或单位指标同时偏高的单位，结合其职能和办公条件作专题分析',
  missing: '督促未报送单位按统计法第八条补报，补报后重新汇总',
  late: '对逾期报送的单位提前提醒，下一轮在截止日前一周核对进度',
  'not-adding': '请有关单位更正或说明数据质量问题后再作比较',
};

function problemsOf(input: ReportInput): readonly Problem[] {
  const { rollUp, late = [], analysis, edition } = input;
  const named = edition === 'internal';
  return [
    ...(named ? spotProblems(input) : spotCounts(analysis.spots)),
    ...counted(input, 'missing', '名录内尚未纳入汇总的', rollUp.missing),
    ...counted(input, 'late', '逾期报送', late),
    ...(rollUp.findings.length === 0
      ? []
      : [
          {
            kind: 'not-adding' as const,
            runs: item(
              '汇总时发现 ',
              plainFigure(rollUp.findings.length, { measure: '项', made: '汇总检查（S19）' }),
              '重复或不在名录内的报表，已排除在汇总之外。',
            ),
          },
        ]),
  ];
}

function spotProblems(input: ReportInput): readonly Problem[] {
  const { spots } = input.analysis;
  const often = spots.filter(({ kind }) => kind === 'often-high');
  const rest = often.slice(OFTEN_HIGH_LISTED);
  const listed = spots.filter((spot) => !rest.includes(spot)).map((spot) => spotProblem(input, spot));
  if (rest.length === 0) return listed;
  const more = plainFigure(rest.length, { measure: '家', made: '多项指标偏高的单位，未逐一列出' });
  return [
    ...listed,
    {
      kind: 'often-high',
      count: rest.length,
      runs: item('另有 ', more, '有三项以上指标高于同组上四分位数，见分析页。'),
    },
  ];
}

function spotProblem(input: ReportInput, spot: WeakSpot): Problem {
  const { name } = spot.of.unit;
  switch (spot.kind) {
    case 'over-limit': {
      const { limit, measured, atMost, over, terms } = spot.check;
      const figure = (value: number, made: string): Run => {
        const plain = plainFigure(value, {
          digits: 2,
          measure: MEASURES[limit.measure].label.zh,
          made,
          units: [name],
        });
        return {
          ...plain,
          trace: { ...plain.trace, places: terms.measured.map(({ code }) => placeOf(input.round, code)) },
        };
      };
      return {
        kind: 'over-limit',
        runs: item(
          `${name}：${limit.name.zh}实际 `,
          figure(measured, '实际'),
          '，标准 ',
          figure(atMost, `标准（${limit.document}）`),
          '，超出 ',
          figure(over, '实际减标准'),
          `（依据：${limit.document}）。`,
        ),
      };
    }
    case 'outlier': {
      const { definition, standing, comparison } = spot;
      const { decimals } = definition;
      const measure = measureWords(definition);
      const own = plainFigure(standing.ratio.value, {
        digits: decimals,
        measure,
        made: '本单位报表',
        units: [name],
      });
      const places = definition.numerator.codes.map((code) => placeOf(input.round, code));
      const over = definition.denominator.codes.map((code) => placeOf(input.round, code));
      return {
        kind: 'outlier',
        runs: item(
          `${name}：${definition.name.zh} `,
          { ...own, trace: { ...own.trace, places, over } },
          ...(comparison.spread === undefined
            ? []
            : [
                '，同组中位数 ',
                plainFigure(comparison.spread.median, { digits: decimals, measure, made: '同组中位数' }),
              ]),
          ...(standing.z === undefined
            ? []
            : [
                '，稳健 z ',
                plainFigure(standing.z, { digits: 2, measure: '', made: '稳健 z', units: [name] }),
              ]),
          '。',
        ),
      };
    }
    default:
      return {
        kind: 'often-high',
        runs: item(
          `${name}：`,
          plainFigure(spot.definitions.length, {
            measure: '项',
            made: '高于同组上四分位数的指标',
            units: [name],
          }),
          `指标高于同组上四分位数：${spot.definitions.map((each) => each.name.zh).join('、')}。`,
        ),
      };
  }
}

/** How many units, never which. */
function spotCounts(spots: readonly WeakSpot[]): readonly Problem[] {
  const words = {
    'over-limit': '有单位超过标准',
    outlier: '有单位的指标明显高于同类单位（稳健 z 超过 3.5，或超出通常上限）',
    'often-high': '有单位多项指标同时偏高',
  } as const;
  return (['over-limit', 'outlier', 'often-high'] as const).flatMap((kind) => {
    const units = new Set(spots.filter((spot) => spot.kind === kind).map(({ of }) => of.unit.id));
    if (units.size === 0) return [];
    return [
      {
        kind,
        count: units.size,
        runs: item(`${words[kind]}：`, plainFigure(units.size, { measure: '家', made: words[kind] }), '。'),
      },
    ];
  });
}

// oxlint-disable-next-line max-params -- one line of the list
function counted(
  input: ReportInput,
  kind: Kind,
  words: string,
  units: readonly { readonly name: string }[],
): readonly Problem[] {
  if (units.length === 0) return [];
  const names = input.edition === 'public' ? '' : `：${units.map(({ name }) => name).join('、')}`;
  return [
    {
      kind,
      count: units.length,
      runs: item(`${words}单位 `, plainFigure(units.length, { measure: '家', made: words }), `${names}。`),
    },
  ];
}
