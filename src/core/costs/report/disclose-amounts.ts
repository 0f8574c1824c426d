// Which sums a public report may show (统计法实施条例 第二十九条): the rules of suppression over all its sums at once, because
// tables protected apart would give each other away.
import { unreachable } from '#base/assert.ts';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import type { DisclosureCell, DisclosureTable } from '#core/statistics/disclosure/disclosure-table.ts';
import { suppress, type SuppressionReason } from '#core/statistics/disclosure/suppress.ts';
import { ALL, keyText, type AmountKey, type ReportAmount, type ReportAmounts } from './report-amounts.ts';
import type { ReportPlan } from './report-plan.ts';

/** Why a sum is not shown; nothing: it may be. */
export type Disclosure = (key: AmountKey) => SuppressionReason | undefined;

/** The internal edition hides nothing. */
export const showEverything: Disclosure = () => undefined;

/**
 * What may be shown of the sums that the plan publishes. A sum hidden this year is hidden in the other years too; one that
 * the plan does not publish is not shown.
 */
export function discloseAmounts(
  amounts: ReportAmounts,
  { published, publishedByKind }: Pick<ReportPlan, 'published' | 'publishedByKind'>,
  solve: SolveLinear,
): Disclosure {
  const whole = new Set(published);
  const parts = new Set(publishedByKind);
  const told = amounts.all.filter(({ code, group }) => (group === ALL ? whole : parts).has(code));
  const asked = told.filter(({ when }) => when !== 'before');
  const earlier = told.filter(({ when }) => when === 'before');
  const hidden = new Map([...hiddenIn(asked, amounts, solve), ...hiddenIn(earlier, amounts, solve)]);
  const known = new Set([...asked, ...earlier].map(keyText));
  return (key) => {
    if (!known.has(keyText(key))) return 'secondary';
    const years = (['now', 'comparable', 'before'] as const).map((when) =>
      hidden.get(keyText({ ...key, when })),
    );
    return (
      years.find((why) => why === 'few') ?? years.find((why) => why === 'dominance') ?? years.find(Boolean)
    );
  };
}

function hiddenIn(
  cells: readonly ReportAmount[],
  amounts: ReportAmounts,
  solve: SolveLinear,
): ReadonlyMap<string, SuppressionReason> {
  const found = suppress(tableOf(cells, amounts), solve);
  if (found.ok) return found.value.hidden;
  switch (found.error.code) {
    case 'cannot-protect':
      // Nothing protects those cells but hiding everything that is added up with them: all of it goes.
      return new Map(cells.map((amount) => [keyText(amount), 'secondary' as const]));
    default:
      return unreachable(found.error.code);
  }
}

/**
 * Sums that fail in the returns (the report does not mend them) are short by an amount: a cell beside the parts that is taken
 * as known. A reader who thinks that they hold works with a little less; a sum that contradicts its cells proves nothing.
 */
function tableOf(cells: readonly ReportAmount[], amounts: ReportAmounts): DisclosureTable {
  const values = new Map(cells.map((amount) => [keyText(amount), amount.scaled]));
  const short: DisclosureCell[] = [];
  const sums = [...amounts.addings, ...amounts.loose].flatMap(({ total, parts }) => {
    const whole = values.get(total);
    const members = parts.map((id) => values.get(id));
    if (whole === undefined || !members.every((each) => each !== undefined)) return [];
    const value = whole - members.reduce((sum, each) => sum + each, 0);
    if (value === 0) return [{ total, parts }];
    const id = `${total}|short ${short.length}`;
    short.push({ id, value, contributions: [] });
    return [{ total, parts: [...parts, id] }];
  });
  return {
    cells: [
      ...cells.map((amount) => ({
        id: keyText(amount),
        value: amount.scaled,
        contributions: amount.contributions.map(({ unit, scaled }) => ({ who: unit.id, value: scaled })),
      })),
      ...short,
    ],
    sums,
    shown: new Set(short.map(({ id }) => id)),
    nonNegative: cells.every(({ contributions }) => contributions.every(({ scaled }) => scaled >= 0)),
  };
}
