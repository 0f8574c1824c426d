import type { Fact } from '#core/catalogue/fact.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { Texts } from '../texts/texts.ts';
import { amountWords } from './words.ts';

/** A time limit in words; what no source states says so. */
export function limitWords(limit: Fact<TimeLimit>, t: Texts): string {
  return limit.stated ? statedLimitWords(limit.value, t) : t.frame.notStated;
}

/** 3 个工作日, 1/8 个工作日. */
export function statedLimitWords(
  limit: { readonly amount: number; readonly unit: TimeLimit['unit'] },
  t: Texts,
): string {
  return t.frame.unit[limit.unit](amountWords(limit.amount));
}
