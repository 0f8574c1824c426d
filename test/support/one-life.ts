// One case on real days of October 2026, to which things happen one after the other: what sentences about clocks are told on.
import assert from 'node:assert/strict';
import { buildLawParameters, type LawParameter } from '#core/calendar/law-parameters.ts';
import { buildWorkCalendar } from '#core/calendar/work-calendar.ts';
import { SAMPLE_PROMISES } from './promise-texts.ts';
import { named } from './random-lives.ts';
import { decide, decideSide, stampEvents } from '#core/cases/act.ts';
import type { ActContext, Decided } from '#core/cases/act-context.ts';
import type { OfficerCommand, SideCommand } from '#core/cases/acts.ts';
import type { ClockKind } from '#core/cases/clock-kinds.ts';
import { clocksOf, judgeClock, type JudgedClock } from '#core/cases/clocks.ts';
import type { ClockTerms } from '#core/cases/clock-terms.ts';
import type { CaseFiled, FiledPart, Origin } from '#core/cases/events.ts';
import { applyEvent } from '#core/cases/evolve.ts';
import type { CaseState } from '#core/cases/state.ts';

const OFFICER = { role: 'officer', person: named<'PersonId'>('officer'), name: '经办' } as const;
const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const law = (id: string, value: number): LawParameter => {
  return { id, value, unit: 'working-day', law: '行政许可法', clause: '', mark: 'read', meaning: '' };
};
export const WORLD = {
  // October 2026 as announced; 2027 is not.
  calendar: buildWorkCalendar([
    {
      year: 2026,
      notices: [],
      holidays: [
        {
          name: { zh: '国庆节' },
          from: date('2026-10-01'),
          to: date('2026-10-07'),
          makeUp: [date('2026-09-20'), date('2026-10-10')],
        },
      ],
    },
  ]),
  law: buildLawParameters([
    law('supplement-notice', 5),
    law('hearing-held', 20),
    law('certificate-issue', 10),
    law('permit-decision-extension', 10),
    law('joint-decision', 45),
  ]),
  instant: { amount: 30, unit: 'working-minute', mark: 'sample' },
} as const;

export type Given = Partial<Pick<FiledPart, 'promised' | 'waitsFor'>> & { readonly terms?: ClockTerms };

/** A case that lives: acts happen at city times, refusals throw. */
export class Life {
  state: CaseState;
  now = Temporal.Instant.from('2026-09-01T00:00:00Z');

  /** Filed at that city time. */
  constructor(parts: readonly Given[], more: Partial<CaseFiled> = {}, filedAt = '2026-09-28 10:00') {
    this.at(filedAt);
    const filed: CaseFiled = {
      kind: 'case-filed',
      id: named('case'),
      number: named('number'),
      division: named('430482000000'),
      thing: named('thing'),
      thingName: { zh: '一件事' },
      planVersion: named('plan'),
      channel: 'online',
      applicant: { name: '样本', citizenNumber: '0' },
      delivery: { how: 'centre', place: named('430408001001') },
      answers: {},
      form: [],
      materials: [],
      parts: parts.map((given, at) => ({
        part: at + 1,
        item: named(`item-${at + 1}`),
        itemName: { zh: '事项' },
        decidingCounty: named('430482000000'),
        agency: named('agency'),
        agencyName: { zh: '机关' },
        waitsFor: [],
        results: [],
        ...given,
      })),
      ...more,
    };
    this.state = applyEvent(undefined, {
      ...filed,
      seq: 1,
      at: this.now.toString(),
      origin: 'live',
      actor: OFFICER,
    });
  }

  context(): ActContext {
    return { ...WORLD, now: this.now, promises: SAMPLE_PROMISES, newId: () => 'id' };
  }

  /** City time, `2026-09-30 16:00`. */
  at(text: string): this {
    this.now = Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant();
    return this;
  }

  happens(decided: Decided, origin: Origin = 'live'): this {
    assert.ok(decided.ok, decided.ok ? '' : decided.error.code);
    const events = stampEvents(this.state, decided.value, { at: this.now, actor: OFFICER, origin });
    this.state = events.reduce<CaseState>(applyEvent, this.state);
    return this;
  }

  tries(command: OfficerCommand, part = 1): Decided {
    return decide(this.state, part, command, this.context());
  }

  does(command: OfficerCommand, part = 1): this {
    return this.happens(this.tries(command, part));
  }

  side(command: SideCommand, part = 1): Decided {
    return decideSide(this.state, part, command, this.context());
  }

  clock(kind: ClockKind, { part = 1, nth = 1 } = {}): JudgedClock {
    const found = clocksOf(this.state, WORLD).find(
      (each) => each.kind === kind && each.nth === nth && each.part === (kind === 'joint' ? 0 : part),
    );
    assert.ok(found, kind);
    return judgeClock(found, WORLD.calendar, this.now);
  }

  due(kind: ClockKind, of: { readonly part?: number; readonly nth?: number } = {}): string | undefined {
    return this.clock(kind, of).due?.at.toPlainDateTime().toString();
  }
}

export const days = (amount: number) => ({ amount, unit: 'working-day' as const });
export const ACCEPT = { act: 'accept' } as const;
export const code = (decided: Decided): string => (decided.ok ? 'ok' : decided.error.code);

export function received(...parts: readonly Given[]): Life {
  return new Life(parts.length === 0 ? [{ promised: days(3) }] : parts).does({ act: 'receive' });
}

export function accepted(...parts: readonly Given[]): Life {
  return received(...parts)
    .at('2026-09-29 15:00')
    .does(ACCEPT);
}

export const suspend = (reason = '检测') =>
  ({ act: 'suspend', step: 'testing', longest: days(5), reason }) as const;
export const RESUME = { act: 'resume', outcome: '合格' } as const;
export const extend = (amount: number) =>
  ({ act: 'extend', by: days(amount), approvedBy: '局长', reason: '案情复杂' }) as const;
