// A statement that people may agree or disagree with. One thought each; the same thought is not offered twice.
import { ok, type Result } from '#base/result.ts';
import type { Statement } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { bigrams } from '../text/bigrams.ts';
import { normalise } from '../text/normalise.ts';

/** Characters. Long enough to be a statement, short enough to be one thought. Ours. */
export const STATEMENT_LENGTH = { least: 6, most: 120 } as const;
/** Shared pairs of characters from which two statements are called much alike (facts §3.3: about one half). */
const ALIKE = 0.5;

/**
 * The text to be offered. Refused where the same one is on offer: each copy splits the votes of the first and wearies those who
 * vote. One that is much like another (`东站` for `西站`, a 不 more) is refused until the desk says that it `differs`.
 */
export function statementText(
  typed: string,
  statements: readonly Statement[],
  differs: boolean,
): Result<string, ConsultationRefusal> {
  const text = typed.trim().replace(/\s+/gu, ' ');
  const { least, most } = STATEMENT_LENGTH;
  const length = Array.from(text).length;
  if (length < least) return refuseConsultation('statement-empty', { least });
  if (length > most) return refuseConsultation('text-too-long', { limit: most });
  const offered = statements.filter(({ withdrawn }) => withdrawn === undefined);
  const letters = normalise(text);
  const same = offered.find((other) => normalise(other.text) === letters);
  if (same !== undefined) return refuseConsultation('statement-offered-before', { statement: same.number });
  const alike = offered.find((other) => sharedPairs(letters, normalise(other.text)) >= ALIKE);
  if (alike !== undefined && !differs)
    return refuseConsultation('statement-much-like', { statement: alike.number, text: alike.text });
  return ok(text);
}

/** Jaccard share of the pairs of neighbouring characters. */
function sharedPairs(a: string, b: string): number {
  const [first, second] = [new Set(bigrams(a)), new Set(bigrams(b))];
  const both = [...first].filter((pair) => second.has(pair)).length;
  const either = first.size + second.size - both;
  return either === 0 ? 0 : both / either;
}
