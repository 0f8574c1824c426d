import type { Language } from '#base/localised.ts';

/** 2026年11月22日 (周日) / 22 Nov 2026 (Sun). */
export function dateWords(date: Temporal.PlainDate | string, language: Language): string {
  const day = typeof date === 'string' ? Temporal.PlainDate.from(date) : date;
  const weekday = day.toLocaleString(language, { weekday: 'short' });
  if (language === 'en')
    return `${day.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })} (${weekday})`;
  return `${day.year}年${day.month}月${day.day}日 (${weekday})`;
}

/** Date and minute in the city's zone, from an instant in RFC 9557 text. */
export function momentWords(instant: string, language: Language): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai');
  const minute = `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;
  return `${dateWords(at.toPlainDate(), language)} ${minute}`;
}

/** The same to the second, for records. */
export function secondsWords(instant: string, language: Language): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai');
  return `${momentWords(instant, language)}:${String(at.second).padStart(2, '0')}`;
}

/** Common fractions as people write them: 0.125 is 1/8. */
export function amountWords(amount: number): string {
  if (Number.isInteger(amount)) return String(amount);
  const under = [2, 4, 8].find((denominator) => Number.isInteger(amount * denominator));
  return under !== undefined && amount < 1 ? `${amount * under}/${under}` : String(amount);
}
