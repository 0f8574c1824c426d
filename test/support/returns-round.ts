// A small round for tests of returns: six units of a city and two of a county, one form, a rule of each level.
import { assert } from '#base/assert.ts';
import type { Indicator, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { isIndicatorCode, type IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { SurveyBook } from '#core/statistics/survey/survey-book.ts';
import type { App } from '#app/app.ts';
import { openReturn } from '#app/open-return.ts';
import { approveReturn } from '#app/review-return.ts';
import { saveCells, type SaveCells } from '#app/save-cells.ts';
import { signReturn, submitReturn } from '#app/sign-return.ts';
import { good } from './journeys.ts';
import { PLACES, reporter, surveyUnit, type Collector, type Reporter } from './sample-people.ts';

/** Open for a month around the day all scenarios begin (2026-11-23). */
export const PERIOD = { opensOn: '2026-11-01', dueOn: '2026-11-30', closesOn: '2026-12-15' };

/** A: total, B and C its parts (B + C = A blocks, A ≤ 100 元 is to be explained, C ≥ 0 a hint), N: a name. */
export const CODES = ['A', 'B', 'C', 'N'] as const;

export function returnsRound(id: string, change: Partial<Round> = {}): Round {
  const codes = CODES.map(codeOf);
  const opensOn = day(PERIOD.opensOn);
  return {
    id,
    title: { zh: '样例调查' },
    kind: 'survey',
    purpose: 'statistics',
    year: 2025,
    division: PLACES.city,
    header: {},
    bases: [],
    period: { opensOn, dueOn: day(PERIOD.dueOn), closesOn: day(PERIOD.closesOn) },
    moneyShownIn: 'wan-yuan',
    kinds: [{ id: 'administrative', name: { zh: '行政单位' } }],
    groups: [{ id: 'A', name: { zh: '基本' } }],
    offices: [
      { id: 'city', name: '市局（样例）', division: PLACES.city },
      { id: 'changning', name: '常宁局（样例）', division: PLACES.changning, parent: 'city' },
    ],
    units: [
      ...['cz', 'tj', 'jy', 'ms', 'ny', 'sl'].map((unit) => registered(unit, 'city')),
      ...['cn-cz', 'cn-tj'].map((unit) => registered(unit, 'changning')),
    ],
    indicators: new Map(codes.map((code) => [code, indicator(code)])),
    forms: [
      {
        code: 'F1',
        title: { zh: '样例表' },
        kind: 'basic',
        columns: [{ id: 'value', label: { zh: '数' } }],
        lines: codes.map((code, index) => ({
          line: index + 1,
          label: { zh: code },
          indent: 0,
          cells: [code],
        })),
        validFrom: opensOn,
        mark: 'sample',
      },
    ],
    rules: [
      rule('S1', 'block', 'A = B + C'),
      rule('S2', 'explain', 'A <= 100[yuan]'),
      rule('S3', 'hint', 'C >= 0'),
    ],
    limits: [],
    mark: 'sample',
    version: `${id}-v1`,
    ...change,
  };
}

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

/** A book of these rounds. */
export function bookOf(...rounds: readonly Round[]): SurveyBook {
  return { rounds: new Map(rounds.map((round) => [round.id, round])) };
}

function codeOf(text: string): IndicatorCode {
  assert(isIndicatorCode(text), text);
  return text;
}

function registered(id: string, office: string): RegisterUnit {
  return {
    id: surveyUnit(id),
    name: `${id}（样例）`,
    kind: 'administrative',
    level: office === 'city' ? 'city' : 'county',
    office,
    place: '衡阳市',
    year: 2025,
    basis: 'final',
    mark: 'sample',
  };
}

function indicator(code: IndicatorCode): Indicator {
  return {
    code,
    name: { zh: code },
    group: 'A',
    ...(code === 'N' ? {} : { measure: 'yuan' as const }),
    decimals: 2,
    blank: 'unfilled',
    additive: true,
    required: code === 'A',
    mark: 'sample',
  };
}

function rule(id: string, level: 'block' | 'explain' | 'hint', expression: string): Round['rules'][number] {
  return { id, name: { zh: id }, level, kind: 'formula', expression, tolerance: 'exact', mark: 'sample' };
}

/** Cells as somebody types them. */
export function typedCells(figures: Readonly<Record<string, string>>): SaveCells['cells'] {
  return Object.entries(figures).map(([code, text]) => ({ code, text, origin: 'typed' }));
}

/** Filler and head of a unit, kept under the division of its office. */
export function staffOf(unit: string): { readonly filler: Reporter; readonly head: Reporter } {
  const place = unit.startsWith('cn-') ? { division: PLACES.changning } : {};
  return {
    filler: { ...reporter(unit), ...place },
    head: { ...reporter(unit, 'head', 911), ...place },
  };
}

type ToLock = {
  readonly round: string;
  readonly unit: string;
  /** Who approves, in order. */
  readonly offices: readonly Collector[];
  /** Typed into N. */
  readonly name?: string;
};

/** The straight way from opening to the lock; the last `seq`. */
export async function bringToLock(app: App, { round, unit, offices, name = '' }: ToLock): Promise<number> {
  const at = { round, unit };
  const { filler, head } = staffOf(unit);
  good(await openReturn(app, filler, at));
  const cells = typedCells({ A: '3', B: '1', C: '2', N: name });
  const { content } = good(await saveCells(app, filler, { ...at, cells })).standing;
  good(await signReturn(app, filler, { ...at, content }));
  let { seq } = good(await submitReturn(app, head, { ...at, content })).state;
  for (const office of offices) seq = good(await approveReturn(app, office, { ...at, seq })).state.seq;
  return seq;
}
