// Where everything stands in the drawing of a flow. Pure arithmetic, so that collisions can be tested without a browser.
import type { AgencyKind, ItemId } from '#core/catalogue/model.ts';
import type { Flow } from '#core/compiler/plan.ts';
import { textWidth, wrapText } from './wrap-text.ts';

/** An item as the drawing needs it. */
export type FlowItem = {
  readonly id: ItemId;
  readonly name: string;
  readonly agency: { readonly kind: AgencyKind; readonly name: string };
  /** A stated limit that is no number of working days (30 natural days): said in words, not drawn to scale. */
  readonly otherLimit?: string;
};

/** What is known of how long a bar lasts. */
export type FlowLength = Pick<FlowBar, 'days' | 'otherLimit' | 'startsAtLeast'>;

export type FlowBar = {
  readonly item: ItemId;
  readonly nameLines: readonly string[];
  readonly x: number;
  /** Left edge of the name. */
  readonly nameX: number;
  /** Top of the row, of the first line of the name's box, and of the bar. */
  readonly rowTop: number;
  readonly y: number;
  readonly width: number;
  /** Working days; absent where no source states the limit, or in another unit. */
  readonly days?: number;
  readonly otherLimit?: string;
  /** How long it lasts, in words; stands to the right of the bar. */
  readonly words: string;
  /** It starts after something of unknown length: its start is "at the earliest". */
  readonly startsAtLeast: boolean;
  readonly critical: boolean;
};

export type FlowLine = {
  readonly number: number;
  readonly path: string;
  /** Its number in the list below the drawing; one edge with several beginnings carries it once. */
  readonly badge?: { readonly x: number; readonly y: number };
  readonly critical: boolean;
};

export type FlowLane = {
  readonly kind: AgencyKind;
  readonly labelLines: readonly string[];
  readonly y: number;
  readonly height: number;
};

export type FlowLayout = {
  readonly width: number;
  readonly height: number;
  readonly chartX: number;
  readonly chartTop: number;
  readonly lanes: readonly FlowLane[];
  readonly bars: readonly FlowBar[];
  readonly lines: readonly FlowLine[];
  readonly ticks: readonly { readonly x: number; readonly day: number }[];
  /** Where a stated promise of the whole thing lies on the axis. */
  readonly promise?: { readonly x: number; readonly days: number };
};

export const FLOW_SIZES = {
  font: 14,
  line: 18,
  bar: 18,
  laneLabel: 168,
  gutter: 34,
  unknown: 104,
  smallest: 8,
  plot: 600,
  name: 190,
  top: 52,
  rowGap: 16,
  lanePad: 8,
} as const;

const NAME_INDENT = 14;

/** Bars by agency, time to the right. A length nobody states is drawn with a width of its own and counted nowhere. */
export function layoutFlow(
  flow: Flow,
  items: readonly FlowItem[],
  words: (length: FlowLength) => string,
): FlowLayout {
  const S = FLOW_SIZES;
  const chartX = S.laneLabel + S.gutter;
  const perDay = Math.min(40, Math.max(6, S.plot / Math.max(1, ...flow.schedule.map((each) => each.end))));
  const spans = placeInTime(flow, items, { perDay, unknown: unknownWidth(items) });
  const lanes: FlowLane[] = [];
  const bars: FlowBar[] = [];
  let y: number = S.top;
  for (const group of lanesOf(items, spans)) {
    const top = y;
    y += S.lanePad;
    for (const item of group) {
      const bar = barOf(item, spans, y, { chartX, critical: flow.criticalPath.includes(item.id), words });
      bars.push(bar);
      y = bar.y + S.bar + S.rowGap;
    }
    const label = wrapText(group[0]?.agency.name ?? '', S.laneLabel - 12, S.font);
    y = Math.max(y, top + S.lanePad * 2 + label.length * S.line);
    lanes.push({ kind: kindOf(group), labelLines: label, y: top, height: y - top });
  }
  const right = Math.max(
    chartX + 120,
    ...bars.map((bar) =>
      Math.max(
        bar.nameX + widest(bar.nameLines),
        bar.x + bar.width + 20 + textWidth(bar.words, FLOW_SIZES.font),
      ),
    ),
  );
  const end = Math.max(
    0,
    ...bars
      .filter((bar) => !bar.startsAtLeast && bar.days !== undefined)
      .map((bar) => bar.x + bar.width - chartX),
  );
  const promise = promiseOf(flow, bars, chartX, perDay);
  const axisEnd = Math.max(end, promise === undefined ? 0 : promise.x - chartX);
  return {
    width: Math.ceil(Math.max(right, chartX + axisEnd + 90)),
    height: y + 4,
    chartX,
    chartTop: S.top,
    lanes,
    bars,
    lines: linesOf(flow, bars),
    ticks: ticksOf(perDay, axisEnd, chartX),
    ...(promise === undefined ? {} : { promise }),
  };
}

/** The promise of the whole has a place on the axis only while every bar is drawn to scale. */
function promiseOf(
  { promised }: Flow,
  bars: readonly FlowBar[],
  chartX: number,
  perDay: number,
): FlowLayout['promise'] {
  if (!promised.stated || promised.value.unit !== 'working-day' || bars.some((bar) => bar.days === undefined))
    return undefined;
  return { x: chartX + promised.value.amount * perDay, days: promised.value.amount };
}

type Span = {
  readonly x: number;
  readonly width: number;
  readonly days?: number;
  readonly startsAtLeast: boolean;
};

/** As wide as the widest name, so that the lines that leave a column of unstated bars run beside all its names. */
function unknownWidth(items: readonly FlowItem[]): number {
  const names = items.flatMap(({ name }) => wrapText(name, FLOW_SIZES.name, FLOW_SIZES.font));
  return Math.max(FLOW_SIZES.unknown, Math.ceil(widest(names)) + NAME_INDENT + 6);
}

function placeInTime(
  flow: Flow,
  items: readonly FlowItem[],
  { perDay, unknown }: { readonly perDay: number; readonly unknown: number },
): ReadonlyMap<ItemId, Span> {
  const known = new Map(flow.schedule.map((each) => [each.item, each]));
  const spans = new Map<ItemId, Span>();
  const place = (item: ItemId, above: readonly ItemId[]): Span => {
    const done = spans.get(item);
    if (done !== undefined) return done;
    const scheduled = known.get(item);
    const before = flow.edges
      .filter((edge) => edge.to === item)
      .flatMap((edge) => edge.from)
      .filter((from) => !above.includes(from) && items.some((each) => each.id === from))
      .map((from) => place(from, [...above, item]));
    const startsAtLeast = before.some((each) => each.days === undefined || each.startsAtLeast);
    const earliest = Math.max(0, ...before.map((each) => each.x + each.width));
    const days = scheduled?.stated === true ? scheduled.end - scheduled.start : undefined;
    const span: Span = {
      x: startsAtLeast ? earliest : Math.max(earliest, (scheduled?.start ?? 0) * perDay),
      width: days === undefined ? unknown : Math.max(FLOW_SIZES.smallest, days * perDay),
      startsAtLeast,
      ...(days === undefined ? {} : { days }),
    };
    spans.set(item, span);
    return span;
  };
  for (const item of items) place(item.id, []);
  return spans;
}

/** Agencies in the order in which they first act; inside one, items by their start. */
function lanesOf(
  items: readonly FlowItem[],
  spans: ReadonlyMap<ItemId, Span>,
): readonly (readonly FlowItem[])[] {
  const startOf = (item: FlowItem): number => spans.get(item.id)?.x ?? 0;
  const groups = Map.groupBy(
    items.toSorted((a, b) => startOf(a) - startOf(b)),
    (item) => `${item.agency.kind} ${item.agency.name}`,
  );
  return [...groups.values()];
}

function kindOf(group: readonly FlowItem[]): AgencyKind {
  const [first] = group;
  if (first === undefined) throw new Error('a lane has an item');
  return first.agency.kind;
}

function barOf(
  item: FlowItem,
  spans: ReadonlyMap<ItemId, Span>,
  rowTop: number,
  given: {
    readonly chartX: number;
    readonly critical: boolean;
    readonly words: (length: FlowLength) => string;
  },
): FlowBar {
  const span = spans.get(item.id) ?? { x: 0, width: FLOW_SIZES.unknown, startsAtLeast: false };
  const nameLines = wrapText(item.name, FLOW_SIZES.name, FLOW_SIZES.font);
  const x = given.chartX + span.x;
  const length: FlowLength = {
    startsAtLeast: span.startsAtLeast,
    ...(span.days === undefined ? {} : { days: span.days }),
    ...(item.otherLimit === undefined ? {} : { otherLimit: item.otherLimit }),
  };
  return {
    ...length,
    item: item.id,
    nameLines,
    x,
    nameX: x + NAME_INDENT,
    rowTop,
    y: rowTop + 10 + nameLines.length * FLOW_SIZES.line,
    width: span.width,
    words: given.words(length),
    critical: given.critical,
  };
}

/** From the end of one bar down (or up) to the head of the other, turning in the free strip above the other's name. */
function linesOf(flow: Flow, bars: readonly FlowBar[]): readonly FlowLine[] {
  const at = new Map(bars.map((bar) => [bar.item, bar]));
  const used = new Map<ItemId, readonly number[]>();
  return flow.edges.flatMap((edge, index) =>
    edge.from.flatMap((from): FlowLine[] => {
      const a = at.get(from);
      const b = at.get(edge.to);
      if (a === undefined || b === undefined) return [];
      const seen = used.get(edge.to) ?? [];
      const nth = seen.length;
      const again = seen.includes(index);
      if (!again) used.set(edge.to, [...seen, index]);
      // Out of the middle of one bar's right side, straight along the head of the other: between its edge and its words.
      const out = a.x + a.width + 5;
      const into = b.x + 5;
      const down = b.rowTop > a.rowTop;
      const turn = down ? b.rowTop + 2 : b.y + FLOW_SIZES.bar + 9;
      const start = `M${a.x + a.width - 3} ${a.y + FLOW_SIZES.bar / 2}H${out}`;
      const path = `${start}V${turn}H${into}V${down ? b.y - 2 : b.y + FLOW_SIZES.bar + 2}`;
      return [
        {
          number: index + 1,
          path,
          ...(again
            ? {}
            : { badge: { x: into - 15 - nth * 19, y: down ? b.y - 12 : b.y + FLOW_SIZES.bar + 11 } }),
          critical: isCritical(flow, from, edge.to),
        },
      ];
    }),
  );
}

function isCritical(flow: Flow, from: ItemId, to: ItemId): boolean {
  const index = flow.criticalPath.indexOf(to);
  return index > 0 && flow.criticalPath[index - 1] === from;
}

function ticksOf(
  perDay: number,
  end: number,
  chartX: number,
): readonly { readonly x: number; readonly day: number }[] {
  const step = [1, 2, 5, 10, 20, 30, 60].find((each) => each * perDay >= 34) ?? 100;
  return Array.from({ length: Math.floor(end / perDay / step) + 1 }, (_, index) => ({
    day: index * step,
    x: chartX + index * step * perDay,
  }));
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, FLOW_SIZES.font)));
}
