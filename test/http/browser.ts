// As much of a browser as these tests need: cookies, redirects, forms.
export type Page = {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
  /** Every `Set-Cookie` on the way here. */
  readonly cookiesSet: readonly string[];
};

const MOST_REDIRECTS = 12;

/** One browser with its own cookies, on one origin. */
export class Browser {
  readonly cookies = new Map<string, { value: string; path: string }>();
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.#go(new URL(path, this.origin), { headers }, 0, []);
  }

  post(
    path: string,
    fields: Record<string, string> | FormData,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    const own = { origin: this.origin, 'sec-fetch-site': 'same-origin', ...headers };
    return this.#go(new URL(path, this.origin), { method: 'POST', body, headers: own }, 0, []);
  }

  /** Signs in as a demo account and follows to the end; `first` is a page that needs it. */
  async signIn(account: string, first = '/sign-in'): Promise<Page> {
    const choose = await this.get(first);
    const action = /<form method="post" action="([^"]+)"/.exec(choose.text)?.[1];
    if (action === undefined) throw new Error(`no account list at ${choose.url}: ${choose.status}`);
    return this.post(action, { account });
  }

  async #go(url: URL, init: RequestInit, hops: number, set: readonly string[]): Promise<Page> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.#cookieHeader(url.pathname));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    const cookiesSet = [...set, ...response.headers.getSetCookie()];
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const location = response.headers.get('location');
    if (location === null || response.status < 300 || response.status > 399) {
      const text = await response.text();
      return { status: response.status, url: url.href, text, headers: response.headers, cookiesSet };
    }
    await response.arrayBuffer();
    if (hops >= MOST_REDIRECTS) throw new Error(`redirected in circles at ${url.href}`);
    return this.#go(new URL(location, url), {}, hops + 1, cookiesSet);
  }

  #cookieHeader(path: string): string {
    return [...this.cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(/;\s*/);
    const [name = '', ...value] = pair.split('=');
    const lower = attributes.map((attribute) => attribute.toLowerCase());
    const gone = lower.includes('max-age=0') || lower.some((text) => /^expires=.*1970/.test(text));
    const path = attributes.find((text) => /^path=/i.test(text))?.slice(5) ?? '/';
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, { value: value.join('='), path });
  }
}

/** The form token in a page. */
export function tokenIn(page: Page): string {
  return /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
}
