// Once in a while: what people began and left, county by county.
import type { App } from '#app/app.ts';
import { sweepDraftsOf, type Swept } from '#app/discard-draft.ts';

/** Sweeps every county in turn; what was deleted in all. Idempotent; two processes at once do no harm. */
export async function sweepDrafts(
  app: Pick<App, 'pool' | 'now' | 'files' | 'divisions'>,
  untouchedDays: number,
): Promise<Swept> {
  const all = { drafts: 0, uploads: 0, files: 0 };
  for (const { code } of app.divisions.counties) {
    // oxlint-disable-next-line no-await-in-loop -- one county at a time: there is no hurry
    const { drafts, uploads, files } = await sweepDraftsOf(app, code, untouchedDays);
    all.drafts += drafts;
    all.uploads += uploads;
    all.files += files;
  }
  return all;
}
