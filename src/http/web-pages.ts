// What the server asks of the pages: routes of their own, and the pages the server itself may need to show.
import type { RoleChoice } from '#app/sessions.ts';
import type { Request, Routes } from './env.ts';
import type { Problem } from './problem.ts';

/** Given to `makeServer` by main.ts; `plain-pages.ts` stands in where there are no pages. */
export type WebPages = {
  /** Adds the pages' routes. Everything of `Env` is set when they run. */
  readonly mount: (routes: Routes) => void;
  /** A whole HTML document for something that went wrong; the server sets the status. */
  readonly renderProblem: (problem: Problem, c: Request) => string | Promise<string>;
  /**
   * A whole HTML document with one form for each choice: POST to `/sign-in/role` with `_csrf`, `choice` (the id) and
   * `return_to`. `wanted` is the role a page asked for, when one did.
   */
  readonly renderRolePick: (
    pick: { readonly choices: readonly RoleChoice[]; readonly returnTo: string },
    c: Request,
  ) => string | Promise<string>;
};
