// S19: no unit is counted twice and none that is not in the register. What would count twice is left out and named.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { RegisterUnit } from '../survey/round.ts';
import type { SurveyUnitId } from '../survey/unit-id.ts';

/** A return that came: whose, and in which version. */
export type Arrived = { readonly unit: RegisterUnit; readonly version: number };

/** A unit whose figures are in the table through a department's consolidated return. */
export type Covered = { readonly unit: RegisterUnit; readonly by: RegisterUnit };

export type RollUpFinding = { readonly rule: 'S19'; readonly level: 'block' } & (
  | { readonly kind: 'unit-twice'; readonly unit: SurveyUnitId; readonly versions: readonly number[] }
  | { readonly kind: 'not-in-register'; readonly unit: SurveyUnitId }
  /** 部门 against 单位: the department's return holds this unit already. */
  | {
      readonly kind: 'inside-department';
      readonly unit: SurveyUnitId;
      readonly department: SurveyUnitId;
    }
  /** Two units of the register with one organisation code. */
  | {
      readonly kind: 'same-organisation';
      readonly unit: SurveyUnitId;
      readonly other: SurveyUnitId;
      readonly organisationCode: string;
    }
  /** The sum is beyond what can be added exactly. */
  | { readonly kind: 'too-large'; readonly code: IndicatorCode }
);

const S19 = { rule: 'S19', level: 'block' } as const;

/**
 * Those whose figures are added, in the order of the register. Of a unit that came twice the newest version counts; of two
 * units with one organisation code the first registered; of a department that consolidates, the department alone.
 */
export function countedOnce<Figures extends Arrived>(
  register: readonly RegisterUnit[],
  whole: readonly RegisterUnit[],
  figures: readonly Figures[],
): {
  readonly counted: readonly Figures[];
  readonly covered: readonly Covered[];
  readonly findings: readonly RollUpFinding[];
} {
  const came = Map.groupBy(figures, ({ unit }) => unit.id);
  const findings: RollUpFinding[] = strangers(whole, came);
  const counted: Figures[] = [];
  const covered: Covered[] = [];
  const departments = departmentsOf(register);
  const byCode = new Map<string, SurveyUnitId>();
  for (const unit of register) {
    const versions = (came.get(unit.id) ?? []).toSorted((a, b) => b.version - a.version);
    const [newest] = versions;
    if (versions.length > 1)
      findings.push({
        ...S19,
        kind: 'unit-twice',
        unit: unit.id,
        versions: versions.map(({ version }) => version),
      });
    const department = departments(unit, came);
    if (department !== undefined) {
      covered.push({ unit, by: department });
      if (newest)
        findings.push({ ...S19, kind: 'inside-department', unit: unit.id, department: department.id });
    } else if (newest) {
      const { organisationCode } = unit;
      const other = organisationCode === undefined ? undefined : byCode.get(organisationCode);
      if (organisationCode !== undefined && other !== undefined)
        findings.push({ ...S19, kind: 'same-organisation', unit: unit.id, other, organisationCode });
      else counted.push(newest);
      if (organisationCode !== undefined && other === undefined) byCode.set(organisationCode, unit.id);
    }
  }
  return { counted, covered, findings };
}

/** Figures of units that nobody registered. Those of other offices are not of this table and no fault. */
function strangers(
  whole: readonly RegisterUnit[],
  came: ReadonlyMap<SurveyUnitId, readonly Arrived[]>,
): RollUpFinding[] {
  const known = new Set(whole.map(({ id }) => id));
  return [...came.keys()]
    .filter((unit) => !known.has(unit))
    .toSorted()
    .map((unit) => ({ ...S19, kind: 'not-in-register', unit }));
}

/** The outermost department above a unit whose return came and consolidates, within the same table. */
function departmentsOf(
  register: readonly RegisterUnit[],
): (unit: RegisterUnit, came: ReadonlyMap<SurveyUnitId, readonly Arrived[]>) => RegisterUnit | undefined {
  const byId = new Map(register.map((unit) => [unit.id, unit]));
  return (unit, came) => {
    let found: RegisterUnit | undefined;
    const seen = new Set([unit.id]);
    let above = unit.parent === undefined ? undefined : byId.get(unit.parent);
    while (above !== undefined && !seen.has(above.id)) {
      seen.add(above.id);
      if (above.consolidates === true && came.has(above.id)) found = above;
      above = above.parent === undefined ? undefined : byId.get(above.parent);
    }
    return found;
  };
}
