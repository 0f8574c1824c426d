/** A day as people write it: 2025-11-22, 2025/11/22, 2025.11.22, 20251122, 2025年11月22日, full-width too, a time of day behind it. Absent: no such day. */
export function dayTyped(typed: string): Temporal.PlainDate | undefined {
  const plain = typed.normalize('NFKC').trim();
  const found =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (found === null) return undefined;
  const [, year = 0, month = 0, day = 0] = found.map(Number);
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
