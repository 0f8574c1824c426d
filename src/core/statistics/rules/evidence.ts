// What a return is judged with: its own figures, and those of others that rules may lay beside them.
import type { Cells } from '../survey/cell-value.ts';
import type { RegisterUnit } from '../survey/round.ts';

/** Absent: not known, and a rule that asks for it is not evaluable. An empty list is known to be empty: its sum is zero. */
export type Evidence = {
  readonly unit: RegisterUnit;
  readonly own: Cells;
  /** The same unit, the year before. */
  readonly prior?: Cells | undefined;
  /** The same unit's published or imported accounts of the same year. */
  readonly accounts?: Cells | undefined;
  /** Returns of the other units under the same parent, its own not among them. */
  readonly siblings?: readonly Cells[] | undefined;
  /** Returns of the units directly below it. */
  readonly children?: readonly Cells[] | undefined;
  /**
   * Returns of its peer group (one year, one basis), its own among them. One array for all members of the group, so that
   * what is worked out from it (median, fences) can be kept by it.
   */
  readonly peers?: readonly Cells[] | undefined;
};

/** The figures alone: all that an expression asks for. */
export type Sources = Omit<Evidence, 'unit'> & { readonly unit?: RegisterUnit };
