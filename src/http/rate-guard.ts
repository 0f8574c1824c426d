import { answerProblem } from './answer-problem.ts';
import { clientAddress } from './client-address.ts';
import type { Middleware, Request } from './env.ts';
import { keepTypedAfterFault } from './keep-typed.ts';
import type { LimitedAct } from './rate-limit.ts';

/** Middleware for one route. Answers 429 with Retry-After and a page that keeps what was typed. */
export function rateLimited(act: LimitedAct): Middleware {
  return async (c, next) => (await overLimit(c, act)) ?? (await next());
}

/** The same for every POST that passes. */
export function limitPosts(act: LimitedAct): Middleware {
  return async (c, next) => (c.req.method === 'POST' ? await overLimit(c, act) : undefined) ?? (await next());
}

async function overLimit(c: Request, act: LimitedAct): Promise<Response | undefined> {
  const { viewer } = c.get('visit');
  const person = viewer.role === 'visitor' ? undefined : viewer.person;
  const wait = await c.get('limits').take(act, { address: clientAddress(c), person });
  if (wait === undefined) return undefined;
  const typed = await keepTypedAfterFault(c);
  return answerProblem(c, 'too-many-requests', { ...typed, retryAfterSeconds: wait });
}
