import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { Finding } from '#base/documents/document-finding.ts';
import type { SourceFile } from '#base/documents/yaml-file.ts';

/** What a command may touch: `yici.ts` gives it, a test gives its own. */
export type CommandIo = {
  /** One line to standard output, without the newline. */
  readonly out: (line: string) => void;
  /** One line to standard error. */
  readonly err: (line: string) => void;
  /** All catalogue files below a folder; throws when the folder cannot be read. */
  readonly readCatalogueFiles: (folder: string) => Promise<readonly SourceFile[]>;
  /** All findings of a survey round's folder, its figures among them; throws when the folder cannot be read. */
  readonly checkSurvey?: (folder: string) => Promise<readonly Finding[]>;
  /** All findings of a consultation's folder; throws when the folder cannot be read. */
  readonly checkConsultation?: (folder: string) => Promise<readonly Finding[]>;
  /** The law's numbers of this installation. */
  readonly readLaw: () => LawParameters;
  /** A division's name by its code, for conditions that name one; without it they say the code. */
  readonly divisionName?: (code: string) => string | undefined;
  /** The sample city's catalogue of this installation. */
  readonly ownCatalogue: string;
  /** Files of any size, read and written piece by piece. */
  readonly files?: LargeFiles;
};

export type LargeFiles = {
  /** The bytes of a file; throws while reading when it cannot be opened. */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  /** A new file; throws when one is there already. */
  readonly create: (path: string) => Promise<LineFile>;
};

export type LineFile = {
  /** One line, without the newline. Wait for it: it says when the file can take more. */
  readonly write: (line: string) => Promise<void> | undefined;
  readonly close: () => Promise<void>;
  /** Closes it and takes it away again: nothing half written is left. */
  readonly discard: () => Promise<void>;
};

/** 0 done, 1 done and something is wrong with what was looked at, 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;

export type Command = { readonly run: (args: readonly string[], io: CommandIo) => Promise<ExitCode> };
