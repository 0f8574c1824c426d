// How long compiling takes: the largest bundle, and the whole catalogue for each of its counties. Goals: < 5 ms, < 1 s.
import { fileURLToPath } from 'node:url';
import { readCatalogueFiles } from '#connectors/catalogue-files/load.ts';
import { loadLaw } from '#connectors/reference-data/load.ts';
import type { Catalogue, Thing } from '#core/catalogue/model.ts';
import { parseCatalogue } from '#core/catalogue/parse-catalogue.ts';
import { compile } from '#core/compiler/compile.ts';
import type { Answers, Plan } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

const GOAL_BUNDLE = 5;
const GOAL_CATALOGUE = 1000;
const GOAL_SETTLE = 1;
const path = (folder: string): string => fileURLToPath(new URL(`../${folder}`, import.meta.url));

const { catalogue } = parseCatalogue(await readCatalogueFiles(path('catalogue')));
if (catalogue === undefined) throw new Error('the catalogue has errors: npx yici check');
const law = loadLaw(path('data'));
const largest = [...catalogue.things.values()].toSorted((a, b) => b.items.length - a.items.length)[0];
if (largest === undefined) throw new Error('the catalogue has no thing');

const first = time(() => compileOne(catalogue, largest, undefined));
const whole = time(() => compileAll(catalogue));
const warm = median(200, () => compileOne(catalogue, largest, undefined));
const again = median(5, () => compileAll(catalogue));
const outcome = compileOne(catalogue, largest, undefined);
if (!outcome.ok) throw new Error(`${largest.id} does not compile`);
const answers = firstAnswers(outcome.plan);
const today = Temporal.PlainDate.from('2026-11-22');
const settling = median(500, () => settle(outcome.plan, answers, today));
let days = 0;
const settlingAnew = median(500, () => settle(outcome.plan, answers, today.add({ days: (days += 1) })));

const pairs = catalogue.things.size * catalogue.implementations.size;
console.log(`largest bundle: ${largest.id}, ${largest.items.length} items`);
report('compile it, the first time in this process', first, GOAL_BUNDLE);
report('compile it, median of 200', warm, GOAL_BUNDLE);
report(
  `${catalogue.things.size} things × ${catalogue.implementations.size} counties (${pairs} plans), the first time`,
  whole,
  GOAL_CATALOGUE,
);
report(`the same again, median of 5 (${(again / pairs).toFixed(2)} ms a plan)`, again, GOAL_CATALOGUE);
report('settle it under answers seen before, median of 500', settling, GOAL_SETTLE);
report('settle it on a day not seen before, median of 500', settlingAnew, GOAL_SETTLE);

function compileOne(
  from: Catalogue,
  thing: Thing,
  county: DivisionCode | undefined,
): ReturnType<typeof compile> {
  const elements = thing.items.flatMap(({ item }) => from.items.get(item)?.jurisdiction ?? []);
  const counties =
    county === undefined ? {} : Object.fromEntries(elements.map((element) => [element, county]));
  return compile(from, { thing: thing.id, counties, law });
}

/** Every question of the guide answered with its first option or with yes. */
function firstAnswers(plan: Plan): Answers {
  const elements = plan.form.flatMap(({ fields }) => fields.map((field) => field.element));
  const asked = elements.filter(({ id }) => plan.questions.some((each) => each.element === id));
  return Object.fromEntries(asked.map(({ id, options }) => [id, options?.[0]?.code ?? true]));
}

function compileAll(from: Catalogue): void {
  for (const county of from.implementations.keys()) {
    for (const thing of from.things.values()) compileOne(from, thing, county);
  }
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(times: number, run: () => unknown): number {
  const all = Array.from({ length: times }, () => time(run)).toSorted((a, b) => a - b);
  return all[Math.floor(times / 2)] ?? 0;
}

function report(what: string, milliseconds: number, goal: number): void {
  const ratio = milliseconds / goal;
  console.log(
    `${what}: ${milliseconds.toFixed(2)} ms, ${ratio.toFixed(2)} × the goal of ${goal} ms${ratio <= 1 ? '' : '  ← over'}`,
  );
}
