import type { App } from '#app/app.ts';
import { recomputeClocks } from './recompute-clocks.ts';
import { runEvery, type Repeated } from './run-every.ts';
import { tickClocks } from './tick-clocks.ts';

/** Keeps the clocks going: dates first, once, by the calendar that is loaded; then round after round what has run out. */
export function runClocks(
  app: App,
  { every, onFault }: { readonly every: number; readonly onFault: (fault: unknown) => void },
): Repeated {
  // Once a process: one that was started before the change would count everything back.
  let counted = false;
  const round = async (): Promise<void> => {
    if (!counted) {
      (await recomputeClocks(app))?.faults.forEach(onFault);
      counted = true;
    }
    (await tickClocks(app)).faults.forEach(onFault);
  };
  return runEvery(round, { every, first: 'at-once' }, onFault);
}
