import type { ClockKind } from '#core/cases/clock-kinds.ts';
import { partsOfEvent, type CaseEvent } from '#core/cases/events.ts';
import type { CaseState } from '#core/cases/state.ts';

/** What the world is told of an act: which case, what happened to which part; never an answer or a name. */
export type Message = {
  readonly topic: 'case';
  readonly payload: {
    readonly number: string;
    readonly happened: readonly {
      readonly seq: number;
      readonly kind: string;
      readonly parts: readonly number[];
    }[];
  };
};

/** A clock ran out, and nothing follows by itself. One row a clock. */
export type ClockRanOutMessage = {
  readonly topic: 'clock-ran-out';
  readonly payload: ClockName & {
    readonly number: string;
    /** RFC 9557 instant. */
    readonly dueAt: string;
  };
};

/** A change of the calendar moved dates of a case. One row a case and change; a date that was kept is not in it. */
export type ClockMovedMessage = {
  readonly topic: 'clock-moved';
  readonly payload: {
    readonly number: string;
    /** ISO dates. */
    readonly moves: readonly (ClockName & {
      readonly from: string;
      readonly to: string;
      /** The new date may still move. */
      readonly provisional: boolean;
    })[];
  };
};

type ClockName = { readonly part: number; readonly kind: ClockKind; readonly nth: number };

/** Every message the outbox holds. */
export type OutboxMessage = Message | ClockRanOutMessage | ClockMovedMessage;

/** The one outbox row of an act. Readers fetch the rest through the door. */
export function messageOf({ number }: Pick<CaseState, 'number'>, events: readonly CaseEvent[]): Message {
  const happened = events.map((event) => ({ seq: event.seq, kind: event.kind, parts: partsOfEvent(event) }));
  return { topic: 'case', payload: { number, happened } };
}

/** A message as the outbox holds it; `undefined` where this program does not know its topic or shape. */
export function readMessage(topic: string, payload: unknown): OutboxMessage | undefined {
  const message: unknown = { topic, payload };
  return isMessage(message) ? message : undefined;
}

/** The case a message is about. */
export function caseOfMessage(payload: unknown): string | undefined {
  return isObject(payload) && typeof payload['number'] === 'string' ? payload['number'] : undefined;
}

// We wrote it ourselves, with these very types: enough to tell a newer or older program's message from ours.
function isMessage(message: unknown): message is OutboxMessage {
  if (!isObject(message) || caseOfMessage(message['payload']) === undefined) return false;
  const { topic, payload } = message;
  if (!isObject(payload)) return false;
  switch (topic) {
    case 'case':
      return isListOf(payload['happened'], 'seq');
    case 'clock-moved':
      return isListOf(payload['moves'], 'part') && isListOf(payload['moves'], 'to');
    case 'clock-ran-out':
      return 'part' in payload && 'kind' in payload && 'dueAt' in payload;
    default:
      return false;
  }
}

function isListOf(value: unknown, key: string): boolean {
  return Array.isArray(value) && value.every((each) => isObject(each) && key in each);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
