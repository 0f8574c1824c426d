// The door: the one place that says who may do and see what. A role reaches as far as its ground; the same ground
// decides about one subject (`may`) and stands as a condition inside every query (`scopeOf`).
import { unreachable } from '#base/assert.ts';
import type { AgencyKind } from '#core/catalogue/model.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { DepartmentId } from './department.ts';
import type { PersonId, Role, Viewer } from './viewer.ts';

/** Why a role may: by what ties the viewer to the subject. `always`: no tie is needed. */
export const GROUNDS = [
  'always',
  'own-draft',
  'own-person',
  'own-case',
  'own-or-helped-case',
  'helped-case',
  'taken-in-at-own-centre',
  'passes-own-centre',
  'handed-out-at-own-centre',
  'decided-by-own-office',
  'at-own-centre',
  'own-city',
  'own-unit',
  'own-region',
  'own-planning-region',
  'own-department',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** Whoever comes, signed in or not. */
const EVERYBODY = {
  visitor: 'always',
  citizen: 'always',
  clerk: 'always',
  officer: 'always',
  bureau: 'always',
  mayor: 'always',
  reporter: 'always',
  collector: 'always',
  planner: 'always',
  department: 'always',
} as const satisfies Record<Role, Ground>;

/** What a role may, and on what ground. What is not listed is forbidden. */
export const PERMISSIONS = {
  'see-guides': EVERYBODY,
  'start-draft': { citizen: 'always', clerk: 'always' },
  'work-on-draft': { citizen: 'own-draft', clerk: 'own-draft' },
  'list-my-cases': { citizen: 'own-case' },
  'list-taken-here': { clerk: 'taken-in-at-own-centre' },
  'list-to-hand-out': { clerk: 'handed-out-at-own-centre' },
  'list-worklist': { officer: 'decided-by-own-office' },
  /** The whole case: form, papers, progress of all parts. */
  'see-case': { citizen: 'own-case', clerk: 'taken-in-at-own-centre' },
  /** Progress and what to bring, on a mandate (帮代办): no answers, no numbers, no certificates. */
  'see-helped-case': { citizen: 'helped-case', clerk: 'helped-case' },
  /** One part with its own answers and papers alone. */
  'see-part': { officer: 'decided-by-own-office' },
  'act-on-part': { officer: 'decided-by-own-office' },
  'hand-in-supplement': { citizen: 'own-or-helped-case', clerk: 'taken-in-at-own-centre' },
  'deliver-result': { clerk: 'handed-out-at-own-centre' },
  'see-certificates': { citizen: 'own-person', clerk: 'own-draft' },
  /** Whether somebody is known at all, masked. */
  'find-person': { clerk: 'always' },
  'withdraw-part': { citizen: 'own-case' },
  /** Correct answers after filing, before the decision. */
  'correct-form': { citizen: 'own-case' },
  'pay-fee': { citizen: 'own-case' },
  /** Agree to, or decline, the use of one's own paper in somebody else's filing. */
  'answer-consent': { citizen: 'own-person' },
  /** A consent on paper, recorded by the centre that took the case in. */
  'record-consent': { clerk: 'taken-in-at-own-centre' },
  /** The centre that took it in and the one that hands it out both send and sign for papers. */
  'send-paper': { clerk: 'passes-own-centre', officer: 'decided-by-own-office' },
  'take-paper': { clerk: 'passes-own-centre', officer: 'decided-by-own-office' },
  'dispute-hand-over': { clerk: 'passes-own-centre', officer: 'decided-by-own-office' },
  'settle-dispute': { bureau: 'own-city' },
  /** Who held a part when. The bureau: only of cases whose hand-over is or was disputed. */
  'see-hand-over': {
    citizen: 'own-case',
    clerk: 'passes-own-centre',
    officer: 'decided-by-own-office',
    bureau: 'own-city',
  },
  /** 45 days of joint handling, 15 more with the government's approval. */
  'extend-joint': { bureau: 'own-city' },
  'list-notices': { citizen: 'own-person', officer: 'decided-by-own-office' },
  /** Where and in which language one is told. */
  'choose-contacts': { citizen: 'own-person' },
  /** Messages that did not arrive, and sending them again. */
  'mend-messages': { bureau: 'own-city' },
  'book-appointment': { citizen: 'own-person' },
  'run-appointments': { clerk: 'at-own-centre' },
  /** Hours, windows and capacity of a centre. */
  'publish-hours': { clerk: 'at-own-centre', bureau: 'own-city' },
  /** Give, confirm, use and take back a mandate (帮代办). */
  'manage-mandate': { citizen: 'own-person', clerk: 'at-own-centre' },
  /** What was recorded of oneself because of a false commitment. */
  'see-own-credit': { citizen: 'own-person' },
  'appeal-credit': { citizen: 'own-person' },
  'see-credit': { bureau: 'own-city' },
  /** Decide on an appeal against a record, and repair it. */
  'decide-credit': { bureau: 'own-city' },
  /** Decisions on a commitment that are to be checked. */
  'list-checks': { officer: 'decided-by-own-office' },
  'see-supervision': { bureau: 'own-city' },
  'answer-warning': { officer: 'decided-by-own-office' },
  /** Once per case, by the person concerned. */
  'rate-case': { citizen: 'own-case' },
  /** Never the counter: a rating is out of the clerk's sight. */
  'see-ratings': { bureau: 'own-city' },
  'follow-up-rating': { bureau: 'own-city' },
  'see-dashboard': { bureau: 'own-city', mayor: 'own-city' },
  'see-counts': { bureau: 'own-city' },
  'see-findings': { bureau: 'always' },
  /** Which clerk looked whom up, when and why; the person masked. */
  'see-look-ups': { bureau: 'own-city' },
  'list-surveys': { reporter: 'own-unit', collector: 'own-region' },
  /** One unit's return, whatever its stage. */
  'see-return': { reporter: 'own-unit', collector: 'own-region' },
  'fill-return': { reporter: 'own-unit' },
  /** For the unit; that only its head may is decided by his duty. */
  'sign-return': { reporter: 'own-unit' },
  /** Questions and answers at a cell. */
  'ask-about-return': { reporter: 'own-unit', collector: 'own-region' },
  'review-return': { collector: 'own-region' },
  /** Which unit has come how far. */
  'see-returns-wall': { collector: 'own-region' },
  'see-survey-totals': { collector: 'own-region' },
  'approve-totals': { collector: 'own-region' },
  'analyse-survey': { collector: 'own-region' },
  'run-appraisal': { collector: 'own-region' },
  /** The report that names units. */
  'see-named-report': { collector: 'own-region' },
  'export-named-rows': { collector: 'own-region' },
  'publish-survey-report': { collector: 'own-region' },
  'see-public-survey-report': EVERYBODY,
  'list-consultations': { planner: 'own-planning-region', department: 'own-department' },
  /** Everything of a consultation but who the contributors are. */
  'see-consultation-desk': { planner: 'own-planning-region' },
  'take-in-opinions': { planner: 'own-planning-region' },
  /** Names, phones and addresses of those who spoke. */
  'see-contributors': { planner: 'own-planning-region' },
  /** Split into points, put into demands, fold copies, and undo it. */
  'collate-opinions': { planner: 'own-planning-region' },
  'dispatch-demands': { planner: 'own-planning-region' },
  /** Read what was sent to the department, give its view, hand back. */
  'study-demand': { department: 'own-department' },
  'decide-disposition': { planner: 'own-planning-region' },
  'edit-plan': { planner: 'own-planning-region' },
  /** That only the head may is decided by his duty. */
  'publish-consultation': { planner: 'own-planning-region' },
  'keep-commitment': { planner: 'own-planning-region', department: 'own-department' },
  'read-public-consultation': EVERYBODY,
  /** Whatever else one is: an official speaks as a resident too. */
  'send-opinion': EVERYBODY,
  'vote-on-statements': { citizen: 'always' },
  /** A visitor by the receipt that he was given, which is asked for there. */
  'follow-own-opinion': { visitor: 'always', citizen: 'own-person' },
} as const satisfies Record<string, Partial<Record<Role, Ground>>>;
export type Action = keyof typeof PERMISSIONS;

/** How far a viewer reaches with an action. `src/read` turns it into SQL. */
export type Scope =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everything' }
  | { readonly kind: 'drafts-of'; readonly owner: PersonId }
  | { readonly kind: 'person'; readonly citizenNumber: string }
  /** `helped`: also those he filed on a mandate that was not taken back. */
  | { readonly kind: 'cases-of'; readonly citizenNumber: string; readonly helped: boolean }
  | { readonly kind: 'helped-by'; readonly citizenNumber: string }
  | { readonly kind: 'helped-by-staff'; readonly person: PersonId }
  | { readonly kind: 'taken-in-at'; readonly centre: DivisionCode }
  | { readonly kind: 'handed-out-at'; readonly centre: DivisionCode }
  /** Taken in or handed out there. */
  | { readonly kind: 'passes'; readonly centre: DivisionCode }
  | { readonly kind: 'at-centre'; readonly centre: DivisionCode }
  | { readonly kind: 'decided-by'; readonly county: DivisionCode; readonly agency: AgencyKind }
  | { readonly kind: 'city'; readonly city: DivisionCode }
  /** A surveyed unit and the division its rows are kept under. */
  | { readonly kind: 'unit'; readonly unit: SurveyUnitId; readonly division: DivisionCode }
  /** All that is stored within the city or county of a bureau of office affairs, or of a planning office. */
  | { readonly kind: 'region'; readonly office: DivisionCode }
  /** What was sent to a department of that city. */
  | { readonly kind: 'department'; readonly department: DepartmentId; readonly division: DivisionCode };

/** What ties people to a subject. What is absent ties nobody. */
export type Subject = {
  /** County under which its rows are stored. */
  readonly storedUnder?: DivisionCode | undefined;
  /** The centre it happens at: an appointment, a mandate given face to face. */
  readonly centre?: DivisionCode | undefined;
  readonly owner?: PersonId | undefined;
  readonly applicantNumber?: string | undefined;
  readonly filerNumber?: string | undefined;
  /** The helper of a case filed on a mandate that was not taken back: a resident, or somebody of a centre. */
  readonly helperNumber?: string | undefined;
  readonly helperPerson?: PersonId | undefined;
  readonly receivingPlace?: DivisionCode | undefined;
  readonly deliveryPlace?: DivisionCode | undefined;
  readonly decidingCounty?: DivisionCode | undefined;
  readonly agency?: AgencyKind | undefined;
  /** The surveyed unit whose return it is. */
  readonly unit?: SurveyUnitId | undefined;
  /** A department to which the demand was sent, or which owes the commitment. */
  readonly department?: DepartmentId | undefined;
};

/** Whether the viewer may do this to this subject. */
export function may(viewer: Viewer, action: Action, subject: Subject = {}): boolean {
  return isWithin(scopeOf(viewer, action), subject);
}

/** How far the viewer reaches with this action: to be applied inside the query. */
export function scopeOf(viewer: Viewer, action: Action): Scope {
  const grounds: Partial<Record<Role, Ground>> = PERMISSIONS[action];
  const ground = grounds[viewer.role];
  return ground === undefined ? { kind: 'nothing' } : reach(viewer, ground);
}

/** Whether the subject lies within the scope. The SQL of `src/read` says the same; a test compares them. */
export function isWithin(scope: Scope, subject: Subject): boolean {
  switch (scope.kind) {
    case 'nothing':
      return false;
    case 'city':
      return subject.storedUnder?.startsWith(divisionPrefix(scope.city)) === true;
    case 'at-centre':
      return subject.centre === scope.centre;
    case 'everything':
      return true;
    case 'drafts-of':
      return subject.owner === scope.owner;
    case 'person':
      return subject.applicantNumber === scope.citizenNumber;
    case 'cases-of':
      return (
        [subject.applicantNumber, subject.filerNumber].includes(scope.citizenNumber) ||
        (scope.helped && subject.helperNumber === scope.citizenNumber)
      );
    case 'helped-by':
      return subject.helperNumber === scope.citizenNumber;
    case 'helped-by-staff':
      return subject.helperPerson === scope.person;
    case 'taken-in-at':
      return subject.receivingPlace === scope.centre;
    case 'handed-out-at':
      return subject.deliveryPlace === scope.centre;
    case 'passes':
      return [subject.receivingPlace, subject.deliveryPlace].includes(scope.centre);
    case 'decided-by':
      return subject.decidingCounty === scope.county && subject.agency === scope.agency;
    case 'unit':
      // The query asks for the division as well: a unit of the same word elsewhere is another.
      return subject.unit === scope.unit && (subject.storedUnder ?? scope.division) === scope.division;
    case 'region':
      return subject.storedUnder?.startsWith(divisionPrefix(scope.office)) === true;
    case 'department':
      return subject.department === scope.department && subject.storedUnder === scope.division;
    default:
      return unreachable(scope);
  }
}

function reach(viewer: Viewer, ground: Ground): Scope {
  if (ground === 'always') return { kind: 'everything' };
  switch (viewer.role) {
    case 'citizen':
      if (ground === 'own-draft') return { kind: 'drafts-of', owner: viewer.person };
      if (ground === 'own-person') return { kind: 'person', citizenNumber: viewer.citizenNumber };
      return reachIntoCases(viewer.citizenNumber, ground);
    case 'clerk':
      if (ground === 'own-draft') return { kind: 'drafts-of', owner: viewer.person };
      if (ground === 'at-own-centre') return { kind: 'at-centre', centre: viewer.centre };
      if (ground === 'helped-case') return { kind: 'helped-by-staff', person: viewer.person };
      if (ground === 'taken-in-at-own-centre') return { kind: 'taken-in-at', centre: viewer.centre };
      if (ground === 'passes-own-centre') return { kind: 'passes', centre: viewer.centre };
      return ground === 'handed-out-at-own-centre'
        ? { kind: 'handed-out-at', centre: viewer.centre }
        : { kind: 'nothing' };
    case 'officer':
      return ground === 'decided-by-own-office'
        ? { kind: 'decided-by', county: viewer.county, agency: viewer.agency }
        : { kind: 'nothing' };
    case 'bureau':
    case 'mayor':
      return ground === 'own-city' ? { kind: 'city', city: viewer.city } : { kind: 'nothing' };
    case 'reporter':
      return ground === 'own-unit'
        ? { kind: 'unit', unit: viewer.unit, division: viewer.division }
        : { kind: 'nothing' };
    case 'collector':
      return ground === 'own-region' ? { kind: 'region', office: viewer.office } : { kind: 'nothing' };
    case 'planner':
      return ground === 'own-planning-region'
        ? { kind: 'region', office: viewer.office }
        : { kind: 'nothing' };
    case 'department':
      return ground === 'own-department'
        ? { kind: 'department', department: viewer.department, division: viewer.division }
        : { kind: 'nothing' };
    case 'visitor':
      return { kind: 'nothing' };
    default:
      return unreachable(viewer);
  }
}

function reachIntoCases(citizenNumber: string, ground: Ground): Scope {
  switch (ground) {
    case 'own-case':
      return { kind: 'cases-of', citizenNumber, helped: false };
    case 'own-or-helped-case':
      return { kind: 'cases-of', citizenNumber, helped: true };
    case 'helped-case':
      return { kind: 'helped-by', citizenNumber };
    default:
      return { kind: 'nothing' };
  }
}
