/**
 * How a value came to be known. `read`: stands in the source; `derived`: follows from what was read; `inferred`: our
 * reading between the lines; `remembered`: not confirmed; `sample`: made for the sample city, stated by nobody.
 */
export const MARKS = ['read', 'derived', 'inferred', 'remembered', 'sample'] as const;
export type Mark = (typeof MARKS)[number];
