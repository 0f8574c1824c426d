// The constructed plan of a sample as clauses, and what its second version changes.
import type { Ledger } from '../ledger.ts';
import { isClauseId, type ClauseId, type DemandId } from '../ids.ts';
import { addClause, changeClause } from '../plan/edit-clause.ts';
import type { ConsultationRefusal } from '../refusal.ts';
import { ok, type Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import { diffClause } from '../plan/diff-clause.ts';
import type { ChangeLink, IndicatorRow, PlanClause, PlanVersion, ProjectRow } from '../plan/plan.ts';
import { CELL_BREAK } from '../plan/table-grid.ts';
import { assert } from '#base/assert.ts';
import type { ClauseEntry, PlanChangeEntry } from './sample-shapes.ts';

/** A clause of the file. The line of a row is its cells, as a plan that was read from Word has it. */
export function sampleClause({ id, kind, no, text, indicator, project }: ClauseEntry): PlanClause {
  const rows = {
    ...(indicator && { indicator: rowOf(indicator) }),
    ...(project && { project: projectOf(project) }),
  };
  return { id: clauseIdOf(id), kind, no, text: text ?? lineOf(rows), ...rows };
}

type Rows = Pick<PlanClause, 'indicator' | 'project'>;

function rowOf(raw: NonNullable<ClauseEntry['indicator']>): IndicatorRow {
  const { group, name, unit, nature, base, target, annual } = raw;
  return { group, name, unit, nature, base, target, annual };
}

function projectOf(raw: NonNullable<ClauseEntry['project']>): ProjectRow {
  const { name, content, investment, owner, years } = raw;
  return { name, content, investment, owner, years };
}

function lineOf({ indicator, project }: Rows): string {
  const cells = indicator
    ? [
        indicator.group,
        indicator.name,
        indicator.unit,
        indicator.base?.value,
        indicator.annual,
        indicator.target?.value,
        { binding: '约束性', expected: '预期性', none: '' }[indicator.nature ?? 'none'],
      ]
    : [
        project?.name,
        project?.content,
        project?.investment && `${project.investment.value}${project.investment.unit}`,
        project?.owner,
        project?.years,
      ];
  return cells.map((cell) => cell ?? '').join(CELL_BREAK);
}

/** A change of the file, decided as a person's edit is; a row that is new comes as it does from a file. */
export function decideChange(
  ledger: Ledger,
  entry: PlanChangeEntry,
  { nth, because }: { readonly nth: number; readonly because: readonly DemandId[] },
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const reason = { because: because.join('、'), editorial: entry.editorial ?? '' };
  if ('add' in entry) {
    const clause = sampleClause(entry.add);
    const { kind, no = '', text } = clause;
    const after = clauseIdOf(entry.after);
    if (clause.project ?? clause.indicator)
      return ok([{ type: 'clause-added', nth, after, clause, because, editorial: entry.editorial }]);
    return addClause(ledger, { nth, after, kind, no, text, ...reason });
  }
  const clause = clauseIdOf(entry.change);
  const old = ledger.versions.at(-1)?.clauses.find(({ id }) => id === clause);
  const no = entry.no ?? old?.no ?? '';
  const row = entry.indicator && { indicator: rowOf(entry.indicator) };
  return changeClause(ledger, { nth, clause, seen: 0, no, text: entry.text ?? '', row, ...reason });
}

/** What the second version begins with: the first, and the changes that nobody gave a reason for, as a file brings them. */
export function secondBeginning(
  clauses: readonly PlanClause[],
  changes: readonly PlanChangeEntry[],
): readonly PlanClause[] {
  return changes.filter(isUnexplained).reduce((now, entry) => {
    if ('add' in entry) return now;
    return now.map((clause) =>
      clause.id === entry.change ? { ...clause, text: entry.text ?? clause.text } : clause,
    );
  }, clauses);
}

/** Neither an opinion asked for it nor is a reason given. */
export function isUnexplained({ because = [], editorial }: PlanChangeEntry): boolean {
  return because.length === 0 && editorial === undefined;
}

/** The proof that a clause changed between two versions: its longest new words and what stood in their place. */
export function sampleLink(from: PlanVersion, to: PlanVersion, clause: ClauseId): ChangeLink {
  const [old, fresh] = [from, to].map(({ clauses }) => clauses.find(({ id }) => id === clause));
  assert(fresh, `clause ${clause} is in the second version`);
  const between = { clause, from: from.nth, to: to.nth };
  if (fresh.project && !old)
    return { ...between, kind: 'project', inserted: fresh.project.name, deleted: '' };
  const pieces = diffClause(old?.text ?? '', fresh.text);
  const at = pieces.reduce(
    (best, piece, index) =>
      piece.kind === 'inserted' && piece.text.length > (pieces[best]?.text.length ?? 0) ? index : best,
    -1,
  );
  const replaced = pieces[at - 1];
  return {
    ...between,
    kind: 'text',
    inserted: pieces[at]?.text ?? '',
    deleted: replaced?.kind === 'deleted' && replaced.text.length > 1 ? replaced.text : '',
  };
}

/** The text as a clause's id; the shape of the files has seen to its form. */
export function clauseIdOf(text: string): ClauseId {
  assert(isClauseId(text), `${text} is the id of a clause`);
  return text;
}
