import type { CaseFiled, FiledPart, HandedIn, IssuedResult, PartNumber } from './events.ts';

/**
 * Where a part stands. `waiting`: for a sibling's result. `at-office`: sent, not yet received. `blocked`: the sibling it
 * waits for failed. The last four are ends.
 */
export const STAGES = [
  'waiting',
  'at-office',
  'received',
  'supplement-asked',
  'accepted',
  'reviewed',
  'granted',
  'issued',
  'delivered',
  'refused',
  'rejected',
  'blocked',
] as const;
export type Stage = (typeof STAGES)[number];

export const ENDED: readonly Stage[] = ['delivered', 'refused', 'rejected', 'blocked'];

export type PartState = FiledPart & {
  readonly stage: Stage;
  /** `seq` of the last event of this part: what an officer's page was made from. */
  readonly version: number;
  /** ISO date in the city's zone. */
  readonly receivedOn?: string;
  readonly acceptedOn?: string;
  readonly due?: { readonly date: string; readonly provisional: boolean };
  readonly asked?: { readonly materials: readonly string[]; readonly note: string };
  readonly reason?: string;
  /** Results of this part once issued. */
  readonly issued: readonly IssuedResult[];
  /** Results that came from siblings, with the part they came from. */
  readonly arrived: readonly { readonly from: PartNumber; readonly results: readonly IssuedResult[] }[];
  readonly since: string;
};

export type CaseState = Omit<CaseFiled, 'kind' | 'parts' | 'materials'> & {
  /** `seq` of the last event. */
  readonly version: number;
  readonly filedAt: string;
  readonly materials: readonly HandedIn[];
  readonly parts: readonly PartState[];
  /** `open` until every part has ended. */
  readonly status: 'open' | 'finished';
};
