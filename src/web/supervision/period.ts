import { todayIn, type WebDeps, type WebRequest } from '../citizen/route-tools.ts';
import type { Period } from './rankings-page.tsx';

/** The days asked for by `from` and `to`; else the last so many up to today. The wrong way round is turned. */
export function periodOf(c: WebRequest, deps: WebDeps, days: number): Period {
  const today = todayIn(deps.app);
  const from = dayOf(c.req.query('from')) ?? today.subtract({ days });
  const to = dayOf(c.req.query('to')) ?? today;
  const [first, last] = Temporal.PlainDate.compare(from, to) > 0 ? [to, from] : [from, to];
  const longest = last.subtract({ years: 3 });
  return {
    from: (Temporal.PlainDate.compare(first, longest) < 0 ? longest : first).toString(),
    to: last.toString(),
  };
}

function dayOf(text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined || !/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}
