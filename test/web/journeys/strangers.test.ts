// Nobody sees what their role does not allow: to a stranger every address of a case looks like one that does not exist.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrive, type Manner, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { beginAtCounter, fileBothAtCounter, HE } from './steps.ts';

const NOBODY_CASE = '43048226112300990017';
const NOBODY_DRAFT = '0199a000-0000-7000-8000-0000000fffff';

describe('a stranger', { timeout: 120_000 }, () => {
  let city: SampleCity;
  /** Addresses of the case, of the open draft, and of a file of each. */
  let addresses: Readonly<Record<'citizen' | 'counter' | 'desk' | 'draft', readonly string[]>>;
  let number: string;
  let draft: string;
  before(async () => {
    city = await startCity();
    const clerk = await arrive(city.origin, '/counter', '吴敏');
    number = await fileBothAtCounter(clerk.page);
    const officer = await arrive(city.origin, `/desk/${number}/2`, '廖勇');
    const deskFile = await hrefOf(officer.page, '母亲照片.png');
    await officer.leave();
    await clerk.page.goto('/counter');
    await beginAtCounter(clerk.page, HE, /跨域通办/);
    draft = /\/drafts\/([^/]+)/.exec(clerk.page.url())?.[1] ?? '';
    await clerk.leave();
    const resident = await arrive(city.origin, `/my-cases/${number}`, HE.name);
    await resident.page.locator('summary').getByText('我交的材料').click();
    const file = await hrefOf(resident.page, '母亲照片.png');
    await resident.leave();
    addresses = {
      citizen: [
        `/my-cases/${number}`,
        `/my-cases/${number}/receipt`,
        file,
        `/my-cases/${number}/supplement`,
        `/my-cases/${number}/withdraw`,
        `/my-cases/${number}/correct`,
      ],
      counter: [`/counter/slips/${number}`, `/counter/hand-out/${number}/1`],
      desk: [`/desk/${number}/1`, `/desk/${number}/2`, deskFile],
      draft: ['', '/form/situation', '/papers', '/delivery', '/check', '/saved'].map(
        (end) => `/drafts/${draft}${end}`,
      ),
    };
  });
  after(() => city.stop());

  test('another citizen finds neither case, receipt, file nor draft', async () => {
    await findsNothing('周建国', '/my-cases', [...addresses.citizen, ...addresses.draft]);
  });

  test('another centre’s clerk finds neither slip, result nor draft', async () => {
    await findsNothing('邓海波', '/counter', [...addresses.counter, ...addresses.draft]);
  });

  test('another county’s officer finds no part and no file', async () => {
    await findsNothing('彭刚', '/desk', addresses.desk, { office: /人力资源/ });
  });

  test('an officer of the same county sees the part of the own office only', async () => {
    const officer = await arrive(city.origin, '/desk', '欧阳静');
    assert.equal((await officer.page.goto(`/desk/${number}/1`))?.status(), 200);
    await isNotThere(officer, addresses.desk.slice(1));
    await officer.leave();
  });

  test('the owner does not see a draft that is being filled in at a counter', async () => {
    const owner = await arrive(city.origin, '/my-cases', HE.name);
    await isNotThere(owner, addresses.draft);
    await owner.leave();
  });

  test('somebody in another role is told so without a word about the case', async () => {
    const bureau = await arrive(city.origin, '/bureau', '曾睿');
    for (const address of [...addresses.desk, ...addresses.counter]) {
      // oxlint-disable-next-line no-await-in-loop -- one browser
      const answer = await bureau.context.request.get(address);
      assert.equal(answer.status(), 403, address);
      // oxlint-disable-next-line no-await-in-loop -- as above
      assert.doesNotMatch(await answer.text(), /何秀兰|罗桂珍/);
    }
    await bureau.leave();
  });

  test('nobody’s posts do anything either', async () => {
    const other = await arrive(city.origin, '/desk', '彭刚', { office: /人力资源/ });
    const token = await other.page.locator('input[name=_csrf]').first().inputValue();
    const posted = await other.context.request.post(`/desk/${number}/1`, {
      form: { _csrf: token, act: 'receive', version: '0' },
      headers: { origin: city.origin },
    });
    assert.equal(posted.status(), 404);
    await other.leave();
    const officer = await arrive(city.origin, `/desk/${number}/1`, '欧阳静');
    assert.ok(await officer.page.getByRole('button', { name: /^收件$/ }).isVisible());
    await officer.leave();
  });

  async function findsNothing(
    name: string,
    first: string,
    paths: readonly string[],
    manner: Manner = {},
  ): Promise<void> {
    const stranger = await arrive(city.origin, first, name, manner);
    await isNotThere(stranger, paths);
    await stranger.leave();
  }

  /** The answer is 404, and letter by letter that of an address made up, but for the address and the form's token. */
  async function isNotThere({ context }: Person, paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const madeUp = path.replace(number, NOBODY_CASE).replace(draft, NOBODY_DRAFT);
      // oxlint-disable-next-line no-await-in-loop -- one browser
      const [theirs, none] = [await context.request.get(path), await context.request.get(madeUp)];
      assert.equal(theirs.status(), 404, path);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const [seen, unknown] = [await theirs.text(), await none.text()];
      assert.ok(plain(seen, path) === plain(unknown, madeUp), `${path} tells that it is there`);
    }
  }
});

async function hrefOf(page: Page, name: string): Promise<string> {
  return (await page.getByRole('link', { name }).first().getAttribute('href')) ?? '';
}

/** The page without its own address and without the form's token. */
function plain(html: string, own: string): string {
  return html.replaceAll(encodeURIComponent(own), '').replace(/name="_csrf" value="[^"]*"/, '');
}
