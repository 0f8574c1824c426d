// Charts as plain SVG text. Colours stand twice: as attributes for paper (PNG in Word and PDF), and as classes that the
// style sheet of a page may override, because pages have a dark side and inline styles are forbidden.

export type Point = { readonly x: number; readonly y: number };

const PAINT = {
  first: '#1b5a86',
  second: '#b5852a',
  third: '#6f8f72',
  rest: '#9a9388',
  ink: '#1d1b18',
  soft: '#57524a',
  line: '#c9c2b4',
  stop: '#a11d1d',
} as const;
export type Paint = keyof typeof PAINT;

/** Width of every chart, in its own pixels: words of 13 can then be read on a phone. */
export const CHART_WIDTH = 720;

export function drawing(height: number, body: readonly string[], width: number = CHART_WIDTH): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Noto Sans SC, Noto Sans CJK SC, Noto Sans Hans, Microsoft YaHei, PingFang SC, sans-serif" font-size="13">${body.join('')}</svg>`;
}

export function box(at: Point & { readonly width: number; readonly height: number }, paint: Paint): string {
  const { x, y, width, height } = at;
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(height)}" ${fill(paint)}/>`;
}

export function rule(from: Point, to: Point, paint: Paint, dashed = false): string {
  return `<line x1="${px(from.x)}" y1="${px(from.y)}" x2="${px(to.x)}" y2="${px(to.y)}" class="report-${paint}-stroke" stroke="${PAINT[paint]}"${dashed ? ' stroke-dasharray="4 3"' : ''}/>`;
}

export function dot(at: Point, paint: Paint): string {
  return `<circle cx="${px(at.x)}" cy="${px(at.y)}" r="5" ${fill(paint)}/>`;
}

export function words(
  at: Point,
  text: string,
  {
    anchor = 'start',
    paint = 'ink',
  }: { readonly anchor?: 'start' | 'middle' | 'end'; readonly paint?: Paint } = {},
): string {
  return `<text x="${px(at.x)}" y="${px(at.y)}" text-anchor="${anchor}" ${fill(paint)}>${escaped(text)}</text>`;
}

/** Cut to so many full-width places: a chart has room for no more; its table has the whole name. */
export function shortened(text: string, places: number): string {
  let used = 0;
  let kept = '';
  for (const letter of text) {
    used += /[\u0020-\u007e]/.test(letter) ? 0.55 : 1;
    if (used > places) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return kept;
}

/** A round number at or above the largest: end of an axis. */
export function axisEnd(most: number): number {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= most) ?? 10;
  return step * power;
}

function fill(paint: Paint): string {
  return `class="report-${paint}-fill" fill="${PAINT[paint]}"`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Also what XML cannot hold at all: control characters and half characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
