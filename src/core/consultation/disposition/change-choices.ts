// The changes of the plan that a decision can point to: only what is really there can be chosen.
import type { ClauseId, DemandId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { diffPlan, type ClauseDiff } from '../plan/diff-plan.ts';
import type { ChangeLink, PlanClause } from '../plan/plan.ts';

export type ChangeChoice = {
  /** `1:2:c7:0`: versions, clause, and which change of it. */
  readonly key: string;
  readonly link: ChangeLink;
  readonly clause: PlanClause;
  readonly what: ClauseDiff['what'];
  /** The edit was made because of this demand. */
  readonly forThis: boolean;
};

/** All changes between each version and the next, those made because of the demand first, then those of its clauses, then the plan's order. */
export function changeChoices(ledger: Ledger, demand: DemandId): readonly ChangeChoice[] {
  const asked = new Set(
    ledger.clauseChanges
      .filter(({ because }) => because.includes(demand))
      .map(({ nth, clause }) => `${nth} ${clause}`),
  );
  const own = new Set(ledger.demands.get(demand)?.clauses ?? []);
  const all = ledger.versions.slice(1).flatMap((to, index) => {
    const from = ledger.versions[index];
    if (!from) return [];
    return diffPlan(from.clauses, to.clauses).flatMap((diff) =>
      linksOf(diff, from.nth, to.nth).map((link, nth): ChangeChoice => ({
        key: `${from.nth}:${to.nth}:${link.clause}:${nth}`,
        link,
        clause: diff.clause,
        what: diff.what,
        forThis: asked.has(`${to.nth} ${link.clause}`),
      })),
    );
  });
  const rank = ({ forThis, link }: ChangeChoice): number => (forThis ? 0 : own.has(link.clause) ? 1 : 2);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** The links behind the keys of a form; a key that is not there any more is left out. */
export function chosenLinks(
  choices: readonly ChangeChoice[],
  keys: readonly string[],
): readonly ChangeLink[] {
  return choices.filter(({ key }) => keys.includes(key)).map(({ link }) => link);
}

/** Of a row one link a field; of a text one link a place where words were taken out or put in. A clause that only moved has none. */
function linksOf(diff: ClauseDiff, from: number, to: number): readonly ChangeLink[] {
  const { id } = diff.clause;
  if (diff.what !== 'changed') {
    const { text } = diff.clause;
    const [inserted, deleted] = diff.what === 'added' ? [text, ''] : ['', text];
    return [{ clause: id, kind: 'text', from, to, inserted, deleted }];
  }
  if (diff.fields.length > 0)
    return diff.fields.map(({ old, fresh }) => ({
      clause: id,
      kind: diff.clause.indicator === undefined ? 'project' : 'indicator',
      from,
      to,
      inserted: fresh,
      deleted: old,
    }));
  return textLinks(diff, id, { from, to });
}

function textLinks(
  { pieces }: Extract<ClauseDiff, { readonly what: 'changed' }>,
  clause: ClauseId,
  { from, to }: { readonly from: number; readonly to: number },
): readonly ChangeLink[] {
  const links: ChangeLink[] = [];
  let [inserted, deleted] = ['', ''];
  const close = (): void => {
    if (inserted !== '' || deleted !== '') links.push({ clause, kind: 'text', from, to, inserted, deleted });
    [inserted, deleted] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'kept') close();
    else if (kind === 'inserted') inserted += text;
    else deleted += text;
  }
  close();
  return links;
}
