// A notice: a code and parameters. Sentences are made where it is read or sent, in the reader's language.
import type { Localised } from '#base/localised.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { AgencyKind, SpecialStepKind } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PartNumber, ToldDate } from './events.ts';

/** Codes of notices; never reused. Those of offices begin with `office-`. */
export const NOTICE_CODES = [
  'case-filed',
  'consent-asked',
  'consent-given',
  'consent-declined',
  'part-accepted',
  'part-deemed-accepted',
  'one-notice-issued',
  'part-extended',
  'joint-extended',
  'clock-suspended',
  'clock-resumed',
  'clock-moved',
  'part-deemed-granted',
  'owed-notice-issued',
  'owed-time-extended',
  'part-lapsed',
  'part-withdrawn',
  'commitment-false',
  'part-revoked',
  'fee-charged',
  'fee-paid',
  'paper-sent',
  'part-refused',
  'part-rejected',
  'part-blocked',
  'result-ready',
  'result-online',
  'result-to-post',
  'result-to-centre',
  'result-delivered',
  'mandate-revoked',
  'remind-owed',
  'remind-supplement',
  'remind-result',
  'remind-appointment',
  'appointment-outside-hours',
  'office-part-arrived',
  'office-supplement-handed-in',
  'office-part-withdrawn',
  'office-form-corrected',
  'office-paper-on-its-way',
  'office-hand-over-disputed',
  'office-dispute-settled',
  'office-clock-ran-out',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

export function isNoticeCode(text: string): text is NoticeCode {
  return NOTICE_CODES.some((code) => code === text);
}

/** All words a notice's sentences may use. */
export const PARAM_NAMES = [
  'number',
  'thing',
  'item',
  'agency',
  'applicant',
  'materials',
  'step',
  'longest',
  'due',
  'before',
  'amount',
  'place',
  'carrier',
  'parcel',
  'count',
  'clock',
  'reason',
  'slot',
] as const;
export type ParamName = (typeof PARAM_NAMES)[number];

/** Typed by somebody, so it may say anything: shown to the signed-in reader alone, never sent by mail or SMS. */
export const FREE_PARAMS = ['reason'] as const satisfies readonly ParamName[];

/** A value that is put into words in the reader's language. */
export type Param =
  | string
  | number
  | Localised
  | ToldDate
  | TimeLimit
  | { readonly step: SpecialStepKind }
  | { readonly place: DivisionCode }
  | { readonly fen: number }
  /** RFC 9557 instant. */
  | { readonly moment: string }
  | { readonly clock: string }
  | readonly Localised[];
export type NoticeParams = Readonly<Partial<Record<ParamName, Param>>>;

/** Who reads it: the applicant with whoever filed for them, one person, or an office. */
export type NoticeFor =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'person'; readonly citizenNumber: string; readonly phone?: string }
  | { readonly kind: 'office'; readonly county: DivisionCode; readonly agency: AgencyKind };

export type Notice = {
  readonly code: NoticeCode;
  readonly params: NoticeParams;
  readonly to: NoticeFor;
  /** Absent: about the whole case. */
  readonly part?: PartNumber;
};
