// Words of the packet's documents. A report of a Chinese office is a document in Chinese, whatever the language of the page around
// it: so these are not texts of the interface.
import type {
  Figure,
  ReportCell,
  ReportColumn,
  ReportRow,
  ReportTable,
} from '#core/statistics/report/document.ts';
import { sumOutcomes } from '#core/consultation/packet/count-sides.ts';
import {
  PACKET_OUTCOMES,
  type OutcomeCounts,
  type PacketChange,
  type PacketHead,
  type PacketOutcome,
  type PacketUnknown,
  type PacketVersion,
} from '#core/consultation/packet/packet-content.ts';
import { plainFigure, text } from '../../costs/report/report-cells.ts';
import { consultation } from '../../texts/zh-CN/consultation.ts';

export const OUTCOME_WORDS: Readonly<Record<PacketOutcome, string>> = {
  ...consultation.outcomes,
  support: '表态支持',
  undecided: '尚未处理',
};

/** What the word means, for somebody who never heard it. */
export const OUTCOME_MEANINGS: Readonly<Record<PacketOutcome, string>> = {
  adopted: '按这条意见改了规划文本',
  partly: '按这条意见的一部分改了规划文本',
  declined: '没有改，写明理由',
  already: '规划原来就写了',
  'out-of-scope': '不属于这个规划的内容',
  support: '没有提出要求，单独计数，不算采纳',
  undecided: '还没有处理意见',
};

export const CHANNEL_WORDS = consultation.channels;
export const STANCE_WORDS = { for: '同意', partly: '部分同意', against: '不同意' } as const;

export const UNKNOWN_WORDS: Readonly<Record<PacketUnknown, (count: number) => string>> = {
  'class-not-said': (count) => `${count} 件没有说明提出人的身份，计入公众。`,
  'consent-not-asked': (count) => `${count} 件没有征求过是否同意公开，按不同意处理，公开的表里只有编号。`,
  'speech-unconfirmed': (count) => `${count} 件会议发言还没有经发言人确认，不写是谁说的，也不公布内容。`,
  'no-topic': (count) => `${count} 项诉求没有归入主题。`,
  'change-without-opinion': (count) => `规划有 ${count} 处改动，没有登记是哪条意见引起的，也没有写明理由。`,
  'latest-version-open': () => '规划最新一版还在编辑，没有封存。',
  'no-notice': () => '没有登记公开征求意见的起止日期。',
  'notice-short': (count) => `${count} 次公开征求意见不足 30 日，理由见“征求意见时间”。`,
  'one-version-only': () => '规划只有一版，没有可以对照的改动。',
  'no-expert-opinion': () => '没有收到以专家身份提出的意见。',
};

/** Where a counted figure comes from. */
export function counted(value: number, measure: string, { atSeq }: PacketHead, what = ''): Figure {
  const made = `数自意见台账第 ${atSeq} 号记录为止${what === '' ? '' : `：${what}`}`;
  return plainFigure(value, { measure, made });
}

export function versionWords({ nth, stage }: PacketVersion): string {
  return `第 ${nth} 版（${consultation.stages[stage]}）`;
}

/** 2026年11月2日—12月2日. */
export function noticeWords(head: PacketHead): readonly string[] {
  return head.notices.map(
    ({ from, to, shortReason }) =>
      `${dayWords(from)}至${dayWords(to)}${shortReason === null ? '' : `（不足 30 日的理由：${shortReason}）`}`,
  );
}

export function dayWords(iso: string): string {
  const { year, month, day } = Temporal.PlainDate.from(iso);
  return `${year}年${month}月${day}日`;
}

/** The change in one line: what stood there, and what stands there now. */
export function changeWords({ where, deleted, inserted, now }: PacketChange): string {
  const change =
    deleted === ''
      ? `增写“${inserted}”`
      : inserted === ''
        ? `删去“${deleted}”`
        : `“${deleted}”改为“${inserted}”`;
  const whole = now === '' || now === inserted ? '' : `现在写作：“${now}”`;
  return [where === '' ? '' : `${where}：`, change, whole === '' ? '。' : `。${whole}`].join('');
}

/** A table with a row a line and a column an outcome, with its total. */
export function outcomeTable(
  given: Pick<ReportTable, 'id' | 'caption'> & { readonly first: string; readonly measure: string },
  rows: readonly { readonly name: string; readonly counts: OutcomeCounts }[],
  head: PacketHead,
): ReportTable {
  const totals = (outcome: PacketOutcome): number =>
    rows.reduce((all, { counts }) => all + counts[outcome], 0);
  const figure = (value: number): ReportCell => counted(value, given.measure, head);
  const columns: readonly ReportColumn[] = [
    { label: given.first, measure: '', align: 'text' },
    { label: '合计', measure: given.measure, align: 'number' },
    ...PACKET_OUTCOMES.map((outcome): ReportColumn => ({
      label: OUTCOME_WORDS[outcome],
      measure: given.measure,
      align: 'number',
    })),
  ];
  const line = (
    kind: ReportRow['kind'],
    name: string,
    of: (outcome: PacketOutcome) => number,
  ): ReportRow => ({
    kind,
    indent: 0,
    cells: [
      text(name),
      figure(PACKET_OUTCOMES.reduce((all, outcome) => all + of(outcome), 0)),
      ...PACKET_OUTCOMES.map((outcome) => figure(of(outcome))),
    ],
  });
  return {
    kind: 'table',
    id: given.id,
    caption: given.caption,
    columns,
    rows: [
      ...rows
        .filter(({ counts }) => sumOutcomes(counts) > 0)
        .map(({ name, counts }) => line('row', name, (o) => counts[o])),
      ...(rows.length > 1 ? [line('total', '合计', totals)] : []),
    ],
    notes: ['“表态支持”没有提出要求，单独计数，不算采纳。'],
  };
}

/** Columns of words. */
export function wordsTable(
  given: Pick<ReportTable, 'id' | 'caption'> & { readonly heads: readonly string[] },
  rows: readonly (readonly string[])[],
  notes: readonly string[] = [],
): ReportTable {
  return {
    kind: 'table',
    id: given.id,
    caption: given.caption,
    columns: given.heads.map((label) => ({ label, measure: '', align: 'text' as const })),
    rows: rows.map((cells) => ({ kind: 'row' as const, indent: 0, cells: cells.map(text) })),
    notes,
  };
}
