// An OpenID Connect provider, asked by authorization code with PKCE, state and nonce.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  ClientError,
  customFetch,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import { ok, refuse } from '#base/result.ts';

export type OpenIdOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our own scheme, host and port. */
  readonly origin: string;
  /** Where the server itself reaches the issuer's origin, when not under its name (the demo provider: our own port). */
  readonly reachedAt?: string;
  /** The issuer's name in our tables, when not its address (the demo's changes with the port). */
  readonly knownAs?: string;
  /** Ask who it is each time, even of a browser the provider still knows: a counter machine has many users. */
  readonly askAlways?: boolean;
};

type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string };

const SCOPE = 'openid profile phone citizen';
const TIMEOUT_SECONDS = 8;

/** The door to one provider; fits `IdentityProvider` of the app. Asks nothing of the network before its first use. */
export function makeOpenIdProvider(options: OpenIdOptions) {
  const configuration = lazily(() => discover(options));
  const issuerOrigin = new URL(options.issuer).origin;
  return {
    formOrigin: issuerOrigin === options.origin ? undefined : issuerOrigin,

    async start({ redirectUri, language }: { readonly redirectUri: string; readonly language: string }) {
      const found = await configuration();
      if (found === undefined) return refuse('provider-unavailable' as const);
      const checks: Checks = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
      };
      const url = buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        ...(options.askAlways === true ? { prompt: 'login' } : {}),
      });
      return ok({ url: url.href, checks });
    },

    async finish({ returned, checks }: { readonly returned: string; readonly checks: Checks }) {
      const found = await configuration();
      if (found === undefined) return refuse('provider-unavailable' as const);
      try {
        return ok({
          ...(await exchange(found, returned, checks)),
          issuer: options.knownAs ?? options.issuer,
        });
      } catch (error) {
        return refuse(refusalOf(error));
      }
    },
  };
}

async function exchange(found: Configuration, returned: string, checks: Checks) {
  const tokens = await authorizationCodeGrant(found, new URL(returned), {
    pkceCodeVerifier: checks.verifier,
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('no id token');
  const { sub } = claims;
  // Personal claims may stand in the id token or only at the userinfo endpoint; the latter is asked for all.
  const hasInfo = found.serverMetadata().userinfo_endpoint !== undefined;
  const info = hasInfo ? await fetchUserInfo(found, tokens.access_token, sub) : {};
  const all: Readonly<Record<string, unknown>> = { ...claims, ...info };
  return {
    subject: sub,
    name: textOf(all['name']) ?? sub,
    citizenNumber: textOf(all['citizen_number']),
    phone: textOf(all['phone_number']),
  };
}

function refusalOf(error: unknown): 'provider-unavailable' | 'sign-in-declined' | 'sign-in-mismatch' {
  if (error instanceof AuthorizationResponseError) return 'sign-in-declined';
  if (error instanceof ResponseBodyError) return 'sign-in-mismatch'; // invalid_grant: used up or too late
  if (error instanceof ClientError && /TIMEOUT|FETCH/.test(error.code ?? '')) return 'provider-unavailable';
  return error instanceof TypeError ? 'provider-unavailable' : 'sign-in-mismatch'; // fetch throws TypeError
}

async function discover(options: OpenIdOptions): Promise<Configuration> {
  const issuer = new URL(options.issuer);
  const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(issuer, options.clientId, {}, ClientSecretPost(options.clientSecret), {
    execute,
    timeout: TIMEOUT_SECONDS,
    ...(options.reachedAt === undefined ? {} : { [customFetch]: fetchAt(issuer.origin, options.reachedAt) }),
  });
}

function fetchAt(origin: string, reachedAt: string): CustomFetch {
  return (url, { body, headers, method, redirect, signal }) =>
    fetch(url.startsWith(`${origin}/`) ? `${reachedAt}${url.slice(origin.length)}` : url, {
      headers,
      method,
      redirect,
      ...(signal === undefined ? {} : { signal }),
      ...(typeof body === 'string' || body instanceof URLSearchParams ? { body } : {}),
    });
}

/** The value once it is there; after a failure the next call tries again. */
function lazily<Value>(make: () => Promise<Value>): () => Promise<Value | undefined> {
  let made: Promise<Value> | undefined;
  return async () => {
    made ??= make();
    const mine = made;
    try {
      return await mine;
    } catch {
      if (made === mine) made = undefined;
      return undefined;
    }
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
