// The files of a consultation as they are written. `parse-consultation.ts` turns them into the model and checks what lies between them.
import { z } from 'zod';
import { MARKS } from '#base/mark.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { CHANNELS, CLASS_GROUPS, TEXT_OUTCOMES } from '../consultation.ts';
import { isConsultationId, type ConsultationId } from '../ids.ts';

const PROBLEM_MEANINGS = [
  'solved',
  'partly-solved',
  'planned',
  'kept-for-reference',
  'not-feasible',
] as const;

const name = z.string().trim().min(1).max(80);
/** A sentence or two; nobody sets more for a whole round. */
const line = z.string().trim().min(1).max(2000);
const word = z.string().trim().min(1).max(40);
const words = z.array(word).max(500);
const mark = z.enum(MARKS);
/** The form of the ids of topics and departments. */
const id = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const kebabId = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
/** `yes`/`no` as people write them; YAML 1.2 reads these words as text. */
const yesNo = z
  .union([z.boolean(), z.enum(['yes', 'no'])])
  .transform((said) => said === true || said === 'yes');

/** The text as the branded id it has the form of. */
function idOf<Id extends string>(is: (text: string) => text is Id) {
  return z.string().transform((text, context): Id => {
    if (is(text)) return text;
    context.addIssue('not of the form of an id');
    return z.NEVER;
  });
}
const division = idOf<DivisionCode>(isDivisionCode);

export const consultationShape = z.strictObject({
  id: idOf<ConsultationId>(isConsultationId),
  division,
  title: name,
  plan: name,
  office: name,
  mark: z.enum(['sample', 'real']),
  note: line.optional(),
  opened: z.string(),
  'reason-required': yesNo,
  voting: yesNo,
  channels: z.array(z.enum(CHANNELS)).min(1),
  classes: z.record(kebabId, z.strictObject({ name, group: z.enum(CLASS_GROUPS) })),
  'affected-groups': z.record(kebabId, z.strictObject({ name, source: line })),
  districts: z.record(z.string().regex(/^[1-9]\d{11}$/), name),
  'problem-grades': z.record(
    z.string().regex(/^[A-Z0-9]{1,4}$/),
    z.strictObject({
      name,
      means: z.enum(PROBLEM_MEANINGS),
      /** Where the place got its definition from; read by people, not by us. */
      source: line.optional(),
    }),
  ),
  'outcome-words': z.record(
    word,
    z.strictObject({ text: z.enum(TEXT_OUTCOMES).optional(), problem: z.string().optional() }),
  ),
});
export type ConsultationEntry = z.infer<typeof consultationShape>;

export const topicsShape = z.strictObject({
  topics: z.record(id, z.strictObject({ name, words: words.optional() })),
});

export const departmentsShape = z.strictObject({
  mark: mark.optional(),
  departments: z.record(id, z.strictObject({ name, duties: line.optional(), words: words.optional() })),
});

export const wordsShape = z.strictObject({
  mark: mark.optional(),
  note: line.optional(),
  topics: z.record(id, words).optional(),
  departments: z.record(id, z.strictObject({ duties: line.optional(), words: words.optional() })).optional(),
  synonyms: z.array(z.array(word).min(2)).optional(),
  lexicon: words.optional(),
});
