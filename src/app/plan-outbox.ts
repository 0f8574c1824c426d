// What acts and clocks left in the outbox becomes notices of people and offices, and messages to agencies' own systems.
import { cityDay } from '#core/calendar/city-day.ts';
import { assert, unreachable } from '#base/assert.ts';
import type { CaseEvent } from '#core/cases/events.ts';
import { applyEvent } from '#core/cases/evolve.ts';
import type { Notice } from '#core/cases/notice.ts';
import { noticesOfMoves, noticesOfRunOut } from '#core/cases/notices-of-clocks.ts';
import { noticesOf } from '#core/cases/notices.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DeliveryRow } from '#store/deliveries.ts';
import { caseOfMessage, readMessage, type Message, type OutboxMessage } from '#store/outbox.ts';
import { countiesToPlan, planOutbox, type OutboxRow, type Telling } from '#store/outbox-plan.ts';
import { addressed, readersToLookUp, type Channels } from './address-notices.ts';
import type { App } from './app.ts';
import type { AgencyHook, Outlets } from '#core/exchange/outlets.ts';

type Ports = Pick<App, 'pool' | 'now' | 'newId'>;

/** So many messages a transaction: their cases are read in one question. */
const AT_ONCE = 200;

/** Counties with messages to plan. */
export function countiesWithMessages(app: Pick<App, 'pool'>): Promise<readonly DivisionCode[]> {
  return countiesToPlan(app.pool);
}

/** Plans a county's messages until none is left; how many. Several processes may do so at once. */
export async function planCounty(app: Ports, outlets: Outlets, division: DivisionCode): Promise<number> {
  let all = 0;
  for (;;) {
    const now = app.now().toString();
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    const done = await planOutbox(app.pool, { division, now, limit: AT_ONCE }, plannerFor(app, outlets));
    all += done;
    if (done < AT_ONCE) return all;
  }
}

function plannerFor(app: Ports, outlets: Outlets): Parameters<typeof planOutbox>[2] {
  const channels: Channels = { mail: outlets.mail !== undefined, sms: outlets.sms !== undefined };
  return {
    caseOf: ({ payload }) => caseOfMessage(payload),
    readers: (row, events) =>
      said(row, events).flatMap(({ notice, state }) => readersToLookUp([notice], state)),
    tell: (row, events, contacts) => {
      const how = { app, channels, contacts, at: row.createdAt };
      const tellings: readonly Telling[] = said(row, events).map((each) => addressed(each, how));
      return {
        notices: tellings.flatMap(({ notices }) => notices),
        deliveries: [
          ...tellings.flatMap(({ deliveries }) => deliveries),
          ...hooked(app, outlets.hooks, { row, events }),
        ],
      };
    },
  };
}

type Said = { readonly notice: Notice; readonly state: CaseState };

/** The notices of a message, each with the case as it was right after. Throws where the message is not understood. */
function said(row: OutboxRow, events: readonly CaseEvent[]): readonly Said[] {
  const message = messageIn(row);
  switch (message.topic) {
    case 'case':
      return saidByEvents(message, events);
    case 'clock-moved': {
      const state = foldAll(events);
      return noticesOfMoves(message.payload.moves, state).map((notice) => ({ notice, state }));
    }
    case 'clock-ran-out': {
      const state = foldAll(events);
      const day = cityDay(message.payload.dueAt);
      const clock = { part: message.payload.part, kind: message.payload.kind, day: day.toString() };
      return noticesOfRunOut(clock, state).map((notice) => ({ notice, state }));
    }
    default:
      return unreachable(message);
  }
}

function saidByEvents({ payload }: Message, events: readonly CaseEvent[]): readonly Said[] {
  const happened = new Set(payload.happened.map(({ seq }) => seq));
  const all: Said[] = [];
  let state: CaseState | undefined;
  for (const event of events) {
    const after: CaseState = applyEvent(state, event);
    state = after;
    if (happened.has(event.seq))
      all.push(...noticesOf(event, after).map((notice) => ({ notice, state: after })));
  }
  return all;
}

function foldAll(events: readonly CaseEvent[]): CaseState {
  const state = events.reduce<CaseState | undefined>(applyEvent, undefined);
  assert(state, 'the case of a message is there');
  return state;
}

function messageIn({ topic, payload }: OutboxRow): OutboxMessage {
  const message = readMessage(topic, payload);
  assert(message, `topic ${topic} is known`);
  return message;
}

type Told = { readonly row: OutboxRow; readonly events: readonly CaseEvent[] };

/** One delivery for each agency's system whose parts are touched: numbers and kinds, no answers and no names. */
function hooked(
  app: Pick<App, 'newId'>,
  hooks: readonly AgencyHook[],
  { row, events }: Told,
): readonly DeliveryRow[] {
  const message = messageIn(row);
  if (message.topic !== 'case' || hooks.length === 0) return [];
  const { division, parts, number } = foldAll(events);
  return hooks.flatMap((hook) => {
    const own = parts.filter(
      ({ decidingCounty, agency }) => decidingCounty === hook.county && agency === hook.agency,
    );
    const numbers = own.map(({ part }) => part);
    const happened = message.payload.happened
      .map((each) => ({
        ...each,
        parts: each.kind === 'case-filed' ? numbers : each.parts.filter((part) => numbers.includes(part)),
      }))
      .filter(({ parts: touched }) => touched.length > 0);
    if (happened.length === 0) return [];
    return [
      {
        division,
        id: app.newId(),
        lane: `hook:${hook.name}`,
        address: hook.name,
        caseNumber: number,
        code: 'case',
        params: { division, number, at: row.createdAt, happened },
        language: 'zh-CN' as const,
        secret: false,
      },
    ];
  });
}
