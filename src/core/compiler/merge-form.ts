// One form for all items: each element once, and what the plan itself must ask so that the items can be decided.
import type { Finding } from '#core/catalogue/fact.ts';
import type {
  Condition,
  DataElement,
  ElementId,
  FieldAsk,
  FormGroup,
  ItemId,
} from '#core/catalogue/model.ts';
import { finding } from './codes.ts';
import { chainOf } from './evaluate.ts';
import { compareFieldAsks, mergeField } from './merge-field.ts';
import type { PlanField, PlanGroup, Reason } from './plan.ts';
import type { Reading } from './reading.ts';

type Asks = Map<ElementId, { readonly item: ItemId; readonly ask: FieldAsk }[]>;
type Added = Map<ElementId, Reason[]>;

/** The form in the catalogue's order of groups and elements. */
export function mergeForm(reading: Reading): {
  readonly form: readonly PlanGroup[];
  readonly findings: readonly Finding[];
} {
  const { catalogue } = reading;
  const asks: Asks = new Map();
  for (const { item } of reading.offered) {
    for (const ask of item.fields)
      asks.set(ask.element, [...(asks.get(ask.element) ?? []), { item: item.id, ask }]);
  }
  const added = planAsks(reading);
  addDerivationInputs(new Set([...asks.keys(), ...added.keys()]), added, reading);
  const fields: PlanField[] = [];
  const findings: Finding[] = [];
  for (const element of catalogue.elements.values()) {
    const asking = asks.get(element.id) ?? [];
    const because = added.get(element.id) ?? [];
    if (asking.length + because.length === 0) continue;
    const field = mergeField(element, asking, { because });
    fields.push(field);
    findings.push(...compareFieldAsks(field));
  }
  const cycles = fields.filter(({ element }) => derivesFromItself(element, catalogue.elements));
  findings.push(
    ...cycles.map(({ element }) => finding('derivation-cycle', element.at, { element: element.id })),
  );
  return { form: groupFields(fields, catalogue.groups), findings: [...findings, ...sameNames(fields)] };
}

/** Fields under their groups; a group that the catalogue does not name comes last under its own id. */
export function groupFields(
  fields: readonly PlanField[],
  groups: readonly FormGroup[],
): readonly PlanGroup[] {
  const byGroup = Map.groupBy(fields, (field) => field.element.group);
  const named = groups.flatMap((group) => {
    const own = byGroup.get(group.id);
    return own === undefined ? [] : [{ group, fields: own }];
  });
  const known = new Set(groups.map((group) => group.id));
  const unnamed = [...byGroup.entries()]
    .filter(([id]) => !known.has(id))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, own]) =>
      own[0] === undefined ? [] : [{ group: { id, name: { zh: id }, at: own[0].element.at }, fields: own }],
    );
  return [...named, ...unnamed];
}

/** Jurisdictions, what conditions and requirements read, and papers that are really answers. */
function planAsks({ catalogue, thing, items, offered }: Reading): Added {
  const added: Added = new Map();
  const add = (element: ElementId, reason: Reason): void => {
    if (catalogue.elements.has(element)) added.set(element, [...(added.get(element) ?? []), reason]);
  };
  const addReads = (
    condition: Condition | undefined,
    by: Reason['by'],
    rule: Reason['rule'] = 'read-by-condition',
  ): void => {
    for (const element of condition?.reads ?? []) {
      add(element, { by, rule, at: condition?.at ?? thing.at, params: { condition: condition?.text ?? '' } });
    }
  };
  for (const requirement of thing.applicability) addReads(requirement.holds, thing.id);
  // Also of items that are not offered: only then can the applicant be told that something he needs is not, and where.
  for (const { item, when } of items) {
    for (const condition of when) addReads(condition, item.id);
    add(item.jurisdiction, { by: item.id, rule: 'decides-jurisdiction', at: item.at });
  }
  for (const { item } of offered) {
    for (const { when: shown } of item.fields) addReads(shown, item.id);
    for (const requirement of item.requirements) addReads(requirement.holds, item.id, 'read-by-requirement');
    for (const ask of item.materials) {
      addReads(ask.when, item.id);
      const element = catalogue.materials.get(ask.material)?.element;
      if (element !== undefined)
        add(element, {
          by: item.id,
          rule: 'answers-for-paper',
          at: ask.at,
          params: { material: ask.material },
        });
    }
  }
  return added;
}

/** A derived element is not asked; what it is derived from is. */
function addDerivationInputs(
  wanted: ReadonlySet<ElementId>,
  added: Added,
  { catalogue, thing }: Reading,
): void {
  for (const id of [...wanted].toSorted()) {
    const derive = catalogue.elements.get(id)?.derive;
    if (derive === undefined) continue;
    for (const base of chainOf(id, catalogue.elements)) {
      if (base === id || !catalogue.elements.has(base)) continue;
      const reason: Reason = {
        by: thing.id,
        rule: 'derivation-input',
        at: derive.at,
        params: { element: id },
      };
      added.set(base, [...(added.get(base) ?? []), reason]);
    }
  }
}

function derivesFromItself(element: DataElement, elements: ReadonlyMap<ElementId, DataElement>): boolean {
  const seen = new Set<ElementId>();
  const reaches = (id: ElementId): boolean =>
    (elements.get(id)?.derive?.reads ?? []).some((read) => {
      if (read === element.id) return true;
      if (seen.has(read)) return false;
      seen.add(read);
      return reaches(read);
    });
  return reaches(element.id);
}

/** Two questions in one group that an applicant cannot tell apart. */
function sameNames(fields: readonly PlanField[]): readonly Finding[] {
  const shown = fields.filter((field) => field.fill !== 'derive');
  const byName = Map.groupBy(shown, ({ element }) => `${element.group}\u0000${element.name.zh}`);
  return [...byName.values()].flatMap((same) => {
    const [first, second] = same;
    if (first === undefined || second === undefined) return [];
    const params = {
      name: first.element.name.zh,
      elements: same.map(({ element }) => element.id).join(' '),
      other: `${first.element.at.file}:${first.element.at.line}`,
    };
    return [finding('field-same-name', second.element.at, params)];
  });
}
