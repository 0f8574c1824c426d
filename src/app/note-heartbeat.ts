import type { DivisionCode } from '#core/divisions/division.ts';
import { noteHeartbeat as write } from '#store/heartbeats.ts';
import type { App } from './app.ts';

const EVERY_MS = 5 * 60_000;
const last = new WeakMap<App, Map<DivisionCode, number>>();

/** A clerk used the counter: the centre is online. Asked as often as you like; written at most every five minutes. */
export async function noteHeartbeat(app: App, centre: DivisionCode): Promise<void> {
  const now = app.now();
  const seen = last.get(app) ?? new Map<DivisionCode, number>();
  last.set(app, seen);
  if (now.epochMilliseconds - (seen.get(centre) ?? -Infinity) < EVERY_MS) return;
  seen.set(centre, now.epochMilliseconds);
  const division = app.divisions.countyOf(centre)?.code;
  if (division !== undefined) await write(app.pool, { division, centre, at: now.toString() });
}
