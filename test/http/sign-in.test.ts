import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { Browser, tokenIn } from './browser.ts';
import { startServer, type RunningServer } from './running-server.ts';

let server: RunningServer;

before(async () => {
  server = await startServer(mountPages);
});
after(() => server.stop());

function who(viewer: object, csrf: string) {
  return html`<p>${JSON.stringify(viewer)}</p>
    <input type="hidden" name="_csrf" value="${csrf}" />`;
}

function show(c: Context<VisitEnv>) {
  return c.html(who(c.get('visit').viewer, c.get('visit').csrf));
}

function mountPages(routes: Hono<VisitEnv>): void {
  const showTo = (role: string) => (c: Context<VisitEnv>) => {
    const { viewer, path } = c.get('visit');
    if (viewer.role === role) return show(c);
    return c.redirect(`/sign-in?${new URLSearchParams({ role, return_to: path }).toString()}`, 303);
  };
  routes.get('/', show);
  routes.get('/mine', showTo('citizen'));
  routes.get('/desk', showTo('officer'));
  routes.get('/counter', showTo('clerk'));
  routes.get('/dashboard', showTo('mayor'));
  routes.get('/costs', show);
  routes.get('/costs/returns', showTo('reporter'));
  routes.get('/costs/wall', showTo('collector'));
  routes.get('/consultations/desk', showTo('planner'));
  routes.get('/consultations/study', showTo('department'));
}

function shown(text: string): string {
  return text.replaceAll('&quot;', '"');
}

describe('signing in', () => {
  test('a page for citizens sends a visitor to sign in and back, with name and citizen number known', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.signIn('he-xiulan', '/mine?from=a%20b');
    assert.equal(page.status, 200);
    assert.equal(page.url, `${server.origin}/mine?from=a%20b`);
    assert.match(shown(page.text), /"role":"citizen".*"name":"何秀兰","citizenNumber":"000482198804120028"/);
  });

  test('a clerk who may also act as a citizen lands where the page asked, in that role', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.signIn('wu-min', '/counter');
    assert.equal(page.url, `${server.origin}/counter`);
    assert.match(shown(page.text), /"role":"clerk","centre":"430408002003"/);
  });

  test('staff of a surveyed unit and of the bureau that collects sign in with unit, duty and office', async () => {
    const filler = await new Browser(server.origin).signIn('yi-xiaoman', '/costs/returns');
    assert.equal(filler.url, `${server.origin}/costs/returns`);
    assert.match(
      shown(filler.text),
      /"role":"reporter","division":"430400000000","unit":"cz","duty":"filler"/,
    );
    const head = await new Browser(server.origin).signIn('he-jianzhong', '/costs/returns');
    assert.match(shown(head.text), /"unit":"cz","duty":"head"/);
    const county = await new Browser(server.origin).signIn('yang-guanghua', '/costs/wall');
    assert.match(shown(county.text), /"role":"collector","office":"430482000000"/);
  });

  test('staff of a planning office and of a responsible department sign in with office, duty and department', async () => {
    const head = await new Browser(server.origin).signIn('wu-jingchuan', '/consultations/desk');
    assert.equal(head.url, `${server.origin}/consultations/desk`);
    assert.match(shown(head.text), /"role":"planner","office":"430400000000","duty":"head"/);
    const handler = await new Browser(server.origin).signIn('duan-shuyun', '/consultations/study');
    assert.match(shown(handler.text), /"role":"department","division":"430400000000","department":"kjj"/);
  });

  test('a survey’s role picked without a page asked for lands at the survey', async () => {
    const browser = new Browser(server.origin);
    const pick = await browser.signIn('long-haiyan', '/sign-in?return_to=/');
    assert.match(pick.url, /\/sign-in\/role\?/);
    const choices = [...pick.text.matchAll(/name="choice" value="([^"]+)"[^>]*>([^<]*)</g)];
    assert.equal(choices.length, 2, 'as a resident, or for the bureau');
    const choice = choices.find(([, id]) => id !== 'citizen')?.[1] ?? '';
    const landed = await browser.post('/sign-in/role', { _csrf: tokenIn(pick), choice, return_to: '/' });
    assert.equal(landed.url, `${server.origin}/costs`);
    assert.match(shown(landed.text), /"role":"collector","office":"430400000000"/);
  });

  test('the mayor’s page sends to sign in and back too', async () => {
    const page = await new Browser(server.origin).signIn('fang-guoqing', '/dashboard');
    assert.match(shown(page.text), /"role":"mayor"/);
  });

  test('an officer with several offices picks one, gets a new token, and the old one opens nothing', async () => {
    const browser = new Browser(server.origin);
    const pick = await browser.signIn('shen-li', '/desk');
    assert.match(pick.url, /\/sign-in\/role\?/);
    const before = browser.cookies.get('yici_session')?.value ?? '';
    const choices = [...pick.text.matchAll(/name="choice" value="([^"]+)"[^>]*>([^<]*)</g)];
    assert.equal(choices.length, 3, 'only the offices an officer’s page asks for');
    const choice = choices.find(([, , label]) => label?.includes('medical-insurance'))?.[1] ?? '';
    const desk = await browser.post('/sign-in/role', { _csrf: tokenIn(pick), choice, return_to: '/desk' });
    assert.equal(desk.url, `${server.origin}/desk`);
    assert.match(shown(desk.text), /"county":"430406000000","agency":"medical-insurance"/);
    assert.notEqual(browser.cookies.get('yici_session')?.value, before);
    const thief = new Browser(server.origin);
    thief.cookies.set('yici_session', { value: before, path: '/' });
    assert.match(shown((await thief.get('/')).text), /"role":"visitor"/);
  });

  test('another person signs in at the same browser, without a word of the one before', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.signIn('he-xiulan', '/mine');
    await browser.post('/sign-out', { _csrf: tokenIn(page) });
    assert.match(shown((await browser.signIn('zhou-jianguo', '/mine')).text), /"name":"周建国"/);
    const third = await browser.signIn('tan-zhiyuan', '/sign-in?role=&return_to=/mine');
    assert.match(shown(third.text), /"name":"谭志远"/, 'without signing out first, too');
  });

  test('somebody else’s office is refused', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.signIn('he-xiulan', '/mine');
    const { rows } = await server.app.pool.query<{ id: string }>(`select id from role_grants limit 1`);
    const answer = await browser.post('/sign-in/role', { _csrf: tokenIn(page), choice: rows[0]?.id ?? '' });
    assert.equal(answer.status, 403);
    assert.equal((await browser.get('/desk')).status, 403, 'and a page of officers says so too');
  });

  test('an office that has ended opens nothing, even in a session that began before', async () => {
    const browser = new Browser(server.origin);
    assert.equal((await browser.signIn('liao-yong', '/desk')).url, `${server.origin}/desk`);
    await server.app.pool.query(
      `update role_grants set valid_until = '2026-11-21' where subject = 'liao-yong'`,
    );
    assert.equal((await browser.get('/desk')).status, 403);
    await server.app.pool.query(
      `update role_grants set valid_until = '2026-11-22' where subject = 'liao-yong'`,
    );
    assert.equal((await browser.get('/desk')).status, 200, 'its last day counts');
  });

  test('signing out ends the session on the server, not only in the browser', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.signIn('he-xiulan', '/mine');
    const token = browser.cookies.get('yici_session')?.value ?? '';
    await browser.post('/sign-out', { _csrf: tokenIn(page) });
    assert.equal(browser.cookies.has('yici_session'), false);
    const thief = new Browser(server.origin);
    thief.cookies.set('yici_session', { value: token, path: '/' });
    assert.match(shown((await thief.get('/')).text), /"role":"visitor"/);
  });

  test('signing in never takes over a token that was there before (session fixation)', async () => {
    const browser = new Browser(server.origin);
    const planted = `430400000000.${'A'.repeat(43)}`;
    browser.cookies.set('yici_session', { value: planted, path: '/' });
    const page = await browser.signIn('he-xiulan', '/mine');
    assert.equal(page.status, 200);
    assert.notEqual(browser.cookies.get('yici_session')?.value, planted);
    const other = new Browser(server.origin);
    other.cookies.set('yici_session', { value: planted, path: '/' });
    assert.match(shown((await other.get('/')).text), /"role":"visitor"/);
  });

  test('the session cookie is kept from scripts and other sites, and the database holds only its hash', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.signIn('he-xiulan', '/mine');
    const cookie = page.cookiesSet.find((line) => line.startsWith('yici_session=')) ?? '';
    assert.match(cookie, /; Path=\/; HttpOnly; SameSite=Lax$/);
    const secret = decodeURIComponent(browser.cookies.get('yici_session')?.value ?? '').split('.')[1] ?? '';
    assert.equal(secret.length, 43);
    const { rows } = await server.app.pool.query<{ all: string }>(
      `select string_agg(s::text, '|') as all from sessions s`,
    );
    assert.ok(!rows[0]?.all.includes(secret));
  });

  test('a callback with a state nobody asked for, or used twice, is refused with a page', async () => {
    const browser = new Browser(server.origin);
    assert.equal((await browser.get('/sign-in/callback?code=x&state=y')).status, 403);
  });

  test('return_to leads nowhere but to this site', async () => {
    const browser = new Browser(server.origin);
    for (const bad of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/%0d%0aSet-Cookie:a',
      'mine',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one browser
      const page = await browser.get(`/preferences?language=en&return_to=${encodeURIComponent(bad)}`);
      assert.ok(page.url.startsWith(`${server.origin}/`), bad);
    }
    const page = await new Browser(server.origin).signIn('he-xiulan', '/sign-in?return_to=//evil.example');
    assert.equal(page.url, `${server.origin}/`);
  });

  test('a session ends after two idle hours, and twelve hours after it began', async () => {
    const own = await startServer(mountPages);
    try {
      const browser = new Browser(own.origin);
      await browser.signIn('he-xiulan', '/mine');
      for (let hours = 1; hours <= 11; hours += 1) {
        own.pass({ hours: 1 });
        // oxlint-disable-next-line no-await-in-loop -- time passes in order
        assert.match(shown((await browser.get('/')).text), /"role":"citizen"/, `after ${hours} h in use`);
      }
      own.pass({ hours: 1, minutes: 1 });
      assert.match(shown((await browser.get('/')).text), /"role":"visitor"/);
      const idle = new Browser(own.origin);
      await idle.signIn('he-xiulan', '/mine');
      own.pass({ minutes: 121 });
      assert.match(shown((await idle.get('/')).text), /"role":"visitor"/);
    } finally {
      await own.stop();
    }
  });
});
