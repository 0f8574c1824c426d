// What the browser needs besides HTML: one style sheet, and an island for each staff page that needs one.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type WebAsset = { readonly name: string; readonly bytes: Uint8Array };

const STYLE = fileURLToPath(new URL('./style/main.css', import.meta.url));
const ISLANDS = fileURLToPath(new URL('./browser/', import.meta.url));

/** `main.css` and `<island>.js`, minified, in memory; names without hash, which the server adds. Takes under a second. */
export async function buildAssets(): Promise<readonly WebAsset[]> {
  const islands = existsSync(ISLANDS)
    ? (await readdir(ISLANDS)).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    : [];
  const result = await build({
    entryPoints: [STYLE, ...islands.map((name) => `${ISLANDS}${name}`)],
    outdir: 'assets',
    entryNames: '[name]',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'safari15', 'firefox115', 'chrome100'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return result.outputFiles.map(({ path, contents }) => ({
    name: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
    bytes: contents,
  }));
}
