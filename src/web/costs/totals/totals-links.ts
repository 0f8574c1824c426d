import type { PoolFilter } from '#core/statistics/survey/figures.ts';
import type { RoundId } from '#core/statistics/survey/round.ts';
import type { TableScope } from '#core/statistics/rollup/office-tree.ts';
import type { CountingStage } from '#read/totals.ts';
import type { MoneyShownId } from './totals-lines.ts';

/** What the address of a totals page says; every link of the page changes one of it. */
export type TotalsAsked = {
  readonly round: RoundId;
  readonly office: string;
  readonly scope: TableScope;
  readonly stage: CountingStage;
  readonly shown: MoneyShownId;
  readonly filter?: PoolFilter | undefined;
};

/** Address of the table, or of a page below it: `C02` for the parts of one total. */
export function totalsHref(asked: TotalsAsked, change: Partial<TotalsAsked> = {}, page = 'totals'): string {
  const { round, office, scope, stage, shown, filter } = { ...asked, ...change };
  const query = new URLSearchParams({ office, scope, stage, shown });
  if (filter?.year !== undefined) query.set('year', String(filter.year));
  if (filter?.basis !== undefined) query.set('basis', filter.basis);
  return `/costs/${round}/${page}?${query.toString()}`;
}
