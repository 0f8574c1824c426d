// What can be done on a part, at which stage, and what each act says.
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { MaterialId, SpecialStepKind } from '#core/catalogue/model.ts';
import type { PaperLeg } from './paper-leg.ts';
import type { HandedIn } from './events.ts';
import type { GroundSaid } from './ground.ts';
import type { Stage } from './state.ts';

export const ACTS = [
  'receive',
  'accept',
  'ask-supplement',
  'hand-in-supplement',
  'refuse',
  'review',
  'grant',
  'reject',
  'issue',
  'deliver',
  'suspend',
  'resume',
  'extend',
  'extend-owed',
  'check-commitment',
  'revoke',
  'send-paper',
  'take-paper',
  'dispute',
  'settle-dispute',
  'pay',
  'withdraw',
  'deem-accepted',
  'deem-granted',
  'lapse',
] as const;
export type Act = (typeof ACTS)[number];

/** The acts of the deciding office, the person concerned and the handing-out centre. */
export const OFFICER_ACTS = [
  'receive',
  'accept',
  'ask-supplement',
  'refuse',
  'review',
  'grant',
  'reject',
  'issue',
] as const satisfies readonly Act[];
export type OfficerAct = (typeof OFFICER_ACTS)[number];

/** Acts of the deciding office that have a page of their own beside the part: `/desk/<number>/<part>/<act>`. */
export const SIDE_ACTS = [
  'suspend',
  'resume',
  'extend',
  'extend-owed',
  'check-commitment',
  'revoke',
  'send-paper',
  'take-paper',
  'dispute',
] as const satisfies readonly Act[];
export type SideAct = (typeof SIDE_ACTS)[number];

/** What the platform does by itself when a clock runs out. */
export const SYSTEM_ACTS = ['deem-accepted', 'deem-granted', 'lapse'] as const satisfies readonly Act[];
export type SystemAct = (typeof SYSTEM_ACTS)[number];

/** What a side page's form says. */
export type SideCommand =
  | {
      readonly act: 'suspend';
      readonly step: SpecialStepKind;
      readonly longest?: TimeLimit;
      readonly reason: string;
    }
  | { readonly act: 'resume'; readonly outcome: string }
  | { readonly act: 'extend'; readonly by: TimeLimit; readonly approvedBy: string; readonly reason: string }
  | {
      readonly act: 'extend-owed';
      readonly materials: readonly MaterialId[];
      /** ISO date. */
      readonly until: string;
      readonly reason: string;
    }
  | {
      readonly act: 'check-commitment';
      readonly materials: readonly MaterialId[];
      readonly outcome: 'true' | 'false';
      readonly note: string;
    }
  | { readonly act: 'revoke'; readonly ground: 'false-commitment' | 'other'; readonly reason: string }
  | { readonly act: 'send-paper'; readonly leg: Omit<PaperLeg, 'leg'> }
  | { readonly act: 'take-paper'; readonly leg: number; readonly complete: boolean; readonly note: string }
  | { readonly act: 'dispute'; readonly leg?: number; readonly reason: string };

/** What an officer's form says. */
export type OfficerCommand =
  | { readonly act: 'receive' }
  | { readonly act: 'accept' }
  | {
      readonly act: 'ask-supplement';
      readonly materials: readonly MaterialId[];
      readonly note: string;
      /** The lawful reason of a second round. */
      readonly again?: string;
    }
  | { readonly act: 'refuse'; readonly reason: string; readonly ground?: GroundSaid }
  | { readonly act: 'review'; readonly opinion: string }
  | { readonly act: 'grant'; readonly opinion: string }
  | { readonly act: 'reject'; readonly reason: string; readonly ground?: GroundSaid }
  /** One number for each result of the part, in its order; empty where the result has none (`none`). */
  | { readonly act: 'issue'; readonly numbers: readonly string[] };

export type HandInCommand = {
  readonly materials: readonly HandedIn[];
  readonly note: string;
  /** Where it came otherwise than online now: how, and on what day (ISO) it arrived. */
  readonly arrived?: { readonly by: 'counter' | 'post' | 'upload'; readonly on: string };
};

const PAPER_ACTS = [
  'send-paper',
  'take-paper',
  'dispute',
  'settle-dispute',
] as const satisfies readonly Act[];

/** Between acceptance and decision. */
const DECIDING_ACTS = [
  'hand-in-supplement',
  'suspend',
  'resume',
  'extend',
  'extend-owed',
  'pay',
  'withdraw',
  'deem-granted',
  'lapse',
] as const satisfies readonly Act[];

/** The table: which acts each stage allows, whoever acts. In an ended stage only papers move. */
export const ACTS_OF_STAGE: Readonly<Record<Stage, readonly Act[]>> = {
  waiting: ['withdraw'],
  'at-office': ['receive', 'deem-accepted', 'withdraw', ...PAPER_ACTS],
  received: [
    'accept',
    'ask-supplement',
    'refuse',
    'hand-in-supplement',
    'deem-accepted',
    'withdraw',
    ...PAPER_ACTS,
  ],
  'supplement-asked': ['hand-in-supplement', 'refuse', 'withdraw', ...PAPER_ACTS],
  accepted: ['review', ...DECIDING_ACTS, ...PAPER_ACTS],
  reviewed: ['grant', 'reject', ...DECIDING_ACTS, ...PAPER_ACTS],
  granted: ['issue', 'pay', 'check-commitment', 'revoke', ...PAPER_ACTS],
  issued: ['deliver', 'check-commitment', 'revoke', ...PAPER_ACTS],
  // Whatever became of the part, its papers are still somewhere: they go back, arrive and are quarrelled about.
  delivered: ['check-commitment', 'revoke', ...PAPER_ACTS],
  refused: PAPER_ACTS,
  rejected: PAPER_ACTS,
  blocked: [],
  lapsed: PAPER_ACTS,
  withdrawn: PAPER_ACTS,
  revoked: PAPER_ACTS,
};
