// A table before it is published: its cells, who stands behind each, and how they add up. Tables that share cells, or whose
// cells add up across them, are one `DisclosureTable`: protected apart, each would give the other away.

/** `value` and contributions in one measure; contributions may be of either sign and add up to the value. */
export type DisclosureCell = {
  readonly id: string;
  readonly value: number;
  readonly contributions: readonly { readonly who: string; readonly value: number }[];
};

/** All that is published together, before anything is hidden. */
export type DisclosureTable = {
  readonly cells: readonly DisclosureCell[];
  /** `total` = Σ `parts`, all named by id. */
  readonly sums: readonly { readonly total: string; readonly parts: readonly string[] }[];
  /** Cells that stay shown whatever it costs, because they are known already. */
  readonly shown?: ReadonlySet<string>;
  /** Whether everybody knows that no cell can be below zero. Default true. */
  readonly nonNegative?: boolean;
};

/**
 * When a cell tells too much of one respondent (统计法实施条例 第二十九条). `fewest`: a cell with so many contributors or fewer
 * is sensitive; an empty cell is not. Dominance (n, k): the largest n make more than k percent of it. `margin`: by how
 * large a share of a cell with few contributors an outsider must stay in doubt, up and down; a setting, no source.
 */
export type DisclosureRules = {
  readonly fewest: number;
  readonly dominance: { readonly n: number; readonly k: number };
  readonly margin: number;
};

/** Defaults of the usual tools of disclosure control, as the facts of the trade give them (n = 2, k = 85; ≤ 3). */
export const DISCLOSURE_RULES: DisclosureRules = { fewest: 3, dominance: { n: 2, k: 85 }, margin: 0.2 };

/** Why a cell must not be shown, and how far from its value it must stay uncertain, in the cell's measure. */
export type Sensitivity = { readonly why: 'few' | 'dominance'; readonly up: number; readonly down: number };
