import { ok, refuse, type Result } from '#base/result.ts';
import { DIVISION_LEVELS, isDivisionCode, type Division } from './division.ts';

/** The first line of a divisions file. No field holds a comma or a quote. */
export const DIVISIONS_FILE_HEADER = 'code,name,level,parent,pinyin,initials';

export const DIVISIONS_FILE_FINDING_CODES = [
  'divisions-file-header',
  'divisions-file-fields',
  'divisions-file-code',
  'divisions-file-name',
  'divisions-file-level',
  'divisions-file-parent',
] as const;
/** One thing wrong with the file; lines count from 1. */
export type DivisionsFileFinding = {
  readonly code: (typeof DIVISIONS_FILE_FINDING_CODES)[number];
  readonly line: number;
  readonly text: string;
};

/** The rows of a divisions file, or everything that is wrong with its lines. Whether they form a tree is asked later. */
export function readDivisionsFile(
  text: string,
): Result<readonly Division[], readonly DivisionsFileFinding[]> {
  const [header, ...lines] = text.split('\n');
  const findings: DivisionsFileFinding[] = [];
  if (header !== DIVISIONS_FILE_HEADER) {
    findings.push({ code: 'divisions-file-header', line: 1, text: header ?? '' });
  }
  const rows: Division[] = [];
  for (const [at, line] of lines.entries()) {
    if (line === '' && at === lines.length - 1) continue;
    const row = readRow(line);
    if (row.ok) rows.push(row.value);
    else findings.push({ code: row.error, line: at + 2, text: line });
  }
  return findings.length > 0 ? refuse(findings) : ok(rows);
}

/** The text of a divisions file: `readDivisionsFile` gives the same rows back. */
export function writeDivisionsFile(rows: readonly Division[]): string {
  const lines = rows.map(({ code, name, level, parent, pinyin, initials }) =>
    [code, name, level, parent ?? '', pinyin, initials].join(','),
  );
  return `${[DIVISIONS_FILE_HEADER, ...lines].join('\n')}\n`;
}

function readRow(line: string): Result<Division, DivisionsFileFinding['code']> {
  const fields = line.split(',');
  const [code = '', name = '', levelText = '', parent = '', pinyin = '', initials = ''] = fields;
  if (fields.length !== 6) return refuse('divisions-file-fields');
  if (!isDivisionCode(code)) return refuse('divisions-file-code');
  if (name === '' || name !== name.trim()) return refuse('divisions-file-name');
  const level = DIVISION_LEVELS.find((each) => each === levelText);
  if (level === undefined) return refuse('divisions-file-level');
  if (parent === '') return ok({ code, name, level, parent: undefined, pinyin, initials });
  if (!isDivisionCode(parent)) return refuse('divisions-file-parent');
  return ok({ code, name, level, parent, pinyin, initials });
}
