// The form of a clause: what its fields hold, and what was typed into them.
import type { IndicatorRow, PlanClause, ProjectRow } from '#core/consultation/plan/plan.ts';

/** Names of the form's fields, with what stands in them. */
export type ClauseTyped = Readonly<Record<string, string>>;

/** What the form shows at first. */
export function clauseTyped({ no, text, indicator, project }: PlanClause, seen: number): ClauseTyped {
  return {
    no: no ?? '',
    text,
    seen: String(seen),
    because: '',
    editorial: '',
    ...(indicator && {
      group: indicator.group,
      name: indicator.name,
      unit: indicator.unit,
      nature: indicator.nature ?? '',
      base: indicator.base?.value ?? '',
      target: indicator.target?.value ?? '',
      annual: indicator.annual ?? '',
    }),
    ...(project && {
      name: project.name,
      content: project.content,
      investment: project.investment?.value ?? '',
      unit: project.investment?.unit ?? '',
      owner: project.owner ?? '',
      years: project.years ?? '',
    }),
  };
}

/** Everything the form sent, by the name of its field. */
export function typedFields(fields: ReadonlyMap<string, readonly string[]>): ClauseTyped {
  return Object.fromEntries([...fields].map(([name, values]) => [name, values[0] ?? ''] as const));
}

/** The row as typed; of a clause that is no row, none. A field that was not sent stays as it was. */
export function typedRow(
  { indicator, project }: PlanClause,
  typed: ClauseTyped,
): { readonly indicator: IndicatorRow } | { readonly project: ProjectRow } | undefined {
  const word = (name: string, otherwise: string): string => (typed[name] ?? otherwise).trim();
  if (indicator) return { indicator: typedIndicator(indicator, word) };
  if (!project) return undefined;
  const value = word('investment', project.investment?.value ?? '');
  return {
    project: {
      name: word('name', project.name),
      content: word('content', project.content),
      investment: value === '' ? undefined : { value, unit: word('unit', project.investment?.unit ?? '') },
      owner: word('owner', project.owner ?? '') || undefined,
      years: word('years', project.years ?? '') || undefined,
    },
  };
}

function typedIndicator(row: IndicatorRow, word: (name: string, otherwise: string) => string): IndicatorRow {
  const { base, target } = row;
  const nature = word('nature', row.nature ?? '');
  const [b, t] = [word('base', base?.value ?? ''), word('target', target?.value ?? '')];
  return {
    group: word('group', row.group),
    name: word('name', row.name),
    unit: word('unit', row.unit),
    nature: nature === 'binding' || nature === 'expected' ? nature : undefined,
    // Without a column of that year there is no place for a figure of it.
    base: base && (b === '' ? undefined : { ...base, value: b }),
    target: target && (t === '' ? undefined : { ...target, value: t }),
    annual: word('annual', row.annual ?? '') || undefined,
  };
}
