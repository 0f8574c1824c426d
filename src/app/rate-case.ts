import { unreachable } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { dueAt } from '#core/calendar/due-at.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { isLow, parseRating, type RatingChannel } from '#core/ratings/rating.ts';
import { insertRating } from '#store/ratings.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type RateCase = {
  readonly number: string;
  /** As typed. */
  readonly grade: string;
  readonly reasons: readonly string[];
  readonly comment: string;
  readonly channel: RatingChannel;
};

/** One rating per case, by its applicant or filer, once the case has ended. A low one opens its follow-up in the same write. */
export async function rateCase(
  app: App,
  viewer: Viewer,
  command: RateCase,
): Promise<Outcome<{ readonly number: CaseNumber; readonly followUp?: { readonly due: string } }>> {
  const scope = scopeOf(viewer, 'rate-case');
  const number = parseCaseNumber(command.number);
  if (scope.kind !== 'cases-of' || !number.ok) return refuseUse('not-found');
  const rating = parseRating(command, app.questionnaire);
  if (!rating.ok) return rating;
  const now = app.now();
  const limit = dueAt(app.calendar, now.toZonedDateTimeISO(CITY_ZONE), app.followUp.limit);
  const followUp = { due: limit.date.toString(), provisional: limit.provisional };
  const outcome = await insertRating(app.pool, {
    division: divisionOfCaseNumber(number.value),
    number: number.value,
    ratedBy: scope.citizenNumber,
    rating: rating.value,
    at: now.toString(),
    ...(isLow(rating.value) ? { followUp } : {}),
  });
  switch (outcome) {
    case 'written':
      return ok({ number: number.value, ...(isLow(rating.value) ? { followUp } : {}) });
    case 'rated-before':
      return refuseUse('rated-before');
    case 'not-finished':
      return refuseUse('case-not-finished');
    case 'no-such-case':
      return refuseUse('not-found');
    default:
      return unreachable(outcome);
  }
}
