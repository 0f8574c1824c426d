// The sample consultations of the demo: collected opinions, a constructed plan and meeting, and the work of a desk, put into the
// journal in one statement. Each act in it was decided by the rules that decide people's acts (`live-sample.ts`).
import { assert } from '#base/assert.ts';
import { liveSample } from '#core/consultation/files/live-sample.ts';
import type { Sample } from '#core/consultation/files/parse-sample.ts';
import { isContributorId, type ConsultationId, type ContributorId } from '#core/consultation/ids.ts';
import { appendToLedger } from '#store/consultation-ledgers.ts';
import type { App } from './app.ts';

/** Does nothing where a journal was ever begun. How many events were written. */
export async function loadSampleConsultations(
  app: App,
  samples: ReadonlyMap<ConsultationId, Sample>,
): Promise<number> {
  let written = 0;
  for (const [id, sample] of samples) {
    const consultation = app.consultations.consultations.get(id);
    if (consultation?.mark !== 'sample') continue;
    const key = { division: consultation.division, consultation: id };
    // oxlint-disable-next-line no-await-in-loop -- a sample or two, once
    if ((await app.ledgers.latest(key)).seq > 0) continue;
    const until = app.now();
    const { events, contributors } = liveSample({
      consultation,
      sample,
      deadlines: app.consultations.deadlines,
      until,
      newContributor: () => newContributor(app),
    });
    const write = { ...key, expected: 0, events, contributors, at: until };
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (await appendToLedger(app.pool, write)) written += events.length;
    // oxlint-disable-next-line no-await-in-loop -- folded before somebody asks
    await app.ledgers.latest(key);
  }
  return written;
}

function newContributor(app: App): ContributorId {
  const id = app.newId();
  assert(isContributorId(id), 'a new id is a UUID');
  return id;
}
