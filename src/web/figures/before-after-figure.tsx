import type { VNode } from 'preact';

export type BeforeAfterRow = {
  readonly label: string;
  readonly before: number;
  readonly after: number;
  readonly beforeWords: string;
  readonly afterWords: string;
};

const WIDTH = 620;
const LEFT = 92;
const SPAN = 300;
const ROW = 46;

/**
 * Before and after as paired dots on one scale: each row's "before" is the whole, its "after" the share that is left. Zero is
 * drawn at zero; a row with nothing before has no scale and is left to its words.
 */
export function BeforeAfterFigure(props: {
  readonly label: string;
  readonly summary: string;
  readonly rows: readonly BeforeAfterRow[];
  readonly axis: { readonly none: string; readonly whole: string };
}): VNode {
  const height = props.rows.length * ROW + 34;
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
        {[0, 0.5, 1].map((share) => (
          <line class="flow-grid" x1={LEFT + share * SPAN} x2={LEFT + share * SPAN} y1="4" y2={height - 26} />
        ))}
        {props.rows.map((row, index) => (
          <Pair row={row} y={index * ROW + 26} />
        ))}
        <text class="flow-quiet" x={LEFT} y={height - 8} text-anchor="middle" font-size="13">
          {props.axis.none}
        </text>
        <text class="flow-quiet" x={LEFT + SPAN} y={height - 8} text-anchor="middle" font-size="13">
          {props.axis.whole}
        </text>
      </svg>
    </section>
  );
}

function Pair({ row, y }: { readonly row: BeforeAfterRow; readonly y: number }): VNode {
  const share = row.before === 0 ? undefined : Math.min(1.08, row.after / row.before);
  const x = LEFT + (share ?? 0) * SPAN;
  return (
    <g>
      <text x="0" y={y + 5} font-size="14" font-weight="600">
        {row.label}
      </text>
      {share !== undefined && (
        <>
          <line class="dot-line" x1={x} x2={LEFT + SPAN} y1={y} y2={y} />
          <circle class="dot-before" cx={LEFT + SPAN} cy={y} r="6.5" />
          <circle class="dot-after" cx={x} cy={y} r="6.5" />
        </>
      )}
      <text x={LEFT + SPAN + 34} y={y + 5} font-size="14">
        {row.beforeWords === row.afterWords ? row.beforeWords : `${row.beforeWords} → ${row.afterWords}`}
      </text>
    </g>
  );
}
