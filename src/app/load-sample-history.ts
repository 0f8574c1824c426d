// Twelve weeks of invented cases, so that lists, lights and figures of the demo have something to show. Each is lived through
// the very use cases that people's cases go through, with the clock set to the day; nothing is written by hand.
import { cityDay } from '#core/calendar/city-day.ts';
import { assert } from '#base/assert.ts';
import type { RawAnswers } from '#core/cases/draft.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { OfficerCommand } from '#core/cases/acts.ts';
import { addWorkingDays } from '#core/calendar/add-days.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { AgencyKind, MaterialId, ThingId } from '#core/catalogue/model.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { makeSampleCitizenNumber } from '#core/identity/citizen-number.ts';
import type { PersonId, Viewer } from '#core/identity/viewer.ts';
import { anyCase, caseVersions } from '#store/sample-history.ts';
import { actOnPart } from './act-on-part.ts';
import type { App } from './app.ts';
import { deliverResult } from './deliver-result.ts';
import { noteHeartbeat } from './note-heartbeat.ts';
import { rateCase } from './rate-case.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';
import { submitDraft } from './submit-draft.ts';

const CASES = 96;
const WEEKS = 12;

/** Where the people of the sample are registered, and the centres they go to: places with offices in the demo. */
const HOUSEHOLDS = ['430482001001', '430482001002', '430408002003', '430406001001'].filter(isDivisionCode);
const CENTRES = ['430408002003', '430408001001', '430482001001', '430406001001', '430408001002'].filter(
  isDivisionCode,
);

type Past = { readonly app: App; readonly until: Temporal.Instant; readonly draw: (below: number) => number };

/** Does nothing where a case was ever filed. How many cases were made. */
export async function loadSampleHistory(app: App): Promise<number> {
  if (await anyCase(app.pool)) return 0;
  const past: Past = { app, until: app.now(), draw: draws() };
  for (let each = 0; each < CASES; each += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one life after the other, so that the demo answers meanwhile
    await liveCase(past, each);
  }
  return CASES;
}

/** One invented person's pension registration, as far as it has come by now. */
async function liveCase(past: Past, serial: number): Promise<void> {
  const { app, draw } = past;
  const today = cityDay(past.until);
  const start = today.subtract({ days: Math.floor(((CASES - serial) * WEEKS * 7) / CASES) });
  let at = workMoment(past, start, 0);
  // On a day off the next working day would be meant, which has not come.
  if (Temporal.Instant.compare(at, past.until) >= 0) return;
  const centre = pick(CENTRES, draw);
  const household = pick(HOUSEHOLDS, draw);
  const person = invented(serial, draw);
  const clerk: Viewer = { role: 'clerk', person: personId(app), name: '窗口（样例）', centre };
  await noteHeartbeat(app, centre);
  const number = await file(atTime(app, at), clerk, { person, household });
  const county = app.divisions.countyOf(household)?.code;
  assert(county, 'a household lies in a county');
  const officer: Viewer = {
    role: 'officer',
    person: personId(app),
    name: '经办（样例）',
    county,
    agency: agencyOf(app),
  };
  const slow = draw(12) === 0 ? 3 : 0;
  const days = [draw(2), draw(2), draw(2) + slow, draw(2), draw(2)];
  for (const [step, command] of lifeOf(draw).entries()) {
    at = workMoment(past, cityDay(at), days[step] ?? 1, at);
    if (Temporal.Instant.compare(at, past.until) >= 0) return;
    // oxlint-disable-next-line no-await-in-loop -- one act follows the other
    await actAt(atTime(app, at), officer, number, command);
  }
  await collectAndRate(past, { at, clerk, number, person });
}

type Done = {
  readonly at: Temporal.Instant;
  readonly clerk: Viewer;
  readonly number: CaseNumber;
  readonly person: Invented;
};

async function collectAndRate(past: Past, { at, clerk, number, person }: Done): Promise<void> {
  const { app, draw } = past;
  const fetched = workMoment(past, cityDay(at), 1 + draw(4), at);
  if (Temporal.Instant.compare(fetched, past.until) >= 0) return;
  const [part] = await caseVersions(app.pool, number);
  if (part?.stage !== 'issued') return;
  const then = atTime(app, fetched);
  await deliverResult(then, clerk, { number, part: part.part, version: part.version, to: person.name });
  if (draw(10) < 4) return;
  const grade = [5, 5, 5, 5, 4, 4, 4, 3, 2, 1][draw(10)] ?? 5;
  const citizen: Viewer = { role: 'citizen', person: personId(app), ...person };
  const rated = atTime(app, fetched.add({ hours: 3 }));
  if (Temporal.Instant.compare(rated.now(), past.until) >= 0) return;
  const reasons = app.questionnaire.reasons.filter(({ code }) => Math.floor(code / 100) === grade);
  const reason = reasons[draw(reasons.length)];
  await rateCase(rated, citizen, {
    number,
    grade: String(grade),
    reasons: reason === undefined ? [] : [String(reason.code)],
    comment: '',
    channel: 'web',
  });
}

/** What the office does; now and then it refuses or rejects. */
function lifeOf(draw: Past['draw']): readonly OfficerCommand[] {
  const kind = draw(20);
  if (kind === 0)
    return [
      { act: 'receive' },
      { act: 'refuse', ground: { requirement: 'not-in-school' }, reason: '学籍系统显示在校（样例）' },
    ];
  const begin: readonly OfficerCommand[] = [
    { act: 'receive' },
    { act: 'accept' },
    { act: 'review', opinion: '材料齐全（样例）' },
  ];
  if (kind === 1)
    return [
      ...begin,
      {
        act: 'reject',
        ground: { requirement: 'no-other-pension' },
        reason: '已参加其他养老保险（样例）',
      },
    ];
  return [...begin, { act: 'grant', opinion: '同意（样例）' }, { act: 'issue', numbers: ['样例'] }];
}

type Invented = { readonly name: string; readonly citizenNumber: string; readonly phone: string };

/** Names that nobody bears, numbers that are never issued. */
function invented(serial: number, draw: Past['draw']): Invented {
  const surname = pick(['李', '王', '张', '刘', '陈', '谭', '罗', '欧阳'], draw);
  const given = pick(['某甲', '某乙', '某丙', '某丁', '某戊'], draw);
  const birthDate = Temporal.PlainDate.from({
    year: 1970 + draw(34),
    month: 1 + draw(12),
    day: 1 + draw(28),
  });
  const sex = draw(2) === 0 ? 'male' : 'female';
  return {
    name: `${surname}${given}`,
    citizenNumber: makeSampleCitizenNumber({ birthDate, sex, serial: 300 + (serial % 200) }),
    phone: `199000${String(10_000 + serial).slice(-5)}`,
  };
}

type Filing = { readonly person: Invented; readonly household: DivisionCode };

async function file(app: App, clerk: Viewer, { person, household }: Filing): Promise<CaseNumber> {
  const started = await startDraft(app, clerk, {
    thing: thingOf(app),
    applicant: { ...person, identityChecked: true },
  });
  assert(started.ok, 'the sample thing is offered');
  const { draft } = started.value;
  const answers: RawAnswers = {
    business_wanted: 'pension',
    in_school: 'no',
    has_other_pension: 'no',
    household_division: household,
  };
  const papers = ['id-card', 'household-book'].map((id) => ({
    material: materialOf(app, id),
    choice: 'shown-at-counter' as const,
  }));
  const saved = await saveDraft(app, clerk, { draft, answers, papers });
  assert(saved.ok, 'the sample form is saved');
  const filed = await submitDraft(app, clerk, {
    draft,
    review: { seen: papers.map(({ material }) => material), remarks: '' },
  });
  assert(filed.ok, filed.ok ? '' : `the sample form is complete: ${JSON.stringify(filed.error)}`);
  return filed.value.number;
}

async function actAt(app: App, officer: Viewer, number: CaseNumber, command: OfficerCommand): Promise<void> {
  const [part] = await caseVersions(app.pool, number);
  assert(part, 'a case has a part');
  await actOnPart(app, officer, { number, part: part.part, version: part.version, command });
}

/** The same app at another time. */
function atTime(app: App, at: Temporal.Instant): App {
  return { ...app, now: () => at };
}

/** In office hours on the n-th working day after `day`; not before `after`. */
function workMoment(
  { app, draw }: Past,
  day: Temporal.PlainDate,
  n: number,
  after?: Temporal.Instant,
): Temporal.Instant {
  const { date } = addWorkingDays(app.calendar, day, app.calendar.kindOf(day).working ? n : n + 1);
  const plainTime = Temporal.PlainTime.from({ hour: 9 + draw(8), minute: draw(60), second: draw(60) });
  const at = date.toZonedDateTime({ timeZone: CITY_ZONE, plainTime }).toInstant();
  return after && Temporal.Instant.compare(at, after) <= 0 ? after.add({ minutes: 7 + draw(20) }) : at;
}

/** Even draws, the same in every demo. */
function draws(): Past['draw'] {
  let state = 20_261_122;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((((state ^ (state >>> 15)) >>> 0) / 2 ** 32) * below);
  };
}

function pick<Member>(list: readonly Member[], draw: Past['draw']): Member {
  const found = list[draw(list.length)];
  assert(found !== undefined, 'a list to pick from is not empty');
  return found;
}

function personId(app: App): PersonId {
  const id = app.newId();
  assert(isPersonId(id), 'newId makes UUIDs');
  return id;
}

function isPersonId(id: string): id is PersonId {
  return id.length === 36;
}

function thingOf({ catalogue }: App): ThingId {
  const found = catalogue.things.keys().find((id) => id === 'across-county');
  assert(found, 'the sample thing is in the catalogue');
  return found;
}

function agencyOf({ catalogue }: App): AgencyKind {
  const found = catalogue.agencies.keys().find((id) => id === 'human-resources');
  assert(found, 'the sample agency is in the catalogue');
  return found;
}

function materialOf({ catalogue }: App, wanted: string): MaterialId {
  const found = catalogue.materials.keys().find((id) => id === wanted);
  assert(found, wanted);
  return found;
}
