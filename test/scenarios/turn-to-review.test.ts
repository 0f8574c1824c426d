// Whose turn it is: a return waits for one office at a time, and the wall of each says only its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnsWall } from '#read/returns-wall.ts';
import { handIn } from '../support/handed-in.ts';
import { sampleApp } from '../support/sample-app.ts';
import { collector, PLACES } from '../support/sample-people.ts';

const ROUND = 'hengyang-2025';

test('what was handed in waits for the office that collects it, and never for two at once', async () => {
  const sample = await sampleApp();
  try {
    await handIn(sample.app, ROUND, { stage: 'submitted', which: ({ id }) => id !== 'tj' });
    const city = await returnsWall(collector(), sample.app, { round: ROUND });
    const county = await returnsWall(collector(PLACES.changning), sample.app, { round: ROUND });
    assert.ok(city && county);
    const [ofCity, ofCounty] = [city, county].map(({ lines }) =>
      lines.filter(({ mine }) => mine).map(({ unit }) => unit.id),
    );
    assert.equal(city.mine, 35);
    assert.equal(county.mine, 4);
    assert.deepEqual(
      ofCity?.filter((id) => ofCounty?.includes(id)),
      [],
    );
    const asked = await returnsWall(collector(), sample.app, { round: ROUND, mine: true });
    assert.deepEqual(
      asked?.lines.map(({ unit }) => unit.id),
      ofCity,
    );
  } finally {
    await sample.drop();
  }
});
