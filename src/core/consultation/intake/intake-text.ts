// How long what is typed may be, and how one line is kept.

/** Characters of one submission; what is longer comes as an attached file with a summary. */
export const LONGEST_TEXT = 20_000;
/** Characters of a title, a number given by others, a place. */
export const LONGEST_LINE = 200;

/** One line, cut at its limit; nothing written is nothing. */
export function line(typed: string | undefined): string | undefined {
  const clean = typed
    ?.replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_LINE);
  return clean === undefined || clean === '' ? undefined : clean;
}
