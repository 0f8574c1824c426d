// 帮代办: who may act for whom, for what, until when. Narrow, and taken back at any time.
import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from './viewer.ts';

/** UUID v7. */
export type MandateId = Brand<string, 'MandateId'>;
/** Where a mandate is stored, and which it is. */
export type MandateKey = { readonly division: DivisionCode; readonly id: MandateId };

/** How it was given: both at the counter, a code read out from the principal's phone, a signed letter. */
export const MANDATE_WAYS = ['face-to-face', 'phone-code', 'paper'] as const;
export type MandateWay = (typeof MANDATE_WAYS)[number];

/** What the helper may do: fill in the form, file it, hand in papers later, collect the results. */
export const MANDATE_ACTS = ['fill-in', 'file', 'hand-in', 'collect'] as const;
export type MandateAct = (typeof MANDATE_ACTS)[number];

/** A resident by citizen number, or a clerk or volunteer of a centre by person and centre. */
export type MandateHelper =
  | { readonly kind: 'resident'; readonly name: string; readonly citizenNumber: string }
  | {
      readonly kind: 'staff';
      readonly name: string;
      readonly person: PersonId;
      readonly centre: DivisionCode;
    };

export type MandateStatus = 'asked' | 'active' | 'revoked' | 'expired';

export type Mandate = MandateKey & {
  readonly principal: { readonly name: string; readonly citizenNumber: string; readonly phone: string };
  readonly helper: MandateHelper;
  /** The one thing it is for. */
  readonly thing: ThingId;
  readonly acts: readonly MandateAct[];
  /** Last day (ISO date). */
  readonly until: string;
  readonly given: MandateWay;
  /** As written; `expired` is worked out, see `statusOn`. */
  readonly status: Exclude<MandateStatus, 'expired'>;
  /** RFC 9557 instants. */
  readonly askedAt: string;
  readonly givenAt?: string;
  readonly revokedAt?: string;
};

/** What a city says about mandates (`data/mandates/limits.yaml`): ours, no source gives a number. */
export type MandateLimits = {
  /** Natural days from the day it is given. */
  readonly longestDays: number;
  readonly codeMinutes: number;
  readonly codeTries: number;
  /** Codes to one phone within an hour. */
  readonly codesPerHour: number;
};

export const MANDATE_REFUSAL_CODES = [
  /** The principal has not agreed yet. */
  'mandate-not-given-yet',
  /** Taken back by the principal. `on`: instant. */
  'mandate-revoked',
  /** `until`: its last day (ISO date). */
  'mandate-expired',
  /** It is for another thing. */
  'mandate-for-other-thing',
  /** It allows other acts. `act`. */
  'mandate-without-act',
] as const;
export type MandateRefusal = {
  readonly code: (typeof MANDATE_REFUSAL_CODES)[number];
  readonly params: Readonly<Record<string, string>>;
};

/** Where it stands on a day (ISO date). */
export function statusOn({ status, until }: Pick<Mandate, 'status' | 'until'>, day: string): MandateStatus {
  return status === 'revoked' || day <= until ? status : 'expired';
}

/** Whether the mandate covers this act on this thing on this day (ISO date), else why not. */
export function covers(
  mandate: Mandate,
  wanted: { readonly thing: ThingId; readonly act: MandateAct; readonly day: string },
): Result<true, MandateRefusal> {
  switch (statusOn(mandate, wanted.day)) {
    case 'revoked':
      return refuse({ code: 'mandate-revoked', params: { on: mandate.revokedAt ?? '' } });
    case 'expired':
      return refuse({ code: 'mandate-expired', params: { until: mandate.until } });
    case 'asked':
      return refuse({ code: 'mandate-not-given-yet', params: {} });
    default:
  }
  if (mandate.thing !== wanted.thing) return refuse({ code: 'mandate-for-other-thing', params: {} });
  if (!mandate.acts.includes(wanted.act))
    return refuse({ code: 'mandate-without-act', params: { act: wanted.act } });
  return ok(true);
}

/** Whether `until` is a day from today on and within the city's longest time. */
export function mayLastUntil(
  until: string,
  today: Temporal.PlainDate,
  { longestDays }: MandateLimits,
): boolean {
  return until >= today.toString() && until <= today.add({ days: longestDays }).toString();
}

/** A code sent to a phone: kept as a hash, for some minutes and some tries. */
export type SentCode = {
  readonly hash: string;
  /** RFC 9557 instant. */
  readonly expires: string;
  readonly triesLeft: number;
};

/** The hash a code is kept as. Six digits are guessed in no time: this keeps them from a glance, not from a thief. */
export function hashCode(id: MandateId, code: string): string {
  return sha256Hex(`${id}:${code}`);
}

/** Six digits as typed, full-width or spaced; `undefined` for anything else. */
export function readCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/\s/gu, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
