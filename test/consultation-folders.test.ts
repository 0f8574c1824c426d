// Follows docs/consultation-folders.md word for word: its boxes become files, its command is run.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { CONSULTATION_FINDING_TEXTS, consultationFindingSentence } from '#app/consultation-finding-texts.ts';
import { checkConsultationFolder, loadConsultations } from '#connectors/consultation-files/load.ts';
import { parseConsultation } from '#core/consultation/files/parse-consultation.ts';
import { run } from '../src/cli/consultation.ts';
import { boxesOf, holesOf } from './support/guide-boxes.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const SAMPLE = at('data/consultations/open-door-sample');

type Followed = {
  readonly code: number;
  readonly out: readonly string[];
  readonly loaded: readonly string[];
};

async function followed(
  page: string,
  change: (name: string, text: string) => string = (_name, text) => text,
): Promise<Followed> {
  const home = mkdtempSync(join(tmpdir(), 'yici-consultation-'));
  try {
    const boxes = boxesOf(readFileSync(at(page), 'utf8'));
    for (const { name, text } of boxes.filter(({ language }) => language !== 'sh')) {
      mkdirSync(join(home, 'my-plan'), { recursive: true });
      writeFileSync(join(home, 'my-plan', name), change(name, text));
    }
    const line = boxes.find(({ language }) => language === 'sh')?.text.trim() ?? '';
    const [npx, yici, command, folder = ''] = line.split(' ');
    assert.deepEqual([npx, yici, command], ['npx', 'yici', 'consultation']);
    const { code, out } = await checked(join(home, folder));
    return { code, out, loaded: code === 0 ? [...loadConsultations(home).consultations.keys()] : [] };
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function checked(folder: string): Promise<Omit<Followed, 'loaded'>> {
  const out: string[] = [];
  const code = await run([folder], {
    out: (text) => out.push(text),
    err: () => undefined,
    readCatalogueFiles: () => Promise.resolve([]),
    checkConsultation: async (name) => checkConsultationFolder(name),
    readLaw: () => assert.fail('a consultation needs no law'),
    ownCatalogue: '',
  });
  return { code, out };
}

for (const page of ['docs/consultation-folders.md', 'docs/consultation-folders.zh-CN.md']) {
  test(`whoever follows ${page} comes to a clean check and a consultation that is loaded`, async () => {
    const { code, out, loaded } = await followed(page);
    assert.deepEqual(out, []);
    assert.equal(code, 0);
    assert.deepEqual(loaded, ['my-plan']);
  });
}

test('both languages of the page hold the same boxes', () => {
  const [en, zh] = ['docs/consultation-folders.md', 'docs/consultation-folders.zh-CN.md'].map((page) =>
    boxesOf(readFileSync(at(page), 'utf8')),
  );
  assert.deepEqual(zh, en);
});

type Slip = readonly [file: string, from: string, to: string, said: RegExp];

/** What is written wrong, and what is said about it, where. */
const SLIPS: readonly Slip[] = [
  ['consultation.yaml', 'id: my-plan', 'id: your-plan', /error consultation-id-not-folder/],
  ['consultation.yaml', 'id: my-plan', 'id: My Plan', /^consultation.yaml:1:5 error bad-value/],
  [
    'consultation.yaml',
    'opened: 2027-01-04',
    'opened: 2027-02-30',
    /^consultation.yaml:7:9 error no-such-day/,
  ],
  ['consultation.yaml', 'opened: 2027-01-04', 'opened: soon', /^consultation.yaml:7:9 error no-such-day/],
  ['consultation.yaml', 'office:', 'ofice:', /^consultation.yaml:5:1 error unknown-key/],
  ['consultation.yaml', 'mark: real\n', '', /error missing-key/],
  ['consultation.yaml', 'voting: no', 'voting: perhaps', /^consultation.yaml:9:9 error bad-value/],
  ['consultation.yaml', 'letter, phone', 'letter, fax', /^consultation.yaml:10:34 error unknown-value/],
  ['consultation.yaml', 'letter, phone', 'letter, letter', /^consultation.yaml:10:34 error duplicate-id/],
  ['consultation.yaml', 'group: expert', 'group: clever', /^consultation.yaml:12:30 error unknown-value/],
  ['consultation.yaml', 'group: expert', 'group: public', /warning class-group-missing .*第二十九条/],
  ['consultation.yaml', "'430481000000'", "'430581000000'", /^consultation.yaml:21:3 error district-outside/],
  ['consultation.yaml', "'430481000000'", "'430400000000'", /^consultation.yaml:21:3 error district-outside/],
  ['consultation.yaml', ', means: solved', '', /^consultation.yaml:24:6 error missing-key/],
  ['consultation.yaml', 'means: solved', 'means: happy', /^consultation.yaml:24:31 error unknown-value/],
  [
    'consultation.yaml',
    '  部分采纳: { text: partly }',
    '  部分采纳: {}',
    /^consultation.yaml:29:3 error outcome-word-means-nothing/,
  ],
  [
    'consultation.yaml',
    'problem: B }\n  吸收',
    'problem: E }\n  吸收',
    /^consultation.yaml:31:3 error unknown-problem-grade/,
  ],
  ['consultation.yaml', '  部分采纳:', '  采纳:', /^consultation.yaml:29:3 error duplicate-key/],
  ['consultation.yaml', '  部分采纳:', '  “采 纳”。:', /^consultation.yaml:29:3 error outcome-word-twice/],
  ['consultation.yaml', 'text: partly', 'text: somewhat', /^consultation.yaml:29:17 error unknown-value/],
  ['topics.yaml', 'other: { name: 其他 }', 'schools: { name: 其他 }', /^topics.yaml:4:3 error duplicate-key/],
  ['topics.yaml', 'name: 其他', 'name: 教育', /^topics.yaml:4:18 error name-twice/],
  ['topics.yaml', '  other:', '  其他:', /^topics.yaml:4:\d+ error bad-id/],
  ['departments.yaml', 'jyj:', '__proto__:', /^departments.yaml:3:3 error bad-id/],
  ['departments.yaml', 'duties:', 'duty:', /^departments.yaml:3:24 error unknown-key/],
  ['words.yaml', 'industry:', 'industri:', /^words.yaml:2:3 error unknown-topic/],
  ['words.yaml', 'fgw:', 'fgv:', /^words.yaml:4:3 error unknown-department/],
  ['words.yaml', '  fgw: {', '  jyj: {', /^words.yaml:4:18 error duties-twice/],
  ['words.yaml', '[减负, 降成本]', '[减负, 教师]', /^words.yaml:7:10 error synonym-twice/],
  ['words.yaml', '[减负, 降成本]', '[减负]', /^words.yaml:7:5 error bad-value/],
  ['words.yaml', '[老师, 教师]', '&a [老师, 教师]', /error yaml-alias/],
];
for (const [file, from, to, said] of SLIPS) {
  test(`${file} with ${JSON.stringify(to)} for ${JSON.stringify(from)} is told at its place`, async () => {
    let changed = false;
    const { out } = await followed('docs/consultation-folders.md', (name, text) => {
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

/** The same for the files that only a sample has: whoever adds to ours is told. */
const SAMPLE_SLIPS: readonly Slip[] = [
  ['consultation.yaml', 'mark: sample', 'mark: real', /^work.yaml:1:1 error sample-beside-real/],
  ['opinions.yaml', 'id: OP028', 'id: OP026', /error duplicate-id/],
  ['opinions.yaml', 'topic: park', 'topic: parc', /^opinions.yaml:8:12 error unknown-topic/],
  ['opinions.yaml', 'department: gxj', 'department: gxy', /error unknown-department/],
  ['opinions.yaml', 'class: cppcc-member', 'class: member', /error unknown-class/],
  ['opinions.yaml', 'basis: read\n', 'basis: none\n', /error basis-does-not-fit/],
  ['opinions.yaml', 'basis: read\n', 'basis: inferred\n', /error basis-does-not-fit/],
  ['plan-v1.yaml', 'id: c2,', 'id: c1,', /error duplicate-id/],
  ['plan-v2.yaml', 'change: c101', 'change: c999', /error unknown-clause/],
  ['plan-v2.yaml', 'because: [OP008]', 'because: [OP999]', /error unknown-opinion/],
  ['plan-v2.yaml', 'because: [OP009]', 'because: [OP008]', /^work.yaml:.* error adopted-without-change/],
  ['meeting.yaml', 'groups: [farmers]', 'groups: [fishers]', /error unknown-affected-group/],
  ['meeting.yaml', "'430421000000'", "'430499000000'", /error unknown-district/],
  ['work.yaml', 'opinion: OP008, outcome', 'opinion: OP028, outcome', /error outcome-not-read/],
  ['work.yaml', 'OP026: [c47]', 'OP026: [c999]', /error unknown-clause/],
  ['work.yaml', 'problem: D', 'problem: E', /error unknown-grade/],
];
for (const [file, from, to, said] of SAMPLE_SLIPS) {
  test(`the sample's ${file} with ${JSON.stringify(to)} for ${JSON.stringify(from)} is told`, async () => {
    const home = mkdtempSync(join(tmpdir(), 'yici-sample-'));
    try {
      const folder = join(home, 'open-door-sample');
      cpSync(SAMPLE, folder, { recursive: true });
      const text = readFileSync(join(folder, file), 'utf8');
      assert.ok(text.includes(from));
      writeFileSync(join(folder, file), text.replace(from, to));
      const { code, out } = await checked(folder);
      assert.equal(code, 1);
      assert.ok(
        out.some((line) => said.test(line)),
        out.join('\n'),
      );
      assert.doesNotMatch(out.join('\n'), /\{\w+\}/);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
}

const SEED = 20_261_122;
test(`a file damaged anywhere is never more than findings, each at a line of a file that is there (seed ${SEED})`, () => {
  const boxes = boxesOf(readFileSync(at('docs/consultation-folders.md'), 'utf8')).filter(
    ({ name }) => name !== '',
  );
  const whole = new Map(boxes.map(({ name, text }) => [name, text]));
  const damage = fc.record({
    file: fc.constantFrom(...whole.keys()),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.nat(12),
    put: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('[', '{', '- ', ': ', '*a', '\u0000', '！', '\n', 'null', '__proto__: 1'),
    ),
  });
  fc.assert(
    fc.property(damage, ({ file, at: share, gone, put }) => {
      const text = whole.get(file) ?? '';
      const from = Math.floor(share * text.length);
      const files = new Map([...whole, [file, text.slice(0, from) + put + text.slice(from + gone)]]);
      const { consultation, findings } = parseConsultation(files);
      assert.equal(
        consultation === undefined,
        findings.some(({ level }) => level === 'error'),
      );
      for (const finding of findings) {
        assert.ok(finding.at.line >= 1 && finding.at.column >= 1);
        assert.doesNotMatch(consultationFindingSentence(finding, 'zh-CN'), /\{\w+\}/);
      }
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test('a folder that is not there is said to be unreadable, with another exit code', async () => {
  assert.deepEqual(await checked(join(tmpdir(), 'yici-no-such-folder')), { code: 2, out: [] });
});

test('every sentence about a consultation file is there in both languages', () => {
  for (const [code, sentences] of Object.entries(CONSULTATION_FINDING_TEXTS)) {
    assert.deepEqual(holesOf(sentences.en), holesOf(sentences['zh-CN']), code);
  }
});
