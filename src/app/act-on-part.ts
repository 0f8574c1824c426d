import { decide } from '#core/cases/act.ts';
import type { OfficerCommand } from '#core/cases/acts.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { Plan } from '#core/compiler/plan.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { planOfCase } from '#store/plans.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type ActOnPart = PartAddress & { readonly command: OfficerCommand };

/** Every act of an office. A race on another part is tried again by itself; on the same part it is `changed-meanwhile`. */
export async function actOnPart(app: App, viewer: Viewer, command: ActOnPart): Promise<Outcome<Acted>> {
  const plan = needsGround(command.command) ? await keptPlan(app, command.number) : undefined;
  return act(app, viewer, { ...command, action: 'act-on-part' }, (state, { part, item }, context) => {
    const own = plan?.items.find((each) => each.item.id === item);
    const known = own ? { ...context, requirements: own.item.requirements } : context;
    return decide(state, part, command.command, known);
  });
}

/** Only what is refused must say which condition of the guide failed. */
function needsGround({ act: kind }: OfficerCommand): boolean {
  return kind === 'refuse' || kind === 'reject';
}

/** The guide as it was when the case was filed; asked before the door, and nothing of it is told by itself. */
async function keptPlan(app: App, typed: string): Promise<Plan | undefined> {
  const number = parseCaseNumber(typed);
  if (!number.ok) return undefined;
  return planOfCase(app.pool, { division: divisionOfCaseNumber(number.value), number: number.value });
}
