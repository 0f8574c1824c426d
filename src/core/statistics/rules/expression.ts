// The language of rules: what an expression is made of. docs/rule-language.md says it in words.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Measure } from '../survey/measure.ts';
import type { TermSource } from './finding.ts';

export const RELATIONS = ['=', '<>', '<', '<=', '>', '>='] as const;
export type Relation = (typeof RELATIONS)[number];

/** `12[wan-yuan]`, `9[square-metre/person]`. */
export type LiteralMeasure = { readonly of: Measure; readonly per?: Measure };

/** `at`: where in the text it begins. */
export type Node = { readonly at: number } &
  /** `digits` whole, 10^-places each: 0.25 is 25 and 2. */
  (
    | {
        readonly kind: 'number';
        readonly digits: bigint;
        readonly places: number;
        readonly measure?: LiteralMeasure;
      }
    | { readonly kind: 'figure'; readonly code: IndicatorCode; readonly source: TermSource }
    /** `E302*`: all indicators of the round whose code begins so and goes on. Only inside `sum`. */
    | { readonly kind: 'pattern'; readonly prefix: IndicatorCode }
    | { readonly kind: 'sum'; readonly parts: readonly Node[] }
    | { readonly kind: 'negative'; readonly of: Node }
    | {
        readonly kind: 'arithmetic';
        readonly operator: '+' | '-' | '*' | '/';
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly kind: 'absolute'; readonly of: Node }
    | { readonly kind: 'extreme'; readonly which: 'min' | 'max'; readonly parts: readonly Node[] }
    | { readonly kind: 'filled'; readonly code: IndicatorCode; readonly source: TermSource }
    | { readonly kind: 'relation'; readonly relation: Relation; readonly left: Node; readonly right: Node }
    | { readonly kind: 'not'; readonly of: Node }
    | {
        readonly kind: 'logic';
        readonly operator: 'and' | 'or' | '=>' | '<=>';
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly kind: 'if'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  );
