// The few functions a condition may call beside arithmetic and comparison. Dates are ISO texts, as forms give them.
import { isCodeWithin, codeAtLevel, isDivisionCode } from '#core/divisions/division.ts';

/** FEEL's own functions that are allowed; the clock, loops and patterns are not. */
export const FEEL_FUNCTIONS = ['not', 'contains', 'starts with', 'string length', 'list contains'] as const;

/** The functions we add. Every one gives null (unknown) for an input it cannot read. */
export const OWN_FUNCTIONS = {
  /** Full years on `today` of someone born on `birth_date`. */
  age: (birthDate: unknown, today: unknown) => yearsBetween(birthDate, today),
  /** Days from one date to another; negative where the second is earlier. */
  days_between: (from: unknown, to: unknown) => daysBetween(from, to),
  /** The birth date that a citizen number states. */
  birth_date_of: (number: unknown) => birthDateOf(number),
  /** `male` or `female`, from the 17th digit of a citizen number. */
  sex_of: (number: unknown) => sexOf(number),
  /** The county-level division that a division lies in. */
  county_of: (division: unknown) =>
    typeof division === 'string' && isDivisionCode(division)
      ? (codeAtLevel(division, 'county') ?? null)
      : null,
  /** Whether a division lies in another (or is it). */
  is_within: (division: unknown, ancestor: unknown) => isWithin(division, ancestor),
} as const;

/** Functions that read the clock: today comes in as the variable `today`, so that a decision can be repeated. */
export const CLOCK_FUNCTIONS = ['now', 'today'] as const;

/** The one variable that is not an element: the day in the city's zone, as ISO text. */
export const TODAY = 'today';

export const ALLOWED_FUNCTIONS: readonly string[] = [...FEEL_FUNCTIONS, ...Object.keys(OWN_FUNCTIONS)];

function dateIn(text: unknown): Temporal.PlainDate | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (month < 1 || month > 12 || day < 1) return undefined;
  return day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth
    ? undefined
    : Temporal.PlainDate.from({ year, month, day });
}

/** By month and day, as `ageOn` counts: one born on 29 February is a year older on 1 March of common years. */
function yearsBetween(from: unknown, to: unknown): number | null {
  const [start, end] = [dateIn(from), dateIn(to)];
  if (start === undefined || end === undefined) return null;
  const had = end.month * 100 + end.day >= start.month * 100 + start.day;
  return end.year - start.year - (had ? 0 : 1);
}

function daysBetween(from: unknown, to: unknown): number | null {
  const [start, end] = [dateIn(from), dateIn(to)];
  return start === undefined || end === undefined ? null : start.until(end, { largestUnit: 'day' }).days;
}

function birthDateOf(number: unknown): string | null {
  const match = typeof number === 'string' ? /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(number) : null;
  return match === null ? null : (dateIn(`${match[1]}-${match[2]}-${match[3]}`)?.toString() ?? null);
}

function sexOf(number: unknown): string | null {
  if (typeof number !== 'string' || !/^\d{17}[\dXx]$/.test(number)) return null;
  return Number(number[16]) % 2 === 1 ? 'male' : 'female';
}

function isWithin(division: unknown, ancestor: unknown): boolean | null {
  if (typeof division !== 'string' || typeof ancestor !== 'string') return null;
  return isDivisionCode(division) && isDivisionCode(ancestor) ? isCodeWithin(division, ancestor) : null;
}
