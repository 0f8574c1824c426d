// Catalogues for tests, built in a few words: whatever a test does not state takes the plainest value.
import { readConditionTree } from '#core/catalogue/condition-tree.ts';
import type { Fact, Place } from '#core/catalogue/fact.ts';
import type {
  Catalogue,
  CertificateType,
  Condition,
  DataElement,
  FieldAsk,
  FormGroup,
  Implementation,
  Item,
  ItemResult,
  Material,
  MaterialAsk,
  Thing,
  ThingItem,
} from '#core/catalogue/model.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { buildLawParameters, type LawParameters } from '#core/calendar/law-parameters.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';

/** Brands a text for a test; the parsers that brand them in the product read files. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the brand is the one the caller's place expects
export function id<Id extends string>(text: string): Id {
  if (!isId<Id>(text)) throw new Error('an id is not empty');
  return text;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
function isId<Id extends string>(text: string): text is Id {
  return text.length > 0;
}

export function division(code: string): DivisionCode {
  if (!isDivisionCode(code)) throw new Error(`no division code: ${code}`);
  return code;
}

export const NOT_STATED = { stated: false } as const;

export function stated<Value>(value: Value): Fact<Value> {
  return { stated: true, value, mark: 'sample' };
}

export function workingDays(amount: number): Fact<TimeLimit> {
  return stated({ amount, unit: 'working-day' });
}

let lastLine = 0;

/** A place of its own for each piece, in the order they are made. */
export function place(file = 'test.yaml'): Place {
  lastLine += 1;
  return { file, line: lastLine, column: 1 };
}

export function when(text: string): Condition {
  const names = new Set(readConditionTree(text).variables.map(({ name }) => name));
  names.delete('today');
  return { text, reads: [...names].toSorted().map((name) => id(name)), at: place() };
}

/** Everything optional, ids as plain text. */
export type Loose<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] };

export function element(name: string, more: Loose<DataElement> = {}): DataElement {
  return {
    id: id(name),
    name: { zh: name },
    type: 'text',
    group: 'applicant',
    sensitive: false,
    at: place(),
    ...more,
  };
}

export function choice(name: string, codes: readonly string[], more: Loose<DataElement> = {}): DataElement {
  return element(name, {
    type: 'choice',
    options: codes.map((code) => ({ code, name: { zh: code } })),
    ...more,
  });
}

export function ask(name: string, more: Loose<FieldAsk> = {}): FieldAsk {
  return { element: id(name), required: true, mark: 'sample', at: place(), ...more };
}

export function material(name: string, more: Loose<Material> = {}): Material {
  return {
    id: id(name),
    name: { zh: name },
    kind: 'certificate',
    trust: NOT_STATED,
    validity: NOT_STATED,
    at: place(),
    ...more,
  };
}

export function paper(name: string, more: Loose<MaterialAsk> = {}): MaterialAsk {
  return {
    material: id(name),
    need: 'required',
    source: 'applicant',
    forms: ['original'],
    commitment: false,
    modeMark: 'read',
    alternatives: [],
    mark: 'sample',
    at: place(),
    ...more,
  };
}

export function result(name: string, more: Loose<ItemResult> = {}): ItemResult {
  return { name: { zh: name }, carrier: stated('paper'), mark: 'sample', ...more };
}

export function item(name: string, more: Loose<Item> = {}): Item {
  const at = place();
  return {
    id: id(name),
    name: { zh: name },
    type: NOT_STATED,
    code: NOT_STATED,
    authority: id('office'),
    authorityAsStated: NOT_STATED,
    audience: 'individual',
    jurisdiction: id('household'),
    jurisdictionMark: 'sample',
    keywords: [],
    legalBasis: NOT_STATED,
    kind: NOT_STATED,
    statutory: NOT_STATED,
    promised: NOT_STATED,
    visits: NOT_STATED,
    fee: NOT_STATED,
    feeAmount: NOT_STATED,
    specialSteps: [],
    silenceGrants: NOT_STATED,
    clockAfter: NOT_STATED,
    nextMonth: NOT_STATED,
    batchDay: NOT_STATED,
    commitmentExcluded: NOT_STATED,
    appeal: NOT_STATED,
    crossRegion: NOT_STATED,
    requirements: [],
    fields: [],
    materials: [],
    needs: [],
    results: [result(`${name}-result`)],
    sources: [],
    at,
    ...more,
  };
}

export function need(...anyOf: readonly string[]): Item['needs'][number] {
  return { anyOf: anyOf.map((name) => id(name)), mark: 'sample', at: place() };
}

export function entry(name: string, condition?: string): ThingItem {
  return { item: id(name), at: place(), ...(condition === undefined ? {} : { when: when(condition) }) };
}

export function thing(items: readonly ThingItem[], more: Loose<Thing> = {}): Thing {
  return {
    id: id('thing'),
    name: { zh: '一件事' },
    summary: { zh: '' },
    audience: 'individual',
    lifeEvent: '出生',
    keywords: [],
    region: '样例',
    items,
    applicability: [],
    promised: NOT_STATED,
    joint: false,
    status: 'offered',
    sources: [],
    at: place(),
    ...more,
  };
}

export type Pieces = {
  readonly groups?: readonly FormGroup[];
  readonly elements?: readonly DataElement[];
  readonly materials?: readonly Material[];
  readonly certificates?: readonly CertificateType[];
  readonly items: readonly Item[];
  readonly implementations?: readonly Implementation[];
  readonly things: readonly Thing[];
};

/** A catalogue of the pieces; the element `household` and the office are always there. */
export function catalogue(pieces: Pieces): Catalogue {
  const household = element('household', { type: 'division', divisionLevel: 'county' });
  const byCounty = Map.groupBy(pieces.implementations ?? [], (each) => each.county);
  return {
    groups: pieces.groups ?? [{ id: 'applicant', name: { zh: '申请人' }, at: place() }],
    elements: byId([household, ...(pieces.elements ?? [])]),
    materials: byId(pieces.materials ?? []),
    certificates: byId(pieces.certificates ?? []),
    agencies: new Map([[id('office'), { kind: id('office'), name: { zh: '办公室' }, at: place() }]]),
    items: byId(pieces.items),
    implementations: new Map(
      [...byCounty].map(([county, all]) => [county, new Map(all.map((each) => [each.item, each]))]),
    ),
    things: byId(pieces.things),
  };
}

function byId<Piece extends { readonly id: string }>(
  pieces: readonly Piece[],
): ReadonlyMap<Piece['id'], Piece> {
  return new Map(pieces.map((piece) => [piece.id, piece]));
}

/** 行政许可法 42(2) as the law's file states it. */
export function jointLaw(): LawParameters {
  const shared = {
    unit: 'working-day',
    law: '中华人民共和国行政许可法',
    clause: '第四十二条第二款',
    mark: 'read',
    meaning: '',
  } as const;
  return buildLawParameters([
    { id: 'joint-decision', value: 45, ...shared },
    { id: 'joint-decision-extension', value: 15, ...shared },
  ]);
}
