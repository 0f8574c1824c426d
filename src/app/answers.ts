// From what was typed to answers with a type. Nothing is executed, nothing is stripped: mark-up is just text.
import { unreachable } from '#base/assert.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import type { Json } from '#base/canonical-json.ts';
import type { PlanField } from '#core/compiler/plan.ts';
import type { DataElement } from '#core/catalogue/model.ts';
import { DIVISION_LEVELS, isDivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { parseCitizenNumber } from '#core/identity/citizen-number.ts';
import { parseOrganisationCode } from '#core/identity/organisation-code.ts';
import { parsePersonName } from '#core/identity/person-name.ts';
import { parsePhoneNumber } from '#core/identity/phone-number.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';
import type { ProblemCode } from './problem.ts';

export type AnswerRules = {
  readonly today: Temporal.PlainDate;
  readonly allowSample: boolean;
  readonly divisions: DivisionTree;
};

export type AnswerFault = { readonly code: ProblemCode; readonly params: RefusalParams };
type Parsed = Result<Json, AnswerFault>;

/** What an answer must keep to: the element as the plan asks it, or the bare element of a guide question. */
export type Asked = Pick<PlanField, 'element' | 'options' | 'pattern' | 'min' | 'max' | 'maxLength'>;

/** Longest texts where the element states none, in characters. Ours, so that one field cannot hold a book. */
const LONGEST = { text: 200, 'long-text': 2000 } as const;

/**
 * What was typed as an answer: full-width characters and the usual spellings are put right first. `undefined` for
 * nothing (only white space). Values: text; code; boolean; ISO date; number; whole fen; 12-digit division; numbers as text.
 */
export function parseAnswer(
  asked: Asked,
  raw: string,
  rules: AnswerRules,
): Result<Json | undefined, AnswerFault> {
  if (raw.trim() === '') return ok(undefined);
  switch (asked.element.type) {
    case 'text':
    case 'long-text':
      return parseText(asked, raw);
    case 'choice':
      return parseChoice(asked, raw);
    case 'yes-no':
      return parseYesNo(raw);
    case 'date':
      return parseDate(raw);
    case 'number':
      return parseNumber(asked, raw);
    case 'money':
      return parseMoney(asked, raw);
    case 'division':
      return parseDivision(asked.element, raw, rules.divisions);
    case 'citizen-number': {
      const number = parseCitizenNumber(raw, rules);
      return number.ok ? ok(number.value.number) : fault(number.error.code);
    }
    case 'organisation-code': {
      const code = parseOrganisationCode(raw);
      return code.ok ? code : fault(code.error.code);
    }
    case 'phone': {
      const phone = parsePhoneNumber(raw);
      return phone.ok ? phone : fault(phone.error.code);
    }
    case 'bank-account':
      return parseBankAccount(raw);
    case 'person-name': {
      const name = parsePersonName(raw);
      return name.ok ? name : fault(name.error.code);
    }
    default:
      return unreachable(asked.element.type);
  }
}

/** The bare asking of an element, for guide questions that are not on the form. */
export function askedOf(element: DataElement): Asked {
  return {
    element,
    ...(element.options ? { options: element.options.map(({ code }) => code) } : {}),
    ...(element.pattern === undefined ? {} : { pattern: element.pattern }),
    ...(element.min === undefined ? {} : { min: element.min }),
    ...(element.max === undefined ? {} : { max: element.max }),
    ...(element.maxLength === undefined ? {} : { maxLength: element.maxLength }),
  };
}

function fault(code: ProblemCode, params: RefusalParams = {}): Result<never, AnswerFault> {
  return refuse({ code, params });
}

function parseText({ element, maxLength, pattern }: Asked, raw: string): Parsed {
  const long = element.type === 'long-text';
  const text = raw.normalize('NFC').replaceAll('\r\n', '\n').trim();
  const limit = maxLength ?? (long ? LONGEST['long-text'] : LONGEST.text);
  const length = Array.from(text).length;
  if (length > limit) return fault('too-long', { limit, length });
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text))
    return fault('pattern', { pattern });
  return ok(text);
}

function parseChoice({ element, options }: Asked, raw: string): Parsed {
  const code = raw.trim();
  const allowed = options ?? element.options?.map((option) => option.code) ?? [];
  return allowed.includes(code) ? ok(code) : fault('not-an-option');
}

function parseYesNo(raw: string): Parsed {
  const text = raw.normalize('NFKC').trim().toLowerCase();
  if (['yes', 'true', '是', '有', 'y', '1'].includes(text)) return ok(true);
  return ['no', 'false', '否', '无', 'n', '0'].includes(text) ? ok(false) : fault('not-yes-or-no');
}

function parseDate(raw: string): Parsed {
  const text = raw.normalize('NFKC').replace(/\s/gu, '');
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  const [year, month, day] = [match?.[1], match?.[2], match?.[3]].map(Number);
  if (!year || !month || !day || month > 12) return fault('not-a-date');
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return fault('not-a-date');
  return ok(Temporal.PlainDate.from({ year, month, day }).toString());
}

function parseNumber(asked: Asked, raw: string): Parsed {
  const text = raw.normalize('NFKC').replace(/[\s,]/gu, '');
  if (!/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return fault('not-a-number');
  return within(asked, Number(text));
}

/** Yuan as typed, whole fen as kept. */
function parseMoney(asked: Asked, raw: string): Parsed {
  const text = raw.normalize('NFKC').replace(/[\s,]|^[¥￥]|元$/gu, '');
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return fault('not-money');
  return within(asked, Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

function within({ min, max }: Asked, value: number): Parsed {
  if (min !== undefined && value < min) return fault('too-small', { min });
  if (max !== undefined && value > max) return fault('too-large', { max });
  return ok(value);
}

function parseDivision({ divisionLevel }: DataElement, raw: string, divisions: DivisionTree): Parsed {
  const digits = raw.normalize('NFKC').replace(/\s/gu, '');
  const code = /^\d{6}(?:\d{3})?$/.test(digits) ? digits.padEnd(12, '0') : digits;
  if (!isDivisionCode(code) || !divisions.get(code)) return fault('division-unknown');
  const level = divisions.levelOf(code);
  if (divisionLevel !== undefined && level !== undefined) {
    const wider = DIVISION_LEVELS.indexOf(level) < DIVISION_LEVELS.indexOf(divisionLevel);
    if (wider) return fault('division-level', { level: divisionLevel });
  }
  return ok(code);
}

/** Digits alone; the banks' own checks are theirs. The lengths are ours: no account read was shorter or longer. */
function parseBankAccount(raw: string): Parsed {
  const account = raw.normalize('NFKC').replace(/[\s-]/gu, '');
  return /^\d{8,32}$/.test(account) ? ok(account) : fault('bank-account-format');
}
