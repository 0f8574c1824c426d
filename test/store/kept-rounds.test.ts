import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadSurveys } from '#connectors/survey-files/load.ts';
import { roundFromJson, roundToJson } from '#core/statistics/survey/round-json.ts';

test('every round that comes with the product is kept as JSON and read back whole, days and all', () => {
  const folder = fileURLToPath(new URL('../../data/costs/rounds', import.meta.url));
  const { rounds } = loadSurveys(folder);
  assert.ok(rounds.size > 0);
  for (const round of rounds.values()) {
    const back = roundFromJson(roundToJson(round));
    assert.deepEqual(back, round, round.id);
    // `deepEqual` knows nothing of what days hold inside.
    assert.ok(back.period.dueOn.equals(round.period.dueOn), round.id);
    for (const [index, form] of round.forms.entries())
      assert.equal(back.forms[index]?.validFrom.toString(), form.validFrom.toString(), form.code);
    assert.deepEqual(
      back.limits.map(
        ({ validFrom, validUntil }) => `${validFrom.toString()} ${validUntil?.toString() ?? ''}`,
      ),
      round.limits.map(
        ({ validFrom, validUntil }) => `${validFrom.toString()} ${validUntil?.toString() ?? ''}`,
      ),
    );
  }
});
