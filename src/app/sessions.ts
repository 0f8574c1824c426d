// Who is signed in: opened at sign-in, read at every request, changed by picking a role, closed by signing out.
import { createHash, randomBytes } from 'node:crypto';
import { unreachable } from '#base/assert.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import type { AgencyKind } from '#core/catalogue/model.ts';
import type { DepartmentId } from '#core/identity/department.ts';
import type { PlannerDuty } from '#core/identity/planner-duty.ts';
import type { SurveyDuty } from '#core/identity/survey-unit.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { PersonId, SignedIn, Viewer } from '#core/identity/viewer.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  insertSession,
  loadSession,
  replaceSession,
  touchSession,
  type GrantRow,
  type SessionRow,
} from '#store/sessions.ts';
import type { App } from './app.ts';

/** One way to act: as oneself, or in an office held today. The id is what the role page posts. */
export type RoleChoice =
  | { readonly id: 'citizen'; readonly role: 'citizen' }
  | { readonly id: string; readonly role: 'clerk'; readonly centre: DivisionCode }
  | {
      readonly id: string;
      readonly role: 'officer';
      readonly county: DivisionCode;
      readonly agency: AgencyKind;
    }
  | { readonly id: string; readonly role: 'bureau' | 'mayor'; readonly city: DivisionCode }
  | {
      readonly id: string;
      readonly role: 'reporter';
      readonly division: DivisionCode;
      readonly unit: SurveyUnitId;
      readonly duty: SurveyDuty;
    }
  | { readonly id: string; readonly role: 'collector'; readonly office: DivisionCode }
  | {
      readonly id: string;
      readonly role: 'planner';
      readonly office: DivisionCode;
      readonly duty: PlannerDuty;
    }
  | {
      readonly id: string;
      readonly role: 'department';
      readonly division: DivisionCode;
      readonly department: DepartmentId;
    };

/** For pages: whose session it is, and what else they may pick. */
export type SessionFacts = {
  readonly person: PersonId;
  readonly name: string;
  readonly choices: readonly RoleChoice[];
  /** The id of the choice acted under; `undefined` until one is picked. */
  readonly picked: string | undefined;
};

export type OpenSession = {
  readonly viewer: Viewer;
  readonly session: SessionFacts;
  /** Notices of the person that are not read yet. */
  readonly unread: number;
};

export type SessionLimits = { readonly idleMinutes: number; readonly absoluteHours: number };

/** A long form filled by an elder needs time; a shared counter machine must not stay open overnight. Ours, no source. */
export const DEFAULT_SESSION_LIMITS: SessionLimits = { idleMinutes: 120, absoluteHours: 12 };

type Ports = Pick<App, 'pool' | 'now'>;

/** How rarely "seen" is written, so that reading pages does not write to the database each time. */
const SEEN_EVERY_MINUTES = 1;

/**
 * Opens a session for a person who just signed in and returns its token, which only the browser keeps. Picks the role
 * when there is just one choice, or just one of the role that was wanted; `picked` is then that role.
 */
export async function openSession(
  app: Ports,
  person: { readonly division: DivisionCode; readonly id: PersonId },
  options: { readonly wanted?: SignedIn['role']; readonly limits?: SessionLimits } = {},
): Promise<{ readonly token: string; readonly picked: SignedIn['role'] | undefined }> {
  const { token, secretHash } = newToken(person.division);
  const limits = options.limits ?? DEFAULT_SESSION_LIMITS;
  const now = app.now();
  await insertSession(app.pool, {
    division: person.division,
    secretHash,
    person: person.id,
    createdAt: now,
    endsAt: now.add({ hours: limits.absoluteHours }),
    idleMinutes: limits.idleMinutes,
  });
  const row = await loadSession(app.pool, { division: person.division, secretHash, now });
  const only = row === undefined ? undefined : onlyChoice(choicesOf(row), options.wanted);
  if (only === undefined) return { token, picked: undefined };
  const change = { division: person.division, from: secretHash, to: secretHash, picked: only.id, now };
  await replaceSession(app.pool, change);
  return { token, picked: only.role };
}

/** The session a token opens; `undefined` when unknown, expired, idle too long, or signed out. */
export async function readSession(app: Ports, token: string): Promise<OpenSession | undefined> {
  const key = parseToken(token);
  if (key === undefined) return undefined;
  const now = app.now();
  const row = await loadSession(app.pool, { ...key, now });
  if (row === undefined) return undefined;
  if (Temporal.Instant.compare(row.seenAt.add({ minutes: SEEN_EVERY_MINUTES }), now) < 0) {
    await touchSession(app.pool, { ...key, now });
  }
  const choices = choicesOf(row);
  const picked = choices.find((choice) => choice.id === row.picked);
  return {
    viewer: picked === undefined ? { role: 'visitor' } : viewerOf(row, picked),
    session: { person: row.person, name: row.name, choices, picked: picked?.id },
    unread: row.unread,
  };
}

/** Acts in another role from now on, under a new token (the old one stops working); refused when it is not theirs today. */
export async function pickRole(
  app: Ports,
  token: string,
  choice: string,
): Promise<Result<string, 'role-not-yours'>> {
  const key = parseToken(token);
  const now = app.now();
  const row = key === undefined ? undefined : await loadSession(app.pool, { ...key, now });
  if (key === undefined || row === undefined) return refuse('role-not-yours');
  if (!choicesOf(row).some(({ id }) => id === choice)) return refuse('role-not-yours');
  const next = newToken(key.division);
  const { division, secretHash } = key;
  const done = await replaceSession(app.pool, {
    division,
    from: secretHash,
    to: next.secretHash,
    picked: choice,
    now,
  });
  return done ? ok(next.token) : refuse('role-not-yours');
}

/** Signs out: the token opens nothing any more. */
export async function closeSession(app: Ports, token: string): Promise<void> {
  const key = parseToken(token);
  if (key !== undefined) await deleteSession(app.pool, key);
}

/** Forgets sessions that ended; how many. To be called now and then. */
export function sweepSessions(app: Ports): Promise<number> {
  return deleteExpiredSessions(app.pool, app.now());
}

function onlyChoice(
  choices: readonly RoleChoice[],
  wanted: SignedIn['role'] | undefined,
): RoleChoice | undefined {
  const fitting = wanted === undefined ? [] : choices.filter(({ role }) => role === wanted);
  if (fitting.length === 1) return fitting[0];
  return choices.length === 1 ? choices[0] : undefined;
}

function choicesOf(row: SessionRow): readonly RoleChoice[] {
  const own: RoleChoice[] = row.citizenNumber === undefined ? [] : [{ id: 'citizen', role: 'citizen' }];
  return [...own, ...row.grants.map(choiceOf)];
}

function choiceOf(grant: GrantRow): RoleChoice {
  const { id, division } = grant;
  switch (grant.role) {
    case 'officer':
      return { id, role: 'officer', county: division, agency: grant.agency };
    case 'clerk':
      return { id, role: 'clerk', centre: division };
    case 'bureau':
    case 'mayor':
      return { id, role: grant.role, city: division };
    case 'reporter':
      return { id, role: 'reporter', division, unit: grant.unit, duty: grant.duty };
    case 'collector':
      return { id, role: 'collector', office: division };
    case 'planner':
      return { id, role: 'planner', office: division, duty: grant.duty };
    case 'department':
      return { id, role: 'department', division, department: grant.department };
    default:
      return unreachable(grant);
  }
}

function viewerOf(row: SessionRow, choice: RoleChoice): Viewer {
  const { person, name, citizenNumber, phone } = row;
  if (choice.role === 'citizen') {
    if (citizenNumber === undefined) return { role: 'visitor' };
    return { role: 'citizen', person, name, citizenNumber, ...(phone === undefined ? {} : { phone }) };
  }
  const { id: _, ...office } = choice;
  return { ...office, person, name };
}

type TokenKey = { readonly division: DivisionCode; readonly secretHash: Buffer };

/** `<division>.<256 random bits>`: the division finds the machine that keeps the session, only the hash is stored there. */
function newToken(division: DivisionCode): TokenKey & { readonly token: string } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${division}.${secret}`, division, secretHash: hashOf(secret) };
}

function parseToken(token: string): TokenKey | undefined {
  const [division, secret, ...rest] = token.split('.');
  if (division === undefined || secret === undefined || rest.length > 0) return undefined;
  if (!isDivisionCode(division) || !/^[\w-]{43}$/.test(secret)) return undefined;
  return { division, secretHash: hashOf(secret) };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
