// Every condition of the real catalogue as people read it. Renew: node scripts/golden.mjs generated-conditions
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { conditionWords } from '#app/condition-words.ts';
import { LANGUAGES } from '#base/localised.ts';
import { loadCatalogue } from '#connectors/catalogue-files/load.ts';
import { loadDivisions } from '#connectors/reference-data/load.ts';
import { everyCondition } from '#core/catalogue/lint/conditions-of.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { assertGolden } from './support/golden.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { catalogue } = await loadCatalogue(at('catalogue'));
assert.ok(catalogue);
const { elements } = catalogue;
const divisions = loadDivisions(at('data'));
const texts = [...new Set(everyCondition(catalogue).map(({ text }) => text))].toSorted();
const divisionName = (code: string): string | undefined =>
  isDivisionCode(code) ? divisions.get(code)?.name : undefined;

/** What is left when the names in quotation marks are taken out. */
const UNQUOTED = { 'zh-CN': /「[^」]*」/g, en: /“[^”]*”/g } as const;
/** No word of Chinese is written in Latin letters; in English only FEEL's own words give it away. */
const FEEL_LEFT = {
  'zh-CN': /[A-Za-z_<>=*+]|\d{12}|公式/,
  en: /[_<>=*+]|\w\(|\d{12}|formula|\b(today|true|false|null|else)\b/,
} as const;

for (const language of LANGUAGES) {
  test(`no condition of the catalogue is left as FEEL (${language})`, () => {
    assert.ok(texts.length > 30, `${texts.length} conditions seen`);
    const said = texts.map((text) => conditionWords({ text }, { elements, divisionName }, language));
    for (const words of said) {
      assert.doesNotMatch(words, /_/);
      assert.doesNotMatch(words.replaceAll(UNQUOTED[language], ''), FEEL_LEFT[language]);
    }
    const file = said.map((words, index) => `${texts[index] ?? ''}\n  ${words}\n`).join('\n');
    assertGolden(at(`examples/conditions/${language}.txt`), file);
  });
}
