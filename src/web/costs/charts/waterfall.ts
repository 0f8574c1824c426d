// From last year to this, effect by effect: a rise goes right, a fall goes left.
import { figureText } from '#core/statistics/report/document.ts';
import { box, drawing, rule, shortened, words } from '#core/statistics/report/draw-svg.ts';

export type Waterfall = {
  readonly from: { readonly label: string; readonly value: number };
  readonly steps: readonly { readonly label: string; readonly value: number }[];
  readonly to: { readonly label: string; readonly value: number };
  readonly digits: number;
};

const ROW = 36;

/** The SVG. The axis does not begin at zero (steps would be too thin to see), and the page says so. */
export function drawWaterfall({ from, steps, to, digits }: Waterfall, width: number): string {
  const wide = width >= 560;
  const left = wide ? 150 : 106;
  const right = wide ? 110 : 84;
  const room = width - left - right;
  const ends = [from.value];
  for (const { value } of steps) ends.push((ends.at(-1) ?? 0) + value);
  const low = Math.min(...ends, to.value);
  const high = Math.max(...ends, to.value);
  const base = low < 0 ? low : Math.max(0, low - (high - low || high || 1) * 0.5);
  const at = (value: number): number => left + ((value - base) / (high - base || 1)) * room;
  const places = wide ? 10 : 7;
  const whole = ({ label, value }: Waterfall['from'], index: number): string[] => [
    words({ x: left - 8, y: index * ROW + 19 }, shortened(label, places), { anchor: 'end' }),
    box({ x: left, y: index * ROW + 4, width: at(value) - left, height: 22 }, 'rest'),
    words({ x: at(value) + 5, y: index * ROW + 20 }, figureText({ value, digits })),
  ];
  const stepped = steps.flatMap(({ label, value }, index) => {
    const start = at(ends[index] ?? 0);
    const end = at(ends[index + 1] ?? 0);
    const y = (index + 1) * ROW;
    return [
      words({ x: left - 8, y: y + 19 }, shortened(label, places), { anchor: 'end' }),
      rule({ x: start, y: y - 10 }, { x: start, y: y + 4 }, 'soft'),
      box(
        { x: Math.min(start, end), y: y + 4, width: Math.max(1.5, Math.abs(end - start)), height: 22 },
        value < 0 ? 'third' : 'second',
      ),
      rule({ x: end, y: y + 26 }, { x: end, y: y + ROW + 4 }, 'soft'),
      words(
        { x: Math.max(start, end) + 5, y: y + 20 },
        `${value > 0 ? '+' : ''}${figureText({ value, digits })}`,
      ),
    ];
  });
  const height = (steps.length + 2) * ROW;
  return drawing(height, [...whole(from, 0), ...stepped, ...whole(to, steps.length + 1)], width);
}
