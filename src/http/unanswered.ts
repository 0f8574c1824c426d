// What is said when no route answered, or one threw.
import type { Request, Routes } from './env.ts';
import { BodyTooLong } from './form-body.ts';
import { keepTypedAfterFault } from './keep-typed.ts';
import { errorFacts } from './log.ts';
import { plainPages } from './plain-pages.ts';
import { answerProblem } from './answer-problem.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** The database is down, going down, out of connections, or took too long. */
const DATABASE_AWAY = /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|57P0[123]|53300|57014|08\w{3})$/;
/** The driver says these without a code. */
const CONNECTION_LOST =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** 405 with the methods that do exist there, else 404. */
export function answerUnknown(c: Request, routes: Routes): Promise<Response> {
  const allow = METHODS.filter((method) => {
    const [found] = routes.router.match(method, c.req.path);
    return found.some(([[, route]]) => route.method === method);
  });
  if (allow.length === 0 || allow.includes(c.req.method)) return answerProblem(c, 'not-found');
  return answerProblem(c, 'method-not-allowed', { allow });
}

/** Logs what may be logged and shows a page; a plain one when even that fails. */
export async function answerError(c: Request, error: unknown): Promise<Response> {
  if (error instanceof BodyTooLong) {
    c.header('Connection', 'close');
    return answerProblem(c, 'body-too-large');
  }
  // The browser went away in the middle of its own form: nobody reads the answer, and nothing of ours is broken.
  if (c.req.raw.signal.aborted) return c.body(null, 400);
  c.get('log').error({ request: c.get('visit').requestId, ...errorFacts(error) });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const lost = error instanceof Error && CONNECTION_LOST.test(error.message);
  const kind = lost || DATABASE_AWAY.test(code) ? 'unavailable' : 'internal';
  try {
    return await answerProblem(c, kind, await keepTypedAfterFault(c));
  } catch (second) {
    c.get('log').error({ request: c.get('visit').requestId, ...errorFacts(second) });
    c.set('pages', plainPages);
    return answerProblem(c, kind);
  }
}
