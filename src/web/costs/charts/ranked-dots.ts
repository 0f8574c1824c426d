// One dot a line on one scale, highest first, with the median and the fence of the group.
import { figureText } from '#core/statistics/report/document.ts';
import {
  axisEnd,
  box,
  dot,
  drawing,
  rule,
  shortened,
  words,
  type Paint,
} from '#core/statistics/report/draw-svg.ts';

export type RankedDots = {
  readonly rows: readonly {
    readonly label: string;
    readonly value: number;
    readonly outside: boolean;
  }[];
  readonly median?: { readonly label: string; readonly value: number };
  /** Upper end of what is usual: Q3 + 1.5 IQR. Beyond it the ground is shaded. */
  readonly fence?: { readonly label: string; readonly value: number };
  readonly digits: number;
};

const ROW = 24;
const HEAD = 40;

/** The SVG. Numbers stand in a column at the right, clear of the lines; labels stand left of the dots where there is room for them, else above. */
export function drawRankedDots({ rows, median, fence, digits }: RankedDots, width: number): string {
  const wide = width >= 560;
  const left = wide ? 220 : 118;
  const right = 70;
  const room = width - left - right;
  const highest = Math.max(...rows.map(({ value }) => value), median?.value ?? 0, 0);
  // A fence far beyond every dot would press all of them against the edge.
  const shown = fence !== undefined && fence.value <= highest * 1.25 ? fence : undefined;
  const most = axisEnd(Math.max(highest, shown?.value ?? 0));
  const at = (value: number): number => left + (Math.min(most, Math.max(0, value)) / most) * room;
  const height = HEAD + rows.length * ROW + 6;
  const places = wide ? 15 : 7;
  /** What a line means, beside its upper end, on the side that has room. */
  const labelBy = (
    x: number,
    y: number,
    { label, value, paint }: { readonly label: string; readonly value: number; readonly paint: Paint },
  ): string => {
    const anchor = x < left + room / 2 ? 'start' : 'end';
    const beside = { x: anchor === 'start' ? x + 5 : x - 5, y };
    return words(beside, `${label} ${figureText({ value, digits })}`, { anchor, paint });
  };
  const lines = [
    ...(shown === undefined
      ? []
      : [
          rule({ x: at(shown.value), y: HEAD - 8 }, { x: at(shown.value), y: height - 4 }, 'stop', true),
          labelBy(at(shown.value), 30, { ...shown, paint: 'stop' }),
        ]),
    ...(median === undefined
      ? []
      : [
          rule({ x: at(median.value), y: HEAD - 8 }, { x: at(median.value), y: height - 4 }, 'soft'),
          labelBy(at(median.value), 14, { ...median, paint: 'soft' }),
        ]),
  ];
  const dots = rows.flatMap(({ label, value, outside }, index) => {
    const y = HEAD + index * ROW + 8;
    return [
      words({ x: left - 10, y: y + 5 }, shortened(label, places), { anchor: 'end' }),
      rule({ x: left, y }, { x: at(value), y }, 'line'),
      dot({ x: at(value), y }, outside ? 'stop' : 'first'),
      words({ x: width - 4, y: y + 5 }, figureText({ value, digits }), {
        anchor: 'end',
        paint: outside ? 'stop' : 'ink',
      }),
    ];
  });
  return drawing(
    height,
    [box({ x: left, y: HEAD - 8, width: 1, height: height - HEAD + 4 }, 'line'), ...lines, ...dots],
    width,
  );
}
