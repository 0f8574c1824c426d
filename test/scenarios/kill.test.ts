import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { downloadFile } from '#app/download-file.ts';
import { submitDraft } from '#app/submit-draft.ts';
import type { DraftId } from '#core/cases/draft.ts';
import { everySeen, good, stateOf } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { clerk, PLACES } from '../support/sample-people.ts';

const CHILD = fileURLToPath(new URL('../fixtures/submitting-app.ts', import.meta.url));
const KILLS = 2;
const ENOUGH = 6;

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);
type Acknowledged = { readonly draft: string; readonly number: string; readonly file: string };

/** Starts the app, lets it acknowledge a few submissions, and kills it in the middle of others. */
async function fileAndKill(): Promise<readonly Acknowledged[]> {
  const { url, folder } = sample.place;
  const child = spawn(process.execPath, [CHILD, url, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.split('\n').length > ENOUGH) child.kill('SIGKILL');
  }
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [draft = '', number = '', file = ''] = line.split(' ');
      return { draft, number, file };
    });
}

test('an app killed in the middle of submissions loses none that it acknowledged and doubles none when asked again', async () => {
  const { app } = sample;
  const acknowledged: Acknowledged[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) acknowledged.push(...(await fileAndKill()));
  assert.ok(acknowledged.length >= KILLS * ENOUGH);
  for (const { draft, number, file } of acknowledged) {
    const [numberOfDraft] = await numbersOf(draft);
    assert.equal(numberOfDraft, number);
    good(await downloadFile(app, window, { from: 'case', number, file }));
  }
  const { rows } = await app.pool.query<{ id: DraftId }>(`select id from drafts`);
  for (const { id } of rows) {
    // Killed before its papers were handed in: it is a draft still, and that is all it ever was.
    const again = await submitDraft(app, window, { draft: id, review: everySeen(app) });
    const numbers = await numbersOf(id);
    assert.equal(numbers.length, again.ok ? 1 : 0);
    if (again.ok) assert.equal((await stateOf(app, again.value.number)).number, numbers[0]);
  }
  const halves = await app.pool.query(
    `select from cases c where not exists (select from case_events e where e.case_id = c.id)
      or not exists (select from parts p where p.case_id = c.id) or not exists (select from outbox o
        where o.payload ->> 'number' = c.number) or not exists (select from submissions s where s.case_id = c.id)`,
  );
  assert.equal(halves.rowCount, 0, 'a case is whole or not there');
});

async function numbersOf(draft: string): Promise<readonly string[]> {
  const { rows } = await sample.app.pool.query<{ number: string }>(
    `select c.number from submissions s join cases c on c.id = s.case_id where s.key = $1`,
    [draft],
  );
  return rows.map(({ number }) => number);
}
