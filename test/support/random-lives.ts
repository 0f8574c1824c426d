// Random raw events of cases, in an order in which they can happen; not made by the acts, so that the clocks alone are tried.
import type { Brand } from '#base/brand.ts';
import { assert } from '#base/assert.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { SPECIAL_STEPS } from '#core/catalogue/model.ts';
import type { ClockTerms } from '#core/cases/clock-terms.ts';
import type { CaseEvent, CaseEventBody, FiledPart, HandedIn } from '#core/cases/events.ts';

/** Whole numbers from 0 to `below` - 1: a small generator that anybody can run again from its seed. */
export type Draw = (below: number) => number;
export function drawFrom(seed: number): Draw {
  let a = seed;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Any text stands for an id here. */
export function named<Name extends string>(text: string): Brand<string, Name> {
  assert(isNamed<Name>(text), 'an id is not empty');
  return text;
}
function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

const OFFICER = { role: 'officer', person: named<'PersonId'>('officer'), name: '经办' } as const;
const MAKERS: readonly ((draw: Draw) => TimeLimit)[] = [
  (draw) => ({ amount: draw(9), unit: 'working-day' }),
  (draw) => ({ amount: draw(draw(4) === 0 ? 31 : 9), unit: 'working-day' }),
  (draw) => ({ amount: [1 / 8, 0.5, 2.5, 1 / 3][draw(4)] ?? 1, unit: 'working-day' }),
  (draw) => ({ amount: draw(draw(4) === 0 ? 61 : 12), unit: 'natural-day' }),
  (draw) => ({ amount: 0.5 + draw(4), unit: 'natural-day' }),
  (draw) => ({ amount: draw(draw(4) === 0 ? 5 : 2), unit: 'month' }),
  (draw) => ({ amount: 1 + draw(72), unit: 'hour' }),
  (draw) => ({ amount: 1 + draw(20), unit: 'working-hour' }),
  (draw) => ({ amount: 5 + draw(120), unit: 'working-minute' }),
];
const limitOf = (draw: Draw): TimeLimit => MAKERS[draw(MAKERS.length)]?.(draw) ?? { amount: 1, unit: 'hour' };

type Life = {
  stage: 'waiting' | 'at-office' | 'received' | 'asked' | 'accepted' | 'reviewed' | 'granted' | 'over';
  suspended: boolean;
  extended: boolean;
  owed: boolean;
  arrived: boolean;
  /** Papers sent, and those of them on their way. */
  legs: number;
  readonly out: { readonly leg: number; readonly to: 'office' | 'applicant' }[];
  /** Nothing that was sent to the office is missing there. */
  whole: boolean;
};

/** One case of one to three parts with some of its life, from a random second on. `at`: the last event, in seconds since 1970. */
export function randomLife(draw: Draw): { readonly events: readonly CaseEvent[]; readonly at: number } {
  // 2025-11-01 to 2027-02: two ends of a year, one of them not announced.
  let at = 1_761_926_400 + draw(480 * 86_400);
  const parts = Array.from({ length: [1, 1, 1, 1, 2, 2, 3][draw(7)] ?? 1 }, (_, index) =>
    filedPart(index + 1, { draw, at }),
  );
  const events: CaseEvent[] = [];
  const add = (body: CaseEventBody): void => {
    const origin = draw(16) === 0 ? 'back-filled' : 'live';
    const instant = new Date(at * 1000).toISOString();
    events.push({ ...body, seq: events.length + 1, at: instant, origin, actor: OFFICER });
  };
  add(filing(parts, draw));
  const lives = parts.map((part): Life => ({
    stage: part.waitsFor.length > 0 ? 'waiting' : 'at-office',
    suspended: false,
    extended: false,
    owed: false,
    arrived: false,
    legs: 0,
    out: [],
    whole: true,
  }));
  let joint = false;
  for (let step = 2 + draw(3 + 3 * parts.length); step > 0; step -= 1) {
    at += gap(draw);
    const index = draw(parts.length);
    const life = lives[index];
    assert(life, 'a life for each part');
    if (!joint && draw(25) === 0) {
      joint = true;
      add({
        kind: 'joint-extended',
        parts: [1],
        workingDays: 1 + draw(15),
        approvedBy: '政府',
        reason: '复杂',
      });
    } else {
      const body = next(index + 1, life, { draw, at });
      if (body) add(body);
    }
  }
  return { events, at };
}

function gap(draw: Draw): number {
  const size = draw(10);
  if (size < 3) return draw(7200);
  return size < 8 ? draw(3 * 86_400) : draw(15 * 86_400);
}

type Around = { readonly draw: Draw; readonly at: number };

function dateAt(at: number, days: number): string {
  return new Date((at + 8 * 3600 + days * 86_400) * 1000).toISOString().slice(0, 10);
}

function filedPart(part: number, { draw, at }: Around): FiledPart {
  const terms: ClockTerms = {
    ...(draw(6) === 0 ? { instant: true } : {}),
    ...(draw(3) === 0 ? { statutory: limitOf(draw) } : {}),
    ...(draw(8) === 0 ? { startsAfter: { element: 'day', date: dateAt(at, draw(30) - 10) } } : {}),
    ...(draw(8) === 0 ? { batchDay: 1 + draw(31) } : {}),
  };
  const promised = draw(8) === 0 ? {} : { promised: limitOf(draw) };
  return {
    part,
    item: named(`item-${part}`),
    itemName: { zh: '事项' },
    decidingCounty: named('430482000000'),
    agency: named('agency'),
    agencyName: { zh: '机关' },
    waitsFor: part > 1 && draw(2) === 0 ? [[1]] : [],
    results: [],
    terms,
    ...promised,
  };
}

function filing(parts: readonly FiledPart[], draw: Draw): CaseEventBody {
  return {
    kind: 'case-filed',
    id: named('case'),
    number: named('number'),
    division: named('430482000000'),
    thing: named('thing'),
    thingName: { zh: '一件事' },
    planVersion: named('plan'),
    channel: 'online',
    applicant: { name: '样本', citizenNumber: '0' },
    delivery: { how: 'online' },
    answers: {},
    form: [],
    materials: [],
    parts,
    ...(draw(2) === 0
      ? {
          ceiling: {
            workingDays: 3 + draw(draw(4) === 0 ? 43 : 12),
            extension: 15,
            clause: '第四十二条第二款',
          },
        }
      : {}),
  };
}

const paper = (part: number): HandedIn => ({
  material: named(`paper-${part}`),
  name: { zh: '材料' },
  way: 'shown-at-counter',
  files: [],
  items: [],
});

/** What may come next in the life of a part, and what it makes of it. */
function next(part: number, life: Life, around: Around): CaseEventBody | undefined {
  const { draw, at } = around;
  const arrived = draw(3) === 0 ? { arrived: { by: 'post' as const, on: dateAt(at, -draw(2)) } } : {};
  const handIn = {
    kind: 'supplement-handed-in',
    part,
    materials: [paper(part)],
    note: '',
    ...arrived,
  } as const;
  switch (life.stage) {
    case 'waiting':
      life.stage = 'at-office';
      return { kind: 'part-ready', part };
    case 'at-office': {
      const turn = draw(20);
      if (turn < 7) return paperMoves(part, life, draw);
      life.stage = turn === 7 ? 'over' : turn < 10 && life.whole ? 'accepted' : 'received';
      if (life.stage === 'over') return { kind: 'part-withdrawn', part, reason: '不办了' };
      return { kind: life.stage === 'accepted' ? 'part-deemed-accepted' : 'part-received', part };
    }
    case 'received': {
      if (draw(8) === 0) return paperMoves(part, life, draw);
      const turn = draw(8);
      life.stage = turn < 2 ? 'asked' : turn === 2 ? 'over' : 'accepted';
      if (turn < 2) return { kind: 'supplement-asked', part, materials: [], note: '补' };
      if (turn === 2) return { kind: 'part-refused', part, reason: '不属于' };
      return { kind: turn < 5 ? 'part-deemed-accepted' : 'part-accepted', part };
    }
    case 'asked':
      if (draw(8) === 0) return paperMoves(part, life, draw);
      life.stage = draw(10) === 0 ? 'over' : 'received';
      return life.stage === 'over' ? { kind: 'part-withdrawn', part, reason: '不办了' } : handIn;
    case 'granted':
      life.stage = 'over';
      return draw(6) === 0
        ? { kind: 'part-revoked', part, ground: 'other', reason: '有误' }
        : { kind: 'result-issued', part, results: [] };
    case 'accepted':
    case 'reviewed':
      return whileDeciding(part, life, { ...around, handIn });
    default:
      return undefined;
  }
}

/** A parcel to the office or elsewhere sets out, or one arrives: whole or not. */
function paperMoves(part: number, life: Life, draw: Draw): CaseEventBody {
  const [first] = life.out;
  if (first !== undefined && draw(3) > 0) {
    life.out.shift();
    const complete = draw(4) > 0;
    if (first.to === 'office') life.whole = complete && life.out.every(({ to }) => to !== 'office');
    return { kind: 'paper-arrived', part, leg: first.leg, complete, note: '' };
  }
  life.legs += 1;
  const to = draw(4) === 0 ? 'applicant' : 'office';
  life.out.push({ leg: life.legs, to });
  if (to === 'office') life.whole = false;
  return { kind: 'paper-sent', part, leg: life.legs, to, from: '甲', toName: '乙', contents: '原件' };
}

function whileDeciding(
  part: number,
  life: Life,
  { draw, at, handIn }: Around & { readonly handIn: CaseEventBody },
): CaseEventBody | undefined {
  const turn = draw(12);
  if (life.suspended && turn < 6) {
    life.suspended = false;
    return { kind: 'clock-resumed', part, step: 'testing', outcome: '合格' };
  }
  if (turn === 11 || (turn === 10 && life.suspended)) {
    life.stage = 'over';
    return turn === 11
      ? { kind: 'part-withdrawn', part, reason: '不办了' }
      : { kind: 'part-lapsed', part, materials: [], reason: '未补' };
  }
  if (turn === 9 && !life.owed) {
    life.owed = true;
    const told = {
      material: paper(part).material,
      name: { zh: '材料' },
      date: dateAt(at, draw(20)),
      provisional: false,
    };
    return { kind: 'owed-notice-issued', part, materials: [told], text: '通知' };
  }
  if (turn === 8 && life.owed && !life.arrived) {
    life.arrived = draw(3) > 0;
    if (life.arrived) return handIn;
    const materials = [paper(part).material];
    return { kind: 'owed-time-extended', part, materials, until: dateAt(at, draw(20)), reason: '洪水' };
  }
  if (life.suspended) return undefined;
  if (turn < 4) {
    life.suspended = true;
    const step = SPECIAL_STEPS[draw(SPECIAL_STEPS.length)] ?? 'testing';
    const longest = draw(4) === 0 ? {} : { longest: limitOf(draw) };
    return { kind: 'clock-suspended', part, step, ...longest, reason: '检测' };
  }
  if (turn === 4 && !life.extended) {
    life.extended = true;
    const by: TimeLimit = { amount: 1 + draw(10), unit: 'working-day' };
    return { kind: 'part-extended', part, by, approvedBy: '负责人', reason: '复杂' };
  }
  if (life.stage === 'accepted') {
    life.stage = 'reviewed';
    return { kind: 'part-reviewed', part, opinion: '属实' };
  }
  life.stage = turn === 7 ? 'over' : 'granted';
  if (turn === 7) return { kind: 'part-rejected', part, reason: '不符合' };
  return turn === 6
    ? { kind: 'part-deemed-granted', part, clause: '本市规定' }
    : { kind: 'part-granted', part, opinion: '同意' };
}
