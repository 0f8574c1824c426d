// What can be done on a part, at which stage, and what each act says.
import type { MaterialId } from '#core/catalogue/model.ts';
import type { HandedIn } from './events.ts';
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

/** What an officer's form says. */
export type OfficerCommand =
  | { readonly act: 'receive' }
  | { readonly act: 'accept' }
  | { readonly act: 'ask-supplement'; readonly materials: readonly MaterialId[]; readonly note: string }
  | { readonly act: 'refuse'; readonly reason: string }
  | { readonly act: 'review'; readonly opinion: string }
  | { readonly act: 'grant'; readonly opinion: string }
  | { readonly act: 'reject'; readonly reason: string }
  /** One number for each result of the part, in its order; empty where the result has none (`none`). */
  | { readonly act: 'issue'; readonly numbers: readonly string[] };

export type HandInCommand = { readonly materials: readonly HandedIn[]; readonly note: string };
export type DeliverCommand = { readonly to: string; readonly proof?: string };

/** The table: which acts each stage allows, whoever acts. Stages not named more are ends. */
export const ACTS_OF_STAGE: Readonly<Record<Stage, readonly Act[]>> = {
  waiting: [],
  'at-office': ['receive'],
  received: ['accept', 'ask-supplement', 'refuse', 'hand-in-supplement'],
  'supplement-asked': ['hand-in-supplement', 'refuse'],
  accepted: ['review', 'hand-in-supplement'],
  reviewed: ['grant', 'reject', 'hand-in-supplement'],
  granted: ['issue'],
  issued: ['deliver'],
  delivered: [],
  refused: [],
  rejected: [],
  blocked: [],
};
