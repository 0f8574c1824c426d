import { cityDay } from '#core/calendar/city-day.ts';
import { ok } from '#base/result.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import type { HandInCommand } from './acts.ts';
import type { HandedIn, PartEvent, PartNumber } from './events.ts';
import { datesOpen } from './owed.ts';
import { isDay } from './promise-day.ts';
import { refuseAct, type ActRefusal } from './refusal.ts';
import type { Result } from '#base/result.ts';
import type { CaseState, PartState } from './state.ts';

/**
 * What was asked for comes, all of it, or an owed paper comes before the decision. Where only words were asked for,
 * words do. A paper counts from the day it arrived; other parts that owe the same paper have it from then on too.
 */
export function handInSupplement(
  state: CaseState,
  part: PartNumber,
  command: HandInCommand,
  { now }: Pick<ActContext, 'now'>,
): Decided {
  const found = partAt(state, part, 'hand-in-supplement');
  if (!found.ok) return found;
  const note = noteOf(command.note);
  if (!note.ok) return note;
  const { stage, asked } = found.value;
  const given = command.materials.filter(isThere);
  if (given.length === 0 && (note.value === '' || stage !== 'supplement-asked')) {
    const [first] = missing(asked?.materials ?? [], given);
    return first === undefined || stage !== 'supplement-asked'
      ? refuseAct('supplement-needs-something')
      : refuseAct('material-missing', { material: first });
  }
  const wrong = wrongPaper(state, found.value, given);
  if (wrong !== undefined) return wrong;
  const day = arrivalDay(state, command, now);
  if (!day.ok) return day;
  const late = datesOpen(state, found.value).find(
    ({ material, date }) => date < day.value && given.some((paper) => paper.material === material),
  );
  if (late !== undefined) return refuseAct('owed-too-late', { material: late.material, date: late.date });
  const { arrived } = command;
  const handed: PartEvent = {
    kind: 'supplement-handed-in',
    part,
    materials: given,
    note: note.value,
    ...(arrived === undefined ? {} : { arrived }),
  };
  return ok([handed, ...toOthersThatOweIt(state, handed)]);
}

function wrongPaper(
  state: CaseState,
  { stage, asked, item }: PartState,
  given: readonly HandedIn[],
): Result<never, ActRefusal> | undefined {
  for (const { material } of given) {
    const paper = state.materials.find((each) => each.material === material);
    if (!paper?.items.includes(item)) return refuseAct('material-not-of-this-part', { material });
    if (stage !== 'supplement-asked' && paper.way !== 'owed')
      return refuseAct('not-allowed-now', { act: 'hand-in-supplement', stage });
  }
  if (stage !== 'supplement-asked') return undefined;
  const [first] = missing(asked?.materials ?? [], given);
  return first === undefined ? undefined : refuseAct('material-missing', { material: first });
}

/** The day it counts from: as recorded, neither in the future nor before the case was there; else today. */
function arrivalDay(
  { filedAt }: Pick<CaseState, 'filedAt'>,
  { arrived }: HandInCommand,
  now: Temporal.Instant,
): Result<string, ActRefusal> {
  const today = cityDay(now).toString();
  if (arrived === undefined) return ok(today);
  if (!isDay(arrived.on)) return refuseAct('date-not-read');
  if (arrived.on > today) return refuseAct('arrival-in-future', { today });
  const filed = cityDay(filedAt).toString();
  return arrived.on < filed ? refuseAct('arrival-before-filing', { filed }) : ok(arrived.on);
}

/** One paper, once: who else was told a date for it has it now too. The files are in the case already. */
function toOthersThatOweIt(
  state: CaseState,
  handed: Extract<PartEvent, { kind: 'supplement-handed-in' }>,
): readonly PartEvent[] {
  return state.parts.flatMap((other): readonly PartEvent[] => {
    if (other.part === handed.part || (other.stage !== 'accepted' && other.stage !== 'reviewed')) return [];
    const open = datesOpen(state, other);
    const materials = handed.materials
      .filter(({ material }) => open.some((each) => each.material === material))
      .map((paper) => ({ ...paper, files: [] }));
    return materials.length === 0 ? [] : [{ ...handed, part: other.part, materials, note: '' }];
  });
}

const NOT_THERE: readonly HandedIn['way'][] = ['owed', 'not-needed', 'awaiting-consent', 'consent-declined'];

function isThere({ way, files }: HandedIn): boolean {
  return way === 'uploaded' ? files.length > 0 : !NOT_THERE.includes(way);
}

function missing(asked: readonly string[], given: readonly HandedIn[]): readonly string[] {
  return asked.filter((material) => !given.some((paper) => paper.material === material));
}
