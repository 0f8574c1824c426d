import type { Brand } from '#base/brand.ts';
import type { AgencyKind } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DepartmentId } from './department.ts';
import type { PlannerDuty } from './planner-duty.ts';
import type { SurveyDuty } from './survey-unit.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';

/** UUID v7 of a person as this platform knows them. */
export type PersonId = Brand<string, 'PersonId'>;

/**
 * Who is looking. A role is given for a place: a clerk serves one centre, an officer one agency of one county, the
 * bureau the city, a reporter one surveyed unit, a collector the city or county of his bureau,
 * a planner the city whose plan it is, a department one department of a city. A person who has several roles picks one at sign-in.
 */
export type Viewer =
  | { readonly role: 'visitor' }
  | {
      readonly role: 'citizen';
      readonly person: PersonId;
      readonly name: string;
      readonly citizenNumber: string;
      readonly phone?: string;
    }
  | {
      readonly role: 'clerk';
      readonly person: PersonId;
      readonly name: string;
      readonly centre: DivisionCode;
    }
  | {
      readonly role: 'officer';
      readonly person: PersonId;
      readonly name: string;
      readonly county: DivisionCode;
      readonly agency: AgencyKind;
    }
  | {
      readonly role: 'bureau';
      readonly person: PersonId;
      readonly name: string;
      readonly city: DivisionCode;
    }
  /** Sees the figures of the city alone. */
  | {
      readonly role: 'mayor';
      readonly person: PersonId;
      readonly name: string;
      readonly city: DivisionCode;
    }
  /** Of the staff of a surveyed unit (报送人员). */
  | {
      readonly role: 'reporter';
      readonly person: PersonId;
      readonly name: string;
      readonly unit: SurveyUnitId;
      /** Under which the rows of the unit are kept. */
      readonly division: DivisionCode;
      readonly duty: SurveyDuty;
    }
  /** Of a bureau of office affairs (机关事务管理局). */
  | {
      readonly role: 'collector';
      readonly person: PersonId;
      readonly name: string;
      /** The city or county of the bureau. */
      readonly office: DivisionCode;
    }
  /** Of a planning office (规划编制办公室). */
  | {
      readonly role: 'planner';
      readonly person: PersonId;
      readonly name: string;
      /** The city whose plan the office writes. */
      readonly office: DivisionCode;
      readonly duty: PlannerDuty;
    }
  /** A handler (承办人) of one responsible department (责任部门). */
  | {
      readonly role: 'department';
      readonly person: PersonId;
      readonly name: string;
      /** The city. */
      readonly division: DivisionCode;
      readonly department: DepartmentId;
    };

export type Role = Viewer['role'];
export type SignedIn = Exclude<Viewer, { readonly role: 'visitor' }>;
