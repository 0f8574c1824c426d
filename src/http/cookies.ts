// The few cookies we set, their names and flags in one place.
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Request } from './env.ts';

export const COOKIES = {
  /** The session's token. */
  session: { httpOnly: true, path: '/', maxAge: undefined },
  /** A random key that ties a visitor's forms to their browser; says nothing about them. */
  visitor: { httpOnly: true, path: '/', maxAge: undefined },
  /** Open sign-ins: state, nonce, verifier and where to go back to. */
  sign_in: { httpOnly: true, path: '/', maxAge: 600 },
  language: { httpOnly: true, path: '/', maxAge: 31_536_000 },
  elder: { httpOnly: true, path: '/', maxAge: 31_536_000 },
} as const;
export type CookieName = keyof typeof COOKIES;

/** On https the name begins with `__Host-`: no other site, not even a sister domain, can then set it. */
export function readCookie(c: Request, name: CookieName): string | undefined {
  return getCookie(c, fullName(c, name));
}

export function writeCookie(c: Request, name: CookieName, value: string): void {
  const { httpOnly, path, maxAge } = COOKIES[name];
  const secure = c.get('https');
  setCookie(c, fullName(c, name), value, {
    httpOnly,
    path,
    secure,
    sameSite: 'Lax',
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

export function dropCookie(c: Request, name: CookieName): void {
  deleteCookie(c, fullName(c, name), { path: COOKIES[name].path, secure: c.get('https') });
}

function fullName(c: Request, name: CookieName): string {
  return `${c.get('https') ? '__Host-' : ''}yici_${name}`;
}
