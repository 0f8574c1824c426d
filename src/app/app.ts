// What a use case may use. `main.ts` makes it once; tests make it with a fixed clock and a database of their own.
import type { Pool } from 'pg';
import type { Catalogue } from '#core/catalogue/model.ts';
import type { LightThresholds } from '#core/cases/light.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { FileStore } from './file-store.ts';
import type { PlanBook } from './plan-book.ts';

export type App = {
  readonly pool: Pool;
  readonly catalogue: Catalogue;
  readonly plans: PlanBook;
  readonly divisions: DivisionTree;
  readonly calendar: WorkCalendar;
  readonly law: LawParameters;
  readonly lights: LightThresholds;
  readonly files: FileStore;
  /** The only clock. */
  readonly now: () => Temporal.Instant;
  /** UUID v7. */
  readonly newId: () => string;
  /** A random integer from 0 to `below` - 1, for public numbers. */
  readonly randomBelow: (below: number) => number;
  /** Sample citizen numbers (first digit 0) are people here; never in production. */
  readonly allowSample: boolean;
};
