// Charts as pictures, for Word and PDF.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { reportFont } from './report-font.ts';

const require = createRequire(import.meta.url);

export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

let ready: Promise<Uint8Array> | undefined;

/** Twice as fine as the drawing; `width` and `height` are the drawing's own. */
export async function pictureOf(svg: string): Promise<Picture> {
  ready ??= prepare();
  const font = await ready;
  const drawn = new Resvg(svg, {
    font: { fontBuffers: [font], defaultFontFamily: 'Noto Sans Hans', sansSerifFamily: 'Noto Sans Hans' },
    fitTo: { mode: 'zoom', value: 2 },
    background: '#ffffff',
  });
  const image = drawn.render();
  const picture = { png: image.asPng(), width: drawn.width, height: drawn.height };
  image.free();
  drawn.free();
  return picture;
}

async function prepare(): Promise<Uint8Array> {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return reportFont('Regular');
}
