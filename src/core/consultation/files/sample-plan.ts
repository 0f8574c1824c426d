// The constructed plan of a sample as clauses, and what its second version changes.
import { isClauseId, type ClauseId, type DemandId } from '../ids.ts';
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

/** A change of the file, because of these demands. */
export function sampleChange(
  entry: PlanChangeEntry,
  {
    before,
    nth,
    because,
  }: { readonly before: PlanVersion; readonly nth: number; readonly because: readonly DemandId[] },
): LedgerHappening {
  const { editorial } = entry;
  if ('add' in entry)
    return {
      type: 'clause-added',
      nth,
      after: clauseIdOf(entry.after),
      clause: sampleClause(entry.add),
      because,
      editorial,
    };
  const clause = clauseIdOf(entry.change);
  const old = before.clauses.find(({ id }) => id === clause);
  assert(old, `clause ${clause} is in the first version`);
  const fresh = sampleClause({ ...entry, id: clause, kind: old.kind });
  const { no, text, indicator, project } = fresh;
  return {
    type: 'clause-changed',
    nth,
    clause,
    no: no ?? old.no,
    text,
    indicator,
    project,
    because,
    editorial,
  };
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
