// Cases whose items state what the sample catalogue's do not: filed as they are, with other terms, into the real tables.
import { assert } from '#base/assert.ts';
import type { App } from '#app/app.ts';
import { changedClocks } from '#app/clock-rows.ts';
import { withdrawCase } from '#app/withdraw-part.ts';
import { CASE_SERIALS, makeCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent, CaseFiled, CaseId, CaseNumber } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { insertCase } from '#store/cases.ts';
import { eventsOfCase, pensionDraft, submitted } from './journeys.ts';
import { citizen, clerk, PLACES } from './sample-people.ts';

/** A pension registration filed now at a centre in 蒸湘, decided in 常宁, with what `change` makes of it. */
export async function filedAs(
  app: App,
  serial: number,
  change: (filed: CaseFiled) => Partial<CaseFiled> = () => ({}),
): Promise<CaseNumber> {
  const window = clerk(PLACES.centre);
  const applicant = citizen('样本', '1980-05-06', serial);
  const pattern = await submitted(app, window, await pensionDraft(app, window, applicant));
  const [first] = await eventsOfCase(app, pattern);
  assert(first?.kind === 'case-filed', 'the first event is the filing');
  // The one it was copied from has clocks of its own: it is taken back.
  const withdrawn = await withdrawCase(app, applicant, { number: pattern, version: 1, reason: '样本' });
  assert(withdrawn.ok, JSON.stringify(withdrawn));
  const key = await pensionDraft(app, window, applicant);
  const { rows } = await app.pool.query<{ version: number }>('select version from drafts where id = $1', [
    key,
  ]);
  const id = app.newId();
  assert(isCaseId(id), id);
  const day = app.now().toZonedDateTimeISO(CITY_ZONE).toPlainDate();
  const number = makeCaseNumber(first.division, day, app.randomBelow(CASE_SERIALS));
  const event: CaseEvent = { ...first, id, number, ...change(first) };
  const state = evolve([event]);
  assert(state, 'a filed case has a state');
  const written = await insertCase(app.pool, {
    events: [event],
    state,
    owner: window.person,
    key,
    draft: { division: await divisionOfDraft(app, key), version: rows[0]?.version ?? 0 },
    clocks: changedClocks(app, { after: state }),
    messageId: app.newId(),
  });
  assert(written.kind === 'written', written.kind);
  return number;
}

async function divisionOfDraft(app: App, key: string): Promise<CaseFiled['division']> {
  const { rows } = await app.pool.query<{ division: CaseFiled['division'] }>(
    'select division from drafts where id = $1',
    [key],
  );
  assert(rows[0], key);
  return rows[0].division;
}

function isCaseId(id: string): id is CaseId {
  return id.length === 36;
}
