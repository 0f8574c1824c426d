// One element asked by several items becomes one field: what it accepts is what every asking item accepts.
import type { Finding } from '#core/catalogue/fact.ts';
import type { DataElement, FieldAsk, ItemId } from '#core/catalogue/model.ts';
import { finding } from './codes.ts';
import type { PlanField, Reason } from './plan.ts';

type Ask = PlanField['asks'][number];

/** What the plan itself adds to the reasons of a field; not empty when no item asks. */
export type FieldAdditions = { readonly because: readonly Reason[] };

/** Merges the asks of one element. `asks` is in the order of item ids; empty for what only the plan asks. */
export function mergeField(
  element: DataElement,
  asks: readonly Ask[],
  { because: added }: FieldAdditions,
): PlanField {
  const options = commonOptions(element, asks);
  const pattern = combinedPattern(element, asks);
  const min = strictest(Math.max, [element.min, ...asks.map(({ ask }) => ask.min)]);
  const max = strictest(Math.min, [element.max, ...asks.map(({ ask }) => ask.max)]);
  const maxLength = strictest(Math.min, [element.maxLength, ...asks.map(({ ask }) => ask.maxLength)]);
  const because: Reason[] = asks.map(({ item, ask }) => ({ by: item, rule: 'asked-by-item', at: ask.at }));
  if (asks.length > 1 && asks[0] !== undefined) {
    because.push({ by: asks[0].item, rule: 'asked-once', at: element.at, params: { items: asks.length } });
  }
  because.push(...added, ...strictReasons(element, asks), ...fillReasons(element, asks, added));
  return {
    element,
    asks,
    because,
    required:
      asks.length === 0 ||
      asks.some(({ ask }) => ask.required) ||
      added.some((each) => each.rule !== 'read-by-requirement'),
    fill: fillOf(element),
    askedByPlan: asks.length === 0,
    ...(options === undefined ? {} : { options }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

/** The conflicts and narrowings between the asks of one element. */
export function compareFieldAsks(field: PlanField): readonly Finding[] {
  const { element, asks } = field;
  const findings: Finding[] = [];
  for (const { item, ask } of asks) {
    const params = { item, element: element.id };
    if (ask.unit !== undefined && ask.unit !== (element.unit ?? '')) {
      const conflict = {
        ...params,
        asked: ask.unit,
        defined: element.unit ?? '',
        defined_at: place(element),
      };
      findings.push(finding('field-unit-conflict', ask.at, conflict));
    }
    if (ask.name !== undefined && ask.name.zh !== element.name.zh) {
      findings.push(
        finding('field-name-differs', ask.at, { ...params, asked: ask.name.zh, defined: element.name.zh }),
      );
    }
    if (
      field.options !== undefined &&
      field.options.length > 0 &&
      allowed(element, ask).length > field.options.length
    ) {
      findings.push(
        finding('field-options-narrowed', ask.at, { ...params, options: field.options.join(' ') }),
      );
    }
    if (isNarrowed(field, ask)) findings.push(finding('field-limits-narrowed', ask.at, params));
  }
  const patterns = distinctPatterns(element, asks);
  const first = asks[0];
  if (patterns.length > 1 && first !== undefined) {
    findings.push(
      finding('field-pattern-combined', first.ask.at, { element: element.id, patterns: patterns.length }),
    );
  }
  return [...findings, ...impossible(field)];
}

/** No answer could satisfy everybody: an error that names the items and both places. */
function impossible(field: PlanField): readonly Finding[] {
  const { element, asks } = field;
  const findings: Finding[] = [];
  if (field.options?.length === 0) {
    const stating = asks.filter(({ ask }) => ask.options !== undefined);
    const at = stating[0]?.ask.at ?? element.at;
    const places = stating.map(({ ask }) => `${ask.at.file}:${ask.at.line}`).join(' ');
    findings.push(finding('field-options-empty', at, { element: element.id, items: names(stating), places }));
  }
  if (field.min !== undefined && field.max !== undefined && field.min > field.max) {
    const low = asks.find(({ ask }) => ask.min === field.min);
    const high = asks.find(({ ask }) => ask.max === field.max);
    const params = {
      element: element.id,
      min: field.min,
      max: field.max,
      min_at: place(low?.ask ?? element),
      max_at: place(high?.ask ?? element),
    };
    findings.push(finding('field-limits-empty', (low ?? high)?.ask.at ?? element.at, params));
  }
  return findings;
}

function names(asks: readonly { readonly item: ItemId }[]): string {
  return [...new Set(asks.map(({ item }) => item))].join(' ');
}

function place({ at }: { readonly at: FieldAsk['at'] }): string {
  return `${at.file}:${at.line}`;
}

function fillOf(element: DataElement): PlanField['fill'] {
  if (element.derive !== undefined) return 'derive';
  return element.prefill === undefined ? 'ask' : 'prefill';
}

function allowed(element: DataElement, ask: FieldAsk): readonly string[] {
  return ask.options ?? element.options?.map((option) => option.code) ?? [];
}

/** The codes that every list has, in the element's own order; `undefined` where no list is stated. */
function commonOptions(element: DataElement, asks: readonly Ask[]): readonly string[] | undefined {
  const lists = asks.flatMap(({ ask }) => (ask.options === undefined ? [] : [ask.options]));
  const own = element.options?.map((option) => option.code);
  if (own === undefined && lists.length === 0) return undefined;
  const start = own ?? (lists[0] ?? []).toSorted();
  return start.filter((code) => lists.every((list) => list.includes(code)));
}

function distinctPatterns(element: DataElement, asks: readonly Ask[]): readonly string[] {
  const stated = [element.pattern, ...asks.map(({ ask }) => ask.pattern)];
  return [...new Set(stated.filter((pattern) => pattern !== undefined))].toSorted();
}

/** One pattern that holds only where all do. A pattern describes the whole answer, as in HTML. */
function combinedPattern(element: DataElement, asks: readonly Ask[]): string | undefined {
  const patterns = distinctPatterns(element, asks);
  const last = patterns.at(-1);
  if (patterns.length < 2 || last === undefined) return last;
  return `${patterns
    .slice(0, -1)
    .map((pattern) => `(?=(?:${pattern})$)`)
    .join('')}(?:${last})`;
}

function strictest(
  pick: (...values: number[]) => number,
  values: readonly (number | undefined)[],
): number | undefined {
  const stated = values.filter((value) => value !== undefined);
  return stated.length === 0 ? undefined : pick(...stated);
}

function isNarrowed(field: PlanField, ask: FieldAsk): boolean {
  const { element } = field;
  return (
    field.min !== (ask.min ?? element.min) ||
    field.max !== (ask.max ?? element.max) ||
    field.maxLength !== (ask.maxLength ?? element.maxLength)
  );
}

const STRICTEST = [
  ['options', 'strictest-options'],
  ['pattern', 'strictest-pattern'],
  ['min', 'strictest-min'],
  ['max', 'strictest-max'],
  ['maxLength', 'strictest-length'],
] as const;

/** Every item that states a limit of its own has a part in what the field accepts. */
function strictReasons(element: DataElement, asks: readonly Ask[]): readonly Reason[] {
  return STRICTEST.flatMap(([key, rule]) =>
    asks.flatMap(({ item, ask }): readonly Reason[] =>
      ask[key] === undefined || ask[key] === element[key] ? [] : [{ by: item, rule, at: ask.at }],
    ),
  );
}

function fillReasons(
  element: DataElement,
  asks: readonly Ask[],
  added: readonly Reason[],
): readonly Reason[] {
  const by = asks[0]?.item ?? added[0]?.by;
  if (by === undefined) return [];
  if (element.derive !== undefined)
    return [
      { by, rule: 'derived-not-asked', at: element.derive.at, params: { formula: element.derive.text } },
    ];
  if (element.prefill === undefined) return [];
  if (element.prefill.from === 'sign-in') {
    return [{ by, rule: 'prefilled-from-sign-in', at: element.at, params: { claim: element.prefill.claim } }];
  }
  const { certificate, field } = element.prefill;
  return [{ by, rule: 'prefilled-from-certificate', at: element.at, params: { certificate, field } }];
}
