import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { HandInCommand } from './acts.ts';
import type { HandedIn, PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/**
 * What was asked for comes, all of it, or an owed paper comes before the decision. Where only words were asked for,
 * words do.
 */
export function handInSupplement(state: CaseState, part: PartNumber, command: HandInCommand): Decided {
  const found = partAt(state, part, 'hand-in-supplement');
  if (!found.ok) return found;
  const note = noteOf(command.note);
  if (!note.ok) return note;
  const { stage, asked, item } = found.value;
  const given = command.materials.filter(isThere);
  if (given.length === 0 && (note.value === '' || stage !== 'supplement-asked')) {
    const [first] = missing(asked?.materials ?? [], given);
    return first === undefined || stage !== 'supplement-asked'
      ? refuseAct('supplement-needs-something')
      : refuseAct('material-missing', { material: first });
  }
  for (const { material } of given) {
    const paper = state.materials.find((each) => each.material === material);
    if (!paper?.items.includes(item)) return refuseAct('material-not-of-this-part', { material });
    if (stage !== 'supplement-asked' && paper.way !== 'owed')
      return refuseAct('not-allowed-now', { act: 'hand-in-supplement', stage });
  }
  if (stage === 'supplement-asked') {
    const [first] = missing(asked?.materials ?? [], given);
    if (first !== undefined) return refuseAct('material-missing', { material: first });
  }
  return ok([{ kind: 'supplement-handed-in', part, materials: given, note: note.value }]);
}

function isThere({ way, files }: HandedIn): boolean {
  return way === 'uploaded' ? files.length > 0 : way !== 'owed' && way !== 'not-needed';
}

function missing(asked: readonly string[], given: readonly HandedIn[]): readonly string[] {
  return asked.filter((material) => !given.some((paper) => paper.material === material));
}
