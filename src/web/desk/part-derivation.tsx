import type { VNode } from 'preact';
import { ClockList } from '../clocks/clock-list.tsx';
import type { PartProps } from './part-props.ts';

/** Every clock of the part with its days, folded. */
export function Derivation({ ctx, extras }: PartProps): VNode | null {
  if (extras.clocks.length === 0) return null;
  return (
    <details class="why">
      <summary>{ctx.t.desk.part.derivation}</summary>
      <ClockList ctx={ctx} clocks={extras.clocks} level={3} forStaff />
    </details>
  );
}
