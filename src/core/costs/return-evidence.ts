// What is laid beside a return when it is judged: last year's, the accounts', and the returns of units that rules compare with.
import type { Evidence } from '#core/statistics/rules/evidence.ts';
import type { Cells, CellValue, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import { askedCells, keptCells, type FigureCell, type StoredCell } from './stored-cell.ts';

/** A cell of another unit's return of the same round that was handed in. */
export type KinCell = FigureCell & { readonly unit: SurveyUnitId };

/** Units whose returns are read besides, and of the peers only these indicators. */
export type Kin = {
  readonly siblings: readonly SurveyUnitId[];
  readonly children: readonly SurveyUnitId[];
  readonly peers: readonly SurveyUnitId[];
  readonly peerCodes: readonly IndicatorCode[];
};

/** A median of fewer would tell one unit the figure of another (实施条例 第二十九条): such a rule is not evaluable then. */
const FEWEST_PEERS = 5;

/** Whom the rules of the round compare the unit with. */
export function kinOf(round: Round, unit: RegisterUnit): Kin {
  const codes = peerCodes(round);
  const others = round.units.filter(({ id }) => id !== unit.id);
  const peers = others.filter(
    ({ kind, level, year, basis }) =>
      kind === unit.kind && level === unit.level && year === unit.year && basis === unit.basis,
  );
  return {
    siblings: unit.parent === undefined ? [] : ids(others.filter(({ parent }) => parent === unit.parent)),
    children: ids(others.filter(({ parent }) => parent === unit.id)),
    peers: codes.length > 0 ? ids(peers) : [],
    peerCodes: codes,
  };
}

function ids(units: readonly RegisterUnit[]): readonly SurveyUnitId[] {
  return units.map(({ id }) => id);
}

export type Beside = {
  readonly prior: readonly StoredCell[];
  readonly accounts?: Cells | undefined;
  /** Of siblings and children. */
  readonly kin: readonly KinCell[];
  /** Of every unit that handed in, what rules compare with peers. */
  readonly figures?: PeerFigures | undefined;
};

export type PeerFigures = ReadonlyMap<SurveyUnitId, Cells>;

/** One figure of a unit that handed in; only of cells that hold a value. */
export type PeerRow = {
  readonly unit: SurveyUnitId;
  readonly code: IndicatorCode;
  readonly scaled: number;
  readonly decimals: number;
};

/** The rows by unit. */
export function peerFigures(rows: readonly PeerRow[]): PeerFigures {
  const figures = new Map<SurveyUnitId, Map<IndicatorCode, CellValue>>();
  for (const { unit, code, scaled, decimals } of rows) {
    const cells = figures.get(unit) ?? new Map<IndicatorCode, CellValue>();
    figures.set(unit, cells);
    cells.set(code, { state: 'value', amount: { scaled, decimals } });
  }
  return figures;
}

/** The evidence for a return; what is not there is absent, and never read as zero. */
export function evidenceOf(
  {
    round,
    unit,
    own,
  }: { readonly round: Round; readonly unit: RegisterUnit; readonly own: readonly StoredCell[] },
  { prior, accounts, kin, figures }: Beside,
): Evidence {
  const { siblings, children, peers } = kinOf(round, unit);
  const byUnit = Map.groupBy(kin, (cell) => cell.unit);
  const cells = (ids: readonly SurveyUnitId[]): readonly Cells[] =>
    ids.flatMap((id) => {
      const found = byUnit.get(id);
      return found ? [keptCells(found)] : [];
    });
  const mine = askedCells(round, own);
  const others = peers.flatMap((id) => figures?.get(id) ?? []);
  const below = cells(children);
  const beside = cells(siblings);
  return {
    unit,
    own: mine,
    ...(prior.length > 0 ? { prior: keptCells(prior) } : {}),
    ...(accounts ? { accounts } : {}),
    // All of them or none: the sum of some would be no sum.
    ...(beside.length === siblings.length ? { siblings: beside } : {}),
    ...(below.length === children.length ? { children: below } : {}),
    ...(others.length + 1 >= FEWEST_PEERS ? { peers: [mine, ...others] } : {}),
  };
}

const known = new WeakMap<Round, readonly IndicatorCode[]>();

/** The indicators that some rule compares with peers. */
function peerCodes(round: Round): readonly IndicatorCode[] {
  const before = known.get(round);
  if (before) return before;
  const named = round.rules.flatMap((rule): readonly string[] => {
    if (rule.kind === 'outlier') return rule.ratio.match(/[A-Z][A-Z0-9_]*/g) ?? [];
    return rule.kind === 'unit-slip' && rule.against.includes('peers') ? rule.cells : [];
  });
  const words = new Set(named);
  const codes = [...round.indicators.keys()].filter((code) => words.has(code));
  known.set(round, codes);
  return codes;
}
