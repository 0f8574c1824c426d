// A day as people write it in tables.

/** 2025-11-22, 2025/11/22, 2025.11.22, 20251122, 2025年11月22日, full-width too, a time of day behind it. Absent: no such day, or still to come. */
export function readDate(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const plain = typed.normalize('NFKC').trim();
  const found =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (found === null) return undefined;
  const [, year, month, day] = found.map(Number);
  try {
    const date = Temporal.PlainDate.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      { overflow: 'reject' },
    );
    return Temporal.PlainDate.compare(date, today) > 0 ? undefined : date;
  } catch {
    return undefined;
  }
}
