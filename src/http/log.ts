// One line a request, without personal data: no address, no query, no names; ids and route patterns only.
import { routePath } from 'hono/route';
import { pino, type Logger } from 'pino';
import type { Middleware } from './env.ts';

/** JSON lines to standard output, or to `write` (tests). */
export function makeLog(write?: (line: string) => void): Logger {
  const options = { level: 'info', base: {}, timestamp: pino.stdTimeFunctions.isoTime };
  return write === undefined ? pino(options) : pino(options, { write });
}

/** Logs the route as it is written in the program (`/cases/:number`), not as it was asked for. */
export function logRequests(): Middleware {
  return async (c, next) => {
    const start = performance.now();
    await next();
    c.get('log').info({
      request: c.get('visit').requestId,
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      role: c.get('visit').viewer.role,
      ms: Math.round(performance.now() - start),
    });
  };
}

/** What may be told of an error: its kind, its code and where; never its message, which may quote what was typed. */
export function errorFacts(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const constraint = 'constraint' in error ? String(error.constraint) : undefined;
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, code, constraint, at: at.slice(0, 12).map((line) => line.trim()) };
}
