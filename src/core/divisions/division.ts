import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** A statistical division code (统计用区划代码): 12 digits, two for each of province, city and county, then three for town and three for village. */
export type DivisionCode = Brand<string, 'DivisionCode'>;

/** From the widest to the narrowest. */
export const DIVISION_LEVELS = ['province', 'city', 'county', 'town', 'village'] as const;
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

/** One row of the divisions file. `pinyin` has no spaces or tones; `initials` is the first letter of each syllable. */
export type Division = {
  readonly code: DivisionCode;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parent: DivisionCode | undefined;
  readonly pinyin: string;
  readonly initials: string;
};

/** The convenience-service centre (便民服务中心) of one village or community. */
export type Centre = { readonly village: DivisionCode; readonly name: string };

export type DivisionCodeRefusal = { readonly code: 'division-code-malformed'; readonly text: string };

const PREFIX_LENGTH: Readonly<Record<DivisionLevel, number>> = {
  province: 2,
  city: 4,
  county: 6,
  town: 9,
  village: 12,
};

/** Checks the form only (12 digits, not starting with 0); whether the division exists is asked of the tree. */
export function parseDivisionCode(text: string): Result<DivisionCode, DivisionCodeRefusal> {
  return isDivisionCode(text) ? ok(text) : refuse({ code: 'division-code-malformed', text });
}

export function isDivisionCode(text: string): text is DivisionCode {
  return /^[1-9]\d{11}$/.test(text);
}

/** The level that the trailing zeros of a code show: a code ending in six zeros is a county, in three a town. */
export function levelOfCode(code: DivisionCode): DivisionLevel {
  if (code.endsWith('0000000000')) return 'province';
  if (code.endsWith('00000000')) return 'city';
  if (code.endsWith('000000')) return 'county';
  if (code.endsWith('000')) return 'town';
  return 'village';
}

/** What every code within the division begins with: 2, 4, 6, 9 or 12 digits. For scopes: `division like prefix || '%'`. */
export function divisionPrefix(code: DivisionCode): string {
  return code.slice(0, PREFIX_LENGTH[levelOfCode(code)]);
}

/** The division that contains `code` at `level`, by its digits alone; `undefined` when `code` is itself wider than that. */
export function codeAtLevel(code: DivisionCode, level: DivisionLevel): DivisionCode | undefined {
  if (DIVISION_LEVELS.indexOf(levelOfCode(code)) < DIVISION_LEVELS.indexOf(level)) return undefined;
  const wider = code.slice(0, PREFIX_LENGTH[level]).padEnd(12, '0');
  return isDivisionCode(wider) ? wider : undefined;
}

/** True when `code` is `ancestor` itself or lies inside it, by the digits alone. */
export function isCodeWithin(code: DivisionCode, ancestor: DivisionCode): boolean {
  return code.startsWith(divisionPrefix(ancestor));
}

/**
 * The centre of a village or community; `undefined` for wider divisions. That each has exactly one is stated (issue 2);
 * its name is derived from the division's, because no source lists the centres' own names.
 */
export function centreOf(division: Division): Centre | undefined {
  if (division.level !== 'village') return undefined;
  return { village: division.code, name: `${placeName(division)}便民服务中心` };
}

/** How people call the place: the committee's name without the committee (学院路社区居委会 → 学院路社区, 湖波村委会 → 湖波村). Derived. */
export function placeName(division: Pick<Division, 'name' | 'level'>): string {
  if (division.level !== 'village') return division.name;
  return division.name
    .replace(/村?(?:村民委员会|村委会)$/, '村')
    .replace(/(?:社区)?(?:居民委员会|居委会)$/, '社区');
}
