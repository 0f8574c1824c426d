import type { Cells } from './cell-value.ts';
import type { Round, RoundId } from './round.ts';
import type { SurveyUnitId } from './unit-id.ts';

/** All rounds that were loaded, by id, in the order of their ids. */
export type SurveyBook = {
  readonly rounds: ReadonlyMap<RoundId, Round>;
  /** Figures of the units' accounts of the same year that came as a file, to be laid beside their returns; by round. */
  readonly accounts?: ReadonlyMap<RoundId, ReadonlyMap<SurveyUnitId, Cells>>;
  /** What collections hold: figures that were published, and that no return is filled in for. */
  readonly collected?: ReadonlyMap<RoundId, ReadonlyMap<SurveyUnitId, Cells>>;
};
