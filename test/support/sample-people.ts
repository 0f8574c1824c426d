// Invented people in their roles. Citizen numbers begin with 0: an address range that is never issued.
import { assert } from '#base/assert.ts';
import type { AgencyKind } from '#core/catalogue/model.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { makeSampleCitizenNumber } from '#core/identity/citizen-number.ts';
import { isDepartmentId, type DepartmentId } from '#core/identity/department.ts';
import { isSurveyUnitId, type SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { PersonId, Viewer } from '#core/identity/viewer.ts';

export function division(code: string): DivisionCode {
  assert(isDivisionCode(code), code);
  return code;
}

export const PLACES = {
  city: division('430400000000'),
  changning: division('430482000000'),
  zhengxiang: division('430408000000'),
  /** 城东社区, 常宁市. */
  home: division('430482001001'),
  /** 红湖社区, 蒸湘区. */
  centre: division('430408001001'),
  /** 温家台社区, 蒸湘区. */
  otherCentre: division('430408001002'),
};

export type Citizen = Extract<Viewer, { role: 'citizen' }>;
export type Clerk = Extract<Viewer, { role: 'clerk' }>;
export type Officer = Extract<Viewer, { role: 'officer' }>;
export type Bureau = Extract<Viewer, { role: 'bureau' }>;
export type Reporter = Extract<Viewer, { role: 'reporter' }>;
export type Collector = Extract<Viewer, { role: 'collector' }>;
export type Planner = Extract<Viewer, { role: 'planner' }>;
export type DepartmentHandler = Extract<Viewer, { role: 'department' }>;

export function citizen(name: string, birthDate: string, serial = 1): Citizen {
  const citizenNumber = makeSampleCitizenNumber({
    birthDate: Temporal.PlainDate.from(birthDate),
    sex: 'female',
    serial,
  });
  return { role: 'citizen', person: personId(serial), name, citizenNumber, phone: '13800000000' };
}

export function clerk(centre: DivisionCode, serial = 300): Clerk {
  return { role: 'clerk', person: personId(serial), name: '窗口甲', centre };
}

export function officer(county: DivisionCode, agency: string, serial = 400): Officer {
  return {
    role: 'officer',
    person: personId(serial),
    name: `经办${serial}`,
    county,
    agency: agencyKind(agency),
  };
}

export function bureau(): Bureau {
  return { role: 'bureau', person: personId(900), name: '数据局甲', city: PLACES.city };
}

/** Somebody of a surveyed unit of the city, who fills in unless he is its head. */
export function reporter(unit: string, duty: Reporter['duty'] = 'filler', serial = 910): Reporter {
  return {
    role: 'reporter',
    person: personId(serial),
    name: `报送${serial}`,
    unit: surveyUnit(unit),
    division: PLACES.city,
    duty,
  };
}

/** Somebody of the bureau of office affairs of a city or county. */
export function collector(office: DivisionCode = PLACES.city, serial = 930): Collector {
  return { role: 'collector', person: personId(serial), name: `统计${serial}`, office };
}

/** Somebody of the planning office of a city. */
export function planner(duty: Planner['duty'] = 'desk', office: DivisionCode = PLACES.city): Planner {
  const serial = duty === 'desk' ? 940 : 941;
  return { role: 'planner', person: personId(serial), name: `规划${serial}`, office, duty };
}

/** A handler of one responsible department of the city. */
export function handlerOf(department: string, serial = 950): DepartmentHandler {
  return {
    role: 'department',
    person: personId(serial),
    name: `承办${serial}`,
    division: PLACES.city,
    department: departmentId(department),
  };
}

export function departmentId(text: string): DepartmentId {
  assert(isDepartmentId(text), text);
  return text;
}

export function surveyUnit(text: string): SurveyUnitId {
  assert(isSurveyUnitId(text), text);
  return text;
}

function personId(serial: number): PersonId {
  const id = `0199b000-0000-7000-8000-${serial.toString(16).padStart(12, '0')}`;
  assert(isPersonId(id), id);
  return id;
}

function isPersonId(id: string): id is PersonId {
  return id.length === 36;
}

export function agencyKind(text: string): AgencyKind {
  assert(isAgencyKind(text), text);
  return text;
}

function isAgencyKind(text: string): text is AgencyKind {
  return /^[a-z-]+$/.test(text);
}
