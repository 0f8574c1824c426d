// The headers every answer carries, whoever wrote it.
import type { Middleware } from './env.ts';

/** `formOrigin`: where a form may lead besides ourselves. */
export type HeaderOptions = { readonly https: boolean; readonly formOrigin: string | undefined };

/** Name and value of each. No script but our own files, nothing inline, nobody frames us. */
export function secureHeaders({ https, formOrigin }: HeaderOptions): readonly (readonly [string, string])[] {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'${formOrigin === undefined ? '' : ` ${formOrigin}`}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['X-Frame-Options', 'DENY'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(https ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as const] : []),
  ];
}

/** Puts them on every answer of the routes, problems included. */
export function addHeaders(headers: readonly (readonly [string, string])[]): Middleware {
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
  };
}
