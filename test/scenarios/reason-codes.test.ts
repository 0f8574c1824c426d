// Every national reason code of the data file has a behaviour behind it, or a reason why none is claimed, and both can be read.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertGolden } from '../support/golden.ts';
import { CLAIMS, UNCLAIMED } from '../support/reason-codes.ts';
import { SAMPLE_QUESTIONNAIRE } from '../support/sample-city.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));

/** Which file proves which codes: each `proves(…)` of the files beside this one. */
function provedIn(): ReadonlyMap<number, string> {
  const proved = new Map<number, string>();
  for (const name of readdirSync(HERE).filter((each) => /^reason-codes-.+\.test\.ts$/.test(each))) {
    const code = readFileSync(`${HERE}/${name}`, 'utf8');
    for (const [, number] of code.matchAll(/^proves\((\d{3}), /gm)) {
      assert.ok(!proved.has(Number(number)), `${number} is proved twice`);
      proved.set(Number(number), name);
    }
  }
  return proved;
}

function sorted(codes: Iterable<number>): readonly number[] {
  return [...codes].toSorted((a, b) => a - b);
}

test('every code is either proved by a test of its name or in the table of those on which nothing is claimed', () => {
  const claimed = CLAIMS.map(({ code }) => code);
  assert.deepEqual(sorted(provedIn().keys()), sorted(claimed), 'what is claimed is proved');
  assert.deepEqual(
    sorted([...claimed, ...UNCLAIMED.map(({ code }) => code)]),
    sorted(SAMPLE_QUESTIONNAIRE.reasons.map(({ code }) => code)),
    'each code once, none left out',
  );
});

for (const language of ['zh', 'en'] as const)
  test(`the bureau can read what stands behind each code (${language})`, () => {
    const file = language === 'zh' ? 'reason-codes.zh-CN.md' : 'reason-codes.md';
    assertGolden(`${DOCS}/${file}`, page(language));
  });

const WORDS = {
  zh: {
    title: '好差评原因码：每一个背后，平台做了什么',
    intro:
      '国家好差评的原因码，左边是群众评价时选的，右边是平台的做法。每一条都有同名的自动测试，改坏了测试会不通过。做不到的写在后面，写明为什么。',
    claimed: '有测试证明的',
    unclaimed: '不作承诺的',
    code: '原因码',
    reason: '群众选的原因',
    behaviour: '平台的做法',
    why: '为什么',
    test: '测试',
    origin: '由测试生成，改动在',
    stop: '。',
  },
  en: {
    title: 'Reason codes of ratings: what the platform does behind each',
    intro:
      'The national reason codes of 好差评: on the left what people choose, on the right what the platform does. Each line has an automatic test of the same name, which fails when the behaviour breaks. What cannot be claimed follows, with the reason.',
    claimed: 'Proved by a test',
    unclaimed: 'Not claimed',
    code: 'Code',
    reason: 'What people choose',
    behaviour: 'What the platform does',
    why: 'Why',
    test: 'Test',
    origin: 'Made by a test; change it in',
    stop: '.',
  },
} as const;

function page(language: 'zh' | 'en'): string {
  const w = WORDS[language];
  const proved = provedIn();
  const chosen = new Map(
    SAMPLE_QUESTIONNAIRE.reasons.map(({ code, text }) => [code, text[language] ?? text.zh]),
  );
  return `${[
    `# ${w.title}`,
    '',
    w.intro,
    '',
    `${w.origin} \`test/support/reason-codes.ts\`${w.stop}`,
    '',
    `## ${w.claimed}`,
    '',
    row([w.code, w.reason, w.behaviour, w.test]),
    '|---|---|---|---|',
    ...CLAIMS.toSorted(byCode).map((claim) =>
      row([
        claim.code,
        chosen.get(claim.code) ?? '',
        claim[language],
        `\`${proved.get(claim.code)?.replace(/^reason-codes-|\.test\.ts$/g, '') ?? ''}\``,
      ]),
    ),
    '',
    `## ${w.unclaimed}`,
    '',
    row([w.code, w.reason, w.why]),
    '|---|---|---|',
    ...UNCLAIMED.toSorted(byCode).map((each) =>
      row([each.code, chosen.get(each.code) ?? '', each[language]]),
    ),
  ].join('\n')}\n`;
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function byCode(a: { readonly code: number }, b: { readonly code: number }): number {
  return a.code - b.code;
}
