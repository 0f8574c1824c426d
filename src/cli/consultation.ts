// `yici consultation <folder>`: every finding of a consultation's folder, as `yici check` says those of the catalogue.
import { consultationFindingSentence } from '#app/consultation-finding-texts.ts';
import type { CommandIo, ExitCode } from './command-io.ts';
import { sayFindings } from './say-findings.ts';

/** As `sayFindings`. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  return sayFindings(args, io, {
    command: 'consultation',
    check: io.checkConsultation,
    sentence: consultationFindingSentence,
  });
}
