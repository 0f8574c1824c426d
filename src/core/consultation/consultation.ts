// What is set for one consultation: a folder of files that a planning office can read and edit (`data/consultations/<id>/`).
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Deadlines } from './deadlines/deadline.ts';
import type { ConsultationId, DepartmentId, TopicId } from './ids.ts';

/** How an opinion came. The law names most of them: 国令713 第十四条, 信访工作条例 第十七条. */
export const CHANNELS = [
  'meeting', // 座谈会
  'hearing', // 听证会
  'visit', // 走访调研
  'letter', // 来信
  'phone', // 来电
  'web', // 网上
  'hotline', // 12345 热线
  'message-board', // 留言板
  'questionnaire', // 问卷
  'deputy', // 人大代表建议
  'cppcc', // 政协提案
  'social-opinion', // 政协社情民意
  'cppcc-talk', // 政协协商
  'legislative-point', // 基层立法联系点
  'written', // 书面征求意见
  'expert-review', // 专家论证
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a report asks of a contributor's class: 国令713 第二十九条 keeps the public and the experts apart. */
export const CLASS_GROUPS = ['expert', 'enterprise', 'deputy', 'public', 'department'] as const;
export type ClassGroup = (typeof CLASS_GROUPS)[number];

/** What became of the wish to change the text. Fixed: every place's words are mapped to it. */
export const TEXT_OUTCOMES = ['adopted', 'partly', 'declined', 'already', 'out-of-scope'] as const;
export type TextOutcome = (typeof TEXT_OUTCOMES)[number];

export type Topic = {
  readonly id: TopicId;
  readonly name: string;
  /** Words that point to it, kept by hand. */
  readonly words: readonly string[];
};

export type Department = {
  readonly id: DepartmentId;
  readonly name: string;
  /** 职责: what it answers for, in words; where they come from is said in the folder. */
  readonly duties: string;
  readonly words: readonly string[];
};

export type IdentityClass = { readonly id: string; readonly name: string; readonly group: ClassGroup };

/** A group that is specially affected and must be heard (国令713 第十四条), or that is asked for by name. */
export type AffectedGroup = { readonly id: string; readonly name: string; readonly source: string };

/** A grade of the problem axis (A/B/C/D): definitions differ by place and year, so this is configuration. */
export type ProblemGrade = {
  readonly code: string;
  readonly name: string;
  /** What became of the problem: drives alarms and commitments, never the text axis. */
  readonly means: 'solved' | 'partly-solved' | 'planned' | 'kept-for-reference' | 'not-feasible';
};

/** Words in other tables (采纳, 已吸收采纳, 是, B类) and what they mean here; a word that is missing is named at the import, never guessed. */
export type OutcomeWord = {
  readonly word: string;
  readonly text?: TextOutcome | undefined;
  readonly problem?: string | undefined;
};

export type Consultation = {
  readonly id: ConsultationId;
  /** The city (or county) whose plan it is; all rows are stored under it. */
  readonly division: DivisionCode;
  readonly title: string;
  readonly planTitle: string;
  /** 编制单位. */
  readonly office: string;
  /** `sample`: constructed or collected for the demonstration; every page says so. */
  readonly mark: 'sample' | 'real';
  readonly note: string;
  readonly opened: Temporal.PlainDate;
  readonly topics: readonly Topic[];
  readonly departments: readonly Department[];
  readonly classes: readonly IdentityClass[];
  readonly affectedGroups: readonly AffectedGroup[];
  readonly districts: readonly { readonly code: DivisionCode; readonly name: string }[];
  /** Channels that are open in this round; one without a single opinion shows as silent. */
  readonly channels: readonly Channel[];
  readonly problemGrades: readonly ProblemGrade[];
  readonly outcomeWords: readonly OutcomeWord[];
  /** Groups of words that mean the same (减负 = 降成本), kept by hand. */
  readonly synonyms: readonly (readonly string[])[];
  /** Words the Chinese segmenter must not cut (营商环境, 医共体). */
  readonly lexicon: readonly string[];
  /** Reason required when not adopted: on unless the place's rule says otherwise. */
  readonly reasonRequired: boolean;
  /** Votes on statements are offered. */
  readonly voting: boolean;
};

/** All consultations that were loaded, by id, and the periods of law and place that all of them keep. */
export type ConsultationBook = {
  readonly consultations: ReadonlyMap<ConsultationId, Consultation>;
  readonly deadlines: Deadlines;
};
