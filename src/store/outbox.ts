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

/** The one outbox row of an act. Readers fetch the rest through the door. */
export function messageOf({ number }: Pick<CaseState, 'number'>, events: readonly CaseEvent[]): Message {
  const happened = events.map((event) => ({ seq: event.seq, kind: event.kind, parts: partsOfEvent(event) }));
  return { topic: 'case', payload: { number, happened } };
}
