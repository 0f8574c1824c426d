// 调查单位名录: one row a unit. A row that is not right is left out, and every one of its faults is said.
import { defined } from '#base/defined.ts';
import type { Finding } from '#base/documents/document-finding.ts';
import type { SourceFile } from '#base/documents/yaml-file.ts';
import { MARKS, type Mark } from '#base/mark.ts';
import { readCsvTable, type CsvRow } from './csv-table.ts';
import {
  ACCOUNT_BASES,
  UNIT_LEVELS,
  type CollectingOffice,
  type RegisterUnit,
  type UnitKind,
} from './round.ts';
import { isSurveyUnitId, type SurveyUnitId } from './unit-id.ts';

const REQUIRED = ['id', 'name', 'kind', 'level', 'office', 'place'] as const;
const OPTIONAL = [
  'parent',
  'consolidates',
  'year',
  'basis',
  'organisation-code',
  'source',
  'note',
  'mark',
] as const;

type Frame = {
  readonly year: number;
  readonly mark: Mark;
  readonly kinds: readonly UnitKind[];
  readonly offices: readonly CollectingOffice[];
};

/** Units in the order of the file. Parents are looked for in the whole register; nobody may be above himself. */
export function buildRegister(
  source: SourceFile,
  frame: Frame,
): {
  readonly units: readonly RegisterUnit[];
  readonly findings: readonly Finding[];
} {
  const table = readCsvTable(source, { required: REQUIRED, known: [...REQUIRED, ...OPTIONAL] });
  const findings = [...table.findings];
  const seen = new Map<SurveyUnitId, RegisterUnit>();
  for (const row of table.rows) {
    const unit = readUnit(row, frame, findings);
    if (unit === undefined) continue;
    if (seen.has(unit.id)) findings.push(fault('duplicate-id', row, 'id', { id: unit.id }));
    else seen.set(unit.id, unit);
  }
  for (const row of table.rows) {
    const id = row.text('id');
    const unit = isSurveyUnitId(id) ? seen.get(id) : undefined;
    if (unit?.parent === undefined) continue;
    if (!seen.has(unit.parent)) findings.push(fault('unknown-unit', row, 'parent', { id: unit.parent }));
    else if (isInCircle(unit, seen)) findings.push(fault('unit-above-itself', row, 'parent', { id }));
  }
  return { units: [...seen.values()], findings };
}

function readUnit(row: CsvRow, frame: Frame, findings: Finding[]): RegisterUnit | undefined {
  const faults: Finding[] = [];
  const oneOf = <Word extends string>(
    column: string,
    words: readonly Word[],
    absent?: Word,
  ): Word | undefined => {
    const text = row.text(column);
    const word = text === '' ? absent : words.find((each) => each === text);
    if (word === undefined)
      faults.push(
        fault('unknown-value', row, column, { where: column, written: text, values: words.join(' / ') }),
      );
    return word;
  };
  const idOf = (column: string): SurveyUnitId | undefined => {
    const text = row.text(column);
    if (isSurveyUnitId(text)) return text;
    faults.push(fault('bad-id', row, column, { id: text }));
    return undefined;
  };
  const id = idOf('id');
  const parent = row.text('parent') === '' ? undefined : idOf('parent');
  const kind = oneOf(
    'kind',
    frame.kinds.map((each) => each.id),
  );
  const office = oneOf(
    'office',
    frame.offices.map((each) => each.id),
  );
  const level = oneOf('level', UNIT_LEVELS);
  const consolidates = oneOf('consolidates', ['yes', 'no'], 'no');
  const basis = oneOf('basis', ACCOUNT_BASES, 'final');
  const mark = oneOf('mark', MARKS, frame.mark);
  const year = row.text('year') === '' ? frame.year : Number(row.text('year'));
  if (!Number.isInteger(year) || year < 1990 || year > 2100) {
    faults.push(
      fault('bad-value', row, 'year', { where: 'year', written: row.text('year'), problem: 'year' }),
    );
  }
  const name = row.text('name');
  if (name === '') faults.push(fault('missing-value', row, 'name', { column: 'name' }));
  findings.push(...faults);
  if (
    faults.length > 0 ||
    id === undefined ||
    kind === undefined ||
    office === undefined ||
    level === undefined ||
    basis === undefined ||
    mark === undefined
  )
    return undefined;
  const optional = (column: string): string | undefined => row.text(column) || undefined;
  return {
    id,
    name,
    kind,
    level,
    ...defined({ parent }),
    ...(consolidates === 'yes' ? { consolidates: true } : {}),
    office,
    place: row.text('place'),
    year,
    basis,
    ...defined({
      organisationCode: optional('organisation-code'),
      source: optional('source'),
      note: optional('note'),
    }),
    mark,
  };
}

function isInCircle(unit: RegisterUnit, units: ReadonlyMap<SurveyUnitId, RegisterUnit>): boolean {
  const passed = new Set<SurveyUnitId>();
  let above = unit.parent;
  while (above !== undefined && !passed.has(above)) {
    if (above === unit.id) return true;
    passed.add(above);
    above = units.get(above)?.parent;
  }
  return false;
}

function fault(code: string, row: CsvRow, column: string, params: Finding['params']): Finding {
  return { code, level: 'error', at: row.placeOf(column), params };
}
