// docs/generated/compiler.md: every rule and finding of the compiler, written from the tables themselves.
import { COMPILER_FINDINGS, REASON_RULES, type CompilerFindingCode } from '#core/compiler/codes.ts';
import { COMPILER_FINDING_TEXTS, REASON_TEXTS } from './compiler-texts.ts';

const HEAD = `# What the compiler says 编译说明

Written by \`node scripts/golden.mjs generated-compiler\` from \`src/core/compiler/codes.ts\` and \`src/app/compiler-texts.ts\`; do not edit.
A code never changes its meaning. An error stops the plan; warnings and hints go with it.

## Findings 发现

| code | level | 说明 | sentence | basis 依据 |
| --- | --- | --- | --- | --- |
`;

const REASONS = `
## Reasons 原因

Why a piece is in a plan: \`npx yici compile <thing> --explain\`.

| rule | 说明 | sentence |
| --- | --- | --- |
`;

/** The page's Markdown. */
export function compilerPage(): string {
  const codes = Object.keys(COMPILER_FINDINGS).filter(isCode).toSorted();
  const findings = codes.map((code) => {
    const row: { readonly level: string; readonly basis?: string } = COMPILER_FINDINGS[code];
    const text = COMPILER_FINDING_TEXTS[code];
    return `| \`${code}\` | ${row.level} | ${text['zh-CN']} | ${text.en} | ${row.basis ?? ''} |`;
  });
  const reasons = REASON_RULES.map(
    (rule) => `| \`${rule}\` | ${REASON_TEXTS[rule]['zh-CN']} | ${REASON_TEXTS[rule].en} |`,
  );
  return `${HEAD}${findings.join('\n')}\n${REASONS}${reasons.join('\n')}\n`;
}

function isCode(code: string): code is CompilerFindingCode {
  return Object.hasOwn(COMPILER_FINDINGS, code);
}
