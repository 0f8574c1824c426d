// What the sample city's files say, for tests of the core.
import { fileURLToPath } from 'node:url';
import { loadCalendars, loadInstant, loadLaw, loadPromises } from '#connectors/reference-data/load.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

export const SAMPLE_PROMISES = loadPromises(DATA);

/** What an act knows of the world, at this moment. */
export function sampleContext(now: Temporal.Instant) {
  return {
    now,
    calendar: loadCalendars(DATA),
    law: loadLaw(DATA),
    instant: loadInstant(DATA),
    promises: SAMPLE_PROMISES,
    newId: () => '0199a000-0000-7000-8000-000000000001',
  };
}
