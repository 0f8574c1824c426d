import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { SideCommand } from './acts.ts';
import type { HandedIn, PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState, PartState } from './state.ts';

/** The papers of this part in whose place a commitment stands (告知承诺). */
export function papersCommitted(
  { materials }: Pick<CaseState, 'materials'>,
  { item }: Pick<PartState, 'item'>,
): readonly HandedIn[] {
  return materials.filter(({ way, items }) => way === 'committed' && items.includes(item));
}

/** 事后核查: whether what was committed is true, with what was looked at. It may be checked again. */
export function checkCommitment(
  state: CaseState,
  part: PartNumber,
  command: Extract<SideCommand, { readonly act: 'check-commitment' }>,
): Decided {
  const found = partAt(state, part, 'check-commitment');
  if (!found.ok) return found;
  const committed = papersCommitted(state, found.value);
  const materials = [...new Set(command.materials)];
  if (materials.length === 0) return refuseAct('paper-not-chosen');
  for (const material of materials) {
    if (!committed.some((each) => each.material === material))
      return refuseAct('material-not-committed', { material });
  }
  const note = noteOf(command.note, 'check-note-needed');
  if (!note.ok) return note;
  return ok([{ kind: 'commitment-checked', part, materials, outcome: command.outcome, note: note.value }]);
}

/** The committed papers whose last check said that they are not true. */
export function foundFalse({ checks }: Pick<PartState, 'checks'>): readonly string[] {
  const last = new Map(checks.flatMap(({ materials, outcome }) => materials.map((id) => [id, outcome])));
  return [...last].filter(([, outcome]) => outcome === 'false').map(([material]) => material);
}
