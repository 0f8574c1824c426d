// Things that go wrong before or around a use case: one list, with what a page needs to say it.
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SignInRefusal } from '#app/identity-provider.ts';

/** Every kind with its HTTP status. */
export const PROBLEM_STATUS = {
  /** A parameter that no page of ours makes. */
  'bad-request': 400,
  /** Signed in, but nothing this person may do or see. */
  'no-right': 403,
  /** The form's token does not fit the session any more: see `typed`. */
  'stale-form': 403,
  /** The POST came from another site. */
  'foreign-form': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  /** Changed by somebody else meanwhile. */
  conflict: 409,
  /** Was here once. */
  gone: 410,
  'body-too-large': 413,
  'address-too-long': 414,
  'unsupported-body': 415,
  'too-many-requests': 429,
  /** Signing in did not work; `refusal` says why. */
  'sign-in-failed': 403,
  /** Our fault; the log has it under the request id. */
  internal: 500,
  /** The database or the identity provider does not answer. */
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

export type ProblemKind = keyof typeof PROBLEM_STATUS;

export type Problem = {
  readonly kind: ProblemKind;
  /** To quote to the people who can read the log. */
  readonly requestId: string;
  readonly status: ContentfulStatusCode;
  /** With too-many-requests. */
  readonly retryAfterSeconds?: number;
  /** With sign-in-failed. */
  readonly refusal?: SignInRefusal;
  /**
   * After a POST (stale-form, too-many-requests, internal, unavailable): everything that was typed (without `_csrf`), to be put into hidden fields of a form that POSTs to
   * `action` again with today's token. Files could not be kept: `filesLost` names their fields.
   */
  readonly typed?: ReadonlyMap<string, readonly string[]>;
  readonly action?: string;
  readonly filesLost?: readonly string[];
  /** With method-not-allowed. */
  readonly allow?: readonly string[];
};

export type ProblemDetails = Omit<Problem, 'kind' | 'requestId' | 'status'>;
