// 委托帮代办: a helper asks and the principal's phone gets a code; or a clerk records what was given before his eyes.
import { assert } from '#base/assert.ts';
import { plainText } from '#base/plain-text.ts';
import { ok, type Result } from '#base/result.ts';
import type { RawPerson } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import type { Thing } from '#core/catalogue/model.ts';
import {
  hashCode,
  MANDATE_ACTS,
  mayLastUntil,
  type Mandate,
  type MandateHelper,
  type MandateId,
  type MandateWay,
} from '#core/identity/mandate.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { contactsOf } from '#store/contacts.ts';
import { codesSentSince, insertMandate, isKnownPhone, setCode } from '#store/mandates.ts';
import type { App } from './app.ts';
import { draftDivision, drafterOf, isUuid, openThing, todayOf, type Drafter } from './draft-access.ts';
import { usableMandate } from './mandates.ts';
import { queueMessage } from './notify.ts';
import type { ProblemCode } from './problem.ts';
import { checkPerson, type CheckedPerson } from './read-draft.ts';
import { refuseUse, type Outcome, type Refusal } from './refusal.ts';
import { fileKey, storeFile, type IncomingFile } from './uploads.ts';

export type GiveMandate = {
  /** Who gives it, as typed. */
  readonly principal: RawPerson;
  /** Counter only: the resident who is to help; absent: whoever is signed in. */
  readonly helper?: Pick<RawPerson, 'name' | 'citizenNumber'>;
  readonly thing: string;
  readonly acts: readonly string[];
  /** Last day, as typed (ISO date). */
  readonly until: string;
  readonly given: MandateWay;
  /** Counter: the clerk looked at the identity documents of both, or checked the letter. */
  readonly identityChecked?: boolean;
  readonly letter?: IncomingFile;
};

export type MandateField =
  | 'name'
  | 'citizenNumber'
  | 'phone'
  | 'helperName'
  | 'helperNumber'
  | 'thing'
  | 'acts'
  | 'until'
  | 'identityChecked'
  | 'letter';

export type MandateProblem = {
  readonly field: MandateField;
  readonly code: ProblemCode | 'until-not-allowed' | 'helps-oneself' | 'letter-missing';
};

export type Given =
  | { readonly ok: true; readonly value: { readonly mandate: MandateId; readonly status: Mandate['status'] } }
  | { readonly ok: false; readonly error: Refusal; readonly problems: readonly MandateProblem[] };

/** Asks for a mandate by code, or records one that was given face to face or on paper. */
export async function giveMandate(app: App, viewer: Viewer, command: GiveMandate): Promise<Given> {
  const drafter = drafterOf(viewer);
  if (drafter === undefined || scopeOf(viewer, 'manage-mandate').kind === 'nothing')
    return no('not-permitted');
  if (drafter.role === 'citizen' && command.given !== 'phone-code') return no('not-permitted');
  const checked = checkMandate(app, drafter, command);
  if (!checked.ok)
    return {
      ok: false,
      error: { code: 'mandate-has-problems', params: { problems: checked.error.length } },
      problems: checked.error,
    };
  const { principal } = checked.value;
  if (command.given === 'phone-code') {
    const may = await mayCode(app, principal);
    if (!may.ok) return { ...may, problems: [] };
  }
  const letter = command.given === 'paper' ? await storedLetter(app, command) : ok(undefined);
  if (!letter.ok) return { ...letter, problems: [] };
  const mandate = await recorded(app, drafter, { ...checked.value, command, letter: letter.value }).catch(
    async (error: unknown) => {
      if (letter.value) await app.files.delete(fileKey(letter.value.id));
      throw error;
    },
  );
  if (mandate.status === 'asked') {
    const sent = await sendCode(app, mandate);
    if (!sent.ok) return { ...sent, problems: [] };
  } else await tellGiven(app, mandate);
  return { ok: true, value: { mandate: mandate.id, status: mandate.status } };
}

/** Sends a new code for a mandate that is still asked for; the older one is good no more. */
export async function resendMandateCode(
  app: App,
  viewer: Viewer,
  command: { readonly mandate: string },
): Promise<Outcome<undefined>> {
  const drafter = drafterOf(viewer);
  if (drafter === undefined) return refuseUse('not-found');
  const found = await usableMandate(app, drafter, command.mandate);
  if (!found.ok) return found;
  if (found.value.status !== 'asked') return refuseUse('mandate-code-used-up');
  const may = await mayCode(app, found.value.principal);
  if (!may.ok) return may;
  return sendCode(app, found.value);
}

/**
 * Tells the principal in words that a mandate of his is in force: at the phone that was said, and at the one he is known with,
 * so that nobody is given a mandate behind his back.
 */
export async function tellGiven(app: App, mandate: Mandate): Promise<void> {
  const { citizenNumber, phone } = mandate.principal;
  const contact = (await contactsOf(app.pool, [citizenNumber])).get(citizenNumber);
  const params = wordsOf(app, mandate);
  for (const to of new Set([phone, contact?.phone ?? ''])) {
    const message = {
      division: mandate.division,
      channel: 'sms',
      to,
      code: 'mandate-given',
      params,
    } as const;
    // oxlint-disable-next-line no-await-in-loop -- two at most
    if (to !== '') await queueMessage(app, message);
  }
}

type Checked = {
  readonly principal: CheckedPerson;
  readonly helper: MandateHelper;
  readonly thing: Thing;
  readonly acts: Mandate['acts'];
};

function checkMandate(
  app: App,
  drafter: Drafter,
  command: GiveMandate,
): Result<Checked, readonly MandateProblem[]> {
  const problems: MandateProblem[] = [];
  const principal = checkPerson(app, command.principal);
  if (!principal.ok)
    for (const { field, fault } of principal.error)
      problems.push({ field, code: command.principal[field].trim() === '' ? 'required' : fault.code });
  const helper = helperOf(app, drafter, command, problems);
  if (command.given === 'phone-code' && command.principal.phone.trim() === '')
    problems.push({ field: 'phone', code: 'required' });
  if (principal.ok && helper?.kind === 'resident' && helper.citizenNumber === principal.value.citizenNumber)
    problems.push({
      field: drafter.role === 'clerk' ? 'helperNumber' : 'citizenNumber',
      code: 'helps-oneself',
    });
  const known = [...app.catalogue.things.values()].find(({ id }) => id === command.thing);
  const thing = known && openThing(app, known.id, todayOf(app));
  if (thing?.ok !== true) problems.push({ field: 'thing', code: 'required' });
  const acts = MANDATE_ACTS.filter((act) => command.acts.includes(act));
  if (acts.length === 0) problems.push({ field: 'acts', code: 'required' });
  if (!isDay(command.until)) problems.push({ field: 'until', code: 'not-a-date' });
  else if (!mayLastUntil(command.until, todayOf(app), app.mandates))
    problems.push({ field: 'until', code: 'until-not-allowed' });
  if (command.given !== 'phone-code' && command.identityChecked !== true)
    problems.push({ field: 'identityChecked', code: 'identity-not-checked' });
  if (command.given === 'paper' && command.letter === undefined)
    problems.push({ field: 'letter', code: 'letter-missing' });
  if (problems.length > 0 || !principal.ok || helper === undefined || thing?.ok !== true)
    return { ok: false, error: problems };
  return ok({ principal: principal.value, helper, thing: thing.value, acts });
}

function helperOf(
  app: App,
  drafter: Drafter,
  command: GiveMandate,
  problems: MandateProblem[],
): MandateHelper | undefined {
  if (drafter.role === 'citizen')
    return { kind: 'resident', name: drafter.name, citizenNumber: drafter.citizenNumber };
  if (command.helper === undefined)
    return { kind: 'staff', name: drafter.name, person: drafter.person, centre: drafter.centre };
  const checked = checkPerson(app, { ...command.helper, phone: '' });
  if (checked.ok)
    return { kind: 'resident', name: checked.value.name, citizenNumber: checked.value.citizenNumber };
  for (const { field, fault } of checked.error)
    problems.push({ field: field === 'name' ? 'helperName' : 'helperNumber', code: fault.code });
  return undefined;
}

async function recorded(
  app: App,
  drafter: Drafter,
  {
    principal,
    helper,
    thing,
    acts,
    command,
    letter,
  }: Checked & { readonly command: GiveMandate; readonly letter: FileRef | undefined },
): Promise<Mandate> {
  const id = app.newId();
  assert(isMandateId(id), 'newId makes UUIDs');
  const now = app.now().toString();
  const asked = command.given === 'phone-code';
  const mandate: Mandate = {
    division: draftDivision(app, drafter),
    id,
    principal: { ...principal, phone: principal.phone ?? '' },
    helper,
    thing: thing.id,
    acts,
    until: plainText(command.until),
    given: command.given,
    status: asked ? 'asked' : 'active',
    askedAt: now,
    ...(asked ? {} : { givenAt: now }),
  };
  await insertMandate(app.pool, {
    ...mandate,
    ...(drafter.role === 'clerk' ? { centre: drafter.centre } : {}),
    ...(drafter.role === 'clerk' && !asked
      ? { witness: { person: drafter.person, name: drafter.name } }
      : {}),
    ...(letter ? { letter } : {}),
  });
  return mandate;
}

async function storedLetter(app: App, { letter }: GiveMandate): Promise<Outcome<FileRef>> {
  assert(letter, 'a checked mandate on paper has its letter');
  return storeFile(app, letter);
}

/** A code goes to the phone the principal is known with, and only some times an hour. */
async function mayCode(app: App, principal: CheckedPerson): Promise<Outcome<undefined>> {
  const { citizenNumber, phone = '' } = principal;
  // The same answer for a person who is not known: nobody learns here who is registered.
  if (!(await isKnownPhone(app.pool, { citizenNumber, phone }))) return refuseUse('mandate-phone-differs');
  const since = app.now().subtract({ hours: 1 }).toString();
  const { codesPerHour } = app.mandates;
  const sent = await codesSentSince(app.pool, { principal: citizenNumber, since });
  return sent >= codesPerHour ? refuseUse('mandate-codes-too-many', { limit: codesPerHour }) : ok(undefined);
}

async function sendCode(app: App, mandate: Mandate): Promise<Outcome<undefined>> {
  const code = String(app.randomBelow(1_000_000)).padStart(6, '0');
  const now = app.now();
  const { codeMinutes, codeTries, codesPerHour } = app.mandates;
  const { division, id, principal } = mandate;
  const sent = await setCode(app.pool, {
    division,
    id,
    principal: principal.citizenNumber,
    since: now.subtract({ hours: 1 }).toString(),
    most: codesPerHour,
    code: {
      hash: hashCode(id, code),
      expires: now.add({ minutes: codeMinutes }).toString(),
      triesLeft: codeTries,
    },
    at: now.toString(),
  });
  if (!sent) return refuseUse('mandate-codes-too-many', { limit: codesPerHour });
  await queueMessage(app, {
    division,
    channel: 'sms',
    to: principal.phone,
    code: 'mandate-code',
    params: { ...wordsOf(app, mandate), code, minutes: codeMinutes },
    secret: true,
    expiresAfterMinutes: codeMinutes,
  });
  return ok(undefined);
}

function wordsOf(app: App, { helper, thing, until }: Mandate): Readonly<Record<string, string>> {
  return { helper: helper.name, thing: app.catalogue.things.get(thing)?.name.zh ?? thing, until };
}

function no(code: Refusal['code']): Given {
  return { ok: false, error: { code, params: {} }, problems: [] };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Temporal.PlainYearMonth(year, month).daysInMonth;
}

function isMandateId(text: string): text is MandateId {
  return isUuid(text);
}
