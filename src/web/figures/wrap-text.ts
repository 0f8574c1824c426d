/** Rough width of a text in px: Chinese letters one em, others a little over half. Good to about a tenth. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += isWide(letter) ? 1 : 0.58;
  return ems * fontSize;
}

/** Lines no wider than `width`, broken between Chinese letters or at spaces; no line begins with closing punctuation or ends with opening. */
export function wrapText(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(
    /[（《「『“‘]+[\u2E80-\uFFEF]?|[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+\s?|\s/gu,
  ) ?? []) {
    const hangs = /^[，。、；：！？）》」』”’]/u.test(piece);
    if (line !== '' && !hangs && textWidth(line + piece.trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

function isWide(letter: string): boolean {
  return /[\u1100-\u115F\u2E80-\uFFEF]/u.test(letter);
}
