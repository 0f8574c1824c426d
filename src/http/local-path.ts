const LONGEST = 2000;

/**
 * A path on this site with its query, safe to redirect to; `/` for anything else (another host, `//host`, `/\host`,
 * a scheme, control characters, or longer than 2000).
 */
export function localPath(text: string | undefined): string {
  if (text === undefined || text.length > LONGEST) return '/';
  // oxlint-disable-next-line no-control-regex -- a line break in a header, a tab that browsers drop
  if (!/^\/(?![/\\])/.test(text) || /[\\\u0000-\u001f\u007f]/.test(text)) return '/';
  const base = 'http://here.invalid';
  if (!URL.canParse(text, base)) return '/';
  const url = new URL(text, base);
  // `/..//host` normalises to `//host`, which a browser would read as another site.
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
