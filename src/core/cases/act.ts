// One door for all acts of an office, and the stamp that makes what was decided into events.
import { unreachable } from '#base/assert.ts';
import { acceptPart } from './accept-part.ts';
import type { ActContext, Decided } from './act-context.ts';
import type { OfficerCommand, SideCommand } from './acts.ts';
import { askSupplement } from './ask-supplement.ts';
import { grantPart, rejectPart } from './decide-part.ts';
import { disputeHandOver } from './dispute-hand-over.ts';
import { checkCommitment } from './check-commitment.ts';
import { extendPart } from './extend-part.ts';
import { extendOwed } from './extend-owed.ts';
import { revokePart } from './revoke-part.ts';
import type { Actor, CaseEvent, LaterEvent, Origin, PartNumber } from './events.ts';
import { issueResult } from './issue-result.ts';
import { receivePart } from './receive-part.ts';
import { refusePart } from './refuse-part.ts';
import { resumeClock } from './resume-clock.ts';
import { reviewPart } from './review-part.ts';
import { sendPaper } from './send-paper.ts';
import type { CaseState } from './state.ts';
import { suspendClock } from './suspend-clock.ts';
import { takePaper } from './take-paper.ts';

/** What an office's command makes happen on its part. */
export function decide(
  state: CaseState,
  part: PartNumber,
  command: OfficerCommand,
  context: ActContext,
): Decided {
  switch (command.act) {
    case 'receive':
      return receivePart(state, part);
    case 'accept':
      return acceptPart(state, part, context);
    case 'ask-supplement':
      return askSupplement(state, part, command);
    case 'refuse':
      return refusePart(state, part, command, context);
    case 'review':
      return reviewPart(state, part, command);
    case 'grant':
      return grantPart(state, part, command);
    case 'reject':
      return rejectPart(state, part, command, context);
    case 'issue':
      return issueResult(state, part, command, context);
    default:
      return unreachable(command);
  }
}

/** What a command from one of the pages beside a part makes happen. One line an act. */
export function decideSide(
  state: CaseState,
  part: PartNumber,
  command: SideCommand,
  context: ActContext,
): Decided {
  switch (command.act) {
    case 'suspend':
      return suspendClock(state, part, command, context);
    case 'resume':
      return resumeClock(state, part, command, context);
    case 'extend':
      return extendPart(state, part, command, context);
    case 'extend-owed':
      return extendOwed(state, part, command, context);
    case 'check-commitment':
      return checkCommitment(state, part, command);
    case 'revoke':
      return revokePart(state, part, command);
    case 'send-paper':
      return sendPaper(state, part, command);
    case 'take-paper':
      return takePaper(state, part, command, { role: 'officer' });
    case 'dispute':
      return disputeHandOver(state, part, command);
    default:
      return unreachable(command);
  }
}

export type Stamp = {
  /** When it happened. */
  readonly at: Temporal.Instant;
  /** When it is entered, where that is later. */
  readonly recordedAt?: Temporal.Instant;
  readonly actor: Actor;
  readonly origin: Origin;
};

/** Numbers and signs what was decided. What the platform does by itself is signed by the platform. */
export function stampEvents(
  state: Pick<CaseState, 'version'>,
  bodies: readonly LaterEvent[],
  { at, recordedAt, actor, origin }: Stamp,
): readonly CaseEvent[] {
  return bodies.map((body, index) => ({
    ...body,
    seq: state.version + 1 + index,
    at: at.toString(),
    ...(recordedAt === undefined ? {} : { recordedAt: recordedAt.toString() }),
    origin,
    actor: isBySystem(body) ? { role: 'system' } : actor,
  }));
}

function isBySystem(body: LaterEvent): boolean {
  switch (body.kind) {
    case 'sibling-result-arrived':
    case 'part-ready':
    case 'sibling-failed':
    case 'part-deemed-accepted':
    case 'part-deemed-granted':
    case 'part-lapsed':
    case 'owed-notice-issued':
    case 'one-notice-issued':
    case 'fee-charged':
      return true;
    case 'result-delivered':
      return body.how.how === 'online';
    default:
      return false;
  }
}
