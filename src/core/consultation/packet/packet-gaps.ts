// What stands in the way of a packet, each with where it is put right.
import type { Consultation } from '../consultation.ts';
import { flagsOf } from '../disposition/flags.ts';
import type { DemandId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { outcomeOf } from './count-sides.ts';

/** A demand that stands in the way. `flag`: one that nobody has answered; `link`: the change it names is not in the plan, or gone again. */
export type PacketGap = DemandGap | { readonly code: 'nothing-received' };
type DemandGap = {
  readonly code: 'undecided' | 'flag' | 'link' | 'deputy-grade';
  readonly demand: DemandId;
};

/** Empty: it can be made. Support that asks for nothing needs no decision. */
export function packetGaps(ledger: Ledger, consultation: Consultation): readonly PacketGap[] {
  if (ledger.submissions.size === 0) return [{ code: 'nothing-received' }];
  const flags = flagsOf(consultation, ledger).filter(({ answer }) => answer === undefined);
  const undecided = [...ledger.demands.values()].filter((demand) => outcomeOf(demand) === 'undecided');
  return [
    ...gap(
      'undecided',
      undecided.map(({ id }) => id),
    ),
    ...gap(
      'link',
      flags.filter(({ code }) => isLink(code)).map(({ demand }) => demand),
    ),
    ...gap(
      'flag',
      flags.filter(({ code }) => !isLink(code)).map(({ demand }) => demand),
    ),
    ...gap('deputy-grade', gradesMissing(ledger)),
  ];
}

function isLink(code: string): boolean {
  return code === 'adopted-unproved' || code === 'adopted-lost';
}

function gap(code: DemandGap['code'], demands: readonly DemandId[]): readonly PacketGap[] {
  return [...new Set(demands)].map((demand) => ({ code, demand }));
}

/** A reply to deputies carries its class; one that was decided without cannot be written. */
function gradesMissing(ledger: Ledger): readonly DemandId[] {
  const proposals = [...ledger.submissions.values()].filter((each) => isProposal(each));
  const homes = proposals.flatMap(({ points }) =>
    points.flatMap((id) => ledger.points.get(id)?.demand ?? []),
  );
  return [...new Set(homes)].filter((id) => {
    const demand = ledger.demands.get(id);
    return demand?.disposition !== undefined && demand.disposition.problem === undefined;
  });
}

/** 人大代表建议 and 政协提案: answered in a form of their own. */
function isProposal({ channel }: { readonly channel: string }): boolean {
  return channel === 'deputy' || channel === 'cppcc';
}
