// 公众主要意见、专家论证意见的研究采纳情况 (国令713 第二十九条第（二）（三）项): two reports of one make, each on its side alone.
import type { ReportBlock, ReportDocument } from '#core/statistics/report/document.ts';
import { numberFigures } from '#core/statistics/report/walk-document.ts';
import type { PacketContent, PacketDemand, PacketSide } from '#core/consultation/packet/packet-content.ts';
import { text } from '../../costs/report/report-cells.ts';
import {
  changeWords,
  CHANNEL_WORDS,
  counted,
  dayWords,
  noticeWords,
  OUTCOME_WORDS,
  outcomeTable,
  STANCE_WORDS,
  UNKNOWN_WORDS,
  versionWords,
  wordsTable,
} from './packet-words.ts';

export type ReportedSide = Exclude<PacketSide, 'department'>;

const TITLES: Readonly<Record<ReportedSide, string>> = {
  public: '公众主要意见研究采纳情况',
  expert: '专家论证意见研究采纳情况',
};
const BASIS: Readonly<Record<ReportedSide, string>> = {
  public: '《重大行政决策程序暂行条例》（国令第713号）第二十九条第（二）项',
  expert: '《重大行政决策程序暂行条例》（国令第713号）第二十九条第（三）项',
};

/** The report on one side's opinions, for the meeting that decides: it has no name in it. */
export function adoptionReport(content: PacketContent, side: ReportedSide): ReportDocument {
  const { head } = content;
  const demands = demandsOf(content, side);
  return numberFigures({
    title: `${head.planTitle}${TITLES[side]}`,
    subtitle: `${head.office}　${dayWords(head.on)}`,
    edition: 'internal',
    editionName: '供会议审议，未公开',
    warnings: head.mark === 'sample' ? [`演示材料：${head.note}`] : [],
    parts: [
      { number: '一', title: '征求意见的基本情况', blocks: basics(content, side) },
      { number: '二', title: '研究采纳的总体情况', blocks: overall(content, side) },
      { number: '三', title: '采纳的意见和规划的改动', blocks: adopted(demands, content) },
      { number: '四', title: '没有采纳的意见和理由', blocks: notAdopted(demands, content) },
      { number: '五', title: '部门意见不一致的事项', blocks: disagreements(demands) },
      { number: '六', title: '不清楚和没有做到的', blocks: unknowns(content) },
    ],
    appendix: [allPoints(content, side)],
    about: aboutOf(content, side),
  });
}

function demandsOf({ submissions, demands }: PacketContent, side: PacketSide): readonly PacketDemand[] {
  const spoken = new Set(
    submissions.flatMap((one) => (one.side === side ? one.points.map(({ demand }) => demand) : [])),
  );
  return demands.filter(({ id }) => spoken.has(id));
}

function basics({ head, figures, tracked }: PacketContent, side: ReportedSide): readonly ReportBlock[] {
  const { people, submissions, copies, points, demands, byChannel, byClass } = figures.sides[side];
  const notices = noticeWords(head);
  const figure = (value: number, measure: string): ReturnType<typeof counted> =>
    counted(value, measure, head);
  return [
    {
      kind: 'paragraph',
      runs: [
        text(`征求意见时间：${notices.length === 0 ? '没有登记' : notices.join('；')}。`),
        text(
          tracked === null
            ? ''
            : `对照的文本：从${versionWords(tracked.from)}到${versionWords(tracked.to)}。`,
        ),
      ],
    },
    {
      kind: 'paragraph',
      runs: [
        text('共有 '),
        figure(people, '人'),
        text('提出 '),
        figure(submissions, '件'),
        text('，其中重复件 '),
        figure(copies, '件'),
        text('；除去重复件，拆分为 '),
        figure(points, '条'),
        text('，归并为 '),
        figure(demands, '项'),
        text('诉求。'),
      ],
    },
    ...(figures.again.demands === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: `公众、专家、部门三方各计一次，有诉求同时来自不同方面：三方诉求相加比全部 ${figures.all.demands} 项多 ${figures.again.demands}，人数多 ${figures.again.people}。`,
          },
        ]),
    {
      kind: 'table',
      id: 'channels',
      caption: '意见从哪里来',
      columns: [
        { label: '渠道', measure: '', align: 'text' },
        { label: '收到', measure: '件', align: 'number' },
        { label: '其中重复件', measure: '件', align: 'number' },
        { label: '拆分为', measure: '条', align: 'number' },
      ],
      rows: [
        ...byChannel.map((row) => ({
          kind: 'row' as const,
          indent: 0,
          cells: [
            text(CHANNEL_WORDS[row.channel]),
            figure(row.submissions, '件'),
            figure(row.copies, '件'),
            figure(row.points, '条'),
          ],
        })),
        {
          kind: 'total',
          indent: 0,
          cells: [text('合计'), figure(submissions, '件'), figure(copies, '件'), figure(points, '条')],
        },
      ],
      notes: [],
    },
    {
      kind: 'table',
      id: 'classes',
      caption: '谁提出的',
      columns: [
        { label: '身份', measure: '', align: 'text' },
        { label: '人数', measure: '人', align: 'number' },
        { label: '收到', measure: '件', align: 'number' },
        { label: '拆分为', measure: '条', align: 'number' },
      ],
      rows: [
        ...byClass.map((row) => ({
          kind: 'row' as const,
          indent: 0,
          cells: [
            text(row.name ?? '没有说明'),
            figure(row.people, '人'),
            figure(row.submissions, '件'),
            figure(row.points, '条'),
          ],
        })),
        {
          kind: 'total',
          indent: 0,
          cells: [text('合计'), figure(people, '人'), figure(submissions, '件'), figure(points, '条')],
        },
      ],
      notes: ['一人以不同身份提过意见的，人数计在最先的身份下。'],
    },
  ];
}

function overall({ head, figures }: PacketContent, side: ReportedSide): readonly ReportBlock[] {
  const { pointsByOutcome, demandsByOutcome, byTopic } = figures.sides[side];
  return [
    outcomeTable(
      { id: 'outcomes-points', caption: '按条计', first: '口径', measure: '条' },
      [{ name: '意见', counts: pointsByOutcome }],
      head,
    ),
    outcomeTable(
      { id: 'outcomes-demands', caption: '按诉求计', first: '口径', measure: '项' },
      [{ name: '诉求', counts: demandsByOutcome }],
      head,
    ),
    outcomeTable(
      { id: 'outcomes-topics', caption: '按主题', first: '主题', measure: '条' },
      byTopic.map(({ name, points }) => ({ name: name ?? '没有归入主题', counts: points })),
      head,
    ),
  ];
}

function adopted(demands: readonly PacketDemand[], content: PacketContent): readonly ReportBlock[] {
  const rows = demands
    .filter(({ outcome }) => outcome === 'adopted' || outcome === 'partly')
    .map((demand) => [
      `${demand.id}（${demand.points.join('、')}）`,
      titleOf(demand, content),
      OUTCOME_WORDS[demand.outcome],
      demand.changes.map(changeWords).join('\n'),
      demand.reason,
    ]);
  if (rows.length === 0) return [{ kind: 'paragraph', runs: [text('没有采纳或部分采纳的意见。')] }];
  return [
    wordsTable(
      {
        id: 'adopted',
        caption: '采纳和部分采纳',
        heads: ['诉求（意见编号）', '要求', '处理', '规划改在哪里', '理由'],
      },
      rows,
    ),
  ];
}

function notAdopted(demands: readonly PacketDemand[], content: PacketContent): readonly ReportBlock[] {
  return (['declined', 'already', 'out-of-scope', 'support', 'undecided'] as const).flatMap(
    (outcome): readonly ReportBlock[] => {
      const rows = demands.filter((demand) => demand.outcome === outcome);
      if (rows.length === 0) return [];
      return [
        wordsTable(
          {
            id: `not-${outcome}`,
            caption: OUTCOME_WORDS[outcome],
            heads: ['诉求（意见编号）', '要求', '理由'],
          },
          rows.map((demand) => [
            `${demand.id}（${demand.points.join('、')}）`,
            titleOf(demand, content),
            demand.reason === '' ? '（没有写理由）' : demand.reason,
          ]),
        ),
      ];
    },
  );
}

/** 国令713 第十一、十三条: each side's view, and why the office proposes what it proposes. */
function disagreements(demands: readonly PacketDemand[]): readonly ReportBlock[] {
  const split = demands.filter(
    ({ disagreement, views }) => disagreement !== null || new Set(views.map(({ stance }) => stance)).size > 1,
  );
  if (split.length === 0)
    return [{ kind: 'paragraph', runs: [text('各部门意见一致，或者没有交两个以上部门研究。')] }];
  return split.flatMap((demand): readonly ReportBlock[] => [
    { kind: 'heading', text: `${demand.id}　${demand.title ?? '（没有拟题）'}` },
    {
      kind: 'list',
      items: demand.views.map(({ department, stance, text: words }) => [
        text(`${department}：${STANCE_WORDS[stance]}。${words}`),
      ]),
    },
    {
      kind: 'paragraph',
      runs: [text(`规划编制办公室的意见和理由：${demand.disagreement ?? '没有写。'}`)],
    },
  ]);
}

function unknowns({ unknowns: known }: PacketContent): readonly ReportBlock[] {
  if (known.length === 0) return [{ kind: 'paragraph', runs: [text('没有需要说明的缺项。')] }];
  return [{ kind: 'list', items: known.map(({ code, count }) => [text(UNKNOWN_WORDS[code](count))]) }];
}

function allPoints({ submissions, demands }: PacketContent, side: ReportedSide): ReportBlock {
  const outcomes = new Map(demands.map(({ id, outcome }) => [id, outcome] as const));
  return wordsTable(
    { id: 'points', caption: '意见逐条', heads: ['编号', '意见', '诉求', '处理'] },
    submissions
      .filter((one) => one.side === side)
      .flatMap(({ number, copyOf, points }) =>
        copyOf === null
          ? points.map((point) => [
              point.id,
              point.text,
              point.demand,
              OUTCOME_WORDS[outcomes.get(point.demand) ?? 'undecided'],
            ])
          : [[String(number), `与第 ${copyOf} 件相同`, '', '一并处理']],
      ),
  );
}

function titleOf({ title, points }: PacketDemand, { submissions }: PacketContent): string {
  if (title !== null) return title;
  const [first] = points;
  return submissions.flatMap((one) => one.points).find(({ id }) => id === first)?.text ?? '';
}

function aboutOf({ head }: PacketContent, side: ReportedSide): ReportDocument['about'] {
  return [
    { term: '依据', text: BASIS[side] },
    {
      term: '来源',
      text: `全部内容和数字出自“${head.title}”的意见台账，到第 ${head.atSeq} 号记录为止，一次算出。`,
    },
    {
      term: '口径',
      text:
        side === 'expert'
          ? '以专家身份提出的意见；身份由提出人或收件人登记。'
          : '除专家和部门以外的意见；没有说明身份的计入公众。部门和单位的书面意见另行处理，不在本报告内。',
    },
    {
      term: '件、条、项',
      text: '收到的一份材料为一件；一件可以拆成几条；说同一件事的几条归并为一项诉求。重复件不再拆条，计入件数和人数。',
    },
    { term: '采纳', text: '“采纳”“部分采纳”都对应规划文本的一处实际改动；表态支持单独计数，不算采纳。' },
  ];
}
