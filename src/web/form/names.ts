// What the inputs of a form are called, agreed between the pages that write them and the reader of a posted form.

/** Id of a question's first input: error summaries link to it. */
export function fieldId(element: string): string {
  return `f-${element}`;
}

export function answerName(element: string): string {
  return `a.${element}`;
}

export type DatePart = 'year' | 'month' | 'day';

export function datePartName(element: string, part: DatePart): string {
  return `a.${element}.${part}`;
}

/** Text typed to look for a place, and what it was when the page was made. */
export function placeQueryName(name: string): string {
  return `q.${name}`;
}
export function placeWasName(name: string): string {
  return `was.${name}`;
}

/** Radio group of a paper: how it is provided. */
export function paperChoiceName(material: string): string {
  return `p.${material}`;
}
export function paperFileName(material: string): string {
  return `u.${material}`;
}
export function paperId(material: string): string {
  return `paper-${material}`;
}

/** A date as typed in three parts: `1957-3-x`, so that a wrong part is kept too. All empty is empty. */
export function joinDate(parts: Readonly<Record<DatePart, string>>): string {
  const [year, month, day] = [parts.year, parts.month, parts.day].map((part) =>
    part.normalize('NFKC').replace(/[\s年月日-]/gu, ''),
  );
  if (!year && !month && !day) return '';
  return [year, pad(month), pad(day)].join('-');
}

/** The three parts of what `joinDate` made. */
export function splitDate(text: string): Readonly<Record<DatePart, string>> {
  const [year = '', month = '', day = ''] = text.split('-');
  return { year, month: month.replace(/^0(?=\d$)/, ''), day: day.replace(/^0(?=\d$)/, '') };
}

function pad(part: string | undefined): string {
  return part !== undefined && /^\d$/.test(part) ? `0${part}` : (part ?? '');
}
