// Questions at a cell, as threads: an office asks, the unit answers, or the other way round. None of it changes a figure.
import { ok } from '#base/result.ts';
import { isIndicatorCode, type IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { checkAct, type ReturnAct, type ReturnDecided } from './return-acts.ts';
import { refuseReturn } from './return-refusal.ts';
import { readReason } from './return-text.ts';
import type { ReturnActor, ReturnState } from './return-state.ts';

export type Question = {
  /** UUID v7. */
  readonly id: string;
  readonly cell?: string | undefined;
  readonly text: string;
};

export function askAboutReturn(
  state: ReturnState,
  { actor, question }: { readonly actor: ReturnActor; readonly question: Question },
  round: Round,
): ReturnDecided {
  const allowed = checkAct('ask', state, actor);
  if (!allowed.ok) return allowed;
  const text = readReason(question.text);
  if (!text.ok) return text;
  const head = { type: 'question-asked', question: question.id, text: text.value } as const;
  if (question.cell === undefined) return ok([head]);
  const cell = knownCell(round, question.cell);
  return cell === undefined
    ? refuseReturn('return-cell-unknown', { cell: question.cell })
    : ok([{ ...head, cell }]);
}

export function answerQuestion(
  state: ReturnState,
  actor: ReturnActor,
  answer: { readonly question: string; readonly text: string },
): ReturnDecided {
  const open = openQuestion('answer', state, { actor, question: answer.question });
  if (!open.ok) return open;
  const text = readReason(answer.text);
  if (!text.ok) return text;
  return ok([{ type: 'question-answered', question: answer.question, text: text.value }]);
}

/** By the side that asked: an office, or the unit. */
export function closeQuestion(state: ReturnState, actor: ReturnActor, question: string): ReturnDecided {
  const open = openQuestion('close-question', state, { actor, question });
  if (!open.ok) return open;
  const asker = state.questions.find(({ id }) => id === question)?.messages[0]?.by;
  const sides = [asker?.kind === 'collector', actor.kind === 'collector'];
  if (sides[0] !== sides[1])
    return refuseReturn('return-not-your-duty', { duty: sides[0] ? 'collector' : 'filler' });
  return ok([{ type: 'question-closed', question }]);
}

/** The cell of that code, where the round asks one. */
export function knownCell(round: Round, code: string): IndicatorCode | undefined {
  return isIndicatorCode(code) && round.indicators.has(code) ? code : undefined;
}

function openQuestion(
  act: ReturnAct,
  state: ReturnState,
  { actor, question }: { readonly actor: ReturnActor; readonly question: string },
): ReturnDecided {
  const allowed = checkAct(act, state, actor);
  if (!allowed.ok) return allowed;
  const found = state.questions.find(({ id }) => id === question);
  if (!found) return refuseReturn('return-question-unknown');
  return found.open ? ok([]) : refuseReturn('return-question-closed');
}
