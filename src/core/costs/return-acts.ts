// Which acts a stage allows, and by whose hand. Everything that may happen to a return is decided here first.
import { ok, type Result } from '#base/result.ts';
import type { CollectingOffice, Round } from '#core/statistics/survey/round.ts';
import { refuseReturn, type ReturnRefusal } from './return-refusal.ts';
import type { ReturnActor, ReturnEvent, ReturnStage, ReturnState } from './return-state.ts';

type Hand = 'filler' | 'head' | 'collector';
type ActRow = { readonly stages: readonly ReturnStage[]; readonly by: readonly Hand[] };

/** A return can be written to: begun, or sent back to be corrected. */
const OPEN: readonly ReturnStage[] = ['filling', 'sent-back'];
const OPENED: readonly ReturnStage[] = ['filling', 'signed', 'submitted', 'sent-back', 'approved', 'locked'];
const ALL_HANDS: readonly Hand[] = ['filler', 'head', 'collector'];

/** Figures are typed by the filler alone: no act lets a collector write one (实施条例 第十九条). */
export const RETURN_ACTS = {
  open: { stages: ['not-started'], by: ['filler'] },
  save: { stages: OPEN, by: ['filler'] },
  explain: { stages: OPEN, by: ['filler'] },
  sign: { stages: OPEN, by: ['filler'] },
  /** Also by the head, who hands it back to be corrected. */
  'withdraw-signature': { stages: ['signed'], by: ['filler', 'head'] },
  submit: { stages: ['signed'], by: ['head'] },
  'send-back': { stages: ['submitted', 'approved'], by: ['collector'] },
  ask: { stages: OPENED, by: ALL_HANDS },
  answer: { stages: OPENED, by: ALL_HANDS },
  'close-question': { stages: OPENED, by: ALL_HANDS },
  approve: { stages: ['submitted', 'approved'], by: ['collector'] },
  unlock: { stages: ['approved', 'locked'], by: ['collector'] },
} as const satisfies Record<string, ActRow>;
export type ReturnAct = keyof typeof RETURN_ACTS;

/** What happens, before it is known when and by whom. */
export type ReturnHappening = ReturnEvent extends infer Event
  ? Event extends ReturnEvent
    ? Omit<Event, 'at' | 'by'>
    : never
  : never;

export type ReturnDecided = Result<readonly ReturnHappening[], ReturnRefusal>;

/** Whether stage and hand allow the act; the rest is decided in the file of the act. */
export function checkAct(
  act: ReturnAct,
  { stage }: ReturnState,
  actor: ReturnActor,
): Result<undefined, ReturnRefusal> {
  const { stages, by }: ActRow = RETURN_ACTS[act];
  const [first] = by;
  if (first !== undefined && !by.some((hand) => hand === actor.kind))
    return refuseReturn('return-not-your-duty', { duty: first });
  return stages.includes(stage) ? ok(undefined) : refuseReturn('return-not-allowed-now', { stage, act });
}

/** The acts that stage, hand and turn allow now: what a page offers. */
export function actsNow(
  state: ReturnState,
  actor: ReturnActor,
  chain: readonly CollectingOffice[],
): readonly ReturnAct[] {
  const acts = ACTS.filter((act) => checkAct(act, state, actor).ok);
  if (actor.kind !== 'collector') return acts;
  const turn: Partial<Record<ReturnAct, boolean>> = {
    approve: chain[state.approvedBy.length]?.id === actor.office,
    'send-back': chain.slice(state.approvedBy.length).some(({ id }) => id === actor.office),
    unlock: state.approvedBy.at(-1) === actor.office,
  };
  return acts.filter((act) => turn[act] ?? true);
}

const ACTS: readonly ReturnAct[] = [
  'open',
  'save',
  'explain',
  'sign',
  'withdraw-signature',
  'submit',
  'send-back',
  'ask',
  'answer',
  'close-question',
  'approve',
  'unlock',
];

/** Who approves, in order: the office that collects, then the one above it, up to the top. */
export function approvalChain(round: Round, office: string): readonly CollectingOffice[] {
  const chain: CollectingOffice[] = [];
  let next = round.offices.find(({ id }) => id === office);
  while (next && !chain.includes(next)) {
    chain.push(next);
    const { parent } = next;
    next = parent === undefined ? undefined : round.offices.find(({ id }) => id === parent);
  }
  return chain;
}

/** Says when and by whom; what follows by itself is by the platform. */
export function stampReturn(
  happenings: readonly ReturnHappening[],
  at: Temporal.Instant,
  actor: ReturnActor,
): readonly ReturnEvent[] {
  return happenings.map((happening) => ({
    ...happening,
    at,
    by: BY_ITSELF.has(happening.type) ? { kind: 'platform' } : actor,
  }));
}

const BY_ITSELF: ReadonlySet<ReturnEvent['type']> = new Set([
  'version-opened',
  'return-locked',
  'reminder-sent',
]);
