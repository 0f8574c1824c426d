import type { PartEvent } from './events.ts';
import { hasEnded } from './stages.ts';
import type { CaseState } from './state.ts';

/** The fee an item states falls due with its acceptance, however that came about; once. */
export function chargeFees({ parts }: CaseState): readonly PartEvent[] {
  return parts.flatMap((part): readonly PartEvent[] => {
    const { statedFee, fee, acceptedOn } = part;
    const isDue = statedFee !== undefined && fee === undefined && acceptedOn !== undefined && !hasEnded(part);
    return isDue ? [{ kind: 'fee-charged', part: part.part, ...statedFee }] : [];
  });
}
