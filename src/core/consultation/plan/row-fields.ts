// The fields of a row of indicators or of projects: what changed, old beside new with the unit, and the row's line written anew.
import { CELL_BREAK } from './table-grid.ts';
import type { IndicatorRow, PlanClause, ProjectRow } from './plan.ts';

export const ROW_FIELDS = [
  'group',
  'name',
  'unit',
  'nature',
  'base',
  'target',
  'annual',
  'content',
  'investment',
  'owner',
  'years',
] as const;
export type RowField = (typeof ROW_FIELDS)[number];

export type FieldChange = {
  readonly field: RowField;
  /** As written, without the unit; empty: nothing stood there. */
  readonly old: string;
  readonly fresh: string;
  /** Of figures; where it changed itself, both stand in the field `unit`. */
  readonly unit: string;
  /** It touches a 约束性 indicator, or makes one, or makes it none. */
  readonly binding: boolean;
};

type Fields = Partial<
  Record<RowField, { readonly value: string; readonly unit: string; readonly year?: number | undefined }>
>;

/** Empty when neither is a row or nothing changed. */
export function changedFields(
  old: Pick<PlanClause, 'indicator' | 'project'>,
  fresh: Pick<PlanClause, 'indicator' | 'project'>,
): readonly FieldChange[] {
  const before = fieldsOf(old);
  const after = fieldsOf(fresh);
  const binding = [old, fresh].some(({ indicator }) => indicator?.nature === 'binding');
  return ROW_FIELDS.flatMap((field): FieldChange[] => {
    const [a, b] = [before[field], after[field]];
    if ((a?.value ?? '') === (b?.value ?? '') && (a?.year ?? b?.year) === (b?.year ?? a?.year)) {
      return field !== 'investment' || a?.unit === b?.unit
        ? []
        : [{ field, old: `${a?.value}${a?.unit}`, fresh: `${b?.value}${b?.unit}`, unit: '', binding }];
    }
    const [was, is] = [a?.value ?? '', b?.value ?? ''];
    const years = was === is && was !== '';
    return [
      {
        field,
        old: years ? `${was} (${a?.year})` : was,
        fresh: years ? `${is} (${b?.year})` : is,
        unit: b?.unit ?? a?.unit ?? '',
        binding,
      },
    ];
  });
}

/** The words of a field of a row, for comparing and quoting: `70`, `binding`. Empty: nothing stands there. */
export function fieldValue(clause: Pick<PlanClause, 'indicator' | 'project'>, field: RowField): string {
  return fieldsOf(clause)[field]?.value ?? '';
}

function fieldsOf({ indicator, project }: Pick<PlanClause, 'indicator' | 'project'>): Fields {
  if (indicator) {
    const { group, name, unit, nature, base, target, annual } = indicator;
    return {
      group: { value: group, unit: '' },
      name: { value: name, unit: '' },
      unit: { value: unit, unit: '' },
      nature: { value: nature ?? '', unit: '' },
      base: { value: base?.value ?? '', unit, year: base?.year },
      target: { value: target?.value ?? '', unit, year: target?.year },
      annual: { value: annual ?? '', unit: '' },
    };
  }
  if (!project) return {};
  const { name, content, investment, owner, years } = project;
  return {
    name: { value: name, unit: '' },
    content: { value: content, unit: '' },
    investment: { value: investment?.value ?? '', unit: investment?.unit ?? '' },
    owner: { value: owner ?? '', unit: '' },
    years: { value: years ?? '', unit: '' },
  };
}

/** The row with other fields. Cells of its line that held an old value hold the new one; a value that had no cell gets one at the end. */
export function withRow(
  clause: PlanClause,
  row: { readonly indicator: IndicatorRow } | { readonly project: ProjectRow },
): PlanClause {
  const fresh: PlanClause = { ...clause, ...row };
  const cells = clause.text.split(CELL_BREAK);
  const used = new Set<number>();
  const added: string[] = [];
  for (const { field, old, fresh: value, unit } of changedFields(clause, fresh)) {
    const [was, is] = [shown(field, old), shown(field, value)];
    const holds = (cell: string, i: number): boolean =>
      !used.has(i) && [was, was + unit].includes(cell.trim());
    // The base stands left of the target, also when both are the same figure.
    const at = was === '' ? -1 : field === 'target' ? cells.findLastIndex(holds) : cells.findIndex(holds);
    if (at < 0) {
      if (is !== '') added.push(is);
      continue;
    }
    used.add(at);
    cells[at] = cells[at]?.trim() === was ? is : is + unit;
  }
  return { ...fresh, text: [...cells, ...added].join(CELL_BREAK) };
}

/** As the table writes it. */
function shown(field: RowField, value: string): string {
  if (field !== 'nature') return value;
  return value === 'binding' ? '约束性' : value === 'expected' ? '预期性' : '';
}
