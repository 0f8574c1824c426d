// For each rule a tiny bad catalogue that triggers it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCatalogue } from '../parse-catalogue.ts';
import { tinyCatalogue, type Change, type TinyPath } from '../tiny-catalogue.ts';
import { LINT_RULES } from './lint-rules.ts';

type Bad = {
  readonly code: string;
  readonly at: string;
  readonly changes: readonly Change[];
};

const ELEMENTS = 'elements/person.yaml';
const FIRST = 'items/first.yaml';
const SECOND = 'items/second.yaml';
const THING = 'things/both.yaml';

const BAD: readonly Bad[] = [
  bad('bad-pattern', ELEMENTS, 2, 'type: person-name', 'type: person-name, pattern: "(["'),
  bad(
    'closed-before-opened',
    THING,
    1,
    'status: offered',
    'status: offered\nopen-from: 2026-02-01\nclosed-from: 2026-01-31',
  ),
  bad(
    'commitment-in-excluded-field',
    SECOND,
    11,
    'needs: [first]',
    '  - { material: id-card, source: applicant, forms: [copy], commitment: yes }\ncommitment-excluded: high-risk\nneeds: [first]',
    SECOND,
  ),
  bad(
    'condition-on-unasked',
    FIRST,
    9,
    'fields: [name, birth_date, home, wish]',
    'fields: [name, home, wish]',
  ),
  bad(
    'county-not-offering',
    THING,
    9,
    'offers: [first, second]',
    'offers: [first]',
    'counties/430482-changning.yaml',
  ),
  bad('county-without-sample-mark', 'counties/430482-changning.yaml', 1, 'mark: sample', 'mark: read'),
  bad('derivation-cycle', ELEMENTS, 3, 'type: date,', 'type: date, derive: birth_date,'),
  bad(
    'duplicate-name',
    ELEMENTS,
    3,
    'birth_date:',
    'full_name: { name: 姓名, type: person-name, group: applicant }\n  birth_date:',
  ),
  bad('inferred-refusal', FIRST, 9, 'id: adult,', 'id: adult, mark: inferred,'),
  bad('item-in-no-thing', SECOND, 1, '\n  - { item: second, when: \'wish = "second"\' }', '', THING),
  bad('item-twice', THING, 9, '  - first\n', '  - first\n  - first\n'),
  bad('item-without-result', SECOND, 1, 'results:\n  - { name: 登记 }\n', ''),
  bad('jurisdiction-level', FIRST, 1, 'division-level: village', 'hint: 任何一级', ELEMENTS),
  bad('limits-reversed', ELEMENTS, 2, 'type: person-name', 'type: person-name, min: 2, max: 1'),
  bad('need-outside-thing', SECOND, 11, '  - first\n', '', THING),
  bad('needs-cycle', THING, 1, 'fields: [name, birth', 'needs: [second]\nfields: [name, birth', FIRST),
  bad('offered-nowhere', THING, 1, 'offers: [first, second]', 'offers: []', 'counties/430482-changning.yaml'),
  bad('option-unknown', THING, 9, '"second"', '"secnd"'),
  bad('options-mismatch', ELEMENTS, 2, 'type: person-name', 'type: person-name, options: { a: 甲 }'),
  bad(
    'owed-but-required',
    SECOND,
    11,
    'needs: [first]',
    '  - { material: id-card, need: may-be-owed, source: applicant, forms: [copy] }\nneeds: [first]',
    SECOND,
  ),
  {
    code: 'owed-without-promise',
    at: `${SECOND}:11`,
    changes: [
      { path: SECOND, from: 'promised: 5 working-days', to: 'promised: not stated' },
      {
        path: SECOND,
        from: 'needs: [first]',
        to: '  - { material: id-card, need: may-be-owed, source: applicant, forms: [copy] }\nneeds: [first]',
      },
    ],
  },
  bad('promised-not-stated', FIRST, 1, 'promised: 5 working-days', 'promised: not stated'),
  bad('promised-over-statutory', FIRST, 1, 'promised: 5 working-days', 'promised: 21 working-days'),
  bad(
    'published-inconsistent',
    THING,
    1,
    'status: offered',
    'status: offered\npublished-before: { trips: 1 }\npublished-after: { trips: 4 }',
  ),
  bad(
    'same-name-different-meaning',
    ELEMENTS,
    3,
    'birth_date: {',
    'full_name: { name: 姓名, type: text, group: applicant }\n  birth_date: {',
  ),
  bad('sibling-material-not-produced', SECOND, 10, 'name: 证明, certificate: proof }', 'name: 证明 }', FIRST),
  bad('statutory-not-stated', FIRST, 1, 'statutory: 20 working-days', 'statutory: not stated'),
  bad('unknown-reference', FIRST, 10, 'birth_date, home', 'birth_date, nmae, home'),
  bad(
    'unused-certificate',
    'certificates.yaml',
    3,
    '  proof:',
    '  other: { name: 别的, holder: person }\n  proof:',
  ),
  bad(
    'unused-element',
    ELEMENTS,
    2,
    '  name: {',
    '  phone: { name: 电话, type: phone, group: applicant }\n  name: {',
  ),
  bad(
    'unused-material',
    'materials/papers.yaml',
    2,
    '  id-card: {',
    '  other: { name: 别的, kind: other }\n  id-card: {',
  ),
  bad('without-source', THING, 1, 'sources: [{ title: 指南 }]', 'sources: []'),
];

/** What a change brings with it that is not its point. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'duplicate-name': ['unused-element'],
  'same-name-different-meaning': ['unused-element'],
  'owed-without-promise': ['promised-not-stated', 'owed-but-required'],
  'need-outside-thing': ['item-in-no-thing', 'sibling-material-not-produced'],
  'offered-nowhere': ['county-not-offering'],
  'sibling-material-not-produced': ['unused-certificate'],
};

test('a clean catalogue has no finding at all', () => {
  const { catalogue, findings } = parseCatalogue(tinyCatalogue());
  assert.deepEqual(findings, []);
  assert.ok(catalogue);
});

test('every rule has a bad catalogue of its own', () => {
  assert.deepEqual(BAD.map(({ code }) => code).toSorted(), LINT_RULES.map(({ code }) => code).toSorted());
});

for (const { code, at, changes } of BAD) {
  test(`${code} is found at its place, and nothing else`, () => {
    const { findings } = parseCatalogue(tinyCatalogue(changes));
    const own = findings.filter((each) => each.code === code);
    const [first] = own;
    assert.ok(first, JSON.stringify(findings));
    assert.equal(`${first.at.file}:${first.at.line}`, at);
    const others = findings.map((each) => each.code).filter((each) => each !== code);
    assert.deepEqual(
      others.filter((each) => !(ALSO[code] ?? []).includes(each)),
      [],
    );
    const rule = LINT_RULES.find((each) => each.code === code);
    assert.equal(first.level, rule?.level);
    assert.equal(first.basis, rule?.basis);
  });
}

/** One change in `path` (by default the file the finding stands in) gives the finding at a line. */
function bad(
  code: string,
  file: TinyPath,
  line: number,
  from: string,
  to: string,
  path: TinyPath = file,
): Bad {
  return { code, at: `${file}:${line}`, changes: [{ path, from, to }] };
}
