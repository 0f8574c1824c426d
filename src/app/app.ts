// What a use case may use. `main.ts` makes it once; tests make it with a fixed clock and a database of their own.
import type { Pool } from 'pg';
import type { AppointmentSettings } from '#core/appointments/appointment.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import type { InstantLimit } from '#core/cases/clock-kinds.ts';
import type { LightThresholds } from '#core/cases/light.ts';
import type { PromiseTexts } from '#core/cases/promises.ts';
import type { SamplingRates } from '#core/cases/sampling.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { FollowUpSettings, Questionnaire } from '#core/ratings/rating.ts';
import type { MandateLimits } from '#core/identity/mandate.ts';
import type { PatternSettings } from '#core/supervision/patterns/pattern.ts';
import type { WarningSettings } from '#core/supervision/warning.ts';
import type { ConsultationBook } from '#core/consultation/consultation.ts';
import type { LedgerBook } from '#core/consultation/ledger-book.ts';
import type { PublishedTable } from '#core/consultation/published/published-table.ts';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import type { ReadDocument } from '#core/consultation/intake/opinion-table.ts';
import type { ReadPicture } from '#core/consultation/intake/picture-reading.ts';
import type { ReadWorkbook } from '#core/statistics/workbook/raw-workbook.ts';
import type { SurveyBook } from '#core/statistics/survey/survey-book.ts';
import type { FileStore } from './file-store.ts';
import type { Payments } from './payments.ts';
import type { PlanBook } from './plan-book.ts';
import type { SortingBook } from './sorting-book.ts';

export type App = {
  readonly pool: Pool;
  readonly catalogue: Catalogue;
  readonly plans: PlanBook;
  readonly divisions: DivisionTree;
  readonly calendar: WorkCalendar;
  readonly law: LawParameters;
  readonly lights: LightThresholds;
  /** The words of promises, notices and commitments. */
  readonly promises: PromiseTexts;
  /** Which commitments are checked after the decision. */
  readonly sampling: SamplingRates;
  /** 即办件: how long from receipt to decision. */
  readonly instant: InstantLimit;
  /** Limits of appointments: a setting of the city. */
  readonly appointments: AppointmentSettings;
  readonly mandates: MandateLimits;
  readonly files: FileStore;
  /** How long an office has to answer a warning, and from when on a pattern is told. */
  readonly warnings: WarningSettings;
  readonly patterns: PatternSettings;
  /** Where fees are paid. Absent: only at the offices. */
  readonly payments?: Payments;
  /** 好差评: the questionnaire, and how long the follow-up of a low rating may take. */
  readonly questionnaire: Questionnaire;
  readonly followUp: FollowUpSettings;
  /** Survey rounds on the operating cost of offices: forms, rules, register. */
  readonly surveys: SurveyBook;
  /** Consultations on plans: what is set for each. */
  readonly consultations: ConsultationBook;
  /** What governments published on opinions, as printed. */
  readonly published: readonly PublishedTable[];
  /** Their journals, folded. */
  readonly ledgers: LedgerBook;
  /** Proposals for sorting and what is similar, for each state of a journal. */
  readonly sorting: SortingBook;
  /** Linear programs, for efficiency (DEA) and for checking that suppression holds. */
  readonly solveLinear: SolveLinear;
  /** Opens an Excel file somebody sent. */
  readonly readWorkbook: ReadWorkbook;
  /** Opens a Word file somebody sent. */
  readonly readDocument: ReadDocument;
  /** Reads the writing on a photo or scan of a letter. */
  readonly readPicture: ReadPicture;
  /** The only clock. */
  readonly now: () => Temporal.Instant;
  /** UUID v7. */
  readonly newId: () => string;
  /** A random integer from 0 to `below` - 1, for public numbers. */
  readonly randomBelow: (below: number) => number;
  /** Sample citizen numbers (first digit 0) are people here; never in production. */
  readonly allowSample: boolean;
};
