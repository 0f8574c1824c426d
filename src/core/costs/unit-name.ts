import type { SurveyBook } from '#core/statistics/survey/survey-book.ts';

/** The name of a surveyed unit in the newest round that asks it under this division; absent where none does. */
export function surveyUnitName(
  { rounds }: SurveyBook,
  { unit, division }: { readonly unit: string; readonly division: string },
): string | undefined {
  return [...rounds.values()]
    .filter(({ kind }) => kind === 'survey')
    .toSorted((a, b) => Temporal.PlainDate.compare(b.period.opensOn, a.period.opensOn))
    .flatMap(({ units, offices }) => {
      const own = new Set(offices.filter((office) => office.division === division).map(({ id }) => id));
      return units.filter(({ id, office }) => id === unit && own.has(office));
    })
    .at(0)?.name;
}
