// Everything the desk does when it collates, as one list: one door, one form handler, one journal.
import { unreachable } from '#base/assert.ts';
import { ok, type Result } from '#base/result.ts';
import type { Consultation } from '../consultation.ts';
import type { DemandKind, LedgerHappening } from '../events.ts';
import type { DemandId, PointId, SubmissionNumber } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import type { ConsultationRefusal } from '../refusal.ts';
import { foldCopies, unfoldCopy, type CopyBasis, type CopyPair } from './fold-copies.ts';
import { divideDemand, mergeDemands, type Merging } from './merge-demands.ts';
import { setDemandKind, sortDemand, titleDemand, type Sorting } from './sort-demand.ts';
import { splitPoint } from './split-point.ts';
import { undoAct } from './undo-act.ts';

export type CollationAct =
  | { readonly act: 'fold'; readonly pairs: readonly CopyPair[]; readonly how: CopyBasis }
  | { readonly act: 'unfold'; readonly copy: SubmissionNumber; readonly why: string }
  | { readonly act: 'split'; readonly point: PointId; readonly texts: readonly string[] }
  | ({ readonly act: 'merge' } & Merging)
  | {
      readonly act: 'divide';
      readonly demand: DemandId;
      readonly points: readonly PointId[];
      readonly why: string;
    }
  /** Many at once, all or nothing. */
  | { readonly act: 'sort'; readonly sortings: readonly Sorting[] }
  | { readonly act: 'title'; readonly demand: DemandId; readonly title: string }
  | { readonly act: 'kind'; readonly demand: DemandId; readonly kind: DemandKind }
  | { readonly act: 'undo'; readonly seq: number; readonly why: string };

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

/** What an act of collation makes happen, or why not. */
export function decideCollation(consultation: Consultation, ledger: Ledger, act: CollationAct): Decided {
  switch (act.act) {
    case 'fold':
      return foldCopies(ledger, act.pairs, act.how);
    case 'unfold':
      return unfoldCopy(ledger, act.copy, act.why);
    case 'split':
      return splitPoint(ledger, act.point, act.texts);
    case 'merge':
      return mergeDemands(ledger, act);
    case 'divide':
      return divideDemand(ledger, act);
    case 'sort':
      return sortMany(consultation, ledger, act.sortings);
    case 'title':
      return titleDemand(ledger, act.demand, act.title);
    case 'kind':
      return setDemandKind(ledger, act.demand, act.kind);
    case 'undo':
      return undoAct(ledger, act.seq, act.why);
    default:
      return unreachable(act);
  }
}

function sortMany(consultation: Consultation, ledger: Ledger, sortings: readonly Sorting[]): Decided {
  const happenings: LedgerHappening[] = [];
  for (const sorting of sortings) {
    const decided = sortDemand(consultation, ledger, sorting);
    if (!decided.ok) return decided;
    happenings.push(...decided.value);
  }
  return ok(happenings);
}
