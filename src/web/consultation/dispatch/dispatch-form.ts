// What was chosen on the forms of dispatch, as requests. A department nobody knows is left for the decision to refuse.
import type { Dispatching } from '#core/consultation/dispatch/dispatch-demands.ts';
import { OTHER } from '../sorting/sorting-form.ts';
import { isDemandId, isDepartmentId, type DemandId, type DepartmentId } from '#core/consultation/ids.ts';

type Fields = ReadonlyMap<string, readonly string[]>;

/** The fields `<prefix><id>` with a value, by id. */
export function fieldsNamed(fields: Fields, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    [...fields].flatMap(([name, [value = '']]) =>
      name.startsWith(prefix) && value !== '' ? [[name.slice(prefix.length), value] as const] : [],
    ),
  );
}

/** One request for each demand with a lead: `lead:D7` a proposal, or another by `other:D7`; `support:D7`. */
export function deskRequests(fields: Fields): readonly Dispatching[] {
  const others = fieldsNamed(fields, 'other:');
  const supports = fieldsNamed(fields, 'support:');
  const leads = new Map([
    ...others,
    ...[...fieldsNamed(fields, 'lead:')].filter(([, chosen]) => chosen !== OTHER),
  ]);
  // "Another" without saying which is refused by name, as a support without a lead is.
  const touched = [...fieldsNamed(fields, 'lead:').keys()];
  const [due = '', note = ''] = [fields.get('due')?.[0], fields.get('note')?.[0]];
  const chosen = new Set([...touched, ...others.keys(), ...supports.keys()]);
  return [...chosen].filter(isDemandId).map((demand) => ({
    demand,
    mode: 'lead',
    leads: departmentsOf([leads.get(demand)]),
    supports: departmentsOf([supports.get(demand)]),
    due,
    note,
  }));
}

/** One demand with any departments in any part: `part:gxj` is `lead` or `support`. */
export function singleRequest(demand: DemandId, fields: Fields): Dispatching {
  const parts = [...fieldsNamed(fields, 'part:')];
  const inPart = (part: string) =>
    departmentsOf(parts.filter(([, value]) => value === part).map(([id]) => id));
  return {
    demand,
    mode: fields.get('mode')?.[0] === 'separate' ? 'separate' : 'lead',
    leads: inPart('lead'),
    supports: inPart('support'),
    due: fields.get('due')?.[0] ?? '',
    note: fields.get('note')?.[0] ?? '',
  };
}

function departmentsOf(texts: readonly (string | undefined)[]): readonly DepartmentId[] {
  return texts.filter((text) => text !== undefined).filter(isDepartmentId);
}
