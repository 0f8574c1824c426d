// The sample city's words of promises, for tests of the core.
import { fileURLToPath } from 'node:url';
import { loadPromises } from '#connectors/reference-data/load.ts';

export const SAMPLE_PROMISES = loadPromises(fileURLToPath(new URL('../../data', import.meta.url)));
