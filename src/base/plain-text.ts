/** The text without what JSON in PostgreSQL cannot hold: NUL and halves of surrogate pairs. Nothing else is touched. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** For `JSON.stringify`: every string in it as {@link plainText}. */
export function plainly(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value) : value;
}
