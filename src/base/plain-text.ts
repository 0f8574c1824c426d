/** The text without what JSON in PostgreSQL cannot hold: NUL and halves of surrogate pairs. Nothing else is touched. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
