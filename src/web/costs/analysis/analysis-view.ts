// What every analysis page is made from: the round's plan, the figures the viewer may see, and one year and basis of them.
import { may } from '#core/identity/permission.ts';
import type { AnalysisPlan } from '#core/statistics/analysis/analysis-plan.ts';
import { kindGroups, peerGroups, type PeerGroups } from '#core/statistics/analysis/peer-groups.ts';
import { makePool, type MixedPool, type Pool, type UnitFigures } from '#core/statistics/survey/figures.ts';
import { ACCOUNT_BASES, type AccountBasis, type Round } from '#core/statistics/survey/round.ts';
import { surveyFigures } from '#read/survey-figures.ts';
import { contextOf, type WebRequest } from '../../citizen/route-tools.ts';
import type { PageContext } from '../../frame/page-context.ts';
import type { StaffDeps } from '../../staff-deps.tsx';
import { roundOf } from '../round-of.ts';

export type AnalysisFilter = {
  readonly stage: 'submitted' | 'approved';
  readonly year?: number;
  readonly basis?: AccountBasis;
  readonly kind?: string;
  /** Show efficiency also below the sample rule. */
  readonly insist: boolean;
};

export type AnalysisView = {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly plan: AnalysisPlan;
  readonly filter: AnalysisFilter;
  /** All that the viewer may see at this stage, before the filter of year, basis and kind. */
  readonly figures: readonly UnitFigures[];
  readonly pool: Pool;
  readonly peers: PeerGroups;
  /** By level and kind alone: for methods that need many units and allow for size themselves. */
  readonly kinds: PeerGroups;
};

/** A page without figures to show: no plan, or figures that may not be put together. */
export type NoAnalysis = Omit<AnalysisView, 'plan' | 'pool' | 'peers' | 'kinds'> & {
  readonly why: 'no-plan' | 'no-figures' | MixedPool;
};

/** Undefined: no such round, or not the viewer's to analyse. */
export async function analysisView(
  c: WebRequest,
  deps: StaffDeps,
): Promise<AnalysisView | NoAnalysis | undefined> {
  const ctx = contextOf(c, deps);
  const round = roundOf(c, deps);
  const { viewer } = ctx;
  const storedUnder = viewer.role === 'collector' ? viewer.office : undefined;
  if (round === undefined || !may(viewer, 'analyse-survey', { storedUnder })) return undefined;
  const filter = filterOf(c, round);
  const figures = await surveyFigures(viewer, deps.app, round.id, { stage: filter.stage });
  const base = { ctx, round, filter, figures };
  if (round.analysis === undefined) return { ...base, why: 'no-plan' };
  const pool = makePool(figures, {
    year: filter.year,
    basis: filter.basis,
    kinds: filter.kind === undefined ? undefined : [filter.kind],
  });
  if (!pool.ok) return { ...base, why: pool.error };
  if (pool.value.units.length === 0) return { ...base, why: 'no-figures' };
  const plan = round.analysis;
  const { units } = pool.value;
  return {
    ...base,
    plan,
    pool: pool.value,
    peers: peerGroups(units, plan.peers, round.indicators),
    kinds: kindGroups(units, plan.peers, round.indicators),
  };
}

function filterOf(c: WebRequest, round: Round): AnalysisFilter {
  const year = Number(c.req.query('year'));
  const basis = ACCOUNT_BASES.find((each) => each === c.req.query('basis'));
  const kind = round.kinds.find(({ id }) => id === c.req.query('kind'))?.id;
  return {
    stage: c.req.query('stage') === 'approved' ? 'approved' : 'submitted',
    ...(Number.isInteger(year) && year > 1900 && year < 2200 ? { year } : {}),
    ...(basis === undefined ? {} : { basis }),
    ...(kind === undefined ? {} : { kind }),
    insist: c.req.query('insist') === 'yes',
  };
}

/** `?stage=approved&year=2024`, with changes; empty where all is as it is without. */
export function filterQuery(filter: AnalysisFilter, change: Partial<AnalysisFilter> = {}): string {
  const { stage, year, basis, kind, insist } = { ...filter, ...change };
  const query = new URLSearchParams();
  if (stage === 'approved') query.set('stage', stage);
  if (year !== undefined) query.set('year', String(year));
  if (basis !== undefined) query.set('basis', basis);
  if (kind !== undefined) query.set('kind', kind);
  if (insist) query.set('insist', 'yes');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
