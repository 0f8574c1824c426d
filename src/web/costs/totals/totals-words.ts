import type { TotalsView } from '#read/totals.ts';
import type { PageContext } from '../../frame/page-context.ts';

/** Whose table it is: of an office and its scope, or of a collection. */
export function tableTitle(
  { t }: PageContext,
  { round, office, table }: Pick<TotalsView, 'round' | 'office' | 'table'>,
): string {
  const words = t.costsTotals;
  return round.kind === 'collection'
    ? words.collectionTitle
    : words.tableTitle(office.name, words.scopes[table.scope]);
}
