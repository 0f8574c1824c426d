// One person does not keep the times of a place from all others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bookAppointment } from '#app/appointments-book.ts';
import { cancelAppointment } from '#app/appointments-cancel.ts';
import { publishHours } from '#app/appointments-hours.ts';
import { good } from '../support/journeys.ts';
import { countedId, sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

test('whoever has as many appointments ahead as the city allows gets no other, for whatever matter, until one is given back', async () => {
  const { app } = sample;
  const place = PLACES.centre;
  const hours = { from: '09:00', to: '17:00' };
  const plan = {
    validFrom: '2026-01-01',
    windows: 2,
    minutesPerSlot: 30,
    week: [hours, hours, hours, hours, hours, null, null],
    makeUpDays: 'open',
    special: [],
  } as const;
  good(await publishHours(app, clerk(place), { place, plan }));
  const greedy = citizen('样贪', '1980-05-06', 131);
  const matters = [
    'other',
    ...[...app.catalogue.things.values()].flatMap(({ id, status }) => (status === 'offered' ? [id] : [])),
  ];
  const got: string[] = [];
  const codes: string[] = [];
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
    for (const [index, matter] of matters.slice(0, 4).entries()) {
      const from = `${String(9 + index).padStart(2, '0')}:00`;
      const done = await bookAppointment(app, greedy, {
        id: countedId(),
        place,
        day,
        from,
        matter,
        note: '',
      });
      if (done.ok) got.push(done.value.id);
      else codes.push(done.error.code);
    }
  }
  const { mostOpen } = app.appointments;
  assert.equal(got.length, mostOpen);
  assert.deepEqual([...new Set(codes)], ['too-many-open-appointments']);
  good(await cancelAppointment(app, greedy, { place, id: got[0] ?? '' }));
  const again = { id: countedId(), place, day: '2026-11-30', from: '09:00', matter: 'other', note: '' };
  good(await bookAppointment(app, greedy, again));
  good(await bookAppointment(app, greedy, again));
});
