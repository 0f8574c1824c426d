// What the server asks of the pages: routes of their own, and the pages the server itself may need to show.
import type { Hono } from 'hono';
import type { RoleChoice } from '#app/sessions.ts';
import type { Visit, VisitEnv } from '#app/visit.ts';
import type { Problem } from './problem.ts';
import type { LimitedAct } from './rate-limit.ts';

/** Given to `makeServer` by main.ts; `plain-pages.ts` stands in where there are no pages. */
export type WebPages = {
  /** Adds the pages' routes. `visit` and `form` are set when they run; every POST has passed the token and the limits. */
  readonly mount: (routes: Hono<VisitEnv>) => void;
  /** Routes that are counted strictly, e.g. `{ path: '/drafts/:id/submit', act: 'submit' }`. */
  readonly limited?: readonly { readonly path: string; readonly act: LimitedAct }[];
  /** A whole HTML document for something that went wrong; the server sets the status. */
  readonly renderProblem: (problem: Problem, visit: Visit) => string | Promise<string>;
  /**
   * A whole HTML document with one form for each choice: POST to `/sign-in/role` with `_csrf`, `choice` (the id) and
   * `return_to`.
   */
  readonly renderRolePick: (
    pick: { readonly choices: readonly RoleChoice[]; readonly returnTo: string },
    visit: Visit,
  ) => string | Promise<string>;
};
