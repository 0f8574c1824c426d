// Finds out who is looking, in which language and size, and ties their forms to their browser.
import { randomBytes } from 'node:crypto';
import { LANGUAGES, type Language } from '#base/localised.ts';
import type { App } from '#app/app.ts';
import { readSession } from '#app/sessions.ts';
import type { Visit } from '#app/visit.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { formToken } from './csrf-token.ts';
import type { Middleware, Request } from './env.ts';

/** Completes `visit` and sets `session`. Answers that a signed-in person gets are kept by no cache. */
export function identify(app: Pick<App, 'pool' | 'now'>): Middleware {
  return async (c, next) => {
    const token = readCookie(c, 'session');
    const open = token === undefined ? undefined : await readSession(app, token);
    const key = open === undefined || token === undefined ? visitorKey(c) : token;
    const { choices = [], picked } = open?.session ?? {};
    c.set('session', open?.session);
    c.set('formKey', key);
    c.set('visit', {
      ...c.get('visit'),
      viewer: open?.viewer ?? { role: 'visitor' },
      otherRoles: choices.filter(({ id }) => id !== picked).length,
      unread: open?.unread ?? 0,
      csrf: formToken(key),
    });
    await next();
    if (!c.res.headers.has('Cache-Control')) {
      c.res.headers.set('Cache-Control', open === undefined ? 'private, no-cache' : 'no-store');
    }
  };
}

/** Language and large type as their cookies say. Chinese unless somebody chose otherwise, whatever the browser says. */
export function preferencesOf(c: Request): Pick<Visit, 'language' | 'elder'> {
  return {
    language: asLanguage(readCookie(c, 'language')) ?? 'zh-CN',
    elder: readCookie(c, 'elder') === '1',
  };
}

export function asLanguage(text: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}

function visitorKey(c: Request): string {
  const known = readCookie(c, 'visitor');
  if (known !== undefined && /^[\w-]{43}$/.test(known)) return known;
  const key = randomBytes(32).toString('base64url');
  const page = (c.req.header('accept') ?? '').includes('text/html');
  if (c.req.method === 'GET' && page) writeCookie(c, 'visitor', key);
  // Whoever posts without the cookie gets the stale-form page, whose form must work.
  if (c.req.method === 'POST') writeCookie(c, 'visitor', key);
  return key;
}
