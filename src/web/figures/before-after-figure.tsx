import type { VNode } from 'preact';

export type BeforeAfterRow = {
  readonly label: string;
  readonly before: number;
  readonly after: number;
  readonly beforeWords: string;
  readonly afterWords: string;
};

/** Narrow enough for a phone of 360 px, so that nobody has to scroll for the words. */
const WIDTH = 308;
const LEFT = 9;
const SPAN = 288;
const ROW = 54;

/**
 * Before and after as paired dots on one scale: each row's "before" is the whole, its "after" the share that is left. Zero
 * is drawn at zero; a row with nothing before has no scale and is left to its words.
 */
export function BeforeAfterFigure(props: {
  readonly label: string;
  readonly summary: string;
  readonly rows: readonly BeforeAfterRow[];
  readonly axis: { readonly none: string; readonly whole: string };
}): VNode {
  const height = props.rows.length * ROW + 24;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="figure" tabindex={0} aria-label={props.label}>
      <svg
        class="before-after"
        role="img"
        aria-label={`${props.label}. ${props.summary}`}
        width={WIDTH}
        height={height}
        viewBox={`0 0 ${WIDTH} ${height}`}
      >
        {props.rows.map((row, index) => (
          <Pair row={row} y={index * ROW} />
        ))}
        <text class="flow-quiet" x={LEFT} y={height - 6} text-anchor="middle" font-size="12">
          {props.axis.none}
        </text>
        <text class="flow-quiet" x={WIDTH} y={height - 6} text-anchor="end" font-size="12">
          {props.axis.whole}
        </text>
      </svg>
    </section>
  );
}

function Pair({ row, y }: { readonly row: BeforeAfterRow; readonly y: number }): VNode {
  const { before, after, beforeWords, afterWords } = row;
  // A little beyond the whole is the most that can be drawn; the words say how much more it is.
  const share = before === 0 ? undefined : Math.min(1.02, after / before);
  const x = LEFT + (share ?? 0) * SPAN;
  const line = y + 38;
  return (
    <g>
      <text x="0" y={y + 18} font-size="14" font-weight="600">
        {row.label}
      </text>
      <text x={WIDTH} y={y + 18} text-anchor="end" font-size="13">
        {beforeWords === afterWords ? beforeWords : `${beforeWords} → ${afterWords}`}
      </text>
      <line class="flow-grid" x1={LEFT} x2={LEFT + SPAN} y1={line} y2={line} />
      {[0, 0.5, 1].map((at) => (
        <line class="flow-grid" x1={LEFT + at * SPAN} x2={LEFT + at * SPAN} y1={line - 5} y2={line + 5} />
      ))}
      {share !== undefined && (
        <>
          <line class="dot-line" x1={x} x2={LEFT + SPAN} y1={line} y2={line} />
          <circle class="dot-before" cx={LEFT + SPAN} cy={line} r="6.5" />
          <circle class="dot-after" cx={x} cy={line} r="6.5" />
        </>
      )}
    </g>
  );
}
