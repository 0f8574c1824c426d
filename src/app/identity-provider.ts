// What signing in needs from outside: somebody who knows people and vouches for them (OpenID Connect).
import type { Result } from '#base/result.ts';
import type { Language } from '#base/localised.ts';

/** What must be kept between leaving for the provider and coming back; secret, in the browser's own cookie. */
export type SignInChecks = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** What the provider vouches for. `citizenNumber` and `phone` are as it wrote them, not yet parsed. */
export type IdentityClaims = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly citizenNumber: string | undefined;
  readonly phone: string | undefined;
};

export const SIGN_IN_REFUSAL_CODES = [
  /** The provider does not answer or answers nonsense; trying later helps. */
  'provider-unavailable',
  /** The person stopped, or the provider said no. */
  'sign-in-declined',
  /** State, nonce or code do not fit: too late, twice, or not ours. */
  'sign-in-mismatch',
] as const;
export type SignInRefusal = (typeof SIGN_IN_REFUSAL_CODES)[number];

/** An OpenID provider. Discovery happens at first use and again after a failure, so that we start without it. */
export type IdentityProvider = {
  /** Where forms may lead besides ourselves: the provider's origin, or `undefined` when it is our own. */
  readonly formOrigin: string | undefined;
  /** Where to send the browser, and what to keep until it is back. */
  readonly start: (request: {
    readonly redirectUri: string;
    readonly language: Language;
  }) => Promise<Result<{ readonly url: string; readonly checks: SignInChecks }, SignInRefusal>>;
  /** `returned` is the full address the browser came back to, with its query. */
  readonly finish: (request: {
    readonly returned: string;
    readonly redirectUri: string;
    readonly checks: SignInChecks;
  }) => Promise<Result<IdentityClaims, SignInRefusal>>;
};
