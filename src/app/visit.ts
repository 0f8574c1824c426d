// What the server found out about a request before any page or use case sees it. Defined here because `http` makes it
// and `web` reads it, and neither may import the other.
import type { Language } from '#base/localised.ts';
import type { Viewer } from '#core/identity/viewer.ts';

export type Visit = {
  /** For the log and for people who report a fault. */
  readonly requestId: string;
  readonly viewer: Viewer;
  /** Roles this person may take besides the present one. */
  readonly otherRoles: number;
  readonly language: Language;
  readonly elder: boolean;
  /** Token that every posting form carries. */
  readonly csrf: string;
  /** Path and query, for links that come back here. */
  readonly path: string;
};

/** Hono's variables of every request. */
export type VisitEnv = { Variables: { visit: Visit } };

export type ReceivedFile = {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
};

/** A form as it arrived: what was too large is named and left out, everything else is kept. */
export type ReceivedForm = {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly ReceivedFile[];
  readonly problems: readonly {
    readonly field: string;
    readonly code: 'file-too-large' | 'too-many-files' | 'value-too-long' | 'too-many-fields';
    readonly name?: string;
  }[];
};
