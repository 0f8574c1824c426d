// All units of a ratio on one scale, a strip for each peer group: where most of them lie, and who is far out.
import { figureText } from '#core/statistics/report/document.ts';
import { axisEnd, box, dot, drawing, rule, shortened, words } from '#core/statistics/report/draw-svg.ts';

export type Strip = {
  readonly label: string;
  readonly values: readonly { readonly value: number; readonly outside: boolean }[];
  readonly median?: number;
  readonly q1?: number;
  readonly q3?: number;
};

const ROW = 40;

/** Each strip: its name, a bar from the lower to the upper quartile, a line at the median, a dot for each unit. */
export function drawStrips(strips: readonly Strip[], digits: number, width: number): string {
  const left = 8;
  const room = width - 2 * left;
  const { low, high } = axisOf(strips.flatMap(({ values }) => values.map(({ value }) => value)));
  const at = (value: number): number =>
    left + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * room;
  const height = strips.length * ROW + 26;
  const body = strips.flatMap(({ label, values, median, q1, q3 }, index) => {
    const y = index * ROW + 30;
    return [
      words({ x: left, y: y - 14 }, shortened(label, Math.floor(room / 13.5)), { paint: 'soft' }),
      rule({ x: left, y }, { x: width - left, y }, 'line'),
      ...(q1 === undefined || q3 === undefined
        ? []
        : [box({ x: at(q1), y: y - 4, width: Math.max(1, at(q3) - at(q1)), height: 8 }, 'line')]),
      ...drawn(values).map(({ value, outside }) => dot({ x: at(value), y }, outside ? 'stop' : 'first')),
      ...(median === undefined
        ? []
        : [rule({ x: at(median), y: y - 9 }, { x: at(median), y: y + 9 }, 'ink')]),
    ];
  });
  const ends = [low, high].map((value, index) =>
    words({ x: at(value), y: height - 6 }, figureText({ value, digits }), {
      anchor: index === 0 ? 'start' : 'end',
      paint: 'soft',
    }),
  );
  return drawing(height, [...body, ...ends], width);
}

/** So many dots run into one another: of a larger group only those that stand out, and its two ends. */
const MOST_DOTS = 120;

function drawn(values: Strip['values']): Strip['values'] {
  if (values.length <= MOST_DOTS) return values;
  const sorted = values.toSorted((a, b) => a.value - b.value);
  return sorted.filter(({ outside }, at) => outside || at === 0 || at === sorted.length - 1);
}

/** From zero where the dots allow it; where all lie far from it, from a round number below the lowest. */
function axisOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  if (values.length === 0) return { low: 0, high: 1 };
  const least = Math.min(...values);
  const most = Math.max(...values, 0);
  const end = axisEnd(most);
  if (!(least > 0.4 * most)) return { low: 0, high: end };
  const step = axisEnd(Math.max(most - least, most / 100)) / 2;
  const low = Math.floor(least / step) * step;
  return { low, high: Math.max(low + step, Math.ceil(most / step) * step) };
}
