import type { Language } from '#base/localised.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Texts } from '../texts/texts.ts';

/** What every page knows besides its own data. */
export type PageContext = {
  readonly t: Texts;
  readonly language: Language;
  readonly elder: boolean;
  readonly viewer: Viewer;
  /** Roles this person may take besides the present one. */
  readonly otherRoles: number;
  /** Notices not read yet. */
  readonly unread: number;
  /** Token for every form that posts. */
  readonly csrf: string;
  /** Path and query of this page, for links that come back to it. */
  readonly path: string;
  readonly demo: boolean;
  /** Addresses of the built style sheet and, where a staff page has one, its script. */
  readonly assets: { readonly style: string; readonly script: (island: string) => string };
  readonly today: Temporal.PlainDate;
};
