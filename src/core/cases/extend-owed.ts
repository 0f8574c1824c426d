import { cityDay } from '#core/calendar/city-day.ts';
import { ok } from '#base/result.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import type { SideCommand } from './acts.ts';
import type { PartNumber } from './events.ts';
import { datesOpen } from './owed.ts';
import { isDay } from './promise-day.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** 不可抗力: papers that are owed may come later than was told, for a recorded reason. A date never moves forward. */
export function extendOwed(
  state: CaseState,
  part: PartNumber,
  command: Extract<SideCommand, { readonly act: 'extend-owed' }>,
  { now }: ActContext,
): Decided {
  const found = partAt(state, part, 'extend-owed');
  if (!found.ok) return found;
  const open = datesOpen(state, found.value);
  const materials = [...new Set(command.materials)];
  if (materials.length === 0) return refuseAct('paper-not-chosen');
  const { until } = command;
  if (!isDay(until)) return refuseAct('date-not-read');
  for (const material of materials) {
    const owed = open.find((each) => each.material === material);
    if (owed === undefined) return refuseAct('material-not-owed', { material });
    if (until <= owed.date || until < cityDay(now).toString())
      return refuseAct('owed-date-not-later', { date: owed.date });
  }
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  return ok([{ kind: 'owed-time-extended', part, materials, until, reason: reason.value }]);
}
