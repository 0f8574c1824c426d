import { ok } from '#base/result.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { checkAct, type ReturnDecided } from './return-acts.ts';
import { refuseReturn } from './return-refusal.ts';
import type { ReturnActor, ReturnState } from './return-state.ts';

/**
 * A return is opened empty. Last year's figures and those of the accounts are laid beside it and taken over one by one:
 * a figure of another year never stands in the form by itself.
 */
export function openReturn(
  state: ReturnState,
  actor: ReturnActor,
  at: {
    readonly round: Round;
    readonly today: Temporal.PlainDate;
    /** What is there to take over from. */
    readonly beside: readonly ('prior' | 'accounts')[];
  },
): ReturnDecided {
  const { round, today, beside } = at;
  if (round.kind === 'collection') return refuseReturn('return-not-filled-in');
  const allowed = checkAct('open', state, actor);
  if (!allowed.ok) return allowed;
  const { opensOn } = round.period;
  if (Temporal.PlainDate.compare(today, opensOn) < 0)
    return refuseReturn('return-not-open-yet', { from: opensOn.toString() });
  return ok([{ type: 'return-opened', roundVersion: round.version, prefilledFrom: beside }]);
}
