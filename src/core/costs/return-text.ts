import { plainText } from '#base/plain-text.ts';
import { ok, type Result } from '#base/result.ts';
import { refuseReturn, type ReturnRefusal } from './return-refusal.ts';

/** In characters: reasons, explanations, questions. */
export const LONGEST_RETURN_TEXT = 1000;

/** Trimmed; too long is refused, nothing is cut off. */
export function readText(text: string): Result<string, ReturnRefusal> {
  const read = plainText(text).trim();
  return Array.from(read).length > LONGEST_RETURN_TEXT
    ? refuseReturn('text-too-long', { limit: LONGEST_RETURN_TEXT, field: 'text' })
    : ok(read);
}

/** The same, and something must be said. */
export function readReason(text: string): Result<string, ReturnRefusal> {
  const read = readText(text);
  return read.ok && read.value === '' ? refuseReturn('reason-needed') : read;
}
