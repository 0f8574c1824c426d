// The files of a round as they are written. `parse-round.ts` turns them into the model and checks what lies between files.
import { z } from 'zod';
import { MARKS } from '#base/mark.ts';
import { RULE_LEVELS } from '../rules/rule.ts';
import { isIndicatorCode, type IndicatorCode } from './cell-value.ts';
import { isMeasure, MEASURES, type Measure } from './measure.ts';
import { UNIT_LEVELS } from './round.ts';

const mark = z.enum(MARKS);
const localised = z.union([
  z.string().min(1),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() }),
]);
const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const kebabId = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
const division = z.string().regex(/^\d{12}$/);
/** `yes`/`no` as people write them; YAML 1.2 reads these words as text. */
const yesNo = z
  .union([z.boolean(), z.enum(['yes', 'no'])])
  .transform((said) => said === true || said === 'yes');
const codeText = z.string().regex(/^[A-Z][A-Z0-9_]{0,31}$/);
const code = codeText.transform((text, context): IndicatorCode => {
  if (isIndicatorCode(text)) return text;
  context.addIssue('no code of an indicator');
  return z.NEVER;
});
const measure = z.enum(Object.keys(MEASURES)).transform((name, context): Measure => {
  if (isMeasure(name)) return name;
  context.addIssue('unknown measure');
  return z.NEVER;
});
const expression = z.string().min(1).max(4000);
const validity = { 'valid-from': day.optional(), 'valid-until': day.optional() };

export const roundShape = z.strictObject({
  id: kebabId,
  title: localised,
  kind: z.enum(['survey', 'collection']),
  purpose: z.enum(['statistics', 'appraisal']),
  year: z.int().min(1990).max(2100),
  prior: kebabId.optional(),
  /** Folder beside this one that holds forms, rules and limits of several rounds (调查制度). */
  system: kebabId.optional(),
  division,
  header: z
    .strictObject({
      'table-number': z.string().min(1).optional(),
      'made-by': z.string().min(1).optional(),
      approval: z.string().min(1).optional(),
      'valid-until': day.optional(),
    })
    .optional(),
  bases: z.array(z.strictObject({ title: z.string().min(1), clause: z.string().min(1).optional(), mark })),
  period: z.strictObject({ opens: day, due: day, closes: day }),
  'money-shown-in': measure,
  'unit-kinds': z.record(kebabId, localised),
  groups: z.record(z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/), localised),
  offices: z.record(
    kebabId,
    z.strictObject({ name: z.string().min(1), division, parent: kebabId.optional() }),
  ),
  mark,
  note: localised.optional(),
});

const indicatorEntry = z.strictObject({
  name: localised,
  group: z.string().min(1),
  measure: measure.optional(),
  decimals: z.int().min(0).max(6).optional(),
  blank: z.enum(['zero', 'unfilled']).optional(),
  additive: yesNo.optional(),
  required: yesNo.optional(),
  'economic-subject': z
    .string()
    .regex(/^\d{3}(?:\d{2})?$/)
    .optional(),
  'function-subject': z.string().min(1).optional(),
  mark: mark.optional(),
  note: localised.optional(),
});

export const indicatorsShape = z.strictObject({
  mark: mark.optional(),
  indicators: z.record(codeText, indicatorEntry),
});

export const formShape = z.strictObject({
  code: z.string().min(1).max(40),
  title: localised,
  kind: z.enum(['basic', 'summary']),
  scope: z.enum(['own', 'region']).optional(),
  columns: z.record(kebabId, localised).refine((columns) => Object.keys(columns).length > 0),
  lines: z
    .array(
      z.strictObject({
        line: z.int().min(1).optional(),
        /** Without one: the name of the line's first indicator. */
        label: localised.optional(),
        indent: z.int().min(0).max(6).optional(),
        cells: z.array(code.nullable()).optional(),
      }),
    )
    .min(1),
  'valid-from': day,
  'valid-until': day.optional(),
  mark,
  source: z.string().min(1).optional(),
});

const ruleHead = {
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/),
  name: localised,
  level: z.enum(RULE_LEVELS),
  'by-kind': z.record(kebabId, z.enum([...RULE_LEVELS, 'off'])).optional(),
  when: expression.optional(),
  clause: z.string().min(1).optional(),
  mark,
  advice: localised.optional(),
  ...validity,
};

export const ruleEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHead,
    kind: z.literal('formula'),
    expression,
    tolerance: z.union([
      z.enum(['rounding', 'exact']),
      z.strictObject({ amount: z.number().min(0), measure }),
    ]),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('shift'),
    parent: code,
    children: z.array(code).min(2),
    known: z.array(z.strictObject({ child: code, equals: code })).optional(),
    along: z.array(code).min(2).optional(),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('unit-slip'),
    cells: z.array(code).min(1),
    against: z.array(z.enum(['prior', 'accounts', 'peers'])),
    quotient: z.strictObject({ expression, from: z.number(), to: z.number() }).optional(),
    tolerance: z.number().gt(0).max(1).optional(),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('percentage'),
    stated: code,
    now: expression,
    base: expression,
    of: z.enum(['share', 'growth', 'fall']),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('year-on-year'),
    cells: z.array(code).min(1),
    share: z.number().gt(0),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('outlier'),
    ratio: expression,
    threshold: z.number().gt(0),
    'peers-needed': z.int().min(3).optional(),
  }),
]);
export type RuleEntry = z.infer<typeof ruleEntry>;

export const rulesShape = z.strictObject({ rules: z.array(ruleEntry) });

export const limitEntry = z.strictObject({
  id: kebabId,
  name: localised,
  measured: expression,
  'at-most': z.union([expression, z.number()]),
  measure,
  levels: z.array(z.enum(UNIT_LEVELS)).optional(),
  kinds: z.array(kebabId).optional(),
  'valid-from': day,
  'valid-until': day.optional(),
  document: z.string().min(1),
  reference: yesNo.optional(),
  mark,
  note: localised.optional(),
});
export type LimitEntry = z.infer<typeof limitEntry>;

export const limitsShape = z.strictObject({ limits: z.array(limitEntry) });
export type RoundEntry = z.infer<typeof roundShape>;
export type FormEntry = z.infer<typeof formShape>;
export type IndicatorEntry = z.infer<typeof indicatorEntry>;
