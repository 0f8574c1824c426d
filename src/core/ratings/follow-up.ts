// What happens after a low rating: contact, finding, correction, an independent check. Events fold into where it stands.
import { unreachable } from '#base/assert.ts';
import { plainText } from '#base/plain-text.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import type { PersonId } from '#core/identity/viewer.ts';

export const FOLLOW_UP_STAGES = ['open', 'contacted', 'found', 'corrected', 'closed'] as const;
export type FollowUpStage = (typeof FOLLOW_UP_STAGES)[number];

/** What the bureau's people record. */
export type FollowUpStep =
  /** 回访: when, by which way, whether the person was reached. */
  | {
      readonly step: 'contact';
      readonly way: 'phone' | 'visit' | 'message';
      readonly reached: boolean;
      readonly note: string;
    }
  /** 核实: the complaint is true, partly, or a mistake. */
  | { readonly step: 'find'; readonly outcome: 'true' | 'partly' | 'mistaken'; readonly note: string }
  /** 整改: what was changed. */
  | { readonly step: 'correct'; readonly note: string }
  /** 复核: by somebody who did none of the steps before. */
  | { readonly step: 'check'; readonly agrees: boolean; readonly note: string };

export type FollowUpEntry = FollowUpStep & {
  /** RFC 9557 instant. */
  readonly at: string;
  readonly by: PersonId;
  readonly name: string;
};

export const FOLLOW_UP_REFUSAL_CODES = [
  /** The steps come in order. `stage`, `step`. */
  'follow-up-not-now',
  /** Every step says what was done. */
  'follow-up-note-needed',
  /** Who checks has done none of the steps before. */
  'follow-up-check-not-independent',
  /** `limit`. */
  'follow-up-note-too-long',
] as const;
export type FollowUpRefusal = {
  readonly code: (typeof FOLLOW_UP_REFUSAL_CODES)[number];
  readonly params: Readonly<Record<string, string | number>>;
};

/** Longest note, in characters. Ours. */
export const LONGEST_FOLLOW_UP_NOTE = 2000;

/** Which steps each stage allows. Contacts may be added until the end; a mistaken complaint needs no correction. */
const STEPS: Readonly<Record<FollowUpStage, readonly FollowUpStep['step'][]>> = {
  open: ['contact'],
  contacted: ['contact', 'find'],
  found: ['contact', 'correct', 'check'],
  corrected: ['contact', 'check'],
  closed: [],
};

/** Where a follow-up stands after these entries. */
export function followUpStage(entries: readonly FollowUpStep[]): FollowUpStage {
  return entries.reduce<FollowUpStage>(stageAfter, 'open');
}

/** The steps that may be recorded now. */
export function stepsAllowed(entries: readonly FollowUpStep[]): readonly FollowUpStep['step'][] {
  const stage = followUpStage(entries);
  const found = entries.findLast((entry) => entry.step === 'find');
  const mistaken = found?.step === 'find' && found.outcome === 'mistaken';
  return STEPS[stage].filter((step) => stage !== 'found' || step !== (mistaken ? 'correct' : 'check'));
}

/** Checks a step before it is recorded. */
export function recordStep(
  entries: readonly FollowUpEntry[],
  step: FollowUpStep,
  by: PersonId,
): Result<FollowUpStep, FollowUpRefusal> {
  if (!stepsAllowed(entries).includes(step.step)) {
    const params = { stage: followUpStage(entries), step: step.step };
    return refuse({ code: 'follow-up-not-now', params });
  }
  const note = plainText(step.note).trim();
  if (note === '') return refuse({ code: 'follow-up-note-needed', params: {} });
  if (note.length > LONGEST_FOLLOW_UP_NOTE)
    return refuse({ code: 'follow-up-note-too-long', params: { limit: LONGEST_FOLLOW_UP_NOTE } });
  if (step.step === 'check' && entries.some((entry) => entry.by === by))
    return refuse({ code: 'follow-up-check-not-independent', params: {} });
  return ok({ ...step, note });
}

function stageAfter(stage: FollowUpStage, entry: FollowUpStep): FollowUpStage {
  switch (entry.step) {
    case 'contact':
      return stage === 'open' && entry.reached ? 'contacted' : stage;
    case 'find':
      return 'found';
    case 'correct':
      return 'corrected';
    case 'check':
      // Who checks and does not agree sends it back to be found again.
      return entry.agrees ? 'closed' : 'contacted';
    default:
      return unreachable(entry);
  }
}
