/** Files a report is given out as; the page is not one of them. */
export const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Medium = keyof typeof MEDIA;

export function isMedium(text: string): text is Medium {
  return Object.hasOwn(MEDIA, text);
}
