import type { VNode } from 'preact';
import { amountWords } from '../elements/words.ts';
import type { Texts } from '../texts/texts.ts';
import { FLOW_SIZES, type FlowBar, type FlowLayout, type FlowLength } from './flow-layout.ts';

/**
 * The flow of a thing: agencies as lanes, working days as the axis, the critical path dark, what nobody states hatched and
 * open to the right. `summary` is the text alternative; the table with the same facts stands beside it on the page.
 */
export function FlowFigure(props: {
  readonly layout: FlowLayout;
  readonly summary: string;
  readonly t: Texts;
}): VNode {
  const { layout, t } = props;
  const words = t.bureau.flow;
  return (
    // Wider than a phone: it scrolls inside itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="figure" tabindex={0} aria-label={words.figureLabel}>
      <svg
        class="flow"
        role="img"
        aria-labelledby="flow-title flow-desc"
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        <title id="flow-title">{words.figureLabel}</title>
        <desc id="flow-desc">{props.summary}</desc>
        <FlowDefinitions />
        {layout.lanes.map((lane, index) => (
          <rect
            class={index % 2 === 0 ? 'flow-lane' : 'flow-lane flow-lane--other'}
            x="0"
            y={lane.y}
            width={layout.width}
            height={lane.height}
          />
        ))}
        <FlowAxis layout={layout} t={t} />
        {layout.lanes.map((lane) => (
          <TextLines x={6} y={lane.y + FLOW_SIZES.lanePad} lines={lane.labelLines} kind="flow-lane-name" />
        ))}
        {layout.bars.map((bar) => (
          <FlowBarShape bar={bar} />
        ))}
        {layout.lines.map((line) => (
          <path
            class={line.critical ? 'flow-edge flow-edge--critical' : 'flow-edge'}
            d={line.path}
            marker-end="url(#flow-head)"
          />
        ))}
        {layout.bars.map((bar) => (
          <FlowBarWords bar={bar} />
        ))}
        {layout.lines.map(({ badge, number }) =>
          badge === undefined ? null : (
            <g class="flow-badge">
              <circle cx={badge.x} cy={badge.y} r="8.5" />
              <text x={badge.x} y={badge.y + 4} text-anchor="middle" font-size="12">
                {number}
              </text>
            </g>
          ),
        )}
      </svg>
    </section>
  );
}

function FlowDefinitions(): VNode {
  return (
    <defs>
      <pattern
        id="flow-hatch"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="flow-hatch-ground" width="7" height="7" />
        <line class="flow-hatch-line" x1="0" y1="0" x2="0" y2="7" />
      </pattern>
      <marker
        id="flow-head"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path class="flow-head" d="M0 0L8 4L0 8Z" />
      </marker>
    </defs>
  );
}

function FlowAxis({ layout, t }: { readonly layout: FlowLayout; readonly t: Texts }): VNode {
  const words = t.bureau.flow;
  return (
    <g>
      <text class="flow-quiet" x="6" y="40" font-size="13">
        {words.axis}
      </text>
      {layout.ticks.map((tick) => (
        <g>
          <line class="flow-grid" x1={tick.x} x2={tick.x} y1={layout.chartTop - 6} y2={layout.height} />
          <text class="flow-quiet" x={tick.x} y="40" text-anchor="middle" font-size="13">
            {tick.day}
          </text>
        </g>
      ))}
      {layout.promise && (
        <g>
          <line class="flow-promise" x1={layout.promise.x} x2={layout.promise.x} y1="22" y2={layout.height} />
          <text x={layout.promise.x} y="16" text-anchor="middle" font-size="13" font-weight="600">
            {words.promiseLine(amountWords(layout.promise.days))}
          </text>
        </g>
      )}
    </g>
  );
}

function FlowBarShape({ bar }: { readonly bar: FlowBar }): VNode {
  const kind = bar.critical ? 'flow-bar flow-bar--critical' : 'flow-bar';
  if (bar.days !== undefined)
    return <rect class={kind} x={bar.x} y={bar.y} width={bar.width} height={FLOW_SIZES.bar} />;
  const right = bar.x + bar.width;
  const step = FLOW_SIZES.bar / 4;
  // The right side is torn: nobody knows where it ends.
  const torn = `M${right} ${bar.y}H${bar.x}V${bar.y + FLOW_SIZES.bar}H${right}l-6 ${-step}l6 ${-step}l-6 ${-step}Z`;
  return <path class={`${kind} flow-bar--unknown`} fill="url(#flow-hatch)" d={torn} />;
}

function FlowBarWords({ bar }: { readonly bar: FlowBar }): VNode {
  return (
    <g class="flow-words">
      <TextLines
        x={bar.nameX}
        y={bar.rowTop + 4}
        lines={bar.nameLines}
        kind={bar.critical ? 'flow-name flow-name--critical' : 'flow-name'}
      />
      <text class="flow-quiet" x={bar.x + bar.width + 12} y={bar.y + 14} font-size="13">
        {bar.words}
      </text>
    </g>
  );
}

/** How long a bar lasts, in words: working days, a limit in another unit, or that nobody says. */
export function lengthWords(length: FlowLength, t: Texts): string {
  const words = t.bureau.flow;
  const alone = ((): string => {
    if (length.days !== undefined) return t.frame.unit['working-day'](amountWords(length.days));
    return length.otherLimit === undefined ? words.lengthUnknown : words.otherUnit(length.otherLimit);
  })();
  return length.startsAtLeast ? words.afterUnknown(alone) : alone;
}

function TextLines(props: {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly kind: string;
}): VNode {
  return (
    <text class={props.kind} font-size={FLOW_SIZES.font}>
      {props.lines.map((line, index) => (
        <tspan x={props.x} y={props.y + 14 + index * FLOW_SIZES.line}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
