import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRound } from '#connectors/survey-files/load.ts';
import { robustZ } from '#core/statistics/analysis/robust.ts';
import { ratioOf } from '#core/statistics/analysis/ratios.ts';
import { parseFigures } from '#core/statistics/survey/parse-figures.ts';

const FOLDER = fileURLToPath(new URL('../../data/costs/rounds/published-accounts', import.meta.url));

test('of the published accounts the running cost per vehicle is what was published, or none with its reason', () => {
  const { round } = readRound(FOLDER);
  const definition = round?.analysis?.ratios.find(({ id }) => id === 'vehicle-cost');
  assert.ok(round && definition);
  const { figures } = parseFigures(round, readFileSync(`${FOLDER}/figures.csv`, 'utf8'));
  const ratios = new Map(
    round.units.map(({ id }) => [
      String(id),
      ratioOf(definition, figures.get(id)?.cells ?? new Map(), round.indicators),
    ]),
  );
  assert.equal(ratios.get('daying-wl-2015')?.state, 'zero-denominator');
  assert.equal(ratios.get('pt-czj-2024')?.state, 'missing');
  const shown = [...ratios].flatMap(([id, ratio]) =>
    ratio.state === 'value' ? [[id, ratio.value.toFixed(2)] as const] : [],
  );
  assert.deepEqual(Object.fromEntries(shown), {
    'pt-ychuan-2025': '2.17',
    'pt-wlj-2025': '0.66',
    'pt-sthj-2025': '1.88',
    'taojiang-2019': '1.26',
    'guancang-2015': '1.63',
    'lcwf-2015': '8.83',
    'dongpo-sj-2014': '5.97',
  });
  // Years and bases differ, so no page pools them; the score itself finds the one the facts flag at 8.83.
  const values = shown.map(([, text]) => Number(text));
  const flagged = robustZ(8.83, values);
  assert.ok(flagged.ok && flagged.value.z > 3.5);
});
