// How the commands that check a folder of files say what they found: one finding a line, the count behind.
import { parseArgs } from 'node:util';
import type { Language } from '#base/localised.ts';
import { LEVELS, type Finding } from '#base/documents/document-finding.ts';
import type { CommandIo, ExitCode } from './command-io.ts';

export type FolderCheck = {
  /** As it is typed: `survey`. */
  readonly command: string;
  /** Absent where the program was started without it. */
  readonly check: ((folder: string) => Promise<readonly Finding[]>) | undefined;
  readonly sentence: (finding: Finding, language: Language) => string;
};

/** Findings to stdout, the count to stderr; 1 when there is an error among them, 2 for a call that makes no sense. */
export async function sayFindings(
  args: readonly string[],
  io: CommandIo,
  { command, check, sentence }: FolderCheck,
): Promise<ExitCode> {
  const asked = readArguments(args);
  if (asked === undefined) {
    io.err(`usage: yici ${command} <folder> [--json] [--lang zh-CN|en]`);
    return 2;
  }
  const findings = await check?.(asked.folder).catch(() => undefined);
  if (findings === undefined) {
    io.err(`yici ${command}: cannot read the folder ${asked.folder}`);
    return 2;
  }
  for (const each of findings)
    io.out(asked.json ? JSON.stringify(each) : lineOf(each, sentence(each, asked.language)));
  const count = LEVELS.map((level) => `${findings.filter((each) => each.level === level).length} ${level}`);
  io.err(count.join(', '));
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

function lineOf({ at, level, code, basis }: Finding, sentence: string): string {
  const ground = basis === undefined ? '' : ` [${basis}]`;
  return `${at.file}:${at.line}:${at.column} ${level} ${code} ${sentence}${ground}`;
}

type Asked = { readonly folder: string; readonly json: boolean; readonly language: Language };

function readArguments(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, lang: { type: 'string' } },
    });
    const { lang = 'zh-CN' } = values;
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1 || (lang !== 'zh-CN' && lang !== 'en'))
      return undefined;
    return { folder, json: values.json ?? false, language: lang };
  } catch {
    return undefined;
  }
}
