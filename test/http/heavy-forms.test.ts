import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { html } from 'hono/html';
import { Browser, tokenIn } from './browser.ts';
import { startServer, type RunningServer } from './running-server.ts';

let server: RunningServer;
before(async () => {
  server = await startServer((routes) => {
    routes.get('/', (c) =>
      c.html(html`<form><input type="hidden" name="_csrf" value="${c.get('visit').csrf}" /></form>`),
    );
    routes.post('/apply', async (c) => {
      await wait(500); // files are held until they are stored
      return c.text(String(c.get('form').files.length));
    });
  });
});
after(() => server.stop());

test('of one person only a few large forms are taken in at once, and the rest keep what was typed', async () => {
  const browser = new Browser(server.origin);
  const token = tokenIn(await browser.signIn('he-xiulan', '/sign-in?role=citizen'));
  const send = (bytes: number) => {
    const form = new FormData();
    form.set('_csrf', token);
    form.set('note', '我写的话');
    form.set('paper', new Blob([new Uint8Array(bytes)]), '证.pdf');
    return browser.post('/apply', form);
  };
  const large = await Promise.all(Array.from({ length: 7 }, () => send(3_000_000)));
  const refused = large.filter(({ status }) => status === 429);
  assert.equal(refused.length, 3);
  for (const page of refused) assert.match(page.text, /我写的话/);
  const small = await Promise.all(Array.from({ length: 7 }, () => send(1000)));
  assert.deepEqual([...new Set(small.map(({ status }) => status))], [200]);
  assert.equal((await send(3_000_000)).status, 200, 'each place is given back');
});
