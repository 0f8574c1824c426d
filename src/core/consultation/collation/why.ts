import { ok, type Result } from '#base/result.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

/** Characters of a reason, a title. */
const LONGEST_WHY = 500;

/** What was typed as a reason or a title, trimmed; refused when nothing was, or a whole letter. */
export function whyTyped(typed: string): Result<string, ConsultationRefusal> {
  const why = typed.trim();
  if (why === '') return refuseConsultation('why-missing');
  if (why.length > LONGEST_WHY) return refuseConsultation('text-too-long', { limit: LONGEST_WHY });
  return ok(why);
}
