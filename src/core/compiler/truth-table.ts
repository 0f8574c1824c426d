// How much an answer settles: a condition tried over representative answers of what it reads.
import type { Json } from '#base/canonical-json.ts';
import type { Condition, DataElement, ElementId } from '#core/catalogue/model.ts';
import { outcomeOf } from './evaluate.ts';

/** A condition's outcome for every combination of representative answers; absent where there are too many or no finite set. */
export type TruthTable = {
  readonly condition: Condition;
  readonly rows?: readonly { readonly values: readonly Json[]; readonly outcome: boolean | 'open' }[];
};

const MOST_ROWS = 256;

/**
 * Ages are counted on a day, and a plan has none: representative birth dates are spread around this one. It only
 * decides in which order questions are asked, never what an answer means.
 */
const REFERENCE_DAY = '2026-01-01';

/** Tries the condition over all combinations of its representative answers. */
export function tabulate(condition: Condition, elements: ReadonlyMap<ElementId, DataElement>): TruthTable {
  const domains = condition.reads.map((id) => representatives(elements.get(id), condition.text));
  const count = domains.reduce((product, domain) => product * domain.length, 1);
  if (count === 0 || count > MOST_ROWS) return { condition };
  const combinations = domains.reduce<readonly (readonly Json[])[]>(
    (rows, domain) => rows.flatMap((row) => domain.map((value) => [...row, value])),
    [[]],
  );
  const rows = combinations.map((values) => {
    const answers = Object.fromEntries(condition.reads.map((id, index) => [id, values[index] ?? null]));
    return { values, outcome: outcomeOf(condition, { answers, today: REFERENCE_DAY }) };
  });
  return { condition, rows };
}

/** The share of representative answers to `known` after which the condition is settled, whatever the others are: 0 to 1. */
export function settledShare({ condition, rows }: TruthTable, known: ReadonlySet<ElementId>): number {
  const { reads } = condition;
  if (reads.every((id) => known.has(id))) return 1;
  if (rows === undefined) return 0;
  const situations = Map.groupBy(rows, ({ values }) =>
    JSON.stringify(values.filter((_, index) => isIn(known, reads[index]))),
  );
  const settled = [...situations.values()].filter(
    (same) => new Set(same.map((row) => row.outcome)).size === 1,
  );
  return settled.length / situations.size;
}

function isIn(known: ReadonlySet<ElementId>, id: ElementId | undefined): boolean {
  return id !== undefined && known.has(id);
}

/** Every code of a choice; for numbers and dates the values around those the condition names; empty where there is no such set. */
function representatives(element: DataElement | undefined, text: string): readonly Json[] {
  if (element?.type === 'yes-no') return [true, false];
  if (element?.type === 'choice') return element.options?.map((option) => option.code) ?? [];
  if (element?.type === 'number' || element?.type === 'money')
    return around(numbersIn(text), (value, by) => value + by);
  if (element?.type === 'date') return datesAround(text);
  const texts = textsIn(text);
  return texts.length === 0 ? [] : [...texts, ''];
}

function datesAround(text: string): readonly string[] {
  const named = textsIn(text).filter((each) => /^\d{4}-\d{2}-\d{2}$/.test(each));
  const reference = Temporal.PlainDate.from(REFERENCE_DAY);
  const unit = text.includes('months_between') ? 'months' : 'years';
  const aged = numbersIn(text)
    .filter((value) => Number.isInteger(value) && value <= 1500)
    .map((value) => reference.subtract({ [unit]: value }).toString());
  return around([...named, ...aged], (value, by) =>
    Temporal.PlainDate.from(value).add({ days: by }).toString(),
  );
}

function around<Value extends Json>(
  values: readonly Value[],
  shift: (value: Value, by: number) => Value,
): readonly Value[] {
  return [...new Set(values.flatMap((value) => [shift(value, -1), value, shift(value, 1)]))];
}

function numbersIn(text: string): readonly number[] {
  return [
    ...new Set(
      [...text.replaceAll(/"[^"]*"/g, '').matchAll(/(?<![\w.])\d+(?:\.\d+)?/g)].map(([number]) =>
        Number(number),
      ),
    ),
  ];
}

function textsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/"([^"]*)"/g)].map(([, inner]) => inner ?? ''))];
}
