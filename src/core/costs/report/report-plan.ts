// Which indicators of a survey a report speaks of, and where. Codes are those of the round's files.
import { isIndicatorCode, type IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';

export type ReportSection = {
  readonly id: 'three-public' | 'space' | 'vehicles' | 'equipment' | 'logistics' | 'energy';
  readonly codes: readonly IndicatorCode[];
};

export type ReportPlan = {
  readonly staff: readonly IndicatorCode[];
  readonly area: readonly IndicatorCode[];
  readonly vehicles: readonly IndicatorCode[];
  /** 机关运行经费支出总额 of the survey: also money for projects. */
  readonly total: IndicatorCode;
  /** Lines of the table of part 二. */
  readonly scale: readonly IndicatorCode[];
  readonly sections: readonly ReportSection[];
  /** What the public edition tells of all units, and what of each kind of unit. */
  readonly published: readonly IndicatorCode[];
  readonly publishedByKind: readonly IndicatorCode[];
};

const SECTIONS = [
  ['three-public', 'D'],
  ['space', 'E'],
  ['vehicles', 'G'],
  ['equipment', 'F'],
  ['logistics', 'H'],
  ['energy', 'J'],
] as const satisfies readonly (readonly [ReportSection['id'], string])[];

/** What the public edition may tell of part 五: few enough figures that suppression leaves something to read. */
const PUBLISHED: ReadonlySet<string> = new Set([
  'B02',
  'C01',
  'C02',
  'C04',
  'C05',
  'C06',
  'D01',
  'D02',
  'D03',
  'D04',
  'D05',
  'D07',
  'D21',
  'D22',
  'E01',
  'E011',
  'E012',
  'E013',
  'G02',
  'G05',
  'J10',
]);
const BY_KIND: ReadonlySet<string> = new Set(['B02', 'C02', 'E01', 'G02']);

/** The plan for a round that keeps the groups A–J of the survey system; absent where it has no total to report on. */
export function reportPlanOf({ indicators }: Pick<Round, 'indicators'>): ReportPlan | undefined {
  const has = (...codes: readonly string[]): readonly IndicatorCode[] =>
    codes.filter(isIndicatorCode).filter((code) => indicators.has(code));
  const [total] = has('C02');
  if (total === undefined) return undefined;
  const measured = [...indicators.values()].filter((each) => each.measure !== undefined && each.additive);
  return {
    staff: has('B02'),
    area: has('E01'),
    vehicles: has('G02'),
    total,
    scale: has('C01', 'C02', 'C04', 'C05', 'C06'),
    sections: SECTIONS.map(([id, group]) => ({
      id,
      codes: measured.filter((indicator) => indicator.group === group).map(({ code }) => code),
    })),
    published: measured
      .filter(
        ({ code, functionSubject, economicSubject }) =>
          functionSubject !== undefined || economicSubject !== undefined || PUBLISHED.has(code),
      )
      .map(({ code }) => code),
    publishedByKind: measured
      .filter(({ code, functionSubject }) => functionSubject !== undefined || BY_KIND.has(code))
      .map(({ code }) => code),
  };
}
