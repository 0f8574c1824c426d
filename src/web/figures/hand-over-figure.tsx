import type { VNode } from 'preact';
import { textWidth } from './wrap-text.ts';

/** One stop of the line: whose lane, from when, how long. */
export type HandOverStop = {
  readonly lane: string;
  readonly since: string;
  readonly long: string;
  /** Between two places: the line is broken. */
  readonly moving: boolean;
};

const STEP = 128;
const LANE = 58;
const LEFT = 12;
const TOP = 18;
const NAME_FONT = 14;

/**
 * The ledger of one part as a line through places: a lane for each, a stop where responsibility came to it. The steps are
 * of equal width, so the time stands in words at each. `summary` is the text alternative; the table is beside it.
 */
export function HandOverFigure(props: {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly stops: readonly HandOverStop[];
  /** What stands at the end of the line; absent: it goes on. */
  readonly ended?: string;
}): VNode {
  const { id, label, stops, ended } = props;
  const lanes = [...new Set(stops.map(({ lane }) => lane))];
  const yOf = (lane: string): number => TOP + lanes.indexOf(lane) * LANE + 34;
  const names = Math.max(0, ...lanes.map((lane) => textWidth(lane, NAME_FONT)));
  const width = Math.ceil(LEFT * 2 + Math.max(stops.length * STEP + 40, names));
  const height = TOP + lanes.length * LANE + 12;
  return (
    // Wider than a phone: it scrolls inside itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="figure" tabindex={0} aria-label={label}>
      <svg
        class="ledger"
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id={`${id}-title`}>{label}</title>
        <desc id={`${id}-desc`}>{props.summary}</desc>
        {lanes.map((_, at) => (
          <rect
            class={at % 2 === 0 ? 'flow-lane' : 'flow-lane flow-lane--other'}
            x="0"
            y={TOP + at * LANE - 6}
            width={width}
            height={LANE}
          />
        ))}
        {stops.map((stop, at) => (
          <Stretch
            stop={stop}
            x={LEFT + at * STEP}
            y={yOf(stop.lane)}
            next={nextY(stops, at, yOf)}
            open={ended === undefined && at === stops.length - 1}
          />
        ))}
        {stops.map((stop, at) => (
          <g>
            <circle class="ledger-stop" cx={LEFT + at * STEP + 6} cy={yOf(stop.lane)} r="6" />
            <text class="flow-quiet" x={LEFT + at * STEP + 16} y={yOf(stop.lane) - 6} font-size="12">
              {stop.since}
            </text>
            <text class="flow-quiet" x={LEFT + at * STEP + 16} y={yOf(stop.lane) + 17} font-size="12">
              {stop.long}
            </text>
          </g>
        ))}
        <g class="flow-words">
          {lanes.map((lane, at) => (
            <text class="flow-lane-name" x={LEFT} y={TOP + at * LANE + 12} font-size={NAME_FONT}>
              {lane}
            </text>
          ))}
        </g>
        {ended !== undefined && <EndMark stops={stops} yOf={yOf} ended={ended} />}
      </svg>
    </section>
  );
}

function nextY(
  stops: readonly HandOverStop[],
  at: number,
  yOf: (lane: string) => number,
): number | undefined {
  const next = stops[at + 1];
  return next && yOf(next.lane);
}

function Stretch(props: {
  readonly stop: HandOverStop;
  readonly x: number;
  readonly y: number;
  readonly next: number | undefined;
  readonly open: boolean;
}): VNode {
  const { stop, x, y, next, open } = props;
  const end = x + STEP + 6;
  const drop = next === undefined || next === y ? '' : `V${next}`;
  return (
    <path
      class={stop.moving ? 'ledger-line ledger-line--moving' : 'ledger-line'}
      d={open ? `M${x + 6} ${y}H${end}l-7 -5m7 5l-7 5` : `M${x + 6} ${y}H${end}${drop}`}
    />
  );
}

function EndMark(props: {
  readonly stops: readonly HandOverStop[];
  readonly yOf: (lane: string) => number;
  readonly ended: string;
}): VNode | null {
  const last = props.stops.at(-1);
  if (last === undefined) return null;
  const x = LEFT + props.stops.length * STEP + 6;
  const y = props.yOf(last.lane);
  return (
    <g>
      <rect class="ledger-end" x={x - 5} y={y - 5} width="10" height="10" />
      <text class="flow-quiet" x={x - 6} y={y + 22} font-size="12">
        {props.ended}
      </text>
    </g>
  );
}
