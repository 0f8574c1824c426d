// What the offices do with a return: send it back, approve it level by level, take an approval back. None of them can
// write a figure: 实施条例 第十九条 has the respondent complete and correct.
import { ok, type Result } from '#base/result.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { CollectingOffice, Round } from '#core/statistics/survey/round.ts';
import { knownCell } from './ask-about-return.ts';
import { checkAct, type ReturnAct, type ReturnDecided } from './return-acts.ts';
import { refuseReturn, type ReturnRefusal } from './return-refusal.ts';
import { readReason } from './return-text.ts';
import type { ReturnActor, ReturnState } from './return-state.ts';

export type Reviewing = {
  readonly actor: ReturnActor;
  /** Who approves, in order. */
  readonly chain: readonly CollectingOffice[];
};

/**
 * With a reason, and the cells it is about where it is about some. The next version opens as a copy; the one before stays as
 * it was. By the office whose turn it is, or one above it.
 */
export function sendReturnBack(
  state: ReturnState,
  { actor, chain }: Reviewing,
  why: { readonly reason: string; readonly cells: readonly string[]; readonly round: Round },
): ReturnDecided {
  const turn = inTurn('send-back', state, { actor, chain });
  if (!turn.ok) return turn;
  const reason = readReason(why.reason);
  if (!reason.ok) return reason;
  const cells: IndicatorCode[] = [];
  for (const typed of why.cells) {
    const cell = knownCell(why.round, typed);
    if (cell === undefined) return refuseReturn('return-cell-unknown', { cell: typed });
    cells.push(cell);
  }
  return ok([
    { type: 'return-sent-back', version: state.version, reason: reason.value, cells },
    { type: 'version-opened', version: state.version + 1 },
  ]);
}

/**
 * By the office whose turn it is, and in it by nobody who signed the return for the unit; the last one's approval locks. What
 * an office asked must be closed first.
 */
export function approveReturn(state: ReturnState, { actor, chain }: Reviewing): ReturnDecided {
  const turn = inTurn('approve', state, { actor, chain });
  if (!turn.ok) return turn;
  const { signedBy, submittedBy } = state;
  if (actor.kind === 'collector' && [signedBy?.person, submittedBy?.person].includes(actor.person))
    return refuseReturn('return-own-review');
  const open = state.questions.filter(
    (question) => question.open && question.messages[0]?.by.kind === 'collector',
  ).length;
  if (open > 0) return refuseReturn('return-questions-open', { questions: open });
  const { version } = state;
  const approved = { type: 'return-approved', version, office: turn.value } as const;
  return state.approvedBy.length + 1 >= chain.length
    ? ok([approved, { type: 'return-locked', version }])
    : ok([approved]);
}

/** The office that approved last takes its approval back, with a reason; everybody above is asked again. */
export function unlockReturn(
  state: ReturnState,
  actor: ReturnActor,
  why: { readonly reason: string; readonly chain: readonly CollectingOffice[] },
): ReturnDecided {
  const allowed = checkAct('unlock', state, actor);
  if (!allowed.ok) return allowed;
  const last = state.approvedBy.at(-1);
  if (actor.kind !== 'collector' || actor.office !== last)
    return refuseReturn('return-not-your-turn', { office: nameOf(why.chain, last) });
  const reason = readReason(why.reason);
  if (!reason.ok) return reason;
  return ok([{ type: 'return-unlocked', version: state.version, reason: reason.value }]);
}

/** The office that acts, when it is its turn; sending back may also those above. */
function inTurn(
  act: ReturnAct,
  state: ReturnState,
  { actor, chain }: Reviewing,
): Result<string, ReturnRefusal> {
  const allowed = checkAct(act, state, actor);
  if (!allowed.ok) return allowed;
  const waiting = chain.slice(state.approvedBy.length);
  const may = act === 'approve' ? waiting.slice(0, 1) : waiting;
  const office = actor.kind === 'collector' ? may.find(({ id }) => id === actor.office) : undefined;
  return office ? ok(office.id) : refuseReturn('return-not-your-turn', { office: waiting[0]?.name ?? '' });
}

function nameOf(chain: readonly CollectingOffice[], id: string | undefined): string {
  return chain.find((office) => office.id === id)?.name ?? '';
}
