// `yici survey <folder>`: every finding of a survey round, as `yici check` says those of the catalogue.
import { surveyFindingSentence } from '#app/survey-finding-texts.ts';
import type { CommandIo, ExitCode } from './command-io.ts';
import { sayFindings } from './say-findings.ts';

/** As `sayFindings`. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  return sayFindings(args, io, {
    command: 'survey',
    check: io.checkSurvey,
    sentence: surveyFindingSentence,
  });
}
