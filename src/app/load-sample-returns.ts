// A constructed month of returns for the demo: last year locked, this year in the middle. Each return lives through the very
// use cases that people's returns go through, with the clock set to the day; nothing is written by hand.
import { assert } from '#base/assert.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { PersonId, Viewer } from '#core/identity/viewer.ts';
import type { SurveyDuty } from '#core/identity/survey-unit.ts';
import type { ReturnFigures, WrittenFigure } from '#core/statistics/survey/parse-figures.ts';
import type { RegisterUnit, Round, RoundId } from '#core/statistics/survey/round.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import { anyReturn, countReturns } from '#store/sample-history.ts';
import type { App } from './app.ts';
import { askAboutReturn } from './ask-about-return.ts';
import type { ReturnChanged } from './change-return.ts';
import { explainFinding } from './explain-finding.ts';
import { openReturn } from './open-return.ts';
import type { Outcome } from './refusal.ts';
import { remindRound } from './remind-returns.ts';
import { approveReturn, sendReturnBack } from './review-return.ts';
import { saveCells } from './save-cells.ts';
import { signReturn, submitReturn } from './sign-return.ts';

/** The constructed figures of the sample rounds, by round and unit. */
export type SampleFigures = ReadonlyMap<RoundId, ReadonlyMap<SurveyUnitId, ReturnFigures>>;

const LIVES = [
  'not-started',
  'half-filled',
  'filled',
  'signed',
  'submitted',
  'questioned',
  'sent-back',
  'approved-once',
  'approved',
] as const;
type Life = (typeof LIVES)[number];

/** How far the units of the running round have come; who is not named has handed in. */
const THIS_YEAR: Readonly<Record<string, Life>> = {
  cz: 'half-filled',
  tj: 'not-started',
  jyj: 'filled',
  xfj: 'half-filled',
  gxs: 'half-filled',
  'jg-fw': 'half-filled',
  kx: 'not-started',
  daj: 'not-started',
  zgh: 'not-started',
  ylbz: 'not-started',
  'cn-gsl': 'not-started',
  mzj: 'signed',
  sfj: 'signed',
  wjw: 'sent-back',
  nyj: 'sent-back',
  sthj: 'questioned',
  kjj: 'questioned',
  fgw: 'approved',
  rsj: 'approved',
  zrzy: 'approved',
  zjj: 'approved',
  sjj: 'approved',
  scj: 'approved',
  cjr: 'approved',
  fl: 'approved',
  'cz-hq': 'approved',
  'cn-cz': 'approved-once',
  'cn-jyj': 'submitted',
};

/** What the staff of a sample unit writes to a finding. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  S10c: '一辆车年底已经划转，资产台账还没有销账（样例说明）。',
  S10e: '一辆车年底已经划转，资产台账还没有销账（样例说明）。',
  S14a: '在集中办公区办公，水费由机关事务管理局统一缴纳（样例说明）。',
  S15a: '租金按租赁合同的金额填写（样例说明）。',
  S16: '百分比按部门决算的口径计算（样例说明）。',
  S17: '本年公务用车有更新，按批复办理（样例说明）。',
  S18a: '监测用车集中大修，并补缴上年保险（样例说明）。',
};

type Month = { readonly app: App; readonly until: Temporal.Instant; readonly round: Round };
type Staffed = { readonly unit: RegisterUnit; readonly figures: ReturnFigures; readonly serial: number };

/** Does nothing where a return was ever begun. How many returns were made. */
export async function loadSampleReturns(app: App, figures: SampleFigures): Promise<number> {
  if (await anyReturn(app.pool)) return 0;
  let made = 0;
  for (const [id, ofRound] of figures) {
    const round = app.surveys.rounds.get(id);
    if (!round || round.mark !== 'sample') continue;
    const month = { app, until: app.now(), round };
    const isRunning = [...app.surveys.rounds.values()].every(({ prior }) => prior !== id);
    for (const [serial, unit] of round.units.entries()) {
      const own = ofRound.get(unit.id);
      const life: Life = isRunning ? (THIS_YEAR[unit.id] ?? 'submitted') : 'approved';
      if (!own || life === 'not-started') continue;
      // oxlint-disable-next-line no-await-in-loop -- one return after the other, so that the demo answers meanwhile
      await liveReturn(month, { unit, figures: own, serial }, life);
      made += 1;
      // A new database has no statistics yet, and plans made without them take twenty times as long.
      // oxlint-disable-next-line no-await-in-loop -- whenever there are twice as many
      if (Number.isInteger(Math.log2(made))) await countReturns(app.pool);
    }
    // oxlint-disable-next-line no-await-in-loop -- the same month goes on
    if (isRunning) await remindLate(month);
  }
  return made;
}

/** As far as the life goes and the day has come. A refusal ends it: what a rule stops stays where it is. */
async function liveReturn(month: Month, staffed: Staffed, life: Life): Promise<void> {
  const { round } = month;
  const { unit, figures, serial } = staffed;
  const address = { round: round.id, unit: unit.id };
  const [filler, head] = [staffOf(month, unit, 'filler'), staffOf(month, unit, 'head')];
  const reaches = (step: Life): boolean => LIVES.indexOf(life) >= LIVES.indexOf(step);
  const at = (day: number, hour: number): App | undefined => onDay(month, day + (serial % 5), hour);

  const opened = at(0, 9);
  if (!opened || !(await openReturn(opened, filler, address)).ok) return;
  const part = reaches('filled') ? figures.written : firstForms(round, figures.written);
  const saved = await saveCells(at(1, 10) ?? opened, filler, { ...address, cells: part });
  if (!saved.ok || !reaches('signed')) return;
  const signing = at(3, 10);
  if (!signing) return;
  const explained = await explainAll(signing, filler, { ...address, now: saved.value });
  const signed = await signReturn(signing, filler, { ...address, content: explained.standing.content });
  if (!signed.ok || !reaches('submitted')) return;
  const sending = at(4, 15);
  if (!sending) return;
  const { content } = signed.value.standing;
  const sent = await submitReturn(sending, head, { ...address, content });
  if (sent.ok) await reviewOf(month, staffed, { life, sent: sent.value });
}

type Sent = { readonly life: Life; readonly sent: ReturnChanged };

async function reviewOf(month: Month, { unit, serial }: Staffed, { life, sent }: Sent): Promise<void> {
  const { round } = month;
  const address = { round: round.id, unit: unit.id };
  const day = onDay(month, 7 + (serial % 5), 16);
  const [first, second] = collectorsOf(month, unit);
  if (!day || !first) return;
  const finding = sent.standing.evaluation.findings.find(({ level }) => level === 'explain');
  const [cell] = finding?.cells ?? [];
  const { seq } = sent.state;
  if (life === 'questioned' || life === 'sent-back') {
    const text = '与上年和同类单位相比差别较大，请核对计量单位和原始记录。';
    await askAboutReturn(day, first, { ...address, text, ...(cell === undefined ? {} : { cell }) });
  }
  if (life === 'sent-back') {
    const reason = '个别数据与同表或上年不符，请按原始台账核实后重新报送。';
    await sendReturnBack(day, first, { ...address, reason, cells: cell === undefined ? [] : [cell], seq });
  }
  if (life !== 'approved' && life !== 'approved-once') return;
  const approved = await approveReturn(day, first, { ...address, seq });
  if (!approved.ok || life === 'approved-once' || !second) return;
  await approveReturn(day, second, { ...address, seq: approved.value.state.seq });
}

async function explainAll(
  app: App,
  filler: Viewer,
  { now, ...address }: { readonly round: RoundId; readonly unit: SurveyUnitId; readonly now: ReturnChanged },
): Promise<ReturnChanged> {
  let last = now;
  for (const { key, rule, level } of now.standing.evaluation.findings) {
    if (level !== 'explain') continue;
    const text = EXPLANATIONS[rule] ?? '已与原始台账核对无误（样例说明）。';
    // oxlint-disable-next-line no-await-in-loop -- one explanation after the other, as a person writes them
    const done: Outcome<ReturnChanged> = await explainFinding(app, filler, {
      ...address,
      finding: key,
      text,
    });
    if (done.ok) last = done.value;
  }
  return last;
}

/** Eight days before the end those that are late are told. */
async function remindLate(month: Month): Promise<void> {
  const { dueOn } = month.round.period;
  const days = month.round.period.opensOn.until(dueOn).days - 8;
  const app = onDay(month, days, 8);
  if (app) await remindRound(app, month.round, { daysLeft: [8] });
}

/** The basic tables that come first: what somebody has when he stopped in the middle. */
function firstForms({ forms }: Round, written: readonly WrittenFigure[]): readonly WrittenFigure[] {
  const first = forms.filter(({ kind }) => kind === 'basic').slice(0, 2);
  const codes = new Set(first.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells)));
  return written.filter(({ code }) => codes.has(code));
}

/** The app on that day of the month at that hour; undefined where it has not come yet. */
function onDay({ app, until, round }: Month, day: number, hour: number): App | undefined {
  const date = round.period.opensOn.add({ days: day });
  const at = date.toZonedDateTime({ timeZone: CITY_ZONE, plainTime: { hour } }).toInstant();
  return Temporal.Instant.compare(at, until) > 0 ? undefined : { ...app, now: () => at };
}

function staffOf({ app, round }: Month, unit: RegisterUnit, duty: SurveyDuty): Viewer {
  const division = divisionOf(round, unit.office);
  const name = duty === 'head' ? '样例负责人' : '样例填表人';
  return { role: 'reporter', person: personId(app), name, unit: unit.id, division, duty };
}

/** The collectors of a unit's offices, from the one that collects upwards. */
function collectorsOf({ app, round }: Month, unit: RegisterUnit): readonly Viewer[] {
  const own = round.offices.find(({ id }) => id === unit.office);
  const above = round.offices.find(({ id }) => id === own?.parent);
  return [own, above].flatMap((office): readonly Viewer[] =>
    office === undefined
      ? []
      : [
          {
            role: 'collector',
            person: personId(app),
            name: '样例统计员',
            office: divisionOf(round, office.id),
          },
        ],
  );
}

function divisionOf({ offices }: Round, id: string): DivisionCode {
  const division = offices.find((office) => office.id === id)?.division ?? '';
  assert(isDivisionCode(division), 'a sample office has a division');
  return division;
}

function personId(app: App): PersonId {
  const id = app.newId();
  assert(isPersonId(id), 'a new id is one of a person');
  return id;
}

function isPersonId(text: string): text is PersonId {
  return text.length > 0;
}
