// `yici check [folder]`: every finding of a catalogue folder, one a line, as editors and CI read them.
import { parseArgs } from 'node:util';
import { findingSentence } from '#app/finding-texts.ts';
import type { Language } from '#base/localised.ts';
import { LEVELS, type Finding } from '#core/catalogue/fact.ts';
import { parseCatalogue } from '#core/catalogue/parse-catalogue.ts';
import type { CommandIo, ExitCode } from './command-io.ts';

export const USAGE = 'usage: yici check [folder] [--json] [--lang zh-CN|en] [--level error|warning|hint]';

/** Findings to stdout, the count to stderr; 1 when there is an error among them, 2 for a call that makes no sense. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const asked = readArguments(args);
  if (asked === undefined) {
    io.err(USAGE);
    return 2;
  }
  const files = await io.readCatalogueFiles(asked.folder ?? io.ownCatalogue).catch(() => undefined);
  if (files === undefined) {
    io.err(`yici check: cannot read the folder ${asked.folder ?? io.ownCatalogue}`);
    return 2;
  }
  const { findings } = parseCatalogue(files);
  const shown = findings.filter(({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(asked.level));
  for (const each of shown) io.out(asked.json ? JSON.stringify(each) : findingLine(each, asked.language));
  const count = LEVELS.map((level) => `${findings.filter((each) => each.level === level).length} ${level}`);
  io.err(`${files.length} files: ${count.join(', ')}`);
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

/** `items/x.yaml:3:1 error unknown-key sentence [basis]`. */
export function findingLine(finding: Finding, language: Language): string {
  const { file, line, column } = finding.at;
  const basis = finding.basis === undefined ? '' : ` [${finding.basis}]`;
  return `${file}:${line}:${column} ${finding.level} ${finding.code} ${findingSentence(finding, language)}${basis}`;
}

type Asked = {
  readonly folder: string | undefined;
  readonly json: boolean;
  readonly language: Language;
  readonly level: Finding['level'];
};

function readArguments(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, lang: { type: 'string' }, level: { type: 'string' } },
    });
    const { lang = 'zh-CN', level: wanted = 'hint' } = values;
    const level = LEVELS.find((each) => each === wanted);
    if ((lang !== 'zh-CN' && lang !== 'en') || level === undefined || positionals.length > 1)
      return undefined;
    return { folder: positionals[0], json: values.json ?? false, language: lang, level };
  } catch {
    return undefined;
  }
}
