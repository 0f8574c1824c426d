// Survey rounds as folders of files. A round may take forms, rules and limits from a system (调查制度) beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '#base/documents/document-finding.ts';
import { parseRound, type ParsedRound } from '#core/statistics/survey/parse-round.ts';
import type { Cells } from '#core/statistics/survey/cell-value.ts';
import { parseFigures, type ReturnFigures } from '#core/statistics/survey/parse-figures.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { Round, RoundId } from '#core/statistics/survey/round.ts';
import type { SurveyBook } from '#core/statistics/survey/survey-book.ts';
import { ReferenceDataError } from '../reference-data/reference-data-error.ts';

/** Every folder below the folders that holds a `round.yaml`, read and checked. Throws `ReferenceDataError` with all findings. */
export function loadSurveys(...folders: readonly string[]): SurveyBook {
  const rounds = new Map<RoundId, Round>();
  const accounts = new Map<RoundId, Figures>();
  const collected = new Map<RoundId, Figures>();
  for (const folder of folders.flatMap(roundFolders)) {
    const { round, findings } = readRound(folder);
    const errors = findings.filter(({ level }) => level === 'error');
    if (round === undefined || errors.length > 0) throw new ReferenceDataError(folder, errors);
    if (rounds.has(round.id)) throw new ReferenceDataError(folder, [{ code: 'duplicate-id', id: round.id }]);
    rounds.set(round.id, round);
    if (round.kind === 'collection') collected.set(round.id, cellsOf(readFigures(folder, round)));
    if (existsSync(join(folder, 'accounts.csv')))
      accounts.set(round.id, cellsOf(readFigures(folder, round, 'accounts.csv')));
  }
  const sorted = new Map([...rounds].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { rounds: sorted, accounts, collected };
}

/** The constructed figures of the sample rounds below a folder, by round. Throws `ReferenceDataError`. */
export function loadSampleFigures(
  folder: string,
): ReadonlyMap<RoundId, ReadonlyMap<SurveyUnitId, ReturnFigures>> {
  return new Map(
    roundFolders(folder).flatMap((each) => {
      const { round } = readRound(each);
      return round?.mark === 'sample' && existsSync(join(each, 'figures.csv'))
        ? [[round.id, readFigures(each, round)] as const]
        : [];
    }),
  );
}

/** The figures of a round's table. Throws `ReferenceDataError` with all findings. */
export function readFigures(
  folder: string,
  round: Round,
  name = 'figures.csv',
): ReadonlyMap<SurveyUnitId, ReturnFigures> {
  const { figures, findings } = parseFigures(round, readFileSync(join(folder, name), 'utf8'), name);
  if (findings.length > 0) throw new ReferenceDataError(join(folder, name), findings);
  return figures;
}

type Figures = ReadonlyMap<SurveyUnitId, Cells>;

function cellsOf(figures: ReadonlyMap<SurveyUnitId, ReturnFigures>): Figures {
  return new Map([...figures].map(([unit, { cells }]) => [unit, cells]));
}

/** One round with all findings. Its id is the name of its folder. Throws only when the folder cannot be read. */
export function readRound(folder: string): ParsedRound {
  const files = readRoundFiles(folder);
  const parsed = parseRound(files);
  const named = parsed.round?.id ?? basename(folder);
  if (named === basename(folder)) return parsed;
  const finding: Finding = {
    code: 'round-id-not-folder',
    level: 'error',
    at: { file: 'round.yaml', line: 1, column: 1 },
    params: { id: named, folder: basename(folder) },
  };
  return { findings: [finding, ...parsed.findings] };
}

/** All findings of a round and of the figures beside it. Throws only when the folder cannot be read. */
export function checkRoundFolder(folder: string): readonly Finding[] {
  const { round, findings } = readRound(folder);
  if (round === undefined) return findings;
  const tables = ['figures.csv', 'accounts.csv'].filter((name) => existsSync(join(folder, name)));
  return [
    ...findings,
    ...tables.flatMap((name) => parseFigures(round, readFileSync(join(folder, name), 'utf8'), name).findings),
  ];
}

/** The files of a round by path, those of its system under them: what the round has itself counts. */
export function readRoundFiles(folder: string): ReadonlyMap<string, string> {
  const own = filesBelow(folder);
  const system = systemOf(own.get('round.yaml') ?? '');
  if (system === undefined) return own;
  return new Map([...filesBelow(join(dirname(folder), system)), ...own]);
}

function roundFolders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'round.yaml')))
    .map((entry) => join(folder, entry.name))
    .toSorted();
}

function filesBelow(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:yaml|yml|csv|md)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''),
    )
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Only where the file can be read so far; what is wrong with it is the parser's to say. */
function systemOf(text: string): string | undefined {
  try {
    const value: unknown = parse(text);
    if (value === null || typeof value !== 'object' || !('system' in value)) return undefined;
    const { system } = value;
    return typeof system === 'string' && /^[a-z][a-z0-9-]*$/.test(system) ? system : undefined;
  } catch {
    return undefined;
  }
}
