import { ok } from '#base/result.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/**
 * 一次告知补正: everything that is missing, at once (行政许可法 32). A second asking may only repeat papers that the first
 * named, when what came is still not right.
 */
export function askSupplement(
  state: CaseState,
  part: PartNumber,
  command: { readonly materials: readonly MaterialId[]; readonly note: string },
): Decided {
  const found = partAt(state, part, 'ask-supplement');
  if (!found.ok) return found;
  const note = noteOf(command.note);
  if (!note.ok) return note;
  const materials = [...new Set(command.materials)];
  if (materials.length === 0 && note.value === '') return refuseAct('supplement-needs-something');
  const { asked, item } = found.value;
  for (const material of materials) {
    const paper = state.materials.find((each) => each.material === material);
    if (!paper?.items.includes(item)) return refuseAct('material-not-of-this-part', { material });
    if (asked && !asked.materials.includes(material))
      return refuseAct('supplement-was-asked-once', { material });
  }
  return ok([{ kind: 'supplement-asked', part, materials, note: note.value }]);
}
