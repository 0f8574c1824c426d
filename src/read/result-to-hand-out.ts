import { cityDay } from '#core/calendar/city-day.ts';
import type { Localised } from '#base/localised.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { Applicant, CaseEvent, CaseNumber, HandedIn, PartNumber } from '#core/cases/events.ts';
import { uploadedPapers } from '#core/cases/deliver-result.ts';
import { evolve } from '#core/cases/evolve.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { historyOf } from './history.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** A result at the centre that hands it out: whose it is and what it is, and nothing of the form; of the papers the names of those that only a picture was seen of. */
export type ResultToHandOut = {
  readonly number: CaseNumber;
  readonly applicant: Pick<Applicant, 'name' | 'citizenNumber'>;
  /** Who filed for the applicant, and by what mandate. */
  /** Who filed for the applicant, while he may also collect. */
  readonly filedFor?: NonNullable<CaseState['filedFor']>;
  readonly part: Pick<PartState, 'part' | 'itemName' | 'agencyName' | 'version' | 'issued'>;
  /** This item's uploaded papers. */
  readonly uploaded: readonly Pick<HandedIn, 'material' | 'name'>[];
  /** Where it has been handed out: to whom (and what was looked at), when, by whom. */
  readonly delivered?: {
    readonly to: string;
    readonly at: string;
    readonly by: string;
    readonly seen: readonly Localised[];
  };
};

/**
 * A result that waits at the clerk's centre or was handed out there, wherever the case was filed. `undefined` where there
 * is none, it is not issued yet, or another centre hands it out.
 */
export async function resultToHandOut(
  viewer: Viewer,
  from: Pick<Reads, 'pool' | 'now'>,
  question: { readonly number: string; readonly part: PartNumber },
): Promise<ResultToHandOut | undefined> {
  const number = parseCaseNumber(question.number);
  if (!number.ok || !Number.isSafeInteger(question.part) || question.part < 1 || question.part > 1000)
    return undefined;
  const scope = scopeOf(viewer, 'deliver-result');
  const condition = conditionOf(scope, 4);
  const { rows } = await from.pool.query<{ event: CaseEvent }>({
    name: `result-to-hand-out-${scope.kind}-1`,
    text: `select e.event from cases c
      join parts p on p.division = c.division and p.case_id = c.id
      join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and c.number = $2 and p.part = $3 and p.stage in ('issued', 'delivered')
        and ${condition.sql} order by e.seq`,
    values: [divisionOfCaseNumber(number.value), number.value, question.part, ...condition.values],
  });
  const events = rows.map(({ event }) => event);
  const state = evolve(events);
  const part = state?.parts.find((each) => each.part === question.part);
  const day = cityDay(from.now()).toString();
  return state && part && viewOf(state, part, { events, day });
}

/** Who filed for the applicant may collect too: on a mandate only while it stands and says so. */
function mayCollect({ mandate, mandateRevoked }: CaseState, day: string): boolean {
  if (mandate === undefined) return true;
  return mandateRevoked !== true && mandate.until >= day && mandate.acts.includes('collect');
}

function viewOf(
  state: CaseState,
  part: PartState,
  { events, day }: { readonly events: readonly CaseEvent[]; readonly day: string },
): ResultToHandOut {
  const { name, citizenNumber } = state.applicant;
  const { itemName, agencyName, version, issued } = part;
  const line = historyOf(events, 'citizen').find(
    (each) => each.kind === 'result-delivered' && each.part === part.part,
  );
  const uploaded = uploadedPapers(state, part).map(({ material, name: called }) => ({
    material,
    name: called,
  }));
  const seen = uploaded
    .filter(({ material }) => part.delivered?.seen?.includes(material))
    .map((each) => each.name);
  const by = line === undefined || line.actor.role === 'system' ? '' : line.actor.name;
  return {
    number: state.number,
    applicant: { name, citizenNumber },
    ...(state.filedFor === undefined || !mayCollect(state, day) ? {} : { filedFor: state.filedFor }),
    part: { part: part.part, itemName, agencyName, version, issued },
    uploaded,
    ...(line === undefined ? {} : { delivered: { to: line.note ?? '', at: line.at, by, seen } }),
  };
}
