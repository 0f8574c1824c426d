// Keeps the clocks going: dates first, by the calendar that is loaded, then round after round what has run out.
import type { App } from '#app/app.ts';
import { recomputeClocks } from './recompute-clocks.ts';
import { tickClocks } from './tick-clocks.ts';

export type RunningClocks = {
  /** Resolves when the round that is under way has ended; no other begins. */
  readonly stop: () => Promise<void>;
};

/** Starts at once, then again `every` milliseconds after each round. What goes wrong is told, and tried again in the next. */
export function runClocks(
  app: App,
  { every, onFault }: { readonly every: number; readonly onFault: (fault: unknown) => void },
): RunningClocks {
  let stopped = false;
  // Once a process: one that was started before the change would count everything back.
  let counted = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      if (!counted) {
        (await recomputeClocks(app))?.faults.forEach(onFault);
        counted = true;
      }
      (await tickClocks(app)).faults.forEach(onFault);
    } catch (fault) {
      onFault(fault);
    }
    if (!stopped) timer = setTimeout(again, every).unref();
  };
  let running = round();
  function again(): void {
    running = round();
  }
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
