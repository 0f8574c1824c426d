import { ok } from '#base/result.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { parseFeedback } from '#core/supervision/warning.ts';
import { writeFeedback } from '#store/warnings.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type AnswerWarning = { readonly division: string; readonly id: string; readonly feedback: string };

/** The office says why, and what it does; once. */
export async function answerWarning(
  app: App,
  viewer: Viewer,
  { division, id, feedback }: AnswerWarning,
): Promise<Outcome<undefined>> {
  const scope = scopeOf(viewer, 'answer-warning');
  if (scope.kind !== 'decided-by' || viewer.role !== 'officer') return refuseUse('not-found');
  if (!isDivisionCode(division) || !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id))
    return refuseUse('not-found');
  const text = parseFeedback(feedback);
  if (!text.ok) return text;
  const outcome = await writeFeedback(app.pool, {
    division,
    id,
    county: scope.county,
    agency: scope.agency,
    feedback: text.value,
    by: viewer.name,
    at: app.now().toString(),
  });
  if (outcome === 'none') return refuseUse('not-found');
  return outcome === 'given' ? refuseUse('feedback-given') : ok(undefined);
}
