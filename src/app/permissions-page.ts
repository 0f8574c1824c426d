// The page of permissions, written from the table that the door itself reads.
import { PERMISSIONS, type Action, type Ground } from '#core/identity/permission.ts';
import type { Role } from '#core/identity/viewer.ts';

const ROLES = [
  'visitor',
  'citizen',
  'clerk',
  'officer',
  'bureau',
  'mayor',
  'reporter',
  'collector',
  'planner',
  'department',
] as const satisfies readonly Role[];

const GROUND_SENTENCES: Readonly<Record<Ground, string>> = {
  always: 'always',
  'own-draft': 'a draft begun under the same sign-in',
  'own-person': 'what concerns the person himself or herself, by citizen number',
  'own-case':
    'a case of which one is the applicant, or the filer of old without a mandate on record, by citizen number',
  'own-or-helped-case': 'the same, or a case that one filed on a mandate that was not taken back',
  'helped-case':
    'a case that one filed on a mandate that was not taken back; of it only progress and what to bring',
  'taken-in-at-own-centre': 'a case that the own centre took in',
  'passes-own-centre': 'taken in or handed out at the own centre',
  'handed-out-at-own-centre': 'a result that the own centre hands out',
  'decided-by-own-office':
    'a part that the own agency of the own county decides; of it only its own answers and papers',
  'at-own-centre': 'what happens at the own centre: its hours, appointments, mandates given there',
  'own-city': 'counts of the own city, and who there looked people up; of a person only a masked number',
  'own-unit': 'what the own unit reports in a survey',
  'own-region': 'what the units of the own city or county report; for a city also those of its counties',
  'own-planning-region':
    'the consultations of the own city; that only the head of the office publishes is decided by his duty',
  'own-department':
    'what was sent to the own department of the own city: the points in their own words, never who said them',
};

/** `docs/generated/permissions.md`: who may do what, and on what ground. */
export function permissionsPage(): string {
  const grounds: Readonly<Record<Action, Partial<Record<Role, Ground>>>> = PERMISSIONS;
  const rows = Object.entries(grounds).map(
    ([action, byRole]) => `| \`${action}\` | ${ROLES.map((role) => byRole[role] ?? '–').join(' | ')} |`,
  );
  return [
    '# Who may do and see what',
    '',
    'Written from `src/core/identity/permission.ts` by `node scripts/golden.mjs generated-permissions`. What is not listed is forbidden,',
    'and what may not be seen does not exist for whoever asks.',
    '',
    `| act | ${ROLES.join(' | ')} |`,
    `| --- |${ROLES.map(() => ' --- |').join('')}`,
    ...rows,
    '',
    '## Grounds',
    '',
    ...Object.entries(GROUND_SENTENCES).map(([ground, sentence]) => `- **${ground}**: ${sentence}.`),
    '',
  ].join('\n');
}
