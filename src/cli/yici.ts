// The command line. Like `main.ts` it knows everything, and gives each command what it may not fetch itself.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogueFiles } from '#connectors/catalogue-files/load.ts';
import { checkConsultationFolder } from '#connectors/consultation-files/load.ts';
import { checkRoundFolder } from '#connectors/survey-files/load.ts';
import { loadDivisions, loadLaw } from '#connectors/reference-data/load.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import type { Command, CommandIo } from './command-io.ts';
import { largeFiles } from './large-files.ts';

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: () => import('./check.ts'),
  compile: () => import('./compile.ts'),
  'fold-messages': () => import('./fold-messages.ts'),
  survey: () => import('./survey.ts'),
  consultation: () => import('./consultation.ts'),
};

const USAGE = `usage: yici <command> …
  check [folder]    all findings of a catalogue folder
  compile <thing>   the plan of a thing: questions, form, papers, flow, savings
  survey <folder>   all findings of a survey round
  consultation <folder>   all findings of a consultation on a plan
  fold-messages <file>   copies and near copies among messages by the million`;

const data = fileURLToPath(new URL('../../data', import.meta.url));
let divisions: DivisionTree | undefined;

const io: CommandIo = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  readCatalogueFiles: (folder) => readCatalogueFiles(resolve(folder)),
  checkSurvey: async (folder) => checkRoundFolder(resolve(folder)),
  checkConsultation: async (folder) => checkConsultationFolder(resolve(folder)),
  readLaw: () => loadLaw(data),
  // Read only when a condition names a division.
  divisionName: (code) =>
    isDivisionCode(code) ? (divisions ??= loadDivisions(data)).get(code)?.name : undefined,
  ownCatalogue: fileURLToPath(new URL('../../catalogue', import.meta.url)),
  files: largeFiles,
};

// A reader that closes early (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (load === undefined) {
  io.err(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = await (await load()).run(args, io);
}
