// docs/generated/findings.md: every code with its level, basis and sentences, written from the tables themselves.
import { CATALOGUE_FINDINGS } from '#core/catalogue/finding-codes.ts';
import { FINDING_TEXTS } from './finding-texts.ts';

const HEAD = `# Findings of the catalogue 目录检查发现

Written by \`node scripts/golden.mjs generated-catalogue\` from the parser's codes and the lint rules; do not edit.
\`npx yici check\` prints them with file, line and column. A code never changes its meaning.

| code | level | 说明 | sentence | basis 依据 |
| --- | --- | --- | --- | --- |
`;

/** The page's Markdown. */
export function findingsPage(): string {
  const rows = CATALOGUE_FINDINGS.map(({ code, level, basis }) => {
    const text = FINDING_TEXTS[code];
    return `| \`${code}\` | ${level} | ${text?.['zh-CN'] ?? ''} | ${text?.en ?? ''} | ${basis ?? ''} |`;
  });
  return `${HEAD}${rows.join('\n')}\n`;
}
