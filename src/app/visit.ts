// What the server found out about a request before any page or use case sees it. Defined here because `http` makes it
// and `web` reads it, and neither may import the other: `http` sets both variables on every request.
import type { Language } from '#base/localised.ts';
import type { Viewer } from '#core/identity/viewer.ts';

export type Visit = {
  /** For the log and for people who report a fault. */
  readonly requestId: string;
  readonly viewer: Viewer;
  /** Roles this person may take besides the present one. */
  readonly otherRoles: number;
  /** Notices of the person that are not read yet. Absent: none. */
  readonly unread?: number;
  readonly language: Language;
  readonly elder: boolean;
  /** Token that every posting form carries, first, as `_csrf`. */
  readonly csrf: string;
  /** Path and query, for links that come back here. */
  readonly path: string;
};

export type ReceivedFile = {
  /** Name of the form field. */
  readonly field: string;
  /** As the browser sent it, without folders and control characters. */
  readonly name: string;
  readonly bytes: Uint8Array;
};

export const FORM_PROBLEM_CODES = [
  /** This file is over 10 MiB. */
  'file-too-large',
  /** With this file the form's files are over 30 MiB together. */
  'files-too-large-together',
  'too-many-files',
  'file-empty',
  /** Cut at the limit; the beginning is kept. */
  'value-too-long',
  'too-many-fields',
  /** Over 64 MiB in all, or broken off: what came before is kept. */
  'body-too-large',
  'body-malformed',
  /** Somebody not signed in sent a file: it was not kept. */
  'file-not-kept',
] as const;
export type FormProblemCode = (typeof FORM_PROBLEM_CODES)[number];

/** A form as it arrived, its token already checked: what could not be kept is named, everything else is there. Empty for GET. */
export type ReceivedForm = {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly ReceivedFile[];
  readonly problems: readonly {
    readonly problem: FormProblemCode;
    /** `undefined` when it is about the whole form. */
    readonly field: string | undefined;
    readonly fileName?: string;
  }[];
};

/** Hono's variables that pages may read. */
export type VisitEnv = { Variables: { visit: Visit; form: ReceivedForm } };
