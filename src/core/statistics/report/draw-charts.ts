// The charts of the report: horizontal bars, ranked dots with median and fence, and a waterfall. No pie, no gauge.
import { figureText } from './document.ts';
import { axisEnd, box, CHART_WIDTH, dot, drawing, rule, shortened, words } from './draw-svg.ts';

const LEFT = 226;
const RIGHT = 110;
const ROOM = CHART_WIDTH - LEFT - RIGHT;
const ROW = 26;
const TOP = 12;

export type Bar = {
  readonly label: string;
  readonly value: number;
  /** The year before, drawn thin below. */
  readonly before: number | undefined;
};

/** One bar a line, its number at its end; zero is the left edge. */
export function drawBars(bars: readonly Bar[], digits: number): string {
  const most = axisEnd(Math.max(...bars.flatMap(({ value, before }) => [value, before ?? 0]), 0));
  const width = (value: number): number => (Math.max(0, value) / most) * ROOM;
  const body = bars.flatMap(({ label, value, before }, index) => {
    const y = TOP + index * (ROW + 6);
    return [
      words({ x: LEFT - 10, y: y + 15 }, shortened(label, 15), { anchor: 'end' }),
      box({ x: LEFT, y, width: width(value), height: before === undefined ? 20 : 13 }, 'first'),
      before === undefined ? '' : box({ x: LEFT, y: y + 15, width: width(before), height: 7 }, 'rest'),
      words({ x: LEFT + width(value) + 6, y: y + 13 }, figureText({ value, digits })),
    ];
  });
  const height = TOP + bars.length * (ROW + 6) + 8;
  return drawing(height, [rule({ x: LEFT, y: 4 }, { x: LEFT, y: height - 8 }, 'line'), ...body]);
}

export type RankedDots = {
  readonly rows: readonly { readonly label: string; readonly value: number; readonly outside: boolean }[];
  readonly median: { readonly label: string; readonly value: number } | undefined;
  readonly fence: { readonly label: string; readonly value: number } | undefined;
  readonly digits: number;
};

/** One dot a line on one scale, the numbers in a column at the right, clear of the lines; dots outside the fence are red and said so in the table. */
export function drawDots({ rows, median, fence, digits }: RankedDots): string {
  const marks = [median, fence].filter((each) => each !== undefined);
  const most = axisEnd(Math.max(...rows.map(({ value }) => value), ...marks.map(({ value }) => value), 0));
  const at = (value: number): number => LEFT + (Math.max(0, value) / most) * ROOM;
  const head = 30;
  const height = head + rows.length * 22 + 12;
  const lines = marks.flatMap(({ label, value }, index) => [
    rule({ x: at(value), y: head - 8 }, { x: at(value), y: height - 8 }, index === 0 ? 'soft' : 'stop', true),
    words({ x: at(value), y: 16 }, `${label} ${figureText({ value, digits })}`, {
      anchor: index === 0 && marks.length > 1 ? 'end' : 'start',
      paint: index === 0 ? 'soft' : 'stop',
    }),
  ]);
  const dots = rows.flatMap(({ label, value, outside }, index) => {
    const y = head + index * 22 + 6;
    return [
      words({ x: LEFT - 10, y: y + 5 }, shortened(label, 15), { anchor: 'end' }),
      rule({ x: LEFT, y }, { x: at(value), y }, 'line'),
      dot({ x: at(value), y }, outside ? 'stop' : 'first'),
      words({ x: CHART_WIDTH - 8, y: y + 5 }, figureText({ value, digits }), { anchor: 'end' }),
    ];
  });
  return drawing(height, [...lines, ...dots]);
}

export type Waterfall = {
  readonly from: { readonly label: string; readonly value: number };
  readonly steps: readonly { readonly label: string; readonly value: number }[];
  readonly to: { readonly label: string; readonly value: number };
  readonly digits: number;
};

/** From last year to this, step by step; a rise goes right, a fall goes left. */
export function drawWaterfall({ from, steps, to, digits }: Waterfall): string {
  let running = from.value;
  const bars = steps.map(({ label, value }) => {
    const start = running;
    running += value;
    return { label, value, start, end: running };
  });
  const ends = [from.value, to.value, ...bars.flatMap(({ start, end }) => [start, end])];
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  // The scale begins below the smallest: steps would otherwise be too thin to see. The axis says so.
  const base = Math.max(0, low - (high - low || high || 1) * 0.6);
  const at = (value: number): number => LEFT + ((value - base) / (high - base || 1)) * ROOM;
  const whole = (
    { label, value }: { readonly label: string; readonly value: number },
    index: number,
  ): string[] => [
    words({ x: LEFT - 10, y: waterfallRow(index) + 16 }, shortened(label, 15), { anchor: 'end' }),
    box({ x: LEFT, y: waterfallRow(index), width: at(value) - LEFT, height: 22 }, 'rest'),
    words({ x: at(value) + 6, y: waterfallRow(index) + 16 }, figureText({ value, digits })),
  ];
  const stepped = bars.flatMap(({ label, value, start, end }, index) => {
    const y = waterfallRow(index + 1);
    const left = Math.min(at(start), at(end));
    return [
      words({ x: LEFT - 10, y: y + 16 }, shortened(label, 15), { anchor: 'end' }),
      box(
        { x: left, y, width: Math.max(1, Math.abs(at(end) - at(start))), height: 22 },
        value < 0 ? 'third' : 'second',
      ),
      rule({ x: at(end), y: y + 22 }, { x: at(end), y: y + ROW + 8 }, 'soft'),
      words(
        { x: Math.max(at(start), at(end)) + 6, y: y + 16 },
        `${value > 0 ? '+' : ''}${figureText({ value, digits })}`,
      ),
    ];
  });
  const height = waterfallRow(bars.length + 2) + 4;
  return drawing(height, [...whole(from, 0), ...stepped, ...whole(to, bars.length + 1)]);
}

function waterfallRow(index: number): number {
  return TOP + index * (ROW + 8);
}
