import type { Request } from './env.ts';
import { PROBLEM_STATUS, type Problem, type ProblemDetails, type ProblemKind } from './problem.ts';

/** Answers with the page of a problem, or RFC 9457 problem+json under `/api/`. Pages may call it too. */
export async function answerProblem(
  c: Request,
  kind: ProblemKind,
  details: ProblemDetails = {},
): Promise<Response> {
  const problem: Problem = {
    ...details,
    kind,
    requestId: c.get('visit').requestId,
    status: PROBLEM_STATUS[kind],
  };
  c.header('Cache-Control', 'no-store');
  if (details.retryAfterSeconds !== undefined) c.header('Retry-After', String(details.retryAfterSeconds));
  if (details.allow !== undefined) c.header('Allow', details.allow.join(', '));
  if (c.req.path.startsWith('/api/')) {
    const { status, requestId } = problem;
    const body = JSON.stringify({ type: `about:blank#${kind}`, title: kind, status, instance: requestId });
    return c.body(body, status, { 'Content-Type': 'application/problem+json' });
  }
  return c.html(await c.get('pages').renderProblem(problem, c.get('visit')), problem.status);
}
