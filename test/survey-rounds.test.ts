// Follows docs/survey-rounds.md word for word: its boxes become files, its command is run.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SURVEY_FINDING_TEXTS } from '#app/survey-finding-texts.ts';
import { checkRoundFolder, loadSurveys } from '#connectors/survey-files/load.ts';
import { run } from '../src/cli/survey.ts';
import { boxesOf, holesOf } from './support/guide-boxes.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

async function followed(
  page: string,
  change: (name: string, text: string) => string = (_name, text) => text,
): Promise<{ readonly code: number; readonly out: readonly string[]; readonly rounds: () => string[] }> {
  const home = mkdtempSync(join(tmpdir(), 'yici-survey-'));
  try {
    const boxes = boxesOf(readFileSync(at(page), 'utf8'));
    for (const { name, text } of boxes.filter(({ language }) => language !== 'sh')) {
      const path = join(home, 'my-round', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, change(name, text));
    }
    const line = boxes.find(({ language }) => language === 'sh')?.text.trim() ?? '';
    const [npx, yici, command, folder = ''] = line.split(' ');
    assert.deepEqual([npx, yici, command], ['npx', 'yici', 'survey']);
    const out: string[] = [];
    const code = await run([folder], {
      out: (text) => out.push(text),
      err: () => undefined,
      readCatalogueFiles: () => Promise.resolve([]),
      checkSurvey: async (name) => checkRoundFolder(join(home, name)),
      readLaw: () => assert.fail('a survey needs no law'),
      ownCatalogue: '',
    });
    const rounds = code === 0 ? [...loadSurveys(home).rounds.keys()] : [];
    return { code, out, rounds: () => rounds };
  } finally {
    rmSync(home, { recursive: true });
  }
}

for (const page of ['docs/survey-rounds.md', 'docs/survey-rounds.zh-CN.md']) {
  test(`whoever follows ${page} comes to a clean check and a round that is loaded`, async () => {
    const { code, out, rounds } = await followed(page);
    assert.deepEqual(out, []);
    assert.equal(code, 0);
    assert.deepEqual(rounds(), ['my-round']);
  });
}

test('both languages of the page hold the same boxes', () => {
  const [en, zh] = ['docs/survey-rounds.md', 'docs/survey-rounds.zh-CN.md'].map((page) =>
    boxesOf(readFileSync(at(page), 'utf8')),
  );
  assert.deepEqual(zh, en);
});

/** What is written wrong, and what is said about it, where. */
const SLIPS: readonly (readonly [file: string, from: string, to: string, said: RegExp])[] = [
  ['round.yaml', 'opens: 2027-03-01', 'opens: 2027-04-01', /^round.yaml:14:35 error dates-out-of-order/],
  [
    'round.yaml',
    '  approval: 示例〔2026〕1号\n',
    '',
    /^round.yaml:\d+:\d+ warning legal-header-incomplete .*第十七条/,
  ],
  ['round.yaml', 'parent: city', 'parent: county', /^round.yaml:\d+:\d+ error office-above-itself/],
  ['round.yaml', 'purpose: statistics', 'purpose: statistic', /^round.yaml:4:10 error unknown-value/],
  ['round.yaml', 'id: my-round', 'id: your-round', /error round-id-not-folder/],
  ['register.csv', 'ga,示例甲局,office', 'ga,示例甲局,bureau', /^register.csv:2:\d+ error unknown-value/],
  ['register.csv', '示例市,ga', '示例市,gb', /^register.csv:3:\d+ error unknown-unit /],
  ['register.csv', '示例市,\n', '示例市,ga\n', /^register.csv:2:\d+ error unit-above-itself/],
  ['register.csv', 'xa,', 'ga,', /^register.csv:4:1 error duplicate-id/],
  ['register.csv', 'id,name', 'id,title', /^register.csv:1:4 error unknown-column/],
  ['forms/h1.yaml', '[H012]', '[H011]', /^forms\/h1.yaml:11:\d+ error indicator-twice/],
  ['forms/h1.yaml', '[H012]', '[H013]', /^forms\/h1.yaml:11:\d+ error unknown-indicator/],
  ['forms/h1.yaml', 'valid-from: 2027-01-01', 'valid-from: 2027-02-30', /error no-such-day/],
  ['forms/h1.yaml', '2027-01-01', '2027-06-01', /hint not-in-force/],
  ['rules/sums.yaml', 'H011 + H012', 'H011 + H02', /^rules\/sums.yaml:6:\d+ error dimensions-differ/],
  ['rules/sums.yaml', '20[wan-yuan/person]', '20', /^rules\/sums.yaml:15:17 error dimensions-differ/],
  ['rules/sums.yaml', 'level: explain', 'level: block', /error inferred-rule-blocks/],
  [
    'limits/limits.yaml',
    'measured: H02',
    'measured: H01',
    /^limits\/limits.yaml:\d+:\d+ error dimensions-differ/,
  ],
  ['figures.csv', '4.07', '四', /^figures.csv:4:9 error no-figure/],
  ['figures.csv', '3,person', '3,vehicle', /^figures.csv:5:\d+ error measure-does-not-fit/],
  ['figures.csv', 'ga,H012', 'ga,H011', /^figures.csv:4:4 error figure-twice/],
  ['figures.csv', 'ga,H02', 'zz,H02', /^figures.csv:5:1 error unknown-unit/],
];
for (const [file, from, to, said] of SLIPS) {
  test(`${file} with ${JSON.stringify(to)} for ${JSON.stringify(from)} is told at its place`, async () => {
    let changed = false;
    const { out } = await followed('docs/survey-rounds.md', (name, text) => {
      if (name !== file) return text;
      changed = text.includes(from);
      return text.replace(from, to);
    });
    assert.ok(changed);
    assert.ok(
      out.some((line) => said.test(line)),
      out.join('\n'),
    );
    assert.doesNotMatch(out.join('\n'), /\{\w+\}/);
  });
}

test('every sentence about a survey file is there in both languages', () => {
  for (const [code, sentences] of Object.entries(SURVEY_FINDING_TEXTS)) {
    assert.deepEqual(holesOf(sentences.en), holesOf(sentences['zh-CN']), code);
  }
});
