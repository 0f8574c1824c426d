// What an exchange message is made of, before it is CSV or JSON: one figure with its key and what is said about it.
import type { Localised } from '#base/localised.ts';
import type { Total, RollUp } from '../rollup/roll-up.ts';
import { isComplete } from '../rollup/roll-up.ts';
import { plainAmount } from '../survey/amount.ts';
import type { Indicator, Round } from '../survey/round.ts';
import { unitOf } from './unit-codes.ts';

/** The key, in the order of the structure. */
export const DIMENSIONS = [
  'FREQ',
  'REF_AREA',
  'COVERAGE',
  'ACCOUNT_BASIS',
  'INDICATOR',
  'TIME_PERIOD',
] as const;
export type DimensionId = (typeof DIMENSIONS)[number];

/** What is said about a figure. `UNITS_COUNTED` and `UNITS_MISSING` are ours: how complete a total is. */
export const ATTRIBUTES = [
  'UNIT_MEASURE',
  'UNIT_MULT',
  'DECIMALS',
  'OBS_STATUS',
  'UNITS_COUNTED',
  'UNITS_MISSING',
] as const;
export type AttributeId = (typeof ATTRIBUTES)[number];

export type Observation = {
  readonly key: Readonly<Record<DimensionId, string>>;
  /** Plain digits with a point, exact; absent: the figure is missing. */
  readonly value?: string;
  readonly attributes: Readonly<Record<AttributeId, string>>;
};

/** `AGENCY:ID(VERSION)`: under which name the receiver knows the structure. */
export type Dataflow = {
  readonly agency: string;
  readonly id: string;
  readonly version: string;
  readonly name: Localised;
};

/** A message: its figures, and the words for the codes in it. */
export type DataMessage = {
  readonly dataflow: Dataflow;
  readonly observations: readonly Observation[];
  /** Names by dimension or attribute, then by code. */
  readonly names: Readonly<Partial<Record<DimensionId | AttributeId, ReadonlyMap<string, Localised>>>>;
};

/** One table to be sent: a roll-up with the area it is about (12 digits, as divisions are coded). */
export type AreaTotals = {
  readonly area: string;
  readonly areaName: Localised;
  readonly rollUp: RollUp;
};

/** The totals of one or several tables of a round, by area and indicator. Sums that are no figures are left out. */
export function totalsMessage(
  round: Pick<Round, 'indicators'>,
  tables: readonly AreaTotals[],
  dataflow: Dataflow,
): DataMessage {
  const observations = tables.flatMap((table) =>
    [...table.rollUp.totals.values()].flatMap((total) => observationOf(round, table, total) ?? []),
  );
  const indicators = [...round.indicators.values()].map(({ code, name }) => [code, name] as const);
  return {
    dataflow,
    observations,
    names: {
      REF_AREA: new Map(tables.map(({ area, areaName }) => [area, areaName])),
      INDICATOR: new Map(indicators),
    },
  };
}

function observationOf(
  round: Pick<Round, 'indicators'>,
  { area, rollUp }: AreaTotals,
  total: Total,
): Observation | undefined {
  const indicator: Indicator | undefined = round.indicators.get(total.code);
  if (indicator?.measure === undefined) return undefined;
  const { code, multiplier } = unitOf(indicator.measure);
  const { scaled, decimals } = total;
  const value =
    scaled === undefined || total.figures === 0
      ? undefined
      : plainAmount({ scaled, decimals }, indicator.measure);
  return {
    key: {
      FREQ: 'A',
      REF_AREA: area,
      COVERAGE: rollUp.scope === 'own' ? 'OWN' : 'REGION',
      ACCOUNT_BASIS: rollUp.basis === 'final' ? 'FINAL' : 'BUDGET',
      INDICATOR: total.code,
      TIME_PERIOD: String(rollUp.year),
    },
    ...(value === undefined ? {} : { value }),
    attributes: {
      UNIT_MEASURE: code,
      UNIT_MULT: String(multiplier),
      DECIMALS: String(total.decimals),
      OBS_STATUS: statusOf(value, rollUp),
      UNITS_COUNTED: String(rollUp.counted.length),
      UNITS_MISSING: String(rollUp.missing.length),
    },
  };
}

/** CL_OBS_STATUS: O missing, P provisional (units are still to come), A normal. */
function statusOf(value: string | undefined, rollUp: RollUp): 'A' | 'O' | 'P' {
  if (value === undefined) return 'O';
  return isComplete(rollUp) ? 'A' : 'P';
}
