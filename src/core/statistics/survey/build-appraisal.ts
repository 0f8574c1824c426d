// `appraisal.yaml` of an appraisal round: criteria over the ratios of `analysis.yaml`, their weights and yardsticks, grades.
import { z } from 'zod';
import type { Finding } from '#base/documents/document-finding.ts';
import type { YamlFile } from '#base/documents/yaml-file.ts';
import { MARKS } from '#base/mark.ts';
import type { RatioDefinition } from '../analysis/analysis-plan.ts';
import type { Appraisal } from '../appraisal/appraisal.ts';
import { localisedOf } from './build-forms.ts';
import type { Round } from './round.ts';

const localised = z.union([
  z.string().min(1),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() }),
]);
const id = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
const mark = z.enum(MARKS);
const between = { full: z.number(), none: z.number() };

export const appraisalShape = z.strictObject({
  criteria: z
    .array(
      z.strictObject({
        id,
        name: localised,
        weight: z.number().positive().max(100),
        ratio: id,
        before: id.optional(),
        yardstick: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('standard'), ...between }),
          z.strictObject({ kind: z.literal('past'), ...between }),
          z.strictObject({ kind: z.literal('peers'), better: z.enum(['less', 'more']) }),
        ]),
        source: z.string().min(1),
        mark,
      }),
    )
    .min(1),
  grades: z.array(z.strictObject({ id, name: localised, from: z.number().min(0).max(100) })).min(2),
  'least-coverage': z.number().min(0).max(100),
  mark,
});

type Raw = z.infer<typeof appraisalShape>;

/** Finds weights that do not make 100, ratios that are not there, grades that leave a gap, and an appraisal in a statistical survey. */
export function buildAppraisal(
  { file, raw }: { readonly file: YamlFile; readonly raw: Raw },
  round: { readonly purpose: Round['purpose']; readonly ratios: readonly RatioDefinition[] },
  findings: Finding[],
): Appraisal {
  const report = (
    code: string,
    path: readonly (string | number)[],
    params: Readonly<Record<string, string | number>> = {},
  ): void => {
    findings.push({ code, level: 'error', at: file.placeOf(path), params });
  };
  if (round.purpose !== 'appraisal') report('appraisal-in-survey', ['criteria']);
  const sum = raw.criteria.reduce((all, { weight }) => all + weight, 0);
  if (Math.abs(sum - 100) > 1e-6) report('weights-not-100', ['criteria'], { sum });
  const ratioOf = (name: string, path: readonly (string | number)[]): RatioDefinition | undefined => {
    const found = round.ratios.find((each) => each.id === name);
    if (found === undefined) report('unknown-ratio', path, { id: name });
    return found;
  };
  const criteria = raw.criteria.flatMap(({ name, ratio, before, ...each }, at) => {
    const now = ratioOf(ratio, ['criteria', at, 'ratio']);
    const past = before === undefined ? undefined : ratioOf(before, ['criteria', at, 'before']);
    if (each.yardstick.kind === 'past' && before === undefined)
      report('past-without-before', ['criteria', at], { id: each.id });
    if (each.yardstick.kind !== 'peers' && each.yardstick.full === each.yardstick.none)
      report('yardstick-of-no-length', ['criteria', at, 'yardstick'], { id: each.id });
    return now === undefined
      ? []
      : [{ ...each, name: localisedOf(name), ratio: now, ...(past === undefined ? {} : { before: past }) }];
  });
  const grades = raw.grades.map((grade) => ({ ...grade, name: localisedOf(grade.name) }));
  const falling = grades.every((grade, at) => at === 0 || grade.from < (grades[at - 1]?.from ?? 0));
  if (!falling || grades.at(-1)?.from !== 0) report('grades-not-falling-to-0', ['grades']);
  return { criteria, grades, leastCoverage: raw['least-coverage'], mark: raw.mark };
}
