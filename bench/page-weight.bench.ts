// What a citizen's phone has to load: each page as sent, with the style sheet, compressed. No page needs script.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { citizenPages } from '../test/web/citizen-pages.ts';
import { servePages } from '../test/web/page-server.ts';
import { sampleApp } from '../test/support/sample-app.ts';

/** Goal of the issue, in bytes, style sheet included. */
const GOAL = 60 * 1024;

const sample = await sampleApp();
const server = await servePages(sample.app);
let heaviest = 0;
try {
  const style = Buffer.from(await (await fetch(`${server.origin}/assets/main.css`)).arrayBuffer());
  const css = { gzip: gzipSync(style).length, brotli: brotliCompressSync(style).length };
  console.log(
    `style sheet, once for all pages: ${kilobytes(css.gzip)} gzip, ${kilobytes(css.brotli)} brotli\n`,
  );
  console.log('  html    gzip  with style  of goal  script  page');
  for (const seen of await citizenPages(sample.app)) {
    if (seen.post !== undefined) continue;
    server.as(seen.viewer);
    const html = await (await fetch(`${server.origin}${seen.path}`)).text();
    const gzip = gzipSync(html).length;
    const whole = gzip + css.gzip;
    heaviest = Math.max(heaviest, whole);
    const row = [
      kilobytes(Buffer.byteLength(html)),
      kilobytes(gzip),
      kilobytes(whole).padStart(9),
      `${Math.round((whole / GOAL) * 100)} %`.padStart(7),
      (html.includes('<script') ? 'yes' : 'none').padStart(6),
      ` ${seen.name}`,
    ];
    console.log(row.join(' '));
  }
  console.log(
    `\nheaviest: ${kilobytes(heaviest).trim()}, goal ${kilobytes(GOAL).trim()}: ratio ${(heaviest / GOAL).toFixed(2)}`,
  );
} finally {
  await server.stop();
  await sample.drop();
}
// The sample database keeps its server for the next file; a bench has none.
process.exit(heaviest <= GOAL ? 0 : 1);

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`.padStart(8);
}
