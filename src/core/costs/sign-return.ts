// Who fills in signs for what he saw; the head signs and sends. 实施条例 第十七条: both, and they are two persons.
import { ok } from '#base/result.ts';
import { checkAct, type ReturnDecided } from './return-acts.ts';
import { refuseReturn } from './return-refusal.ts';
import type { ReturnActor, ReturnState } from './return-state.ts';
import type { ReturnStanding } from './return-standing.ts';
import type { Round } from '#core/statistics/survey/round.ts';

type Signing = {
  readonly actor: ReturnActor;
  /** `content` of the page that was signed on. */
  readonly shown: string;
  readonly standing: ReturnStanding;
};

/** Signed only for what was shown, when nothing blocks and everything to be explained is. What could not be judged is allowed, and listed. */
export function signReturn(
  state: ReturnState,
  { actor, shown, standing }: Signing,
  round: Round,
): ReturnDecided {
  const allowed = checkAct('sign', state, actor);
  if (!allowed.ok) return allowed;
  const { counts, content } = standing;
  if (shown !== content) return refuseReturn('return-content-changed');
  if (counts.blocks > 0) return refuseReturn('return-has-blocks', { findings: counts.blocks });
  if (counts.unexplained > 0) return refuseReturn('return-unexplained', { findings: counts.unexplained });
  return ok([{ type: 'return-signed', version: state.version, content, roundVersion: round.version }]);
}

/** Back to being filled in: by the filler, or by the head who will not sign it so. */
export function withdrawSignature(state: ReturnState, actor: ReturnActor): ReturnDecided {
  const allowed = checkAct('withdraw-signature', state, actor);
  if (!allowed.ok) return allowed;
  return ok([{ type: 'signature-withdrawn', version: state.version }]);
}

/**
 * The head signs over what the filler signed and sends it. Late until the round closes; after that only a correction that
 * an office asked for is taken (it sent the version before back).
 */
export function submitReturn(
  state: ReturnState,
  { actor, shown, standing }: Signing,
  at: { readonly today: Temporal.PlainDate; readonly round: Round; readonly office: string },
): ReturnDecided {
  const allowed = checkAct('submit', state, actor);
  if (!allowed.ok) return allowed;
  const { content } = standing;
  if (shown !== content || state.signedBy?.content !== content) return refuseReturn('return-content-changed');
  if (actor.kind === 'head' && actor.person === state.signedBy.person)
    return refuseReturn('return-same-person');
  const { dueOn, closesOn } = at.round.period;
  if (state.version === 1 && Temporal.PlainDate.compare(at.today, closesOn) > 0)
    return refuseReturn('return-closed', { since: closesOn.toString(), office: at.office });
  const late = state.firstSubmission?.late ?? Temporal.PlainDate.compare(at.today, dueOn) > 0;
  return ok([{ type: 'return-submitted', version: state.version, content, late }]);
}
