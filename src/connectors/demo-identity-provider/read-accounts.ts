// The invented people of the sample city, as written in `data/demo/accounts.yaml`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isDivisionCode } from '#core/divisions/division.ts';
import { isDepartmentId } from '#core/identity/department.ts';
import { PLANNER_DUTIES } from '#core/identity/planner-duty.ts';
import { SURVEY_DUTIES } from '#core/identity/survey-unit.ts';
import { isSurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { DemoAccount } from './account-page.ts';

const division = z.string().refine(isDivisionCode);
const localised = z.strictObject({ zh: z.string(), en: z.string() });
const role = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('clerk'), division }),
  z.strictObject({ role: z.literal('officer'), division, agency: z.string() }),
  z.strictObject({ role: z.literal('bureau'), division }),
  z.strictObject({ role: z.literal('mayor'), division }),
  z.strictObject({
    role: z.literal('reporter'),
    division,
    unit: z.string().refine(isSurveyUnitId),
    duty: z.enum(SURVEY_DUTIES),
  }),
  z.strictObject({ role: z.literal('collector'), division }),
  z.strictObject({ role: z.literal('planner'), division, duty: z.enum(PLANNER_DUTIES) }),
  z.strictObject({
    role: z.literal('department'),
    division,
    department: z.string().refine(isDepartmentId),
  }),
]);
const certificate = z.strictObject({
  id: z.uuid(),
  type: z.string(),
  number: z.string(),
  'issued-on': z.iso.date(),
  'valid-until': z.iso.date().optional(),
  fields: z.record(z.string(), z.string()).default({}),
  issuer: localised,
});
const person = z
  .strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    name: z.string(),
    'citizen-number': z.string(),
    phone: z.string(),
    household: division,
    account: z.literal('no').optional(),
    group: localised,
    note: localised,
    roles: z.array(role).default([]),
    certificates: z.array(certificate).default([]),
  })
  .transform(({ id, 'citizen-number': citizenNumber, account, ...rest }) => ({
    ...rest,
    subject: id,
    citizenNumber,
    hasAccount: account !== 'no',
  }));
const file = z.strictObject({
  mark: z.literal('sample'),
  'roles-valid-from': z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
  people: z.array(person),
});

export type DemoPeople = {
  readonly rolesValidFrom: Temporal.PlainDate;
  readonly people: readonly z.output<typeof person>[];
};

/** Throws with what is wrong when the file is not as it should be. */
export function readDemoPeople(dataDir: string): DemoPeople {
  const text = readFileSync(join(dataDir, 'demo', 'accounts.yaml'), 'utf8');
  const { people, 'roles-valid-from': rolesValidFrom } = file.parse(parse(text));
  return { people, rolesValidFrom };
}

/** Those who can sign in. */
export function accountsOf({ people }: DemoPeople): readonly DemoAccount[] {
  return people.filter(({ hasAccount }) => hasAccount);
}
