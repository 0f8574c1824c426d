// From a map of "how probably is here writing" to the boxes of lines. Differentiable binarisation (Liao et al. 2020) trains the
// map on shrunken lines, so each box is grown again by area · ratio / perimeter; a line may lean by some degrees.

/** A box in units of the map: centre, half extents along and across the line, lean in radians. */
export type LineBox = {
  readonly x: number;
  readonly y: number;
  readonly along: number;
  readonly across: number;
  readonly lean: number;
  /** Share of its length, from the left, where no writing was found but some may have been overlooked. */
  readonly lead: number;
};

/** Probabilities from 0 to 1, row by row. */
export type WritingMap = { readonly values: Float32Array; readonly width: number; readonly height: number };

const WRITING = 0.3;
const SURE = 0.5;
const GROWTH = 1.6;
/** How far a row is read to the left of where writing was found, in its heights: the map overlooks a thin 一、 at the beginning. */
const LEAD = 1.6;
const LEAST_SIDE = 3;
const MOST_BOXES = 400;
/** Beyond this a box is taken as lying straight: the spread of a few characters says nothing about a line. */
const MOST_LEAN = 0.35;

/** Boxes in reading order: rows from the top, in a row from the left. At most 400. */
export function findLines(map: WritingMap): readonly (readonly LineBox[])[] {
  const seen = new Uint8Array(map.values.length);
  const boxes: LineBox[] = [];
  for (let at = 0; at < map.values.length && boxes.length < MOST_BOXES; at += 1) {
    if (seen[at] === 1 || (map.values[at] ?? 0) < WRITING) continue;
    const box = boxOf(map, blobFrom(map, seen, at));
    if (box !== undefined) boxes.push(box);
  }
  return inRows(boxes);
}

/** Places that hang together with the first one. */
function blobFrom({ values, width, height }: WritingMap, seen: Uint8Array, first: number): readonly number[] {
  const places = [first];
  seen[first] = 1;
  for (let nth = 0; nth < places.length; nth += 1) {
    const at = places[nth] ?? 0;
    const x = at % width;
    const y = Math.floor(at / width);
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const nextX = x + dx;
        const nextY = y + dy;
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
        const next = nextY * width + nextX;
        if (seen[next] === 1 || (values[next] ?? 0) < WRITING) continue;
        seen[next] = 1;
        places.push(next);
      }
    }
  }
  return places;
}

function boxOf({ values, width }: WritingMap, places: readonly number[]): LineBox | undefined {
  const count = places.length;
  const mean = places.reduce((sum, at) => sum + (values[at] ?? 0), 0) / count;
  if (count < LEAST_SIDE * LEAST_SIDE || mean < SURE) return undefined;
  const lean = leanOf(places, width);
  const cos = Math.cos(lean);
  const sin = Math.sin(lean);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of places) {
    const x = (at % width) + 0.5;
    const y = Math.floor(at / width) + 0.5;
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const [long, high] = [right - left + 1, bottom - top + 1];
  if (Math.min(long, high) < LEAST_SIDE) return undefined;
  const grown = (long * high * GROWTH) / (2 * (long + high));
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return {
    x: u * cos - v * sin,
    y: u * sin + v * cos,
    along: long / 2 + grown,
    across: high / 2 + grown,
    lean,
    lead: 0,
  };
}

/** Slope of the blob's long axis; 0 for blobs that are hardly longer than high. */
function leanOf(places: readonly number[], width: number): number {
  let [sumX, sumY] = [0, 0];
  for (const at of places) {
    sumX += at % width;
    sumY += Math.floor(at / width);
  }
  const [meanX, meanY] = [sumX / places.length, sumY / places.length];
  let [xx, yy, xy] = [0, 0, 0];
  for (const at of places) {
    const dx = (at % width) - meanX;
    const dy = Math.floor(at / width) - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (xx < yy * 4) return 0;
  const lean = Math.atan2(2 * xy, xx - yy) / 2;
  return Math.abs(lean) > MOST_LEAN ? 0 : lean;
}

/** Boxes whose middles lie within half a line of each other, once the lean of the page is taken out, are one row. */
function inRows(boxes: readonly LineBox[]): readonly (readonly LineBox[])[] {
  const leans = boxes.filter(({ lean }) => lean !== 0).map(({ lean }) => lean);
  const lean = leans.toSorted((a, b) => a - b)[Math.floor(leans.length / 2)] ?? 0;
  const level = ({ x, y }: LineBox): number => y * Math.cos(lean) - x * Math.sin(lean);
  const rows: LineBox[][] = [];
  for (const box of boxes.toSorted((a, b) => level(a) - level(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && level(box) - level(first) < first.across) row.push(box);
    else rows.push([box]);
  }
  return rows.map((row) => {
    const [first, ...rest] = row.toSorted((a, b) => a.x - b.x);
    return first === undefined ? [] : [withLead(first), ...rest];
  });
}

function withLead(box: LineBox): LineBox {
  const lead = Math.max(0, Math.min(box.across * 2 * LEAD, (box.x - box.along) / Math.cos(box.lean))) / 2;
  return {
    ...box,
    x: box.x - lead * Math.cos(box.lean),
    y: box.y - lead * Math.sin(box.lean),
    along: box.along + lead,
    lead: lead / (box.along + lead),
  };
}
