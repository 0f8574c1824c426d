// An OpenID provider of invented people inside our own process, so that a fresh clone can be signed in to.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { ACCOUNT_PAGE_CSS, accountPage, type DemoAccount } from './account-page.ts';
import { demoSecrets } from './demo-secrets.ts';
import { makeMemoryAdapter } from './memory-adapter.ts';

export const DEMO_PREFIX = '/demo-idp';
const CLIENT = 'yici';

export type DemoProviderOptions = {
  /** Scheme, host and port under which people reach us. */
  readonly origin: string;
  /** The data folder, for the keys. */
  readonly home: string;
  readonly accounts: readonly DemoAccount[];
};

export type DemoProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly prefix: string;
  readonly listen: (request: IncomingMessage, response: ServerResponse) => void;
};

/** To be mounted below `prefix` on our own server; answers everything there. */
export async function makeDemoProvider(options: DemoProviderOptions): Promise<DemoProvider> {
  const { Provider } = await importQuietly();
  const issuer = `${options.origin}${DEMO_PREFIX}`;
  const { clientSecret, signingKey, cookieKey } = demoSecrets(options.home);
  const provider = new Provider(
    issuer,
    configure(options, {
      clientSecret,
      cookieKey,
      jwks: { keys: [{ ...signingKey, use: 'sig', alg: 'ES256' }] },
    }),
  );
  provider.proxy = true; // believes the X-Forwarded-* that we set ourselves below, whatever came in
  const answer = provider.callback();
  const { host, protocol } = new URL(options.origin);
  return {
    issuer,
    clientId: CLIENT,
    clientSecret,
    prefix: DEMO_PREFIX,
    listen: (request, response) => {
      request.headers['x-forwarded-host'] = host;
      request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
      forgetSession(request);
      void route({ provider, answer, options, request, response });
    },
  };
}

/** The package warns of every Node that is not yet in long-term support; ours is pinned and tested. */
async function importQuietly() {
  const warn = console.warn;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}

function configure(
  { origin, accounts }: DemoProviderOptions,
  secrets: Pick<Configuration, 'jwks'> & { readonly clientSecret: string; readonly cookieKey: string },
): Configuration {
  const secure = origin.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: DEMO_PREFIX, overwrite: true } as const;
  return {
    adapter: makeMemoryAdapter(),
    clients: [
      {
        client_id: CLIENT,
        client_secret: secrets.clientSecret,
        redirect_uris: [`${origin}/sign-in/callback`],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    ...(secrets.jwks === undefined ? {} : { jwks: secrets.jwks }),
    cookies: { keys: [secrets.cookieKey], short: cookie, long: cookie },
    claims: { openid: ['sub'], profile: ['name'], phone: ['phone_number'], citizen: ['citizen_number'] },
    scopes: ['openid', 'profile', 'phone', 'citizen'],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `${DEMO_PREFIX}/choose/${uid}` },
    ttl: {
      Session: 3600,
      Interaction: 600,
      Grant: 3600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    findAccount: (_ctx, subject) => {
      const account = accounts.find((known) => known.subject === subject);
      return account === undefined ? undefined : { accountId: subject, claims: () => claimsOf(account) };
    },
    loadExistingGrant: grantAll,
    renderError: (ctx, { error }) => {
      ctx.type = 'text';
      ctx.body = `${error}: 登录已中断，请返回首页重新登录。 Signing in was interrupted; please start again from the home page.`;
    },
  };
}

/** Our own client may have every claim without asking: the person chose a demo identity, that is consent enough. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile phone citizen');
  await grant.save();
  return grant;
}

function claimsOf({ subject, name, citizenNumber, phone }: DemoAccount) {
  return {
    sub: subject,
    name,
    ...(citizenNumber === undefined ? {} : { citizen_number: citizenNumber }),
    ...(phone === undefined ? {} : { phone_number: phone }),
  };
}

/**
 * Nobody stays signed in at the provider: the next one at this browser chooses anew, and the provider never asks (by a
 * script that our policy forbids) whether the one before shall be signed out.
 */
function forgetSession(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? '').split(/;\s*/).filter((pair) => !/^_session[.=]/.test(pair));
  request.headers.cookie = kept.join('; ');
}

type Exchange = {
  readonly provider: Provider;
  readonly answer: ReturnType<Provider['callback']>;
  readonly options: DemoProviderOptions;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

async function route(exchange: Exchange): Promise<void> {
  const { answer, request, response } = exchange;
  const path = (request.url ?? '').slice(DEMO_PREFIX.length);
  try {
    if (path.startsWith('/style.css')) sendStyle(response);
    else if (path.startsWith('/choose/')) await choose(exchange, request.method === 'POST');
    else {
      // As a framework would that mounts the provider: the prefix goes, the original address stays.
      Object.assign(request, { originalUrl: request.url });
      request.url = path === '' ? '/' : path;
      await answer(request, response);
    }
  } catch {
    if (response.headersSent) return void response.end();
    // The choice was made too late or twice: begin again.
    response.writeHead(303, { Location: '/sign-in' }).end();
  }
}

async function choose({ provider, options, request, response }: Exchange, chosen: boolean): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  if (chosen) {
    const account = new URLSearchParams(await bodyOf(request)).get('account') ?? '';
    const known = options.accounts.some(({ subject }) => subject === account);
    const result = known ? { login: { accountId: account, remember: false } } : { error: 'access_denied' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  const page = accountPage({
    accounts: options.accounts,
    action: request.url ?? '',
    css: `${DEMO_PREFIX}/style.css`,
    language: params['ui_locales'] === 'en' ? 'en' : 'zh-CN',
  });
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(page);
}

function sendStyle(response: ServerResponse): void {
  response
    .writeHead(200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'max-age=3600' })
    .end(ACCOUNT_PAGE_CSS);
}

const LONGEST_CHOICE = 4096;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LONGEST_CHOICE) throw new RangeError('longer than any choice');
  }
  return text;
}
