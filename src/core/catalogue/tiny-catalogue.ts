// A clean catalogue of one thing with two items, for tests: it has no finding at all, so that one change shows one finding.
import type { SourceFile } from '#base/documents/yaml-file.ts';

const FILES = {
  'groups.yaml': `groups:
  applicant: 申请人
`,
  'agencies.yaml': `agencies:
  civil-affairs: 民政部门
`,
  'certificates.yaml': `certificates:
  id-card: { name: 居民身份证, holder: person }
  proof: { name: 证明, holder: person }
`,
  'elements/person.yaml': `elements:
  name: { name: 姓名, type: person-name, group: applicant }
  birth_date: { name: 出生日期, type: date, group: applicant }
  home: { name: 户籍地, type: division, group: applicant, division-level: village }
  wish: { name: 要办什么, type: choice, group: applicant, options: { first: 第一, second: 第二 } }
`,
  'materials/papers.yaml': `materials:
  id-card: { name: 身份证, kind: certificate, certificate: id-card }
  proof: { name: 证明, kind: certificate, certificate: proof }
`,
  'items/first.yaml': `name: 第一项
audience: individual
authority: civil-affairs
jurisdiction: home
statutory: 20 working-days
promised: 5 working-days
sources: [{ title: 指南 }]
requirements:
  - { id: adult, text: 年满18周岁, holds: 'age(birth_date, today) >= 18' }
fields: [name, birth_date, home, wish]
materials:
  - { material: id-card, source: applicant, forms: [original] }
results:
  - { name: 证明, certificate: proof }
`,
  'items/second.yaml': `name: 第二项
audience: individual
authority: civil-affairs
jurisdiction: home
statutory: 20 working-days
promised: 5 working-days
sources: [{ title: 指南 }]
fields: [name, home]
materials:
  - { material: proof, source: sibling-item, forms: [original] }
needs: [first]
results:
  - { name: 登记 }
`,
  'counties/430482-changning.yaml': `county: "430482000000"
name: 常宁市
mark: sample
agencies: { civil-affairs: 常宁市民政局 }
offers: [first, second]
`,
  'things/both.yaml': `name: 两项一起办
summary: 两项一起办
audience: individual
life-event: 生活
region: 衡阳市
status: offered
items:
  - first
  - { item: second, when: 'wish = "second"' }
sources: [{ title: 指南 }]
`,
} as const;

export type TinyPath = keyof typeof FILES;

/** One change to the clean catalogue: in the file at `path`, `from` (which must stand there) becomes `to`. */
export type Change = { readonly path: TinyPath; readonly from: string; readonly to: string };

/** The clean catalogue with changes made and files added. */
export function tinyCatalogue(
  changes: readonly Change[] = [],
  added: readonly SourceFile[] = [],
): readonly SourceFile[] {
  const texts = new Map<string, string>(Object.entries(FILES));
  for (const { path, from, to } of changes) {
    const text = texts.get(path) ?? '';
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    texts.set(path, text.replace(from, to));
  }
  return [...[...texts].map(([path, text]) => ({ path, text })), ...added];
}
