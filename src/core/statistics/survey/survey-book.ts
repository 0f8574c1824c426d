import type { Round, RoundId } from './round.ts';

/** All rounds that were loaded, by id, in the order of their ids. */
export type SurveyBook = { readonly rounds: ReadonlyMap<RoundId, Round> };
