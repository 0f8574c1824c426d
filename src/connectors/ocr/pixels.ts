// A picture as pixels, upright and no larger than asked. The SVG renderer that draws the charts unpacks it: no second image library.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { PictureHead } from './picture-head.ts';

const require = createRequire(import.meta.url);

/** Four bytes a pixel (red, green, blue, alpha), rows from the top. */
export type Pixels = { readonly rgba: Uint8Array; readonly width: number; readonly height: number };

let ready: Promise<void> | undefined;

/** Throws when the bytes are not the picture their head says. */
export async function pixelsOf(bytes: Uint8Array, head: PictureHead, longest: number): Promise<Pixels> {
  ready ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const scale = Math.min(1, longest / Math.max(head.width, head.height));
  const across = Math.max(1, Math.round(head.width * scale));
  const down = Math.max(1, Math.round(head.height * scale));
  const lies = head.orientation >= 5;
  const [width, height] = lies ? [down, across] : [across, down];
  const source = `data:${head.type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${across}" height="${down}" preserveAspectRatio="none" transform="${upright(head.orientation, across, down)}" href="${source}"/></svg>`;
  const drawing = new Resvg(svg, { font: { fontBuffers: [] } });
  const image = drawing.render();
  const pixels = { rgba: onWhite(image.pixels), width: image.width, height: image.height };
  image.free();
  drawing.free();
  return pixels;
}

/** Lays the picture on white paper. The renderer passes over what it cannot unpack: then nothing at all is there. */
function onWhite(rgba: Uint8Array): Uint8Array {
  let drawn = false;
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    drawn ||= alpha > 0;
    for (let channel = at; channel < at + 3; channel += 1) rgba[channel] = (rgba[channel] ?? 0) + 255 - alpha;
    rgba[at + 3] = 255;
  }
  if (!drawn) throw new TypeError('no picture that can be unpacked');
  return rgba;
}

/** The turn or mirror that each EXIF orientation asks for, of a picture `w` wide and `h` high. */
function upright(orientation: number, w: number, h: number): string {
  switch (orientation) {
    case 2: {
      return `matrix(-1 0 0 1 ${w} 0)`;
    }
    case 3: {
      return `matrix(-1 0 0 -1 ${w} ${h})`;
    }
    case 4: {
      return `matrix(1 0 0 -1 0 ${h})`;
    }
    case 5: {
      return 'matrix(0 1 1 0 0 0)';
    }
    case 6: {
      return `matrix(0 1 -1 0 ${h} 0)`;
    }
    case 7: {
      return `matrix(0 -1 -1 0 ${h} ${w})`;
    }
    case 8: {
      return `matrix(0 -1 1 0 0 ${w})`;
    }
    default: {
      return 'matrix(1 0 0 1 0 0)';
    }
  }
}
