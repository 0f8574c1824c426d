import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchBrowser } from '../support/browser.ts';

test('the browser of the tests draws Chinese letters, not boxes', async () => {
  const browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.setContent(
    '<html lang="zh-CN"><body style="font-size:60px"><p id="a">一</p><p id="b">龘</p></body></html>',
  );
  // A missing letter is drawn as the same box whatever it is.
  const [one, many] = await Promise.all(['#a', '#b'].map((id) => page.locator(id).screenshot()));
  assert.ok(one !== undefined && many !== undefined);
  assert.ok(many.length > one.length * 1.3, `一 ${one.length} bytes, 龘 ${many.length} bytes`);
  await context.close();
});
