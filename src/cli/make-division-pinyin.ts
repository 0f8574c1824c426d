// Computes the columns `pinyin` and `initials` of a divisions file once, so that nothing at run time needs a pinyin library.
//   node src/cli/make-division-pinyin.ts data/divisions/hengyang.csv
// The file may come with its first four columns only: code,name,level,parent.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pinyin } from 'pinyin-pro';
import type { Division } from '#core/divisions/division.ts';
import {
  DIVISIONS_FILE_HEADER,
  readDivisionsFile,
  writeDivisionsFile,
} from '#core/divisions/divisions-file.ts';

const BARE_HEADER = 'code,name,level,parent';

/** The pinyin of a name without tones and spaces, ü as v, and the first letters of its syllables. */
export function pinyinOf(name: string): Pick<Division, 'pinyin' | 'initials'> {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  return {
    pinyin: syllables.join('').toLowerCase(),
    initials: syllables.map((syllable) => syllable.slice(0, 1).toLowerCase()).join(''),
  };
}

/** The same file with both columns computed anew; throws when the file is not a divisions file. */
export function withPinyin(text: string): string {
  const [header, ...lines] = text.trimEnd().split('\n');
  const full =
    header === BARE_HEADER ? [DIVISIONS_FILE_HEADER, ...lines.map((line) => `${line},,`)].join('\n') : text;
  const rows = readDivisionsFile(full);
  if (!rows.ok) throw new Error(`not a divisions file: ${JSON.stringify(rows.error.slice(0, 5))}`);
  return writeDivisionsFile(rows.value.map((row) => ({ ...row, ...pinyinOf(row.name) })));
}

function main(file: string | undefined): void {
  if (file === undefined) {
    process.stderr.write('usage: node src/cli/make-division-pinyin.ts FILE\n');
    process.exitCode = 2;
    return;
  }
  writeFileSync(file, withPinyin(readFileSync(file, 'utf8')));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv[2]);
