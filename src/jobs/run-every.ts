// Work that comes again and again, one round at a time.

export type Repeated = {
  /** No other round begins; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>;
};

/** Milliseconds between the end of one round and the beginning of the next; the first at once, or after as long. */
export type Rhythm = { readonly every: number; readonly first: 'at-once' | 'later' };

/** Repeats the work; never two rounds at once. What goes wrong is told, and the next round comes all the same. */
export function runEvery(
  work: () => Promise<unknown>,
  { every, first }: Rhythm,
  onFault: (fault: unknown) => void,
): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const round = async (): Promise<void> => {
    await work().catch(onFault);
    if (!stopped) later();
  };
  function later(): void {
    timer = setTimeout(now, every).unref();
  }
  function now(): void {
    running = round();
  }
  if (first === 'at-once') now();
  else later();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
