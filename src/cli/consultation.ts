// `yici consultation <folder>`: every finding of a consultation's folder, one a line, as `yici check` says those of the catalogue.
import { parseArgs } from 'node:util';
import { consultationFindingSentence } from '#app/consultation-finding-texts.ts';
import type { Language } from '#base/localised.ts';
import { LEVELS, type Finding } from '#base/documents/document-finding.ts';
import type { CommandIo, ExitCode } from './command-io.ts';

const USAGE = 'usage: yici consultation <folder> [--json] [--lang zh-CN|en]';

/** Findings to stdout, the count to stderr; 1 when there is an error among them, 2 for a call that makes no sense. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const asked = readArguments(args);
  if (asked === undefined) {
    io.err(USAGE);
    return 2;
  }
  const findings = await io.checkConsultation?.(asked.folder).catch(() => undefined);
  if (findings === undefined) {
    io.err(`yici consultation: cannot read the folder ${asked.folder}`);
    return 2;
  }
  for (const each of findings) io.out(asked.json ? JSON.stringify(each) : lineOf(each, asked.language));
  const count = LEVELS.map((level) => `${findings.filter((each) => each.level === level).length} ${level}`);
  io.err(count.join(', '));
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

function lineOf(finding: Finding, language: Language): string {
  const { file, line, column } = finding.at;
  const basis = finding.basis === undefined ? '' : ` [${finding.basis}]`;
  return `${file}:${line}:${column} ${finding.level} ${finding.code} ${consultationFindingSentence(finding, language)}${basis}`;
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
