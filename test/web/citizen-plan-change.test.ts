// The plan of a thing changes while somebody fills in its form.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makePlanBook } from '#app/plan-book.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import type { App } from '#app/app.ts';
import { good, thing } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

const OWNER = citizen('欧阳春生', '1980-03-08', 41);

let sample: SampleApp;
let today: PageServer;
let tomorrow: PageServer;

before(async () => {
  sample = await sampleApp();
  today = await servePages(sample.app);
  tomorrow = await servePages(withoutHouseholdBook(sample.app));
});
after(async () => {
  await tomorrow.stop();
  await today.stop();
  await sample.drop();
});

/** The same city after the bureau has dropped one paper. */
function withoutHouseholdBook(app: App): App {
  const items = new Map(
    [...app.catalogue.items].map(([id, item]) => [
      id,
      { ...item, materials: item.materials.filter(({ material }) => String(material) !== 'household-book') },
    ]),
  );
  const catalogue = { ...app.catalogue, items };
  return { ...app, catalogue, plans: makePlanBook(catalogue, app.law) };
}

async function send(
  server: PageServer,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const body = new URLSearchParams(fields);
  return fetch(server.origin + path, { method: 'POST', body, redirect: 'manual' });
}

test('the page says what changed, keeps everything, and submits only what was shown', async () => {
  const { app } = sample;
  const { draft } = good(await startDraft(app, OWNER, { thing: thing(app.catalogue, 'across-county') }));
  const answers = {
    business_wanted: 'pension',
    in_school: 'no',
    has_other_pension: 'no',
    household_division: PLACES.home,
  };
  good(await saveDraft(app, OWNER, { draft, answers }));
  today.as(OWNER);
  tomorrow.as(OWNER);
  const path = `/drafts/${draft}/form/applicant`;
  const old = planOn(await (await fetch(today.origin + path)).text());
  await send(today, path, { 'a.phone': '13911112222', plan: old, do: 'next' });

  const changed = await (await fetch(tomorrow.origin + path)).text();
  assert.match(changed, /办理方案有更新，您填的内容都还在/);
  assert.match(changed, /不再需要材料：户口簿/);
  assert.match(changed, /value="13911112222"/);

  const stale = await send(tomorrow, `/drafts/${draft}/check`, { plan: old, do: 'submit' });
  assert.equal(stale.status, 422);
  const page = await stale.text();
  assert.match(page, /填表期间办理方案有更新/);

  await send(tomorrow, path, { plan: planOn(page), do: 'save' });
  const seen = await (await fetch(tomorrow.origin + path)).text();
  assert.doesNotMatch(seen, /办理方案有更新/);
  assert.equal(good(await openDraft(app, OWNER, { draft })).shown['phone'], '13911112222');
});

function planOn(html: string): string {
  const found = /name="plan" value="([^"]+)"/.exec(html)?.[1];
  assert.ok(found);
  return found;
}
