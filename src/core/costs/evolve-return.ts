// Folds what happened to a return into where it stands. Events are the truth; the row of `returns` is a cache of this.
import { unreachable } from '#base/assert.ts';
import type { RoundId } from '#core/statistics/survey/round.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { ReturnActor, ReturnEvent, ReturnState } from './return-state.ts';

export type ReturnKey = {
  /** Of the collecting office: under which its rows are kept. */
  readonly division: string;
  readonly round: RoundId;
  readonly unit: SurveyUnitId;
};

/** A return to which nothing happened yet. */
export function unopenedReturn(key: ReturnKey, roundVersion: string): ReturnState {
  return {
    ...key,
    stage: 'not-started',
    version: 0,
    seq: 0,
    roundVersion,
    approvedBy: [],
    explanations: new Map(),
    questions: [],
  };
}

/** The state after all events, in their order. `roundVersion` holds until the return is opened. */
export function evolveReturn(
  key: ReturnKey,
  events: readonly ReturnEvent[],
  roundVersion: string,
): ReturnState {
  return events.reduce(applyReturnEvent, unopenedReturn(key, roundVersion));
}

export function applyReturnEvent(before: ReturnState, event: ReturnEvent): ReturnState {
  const state = { ...before, seq: before.seq + 1 };
  switch (event.type) {
    case 'return-opened':
      return { ...state, stage: 'filling', version: 1, roundVersion: event.roundVersion };
    case 'figures-taken-in':
      return state;
    case 'version-opened':
      return { ...state, version: event.version };
    case 'finding-explained':
      return { ...state, explanations: explained(state, event) };
    case 'return-signed': {
      const { content, roundVersion = state.roundVersion } = event;
      const { person, name } = signer(event.by);
      return {
        ...state,
        stage: 'signed',
        roundVersion,
        signedBy: { person, name, at: event.at, content },
      };
    }
    case 'signature-withdrawn':
      return without({ ...state, stage: state.sentBack ? 'sent-back' : 'filling' }, 'signedBy');
    case 'return-submitted':
      return submitted(state, event);
    case 'return-sent-back': {
      const { reason, cells, at } = event;
      const next: ReturnState = {
        ...state,
        stage: 'sent-back',
        approvedBy: [],
        sentBack: { reason, cells, at },
      };
      return without(without(next, 'signedBy'), 'submittedBy');
    }
    case 'question-asked':
    case 'question-answered':
    case 'question-closed':
      return { ...state, questions: questionsAfter(state, event) };
    case 'return-approved':
      return { ...state, stage: 'approved', approvedBy: [...state.approvedBy, event.office] };
    case 'return-locked':
      return { ...state, stage: 'locked' };
    case 'return-unlocked': {
      const approvedBy = state.approvedBy.slice(0, -1);
      return { ...state, stage: approvedBy.length === 0 ? 'submitted' : 'approved', approvedBy };
    }
    case 'reminder-sent':
      return { ...state, reminded: { at: event.at, daysLeft: event.daysLeft } };
    default:
      return unreachable(event);
  }
}

/** The name of who acted; of the platform itself there is none. */
export function actorName(actor: ReturnActor): string {
  return actor.kind === 'platform' ? '' : actor.name;
}

type EventOf<Type extends ReturnEvent['type']> = Extract<ReturnEvent, { readonly type: Type }>;

function explained(
  state: ReturnState,
  { finding, text, by }: EventOf<'finding-explained'>,
): ReturnState['explanations'] {
  const explanations = new Map(state.explanations);
  if (text === '') explanations.delete(finding);
  else explanations.set(finding, { text, name: actorName(by), version: state.version });
  return explanations;
}

function submitted(state: ReturnState, { by, at, late }: EventOf<'return-submitted'>): ReturnState {
  const next: ReturnState = {
    ...state,
    stage: 'submitted',
    submittedBy: { ...signer(by), at, late },
    firstSubmission: state.firstSubmission ?? { at, late },
  };
  return without(next, 'sentBack');
}

function questionsAfter(
  { questions }: ReturnState,
  event: EventOf<'question-asked' | 'question-answered' | 'question-closed'>,
): ReturnState['questions'] {
  const { by, at } = event;
  switch (event.type) {
    case 'question-asked': {
      const { question: id, cell, text } = event;
      return [
        ...questions,
        { id, ...(cell === undefined ? {} : { cell }), open: true, messages: [{ by, at, text }] },
      ];
    }
    case 'question-answered':
      return questions.map((each) =>
        each.id === event.question
          ? { ...each, messages: [...each.messages, { by, at, text: event.text }] }
          : each,
      );
    case 'question-closed':
      return questions.map((each) => (each.id === event.question ? { ...each, open: false } : each));
    default:
      return unreachable(event);
  }
}

function signer(by: ReturnActor): { readonly person: string; readonly name: string } {
  return by.kind === 'platform' ? { person: '', name: '' } : { person: by.person, name: by.name };
}

function without<Key extends 'signedBy' | 'submittedBy' | 'sentBack'>(
  state: ReturnState,
  key: Key,
): Omit<ReturnState, Key> {
  const { [key]: _, ...rest } = state;
  return rest;
}
