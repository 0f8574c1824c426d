import { ok } from '#base/result.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/**
 * Why an office may ask a second time although everything is to be asked at once (行政许可法 32). The list is ours: the
 * article knows no second round, so each is recorded, told to the applicant and seen by supervision.
 */
export const AGAIN_REASONS = [
  /** What came is not what was asked for: the same papers once more, never others. */
  'not-as-asked',
  /** What came shows for the first time that something else is needed. */
  'revealed-by-what-came',
  /** The applicant has changed what he asks for. */
  'application-changed',
  /** A law or rule changed since. */
  'rules-changed',
] as const;
export type AgainReason = (typeof AGAIN_REASONS)[number];

/**
 * 一次告知补正: everything that is missing, at once (行政许可法 32). A second round needs a reason from the list; papers the
 * first did not name need another one than `not-as-asked`, and words.
 */
export function askSupplement(
  state: CaseState,
  part: PartNumber,
  command: { readonly materials: readonly MaterialId[]; readonly note: string; readonly again?: string },
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
  }
  const body = { kind: 'supplement-asked', part, materials, note: note.value } as const;
  if (asked === undefined) return ok([body]);
  const again = AGAIN_REASONS.find((reason) => reason === command.again);
  if (again === undefined) return refuseAct('again-needed');
  const other = materials.find((material) => !asked.materials.includes(material));
  if (other !== undefined && again === 'not-as-asked')
    return refuseAct('supplement-was-asked-once', { material: other });
  if (other !== undefined && note.value === '') return refuseAct('reason-needed');
  return ok([{ ...body, again }]);
}
