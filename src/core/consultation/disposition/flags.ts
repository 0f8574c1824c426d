// What a careful reader would ask about a decision. Flags stop no decision; a packet waits until each is cured, or answered
// with a reason.
import type { Consultation } from '../consultation.ts';
import type { DemandId } from '../ids.ts';
import type { Demand, Disposition, Ledger } from '../ledger.ts';
import { adoptionAlarms } from '../plan/alarms.ts';
import { normalise } from '../text/normalise.ts';
import { claimsChange } from './dispose-demand.ts';
import { wordsAgainst } from './telling-words.ts';

export const FLAG_CODES = [
  /** The same reason stands at other demands: `demands`. */
  'reason-reused',
  /** It says yes, and its reason declines: `words` (the "A" that declines). */
  'label-declines',
  /** It says no, and its reason says it was done: `words`. */
  'label-adopts',
  /** Adopted, and the change named is not one. */
  'adopted-unproved',
  /** Adopted, and gone from version `nth` on. */
  'adopted-lost',
  /** Decided before the lead department gave its view. */
  'decided-without-view',
  /** Departments see it differently, and the desk's own reason is not written down (国令713 第十三条). */
  'disagreement-without-reason',
  /** The problem is promised to be solved, and no commitment keeps it open. */
  'planned-without-commitment',
] as const;
export type FlagCode = (typeof FLAG_CODES)[number];

export type Flag = {
  readonly demand: DemandId;
  readonly code: FlagCode;
  /** Other demands with the same reason. */
  readonly demands: readonly DemandId[];
  /** The words that gave rise to it. */
  readonly words: readonly string[];
  /** Version from which an adopted change is gone. */
  readonly nth: number | undefined;
  /** Why somebody let it stand. */
  readonly answer: string | undefined;
};

/** All flags of all decided demands, in the order of demands. */
export function flagsOf(consultation: Pick<Consultation, 'problemGrades'>, ledger: Ledger): readonly Flag[] {
  const decided = [...ledger.demands.values()].flatMap((demand) =>
    demand.disposition === undefined ? [] : [{ demand, disposition: demand.disposition }],
  );
  const reused = sameReasons(decided);
  const kept = new Set([...ledger.commitments.values()].flatMap(({ demands }) => demands));
  return decided.flatMap(({ demand, disposition }): readonly Flag[] => {
    const flag = (code: FlagCode, more: Partial<Flag> = {}): Flag => ({
      demand: demand.id,
      code,
      demands: [],
      words: [],
      nth: undefined,
      answer: demand.answeredFlags.find((answered) => answered.flag === code)?.reason,
      ...more,
    });
    const others = (reused.get(normalise(disposition.reason)) ?? []).filter((id) => id !== demand.id);
    const grade = consultation.problemGrades.find(({ code }) => code === disposition.problem);
    const isPromised = grade?.means === 'planned' && !kept.has(demand.id);
    return [
      ...(others.length > 0 ? [flag('reason-reused', { demands: others })] : []),
      ...againstLabel(disposition, grade?.means === 'solved').map(({ code, words }) => flag(code, { words })),
      ...lostLinks(ledger, demand.id, disposition).map(({ code, nth }) => flag(code, { nth })),
      ...withoutViews(demand).map((code) => flag(code)),
      ...(isPromised ? [flag('planned-without-commitment')] : []),
    ];
  });
}

/** Reasons that stand at more than one demand, by their normalised words. Of 采纳 the change is the reason: a short one is not counted. */
function sameReasons(
  decided: readonly { readonly demand: Demand; readonly disposition: Disposition }[],
): ReadonlyMap<string, readonly DemandId[]> {
  const found = new Map<string, DemandId[]>();
  for (const { demand, disposition } of decided) {
    const key = normalise(disposition.reason);
    if (key.length < SHORTEST_REASON) continue;
    found.set(key, [...(found.get(key) ?? []), demand.id]);
  }
  return found;
}

/** Shorter ones (已采纳) say nothing that could be copied. */
const SHORTEST_REASON = 6;

function againstLabel(
  { outcome, reason }: Disposition,
  isSolved: boolean,
): readonly { readonly code: FlagCode; readonly words: readonly string[] }[] {
  const { declining, adopting } = wordsAgainst(reason);
  if ((claimsChange(outcome) || isSolved) && declining.length > 0)
    return [{ code: 'label-declines', words: declining }];
  if (outcome === 'declined' && adopting.length > 0) return [{ code: 'label-adopts', words: adopting }];
  return [];
}

function lostLinks(
  { versions }: Ledger,
  demand: DemandId,
  { outcome, links }: Disposition,
): readonly { readonly code: FlagCode; readonly nth: number | undefined }[] {
  if (!claimsChange(outcome)) return [];
  return adoptionAlarms([{ demand, links }], versions).map(({ kind, verdict }) => ({
    code: kind === 'lost' ? 'adopted-lost' : 'adopted-unproved',
    nth: verdict !== undefined && 'nth' in verdict ? verdict.nth : undefined,
  }));
}

function withoutViews({ dispatch, views, disagreement }: Demand): readonly FlagCode[] {
  const leads = dispatch?.leads ?? [];
  const stances = new Set(views.map(({ stance }) => stance));
  const isOpen = leads.some((lead) => !views.some(({ department }) => department === lead));
  const isDisputed = stances.size > 1 && disagreement === undefined;
  return [
    ...(isOpen ? (['decided-without-view'] as const) : []),
    ...(isDisputed ? (['disagreement-without-reason'] as const) : []),
  ];
}
