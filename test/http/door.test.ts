import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { html } from 'hono/html';
import type { Hono } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { DEFAULT_RATE_LIMITS, makeRateLimits } from '#http/rate-limit.ts';
import { Browser, tokenIn } from './browser.ts';
import { startServer, type RunningServer } from './running-server.ts';

let server: RunningServer;

before(async () => {
  server = await startServer(mountPages, {
    limits: makeRateLimits({
      limits: { ...DEFAULT_RATE_LIMITS, submit: { byAddress: 50, byPerson: 3, seconds: 60 } },
    }),
  });
});
after(() => server.stop());

function mountPages(routes: Hono<VisitEnv>): void {
  routes.get('/', (c) =>
    c.html(html`<form><input type="hidden" name="_csrf" value="${c.get('visit').csrf}" /></form>`),
  );
  routes.get('/long', (c) => c.html(`<p>${'常宁市'.repeat(2000)}</p>`));
  routes.post('/apply', (c) => {
    const { fields, files, problems } = c.get('form');
    const kept = files.map(({ field, name, bytes }) => ({ field, name, length: bytes.length }));
    return c.json({ fields: Object.fromEntries(fields), files: kept, problems });
  });
  routes.post('/submit', (c) => c.text('done'));
  routes.post('/breaks', (c) => {
    const code = c.get('form').fields.get('fault')?.[0];
    if (code === 'bug') throw new TypeError('a bug');
    if (code === 'cut') throw new Error('Connection terminated unexpectedly'); // the driver's own words, without a code
    throw Object.assign(new Error('terminating'), { code });
  });
  routes.get('/breaks/:name', () => {
    throw new Error('duplicate key: (name)=(何秀兰)');
  });
}

async function signedIn(at = server): Promise<{ browser: Browser; token: string }> {
  const browser = new Browser(at.origin);
  return { browser, token: tokenIn(await browser.signIn('he-xiulan', '/sign-in?role=citizen')) };
}

describe('the headers', () => {
  test('stand on every answer: page, file, API, problem, redirect, the demo provider and a broken request', async () => {
    const paths = [
      '/',
      '/assets/none.css',
      '/healthz',
      '/api/divisions?q=cn',
      '/none',
      '/sign-in',
      '/breaks/x',
    ];
    const answers = await Promise.all(
      [...paths, '/demo-idp/style.css', '/demo-idp/none'].map((path) =>
        fetch(`${server.origin}${path}`, { redirect: 'manual' }),
      ),
    );
    for (const answer of answers) {
      assert.match(
        answer.headers.get('content-security-policy') ?? '',
        /^default-src 'none'; script-src 'self';/,
      );
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', answer.url);
    }
    const broken = await raw('NONSENSE\r\n\r\n');
    assert.match(broken, /^HTTP\/1\.1 400 /);
    assert.match(broken, /Content-Security-Policy: default-src 'none'/);
  });

  test('a header of 20 kB is refused with 431, an address of 5,000 characters with 414', async () => {
    const big = await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`);
    assert.match(big, /^HTTP\/1\.1 431 /);
    assert.equal((await fetch(`${server.origin}/?q=${'a'.repeat(5000)}`)).status, 414);
  });

  test('nothing in an address can write a header', async () => {
    const bad = encodeURIComponent('/x\r\nSet-Cookie: a=b');
    const answer = await fetch(`${server.origin}/preferences?return_to=${bad}`, { redirect: 'manual' });
    assert.equal(answer.headers.get('location'), '/');
    assert.equal(
      answer.headers.getSetCookie().some((cookie) => cookie.startsWith('a=')),
      false,
    );
  });

  test('text is compressed by what the browser takes, and a signed-in answer is kept by no cache', async () => {
    for (const encoding of ['br', 'gzip']) {
      // oxlint-disable-next-line no-await-in-loop -- two requests
      const answer = await fetch(`${server.origin}/long`, { headers: { 'accept-encoding': encoding } });
      assert.equal(answer.headers.get('content-encoding'), encoding);
      // oxlint-disable-next-line no-await-in-loop -- as above
      assert.equal((await answer.text()).length, 6007);
    }
    const { browser } = await signedIn();
    assert.equal((await browser.get('/')).headers.get('cache-control'), 'no-store');
  });

  test('an address that exists for another method says which', async () => {
    const answer = await fetch(`${server.origin}/submit`);
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'POST');
    assert.equal((await fetch(`${server.origin}/nowhere`)).status, 404);
  });

  test('an API answers a problem as problem+json', async () => {
    const answer = await fetch(`${server.origin}/api/divisions?level=planet`);
    assert.equal(answer.status, 400);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  });
});

describe('a POST', () => {
  test('without the token of this session is not done, and its page keeps everything typed and can be sent again', async () => {
    const { browser } = await signedIn();
    const typed = { name: '<b>何"秀\'兰</b>', note: '\n第一行\n第二行' };
    const stale = await browser.post('/apply', { ...typed, _csrf: 'old' });
    assert.equal(stale.status, 403);
    const area = /<textarea hidden name="note">\n?([\s\S]*?)<\/textarea/.exec(stale.text)?.[1];
    assert.equal(area?.trim(), '第一行\n第二行');
    assert.ok(stale.text.includes('&lt;b&gt;何&quot;秀&#39;兰&lt;/b&gt;'));
    const again = await browser.post('/apply', { ...typed, _csrf: tokenIn(stale) });
    assert.equal(again.status, 200);
    assert.deepEqual(JSON.parse(again.text).fields.name, [typed.name]);
  });

  test('with another session’s token is not done', async () => {
    const [one, other] = await Promise.all([signedIn(), signedIn()]);
    assert.equal((await one.browser.post('/apply', { _csrf: other.token })).status, 403);
    assert.equal((await one.browser.post('/apply', { _csrf: one.token })).status, 200);
  });

  test('from another site is not done even with the right token, and nothing of it is shown', async () => {
    const { browser, token } = await signedIn();
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      // oxlint-disable-next-line no-await-in-loop -- one browser
      const answer = await browser.post('/apply', { _csrf: token, name: 'planted' }, headers);
      assert.equal(answer.status, 403);
      assert.ok(!answer.text.includes('planted'));
    }
  });

  test('that breaks, or finds the database away, answers with a page that can be sent again', async () => {
    const { browser, token } = await signedIn();
    for (const fault of ['bug', '57P01', 'cut']) {
      // oxlint-disable-next-line no-await-in-loop -- one browser
      const answer = await browser.post('/breaks', { _csrf: token, fault, note: '写了很久的话' });
      assert.equal(answer.status, fault === 'bug' ? 500 : 503);
      assert.ok(answer.text.includes('写了很久的话') && answer.text.includes('action="/breaks"'), fault);
    }
  });

  test('that comes while not even the session can be read keeps what was typed', async () => {
    const own = await startServer(mountPages);
    const { browser } = await signedIn(own);
    await own.app.pool.query('alter table sessions rename to sessions_away');
    try {
      const answer = await browser.post('/apply', { _csrf: 'any', note: '写了很久的话' });
      assert.equal(answer.status, 500);
      assert.ok(answer.text.includes('写了很久的话'));
    } finally {
      await own.stop();
    }
  });

  test('more often than allowed waits: 429 with Retry-After', async () => {
    const { browser, token } = await signedIn();
    const statuses: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the fourth is the one too many
      const answer = await browser.post('/submit', { _csrf: token, note: '写了很久的话' });
      statuses.push(answer.status);
      if (time === 3) assert.ok(answer.text.includes('写了很久的话'), 'and keeps what was typed');
      if (time === 3) assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d?$/);
    }
    assert.deepEqual(statuses, [200, 200, 200, 429]);
  });

  test('with a file of 50 MB says so at its field and keeps all other fields and files', async () => {
    const { browser, token } = await signedIn();
    const form = new FormData();
    form.set('_csrf', token);
    form.set('name', '阿依古丽·买买提吐尔逊江·艾力');
    form.set('huge', new File([new Uint8Array(50 * 1024 * 1024)], '户口簿.pdf', { type: 'application/pdf' }));
    form.set('small', new File(['正面'], '../../身份证.jpg', { type: 'image/jpeg' }));
    form.set('left-empty', new File([], ''));
    form.set('after', '最后一项');
    const answer = await browser.post('/apply', form);
    assert.equal(answer.status, 200);
    assert.deepEqual(JSON.parse(answer.text), {
      fields: { name: ['阿依古丽·买买提吐尔逊江·艾力'], after: ['最后一项'] },
      files: [{ field: 'small', name: '身份证.jpg', length: 6 }],
      problems: [{ problem: 'file-too-large', field: 'huge', fileName: '户口簿.pdf' }],
    });
  });
});

describe('the log', () => {
  test('holds no name, number, address or query, whatever was typed or went wrong', async () => {
    const { browser, token } = await signedIn();
    await browser.post('/apply?q=何秀兰', { _csrf: token, name: '何秀兰', number: '000482198804120028' });
    assert.equal((await browser.get('/breaks/何秀兰?phone=19900000001')).status, 500);
    const log = server.logged();
    assert.match(log, /"route":"\/breaks\/:name"/);
    assert.match(log, /"level":50.*"error":"Error"/);
    for (const secret of [
      '何秀兰',
      encodeURIComponent('何秀兰'),
      '000482198804120028',
      '19900000001',
      '127.0.0.1',
      token,
    ]) {
      assert.ok(!log.includes(secret), secret);
    }
  });
});

describe('small things', () => {
  test('preferences are plain links: language and large type stay, and come back to the page', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.get('/preferences?language=en&elder=1&return_to=/long');
    assert.equal(page.url, `${server.origin}/long`);
    assert.deepEqual(
      [browser.cookies.get('yici_language')?.value, browser.cookies.get('yici_elder')?.value],
      ['en', '1'],
    );
    await browser.get('/preferences?elder=0');
    assert.equal(browser.cookies.has('yici_elder'), false);
  });

  test('divisions are found by initials, at most 20 at a time, without the database', async () => {
    const answer = await fetch(`${server.origin}/api/divisions?q=xylsq&level=village&within=430408000000`);
    const hits = await answer.json();
    assert.equal(hits[0].code, '430408002003');
    assert.match(answer.headers.get('cache-control') ?? '', /public/);
    const many = await (await fetch(`${server.origin}/api/divisions?q=社区`)).json();
    assert.equal(many.length, 20);
  });

  test('an asset is found only under the name made from its content, and then for ever', async () => {
    assert.equal((await fetch(`${server.origin}/assets/app.css`)).status, 404);
    const path = server.asset('app.css');
    assert.match(path, /^\/assets\/app\.[0-9a-f]{10}\.css$/);
    const answer = await fetch(`${server.origin}${path}`, { headers: { 'accept-encoding': 'br' } });
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(answer.headers.get('content-encoding'), 'br');
    assert.match(await answer.text(), /^body \{ margin: 0 \}/);
  });
});

/** Writes bytes to the port as they are and reads the answer to its end. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer')));
  });
}
