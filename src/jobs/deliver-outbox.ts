// Every second: what acts left in the outbox is planned, and what waits is sent. Each lane (mail, SMS, each agency's
// system) runs by itself, so that one that hangs delays nobody else.
import type { App } from '#app/app.ts';
import { countiesWithMessages, planCounty } from '#app/plan-outbox.ts';
import { lanesDue, sendBatch, type Sending } from '#app/send-deliveries.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { HEALTHY, healthAfter, mayTryNow, settingsOf, type LaneHealth } from '#core/exchange/retry.ts';

const EVERY = 1000;

export type Deliverer = {
  /** Plans what there is and starts the lanes; does not wait for them. */
  readonly tick: () => Promise<void>;
  /** When nothing is on its way any more. */
  readonly quiet: () => Promise<void>;
  /** No lane claims anything more; waits for what is on its way. */
  readonly stop: () => Promise<void>;
};

type Ports = Sending & {
  readonly app: Pick<App, 'pool' | 'now' | 'newId'>;
  readonly onError: (error: unknown) => void;
};

export function makeDeliverer(ports: Ports): Deliverer {
  const health = new Map<string, LaneHealth>();
  const running = new Map<string, Promise<void>>();
  let planning: Promise<void> | undefined;
  let stopped = false;

  async function planAll(): Promise<void> {
    for (const division of await countiesWithMessages(ports.app)) {
      // oxlint-disable-next-line no-await-in-loop -- one county at a time; one that fails holds up no other
      await planCounty(ports.app, ports.outlets, division).catch(ports.onError);
    }
  }

  async function runLane(lane: string, divisions: readonly DivisionCode[]): Promise<void> {
    for (const division of divisions) {
      // oxlint-disable-next-line no-await-in-loop -- a lane has its own width
      await emptyLane(lane, division);
    }
  }

  async function emptyLane(lane: string, division: DivisionCode): Promise<void> {
    const settings = (ports.settings ?? settingsOf)(lane);
    for (;;) {
      const before = health.get(lane) ?? HEALTHY;
      const limit = stopped ? 0 : mayTryNow(before, settings, ports.app.now());
      if (limit === 0) return;
      // oxlint-disable-next-line no-await-in-loop -- the next batch follows what became of this one
      const batch = await sendBatch(ports, { division, lane, limit });
      health.set(lane, healthAfter(before, batch, { settings, now: ports.app.now() }));
      if (batch.claimed < limit) return;
    }
  }

  async function tick(): Promise<void> {
    if (stopped) return;
    planning ??= planAll().finally(() => {
      planning = undefined;
    });
    await planning;
    for (const [lane, divisions] of await lanesDue(ports)) {
      if (running.has(lane) || stopped) continue;
      const run = runLane(lane, divisions)
        .catch(ports.onError)
        .finally(() => running.delete(lane));
      running.set(lane, run);
    }
  }

  async function quiet(): Promise<void> {
    while (running.size > 0) {
      // oxlint-disable-next-line no-await-in-loop -- a lane may have begun meanwhile
      await Promise.all(running.values());
    }
  }

  return {
    tick,
    quiet,
    stop: async () => {
      stopped = true;
      await planning?.catch(ports.onError);
      await quiet();
    },
  };
}

/** Ticks every second until stopped; stopping waits for what is on its way. */
export function startDelivering(
  deliverer: Deliverer,
  onError: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  let ticking = false;
  const timer = setInterval(() => {
    if (ticking) return;
    ticking = true;
    deliverer
      .tick()
      .catch(onError)
      .finally(() => {
        ticking = false;
      });
  }, EVERY);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await deliverer.stop();
    },
  };
}
