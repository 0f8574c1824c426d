// A rule as the files of a round write it. What it means is decided by `kind`; each kind has a file that evaluates it.
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';

/** 阻断 / 说明 / 提示: block: the return cannot be handed in; explain: only with an explanation; hint: shown. */
export const RULE_LEVELS = ['block', 'explain', 'hint'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

type RuleHead = {
  /** `S1`; several rules of one clause are `S8a`, `S8b`. */
  readonly id: string;
  readonly name: Localised;
  readonly level: RuleLevel;
  /** Another level, or none at all, for kinds of unit. */
  readonly byKind?: Readonly<Record<string, RuleLevel | 'off'>>;
  /** An expression; the rule applies where it is true. */
  readonly when?: string;
  /** Clause or standard; `mark` says how far it was read. */
  readonly clause?: string;
  readonly mark: Mark;
  readonly validFrom?: Temporal.PlainDate;
  readonly validUntil?: Temporal.PlainDate;
  /** What to do, in words for who fills in. */
  readonly advice?: Localised;
};

/** How far the sides of an equation may differ: by rounding (a hint then), not at all, or by a stated amount. */
export type Tolerance = 'rounding' | 'exact' | { readonly scaled: number };

/** Figures beside which one is judged. */
export type Against = 'prior' | 'accounts' | 'peers';

export type Rule = RuleHead &
  (
    | { readonly kind: 'formula'; readonly expression: string; readonly tolerance: Tolerance }
    /** S3: children of a block one line off: their sum is twice the parent, or known figures stand a line away. */
    | {
        readonly kind: 'shift';
        readonly parent: IndicatorCode;
        readonly children: readonly IndicatorCode[];
        /** Same figure in another table: where it would stand if nothing had slipped. */
        readonly known: readonly { readonly child: IndicatorCode; readonly equals: IndicatorCode }[];
        /** All cells in the order they are printed, beyond the block too: columns of one line, where figures stand a column off. */
        readonly along?: readonly IndicatorCode[];
      }
    /** S15: off by 10², 10³ or 10⁴ from the prior year, the peers, or a quotient's range (in yuan, m², persons for each other). */
    | {
        readonly kind: 'unit-slip';
        readonly cells: readonly IndicatorCode[];
        readonly against: readonly Against[];
        /** An expression (a quotient), and the range of what it was seen to be. */
        readonly quotient?: { readonly expression: string; readonly from: number; readonly to: number };
        /** How near the ratio must be to 10², 10³, 10⁴, in powers of ten: 0.2 (a factor of 1.58) unless said. */
        readonly tolerance?: number;
      }
    /** S16: a percentage that was written down, recomputed; a zero base has none. */
    | {
        readonly kind: 'percentage';
        readonly stated: IndicatorCode;
        readonly now: string;
        readonly base: string;
        /** Percent: `share` is now / base, `growth` is (now − base) / base. */
        readonly of: 'share' | 'growth' | 'fall';
      }
    /** S17. `share`: 0.3 is 30 %. */
    | { readonly kind: 'year-on-year'; readonly cells: readonly IndicatorCode[]; readonly share: number }
    /** S18: far from its peers by robust z (0.6745, 3.5) or the fences. */
    | {
        readonly kind: 'outlier';
        readonly ratio: string;
        readonly threshold: number;
        /** With fewer peers nothing is said: 8 unless said. */
        readonly peersNeeded?: number;
      }
  );

export type RuleKind = Rule['kind'];
