// Pixels as the two networks want them: three planes of floats, in the order blue, green, red that they were trained with.
import type { LineBox } from './find-lines.ts';
import type { Pixels } from './pixels.ts';

export type ModelInput = { readonly values: Float32Array; readonly width: number; readonly height: number };

const CHANNELS = [2, 1, 0];
const MEAN = [0.485, 0.456, 0.406];
const SPREAD = [0.229, 0.224, 0.225];
/** Sides must be multiples of it. */
const STEP = 32;
/** Height of a line that the recogniser reads, and the widest that it is given. */
const LINE_HEIGHT = 48;
const WIDEST = 2400;

/** The whole page for finding lines; padded with white to the right and below. */
export function pageInput({ rgba, width, height }: Pixels): ModelInput {
  const wide = Math.ceil(width / STEP) * STEP;
  const high = Math.ceil(height / STEP) * STEP;
  const values = new Float32Array(3 * wide * high);
  for (const [plane, channel] of CHANNELS.entries()) {
    const mean = MEAN[plane] ?? 0;
    const spread = SPREAD[plane] ?? 1;
    for (let y = 0; y < high; y += 1) {
      for (let x = 0; x < wide; x += 1) {
        const inside = x < width && y < height;
        const value = inside ? (rgba[(y * width + x) * 4 + channel] ?? 0) / 255 : 1;
        values[(plane * high + y) * wide + x] = (value - mean) / spread;
      }
    }
  }
  return { values, width: wide, height: high };
}

/** One line, cut along its lean and 48 high. `scale`: pixels of the picture for one unit of the box. */
export function lineInput(picture: Pixels, box: LineBox, scale: number): ModelInput {
  const long = box.along * 2 * scale;
  const high = box.across * 2 * scale;
  const width = Math.min(WIDEST, Math.max(STEP, Math.ceil((long / high) * LINE_HEIGHT)));
  const values = new Float32Array(3 * LINE_HEIGHT * width);
  const cos = Math.cos(box.lean);
  const sin = Math.sin(box.lean);
  const size = LINE_HEIGHT * width;
  for (let row = 0; row < LINE_HEIGHT; row += 1) {
    const v = ((row + 0.5) / LINE_HEIGHT - 0.5) * high;
    for (let column = 0; column < width; column += 1) {
      const u = ((column + 0.5) / width - 0.5) * long;
      const x = box.x * scale + u * cos - v * sin - 0.5;
      const y = box.y * scale + u * sin + v * cos - 0.5;
      for (const [plane, channel] of CHANNELS.entries()) {
        values[plane * size + row * width + column] = between(picture, { x, y, channel }) / 127.5 - 1;
      }
    }
  }
  return { values, width, height: LINE_HEIGHT };
}

/** The value between four pixels; beyond the edge, the edge. */
function between({ rgba, width, height }: Pixels, place: { x: number; y: number; channel: number }): number {
  const x = Math.min(Math.max(place.x, 0), width - 1);
  const y = Math.min(Math.max(place.y, 0), height - 1);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
  const at = (column: number, row: number): number => rgba[(row * width + column) * 4 + place.channel] ?? 0;
  const [fx, fy] = [x - left, y - top];
  const above = at(left, top) * (1 - fx) + at(right, top) * fx;
  const below = at(left, bottom) * (1 - fx) + at(right, bottom) * fx;
  return above * (1 - fy) + below * fy;
}
