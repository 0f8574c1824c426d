// 事后核查: which decisions on a commitment are checked afterwards. Drawn by the case's own id, so that nobody can steer it.
import { sha256Hex } from '#base/sha256.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import type { CaseId, PartNumber } from './events.ts';

export const RISK_CLASSES = ['low', 'normal', 'high'] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/** A setting of the city (`data/promises/sampling.yaml`): no national rule gives a number. */
export type SamplingRates = {
  /** The share checked, from 0 to 1. */
  readonly rates: Readonly<Record<RiskClass, number>>;
  /** Items of another class than `normal`. */
  readonly classes: ReadonlyMap<string, RiskClass>;
};

export type Drawn = { readonly case: CaseId; readonly part: PartNumber; readonly item: ItemId };

/** Whether this part is drawn. The same case and part always give the same answer; persons with a record are checked besides. */
export function isDrawn(drawn: Drawn, { rates, classes }: SamplingRates): boolean {
  return lotOf(drawn) < rates[classes.get(drawn.item) ?? 'normal'];
}

/** From 0 up to and without 1, evenly spread over cases. */
function lotOf(drawn: Drawn): number {
  return Number.parseInt(sha256Hex(`${drawn.case}/${drawn.part}`).slice(0, 8), 16) / 0x1_0000_0000;
}
