// 意见采纳情况反馈表, in the columns of real published ones (facts §1.4), as a document for Word, PDF and Excel.
import type { ReportDocument } from '#core/statistics/report/document.ts';
import { numberFigures } from '#core/statistics/report/walk-document.ts';
import type { PublicFeedback, PublicRow } from '#core/consultation/packet/packet-content.ts';
import { text } from '../../costs/report/report-cells.ts';
import {
  changeWords,
  CHANNEL_WORDS,
  counted,
  dayWords,
  noticeWords,
  OUTCOME_WORDS,
  outcomeTable,
  wordsTable,
} from './packet-words.ts';

const NO_CONSENT = '（未同意公开，或者发言未经本人确认）';

export function feedbackDocument({ head, figures, rows }: PublicFeedback): ReportDocument {
  const { public: people, expert } = figures;
  return numberFigures({
    title: `${head.planTitle}意见采纳情况反馈表`,
    subtitle: `${head.office}　${dayWords(head.on)}`,
    edition: 'public',
    editionName: '公开',
    warnings: head.mark === 'sample' ? [`演示材料：${head.note}`] : [],
    parts: [
      {
        number: '一',
        title: '总的情况',
        blocks: [
          {
            kind: 'paragraph',
            runs: [
              text(`征求意见时间：${noticeWords(head).join('；') || '没有登记'}。收到公众意见 `),
              counted(people.submissions, '件', head),
              text('、'),
              counted(people.points, '条', head),
              text('，专家意见 '),
              counted(expert.submissions, '件', head),
              text('、'),
              counted(expert.points, '条', head),
              text('。'),
            ],
          },
          outcomeTable(
            { id: 'outcomes', caption: '处理结果', first: '来自', measure: '条' },
            [
              { name: '公众', counts: people.pointsByOutcome },
              { name: '专家', counts: expert.pointsByOutcome },
            ],
            head,
          ),
        ],
      },
      {
        number: '二',
        title: '逐条反馈',
        blocks: [
          wordsTable(
            {
              id: 'rows',
              caption: '意见采纳情况',
              heads: ['编号', '提出人', '身份和渠道', '意见', '采纳情况', '理由', '规划改在哪里'],
            },
            rows.map(rowWords),
            ['姓名按本人意愿公开或者隐去。没有同意公开的意见只列编号和处理结果。'],
          ),
        ],
      },
    ],
    appendix: [],
    about: [
      { term: '来源', text: `全部内容出自“${head.title}”的意见台账，到第 ${head.atSeq} 号记录为止。` },
      { term: '采纳', text: '“采纳”“部分采纳”都对应规划文本的一处实际改动；表态支持单独计数，不算采纳。' },
    ],
  });
}

function rowWords(row: PublicRow): readonly string[] {
  switch (row.kind) {
    case 'withheld':
      return [row.number, '', '', NO_CONSENT, OUTCOME_WORDS[row.outcome], '', ''];
    case 'copy':
      return [row.number, '', '', `与第 ${row.of} 件相同`, '一并处理', '', ''];
    default:
      return [
        row.number,
        row.who ?? '未具名',
        [row.className ?? '', CHANNEL_WORDS[row.channel]].filter((each) => each !== '').join('，'),
        row.text,
        OUTCOME_WORDS[row.outcome],
        row.reason,
        row.changes.map(changeWords).join('\n'),
      ];
  }
}
