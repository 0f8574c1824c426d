// Every thing of the catalogue compiled, and some of them under an applicant's answers: examples, documentation and test
// in one. `node scripts/golden.mjs examples` writes them anew; look at the difference before you commit it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { planText, savingsText, settledText } from '#app/plan-text.ts';
import { readCatalogueFiles } from '#connectors/catalogue-files/load.ts';
import { loadDivisions, loadLaw } from '#connectors/reference-data/load.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import { parseCatalogue } from '#core/catalogue/parse-catalogue.ts';
import { compile } from '#core/compiler/compile.ts';
import type { Plan } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { assertGolden } from './support/golden.ts';

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));
const CATALOGUE = fileURLToPath(new URL('../catalogue', import.meta.url));
const DATA = fileURLToPath(new URL('../data', import.meta.url));
const PLAIN = { language: 'zh-CN', explain: false } as const;

const situationsShape = z.record(
  z.string(),
  z.strictObject({
    today: z.iso.date(),
    answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
);

const catalogue = await readCatalogue();
const law = loadLaw(DATA);
const divisions = loadDivisions(DATA);
const EXPLAINED = {
  language: 'zh-CN',
  explain: true,
  places: false,
  divisionName: (code: string) => (isDivisionCode(code) ? divisions.get(code)?.name : undefined),
} as const;

for (const thing of catalogue.things.values()) {
  test(`${thing.id} compiles to the plan that was looked at, and saves what was looked at`, () => {
    const plan = compiled(thing.id);
    assertGolden(`${EXAMPLES}${thing.id}/plan.txt`, lines(planText(plan, EXPLAINED)));
    const tables = [`全部情形`, ...savingsText(plan, plan.savings, PLAIN)];
    for (const [name, { today, answers }] of situationsOf(thing.id)) {
      const settled = settle(plan, answers, Temporal.PlainDate.from(today));
      assert.deepEqual(settled.open, [], `${name} leaves items open`);
      assertGolden(`${EXAMPLES}${thing.id}/${name}.txt`, lines(settledText(settled, PLAIN)));
      tables.push('', name, ...savingsText(plan, settled.savings, PLAIN));
    }
    assertGolden(`${EXAMPLES}${thing.id}/savings.txt`, lines(tables));
  });
}

test('every folder of examples with situations belongs to a thing of the catalogue', () => {
  const folders = readdirSync(EXAMPLES).filter((name) => existsSync(`${EXAMPLES}${name}/situations.yaml`));
  const things = new Set<string>(catalogue.things.keys());
  assert.ok(folders.length > 0);
  assert.deepEqual(
    folders.filter((name) => !things.has(name)),
    [],
  );
});

async function readCatalogue(): Promise<Catalogue> {
  const parsed = parseCatalogue(await readCatalogueFiles(CATALOGUE));
  assert.ok(parsed.catalogue, JSON.stringify(parsed.findings.filter(({ level }) => level === 'error')));
  return parsed.catalogue;
}

function compiled(thing: Plan['thing']): Plan {
  const outcome = compile(catalogue, { thing, counties: {}, law });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.plan;
}

function situationsOf(thing: string): [string, z.infer<typeof situationsShape>[string]][] {
  const file = `${EXAMPLES}${thing}/situations.yaml`;
  return existsSync(file) ? Object.entries(situationsShape.parse(parse(readFileSync(file, 'utf8')))) : [];
}

function lines(text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
