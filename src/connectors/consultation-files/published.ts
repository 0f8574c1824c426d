import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePublished } from '#core/consultation/published/parse-published.ts';
import type { PublishedTable } from '#core/consultation/published/published-table.ts';
import { ReferenceDataError } from '../reference-data/reference-data-error.ts';

/** The tables of `consultations/published-statistics.yaml` below `dataDir`. Throws `ReferenceDataError` with all findings. */
export function loadPublished(dataDir: string): readonly PublishedTable[] {
  const file = join(dataDir, 'consultations', 'published-statistics.yaml');
  const { tables, findings } = parsePublished({
    path: 'published-statistics.yaml',
    text: readFileSync(file, 'utf8'),
  });
  if (tables === undefined) throw new ReferenceDataError(file, findings);
  return tables;
}
