// A page as it stands in front of somebody, looked at by axe and by its width: narrow and wide, in large type, in English.
// The page's own browser may have script switched off, which axe needs: so the same markup is shown again in a second one.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Screens axe looks at, and all those on which nothing may be wider than the screen. */
const AXE_WIDTHS: readonly number[] = [360, 1280];
const WIDTHS = [360, 768, 1280, 1440];

export type Looking = {
  /**
   * Takes the page as it stands and lets the journey go on while it is looked at. A page reached by a link is looked at
   * once more in English with large type.
   */
  readonly look: (page: Page, name: string) => Promise<void>;
  /** All that was found: faults of axe, pages that scroll sideways, what the content security policy stopped. */
  readonly faults: () => Promise<readonly string[]>;
};

let mirror: Promise<Page> | undefined;

export function startLooking(): Looking {
  const faults: string[] = [];
  let looked = Promise.resolve();
  const queue = (url: string, html: string, how: How): void => {
    const before = looked;
    looked = (async () => {
      await before;
      faults.push(...(await faultsOf(url, html, how)));
    })();
    looked.catch(() => undefined); // told by `faults`
  };
  return {
    look: async (page, name) => {
      const url = page.url().replace(/#.*/s, '');
      queue(url, await page.content(), { name, axe: AXE_WIDTHS });
      const english = await inEnglishAndLarge(page, url);
      if (english === undefined) return;
      if (!english.includes('<html lang="en"')) faults.push(`${name} is not there in English`);
      queue(url, english, { name: `${name} (English, large type)`, axe: [360] });
    },
    faults: async () => {
      await looked;
      return faults;
    },
  };
}

type How = { readonly name: string; readonly axe: readonly number[] };

/** The same page for a reader of English who wants large type; nothing where it was the answer to a form. */
async function inEnglishAndLarge(page: Page, url: string): Promise<string | undefined> {
  const cookies = await page.context().cookies(url);
  const kept = cookies.filter(({ name }) => !['yici_language', 'yici_elder'].includes(name));
  const cookie = [...kept, { name: 'yici_language', value: 'en' }, { name: 'yici_elder', value: '1' }]
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const answer = await fetch(url, { headers: { accept: 'text/html', cookie }, redirect: 'manual' });
  const html = await answer.text();
  return answer.status === 200 ? html : undefined;
}

async function faultsOf(url: string, html: string, { name, axe }: How): Promise<readonly string[]> {
  const page = await (mirror ??= openMirror());
  const faults: string[] = [];
  const hear = (message: { text: () => string }): void => {
    if (message.text().includes('Content Security Policy')) faults.push(`${name}: ${message.text()}`);
  };
  page.on('console', hear);
  const shown = (each: URL): boolean => each.href === url;
  await page.route(shown, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
  await page.goto(url);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(widest);
    if (wide.px > width) faults.push(`${name} is ${wide.px} px wide on a screen of ${width}: ${wide.html}`);
    if (!axe.includes(width)) continue;
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ runOnly: TAGS, resultTypes: ['violations'] })
      .analyze();
    for (const { id, nodes } of violations) {
      faults.push(`${name} at ${width}, ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    }
  }
  await page.unroute(shown);
  page.off('console', hear);
  return faults;
}

/** Runs in the page: how wide it is, and the innermost element that makes it so. */
function widest(): { readonly px: number; readonly html: string } {
  const px = document.documentElement.scrollWidth;
  const reaching = [...document.body.querySelectorAll('*')].filter(
    (each) => Math.round(each.getBoundingClientRect().right) >= px,
  );
  return { px, html: reaching.at(-1)?.outerHTML.slice(0, 160) ?? '' };
}

async function openMirror(): Promise<Page> {
  const context = await (await launchBrowser()).newContext({ locale: 'zh-CN' });
  return context.newPage();
}
