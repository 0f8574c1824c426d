// When something that could not be sent is tried again, and when a whole lane is left alone for a while.

/** How one lane sends. Our own numbers: no source that we read gives any. */
export type LaneSettings = {
  /** So many at once. */
  readonly atOnce: number;
  readonly timeoutSeconds: number;
  /** Wait after the first failure; four times as long after each further one. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** The last try; what fails then has bounced. */
  readonly tries: number;
  /** So many failures in a row close the lane … */
  readonly failuresToClose: number;
  /** … for so long; then one is tried. */
  readonly closedSeconds: number;
};

const STANDARD: LaneSettings = {
  atOnce: 8,
  timeoutSeconds: 20,
  firstWaitSeconds: 30,
  longestWaitSeconds: 21_600,
  tries: 8,
  failuresToClose: 5,
  closedSeconds: 60,
};

/** Mail and SMS as they are; an agency's own system gets less of us at once. */
export function settingsOf(lane: string): LaneSettings {
  return lane.startsWith('hook:') ? { ...STANDARD, atOnce: 4, timeoutSeconds: 10 } : STANDARD;
}

/** Seconds until the next try after `tries` failed ones; `undefined`: that was the last. */
export function waitAfter(tries: number, settings: LaneSettings): number | undefined {
  if (tries >= settings.tries) return undefined;
  const wait = settings.firstWaitSeconds * 4 ** Math.max(0, tries - 1);
  return Math.min(wait, settings.longestWaitSeconds);
}

/** How a lane has fared lately, in this process. */
export type LaneHealth = {
  readonly failures: number;
  /** RFC 9557 instant: nothing is tried before. */
  readonly closedUntil?: string;
};

export const HEALTHY: LaneHealth = { failures: 0 };

/** How many may be tried now: none while closed, one when just opened again, else as many as the lane takes. */
export function mayTryNow(health: LaneHealth, settings: LaneSettings, now: Temporal.Instant): number {
  if (health.closedUntil === undefined) return settings.atOnce;
  return Temporal.Instant.compare(now, health.closedUntil) < 0 ? 0 : 1;
}

/** Health after some attempts: one that got through opens the lane, failures in a row close it. */
export function healthAfter(
  health: LaneHealth,
  attempts: { readonly through: number; readonly failed: number },
  { settings, now }: { readonly settings: LaneSettings; readonly now: Temporal.Instant },
): LaneHealth {
  if (attempts.through > 0) return HEALTHY;
  const failures = health.failures + attempts.failed;
  if (failures < settings.failuresToClose) return { ...health, failures };
  return { failures, closedUntil: now.add({ seconds: settings.closedSeconds }).toString() };
}
