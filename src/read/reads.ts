import type { Pool } from 'pg';
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { InstantLimit } from '#core/cases/clock-kinds.ts';
import type { LightThresholds } from '#core/cases/light.ts';
import type { ConsultationBook } from '#core/consultation/consultation.ts';
import type { LedgerBook } from '#core/consultation/ledger-book.ts';
import type { SurveyBook } from '#core/statistics/survey/survey-book.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';

/** What a read needs; an `App` is one. */
export type Reads = {
  readonly pool: Pool;
  readonly calendar: WorkCalendar;
  readonly law: LawParameters;
  readonly lights: LightThresholds;
  readonly instant: InstantLimit;
  readonly surveys: SurveyBook;
  readonly consultations: ConsultationBook;
  readonly ledgers: LedgerBook;
  readonly now: () => Temporal.Instant;
};

/** One page of a list, made by one query. Pages count from 1. */
export type Paged<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

export const PAGE_SIZE = 20;
