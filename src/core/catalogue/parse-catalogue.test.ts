// The parser against what people and attackers write.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Finding } from './fact.ts';
import { parseCatalogue } from './parse-catalogue.ts';
import { tinyCatalogue, type TinyPath } from './tiny-catalogue.ts';
import { LARGEST_FILE, readYamlFile } from '#base/documents/yaml-file.ts';

const show = ({ at, code, params }: Finding): string =>
  `${at.file}:${at.line}:${at.column} ${code}${params['near'] === undefined ? '' : ` → ${params['near']}`}`;

function findingsAfter(path: TinyPath, from: string, to: string): string[] {
  return parseCatalogue(tinyCatalogue([{ path, from, to }])).findings.map(show);
}

/** what is changed in items/first.yaml: from | to | the finding */
const SLIPS = `
authority: civil      | autority: civil       | items/first.yaml:3:1 unknown-key → authority
audience: individual  | audience: individul   | items/first.yaml:2:11 unknown-value → individual
promised: 5 working-days | promised: 5 workingdays | items/first.yaml:6:11 bad-value
promised: 5 working-days | promised: 99999 working-days | items/first.yaml:6:11 time-limit
promised: 5 working-days | promised: { value: 5 working-days, marc: read } | items/first.yaml:6:36 unknown-key → mark
promised: 5 working-days | promised: { value: 5 working-days, mark: infered } | items/first.yaml:6:42 unknown-value → inferred
name: 第一项           | name: 7               | items/first.yaml:1:7 bad-value
name: 第一项           | nom: 第一项            | items/first.yaml:1:1 missing-key
forms: [original]     | forms: [orginal]      | items/first.yaml:12:53 unknown-value → original
forms: [original]     | forms: []             | items/first.yaml:12:52 bad-value
age(birth_date, today) | age(birth_dat, today) | items/first.yaml:9:44 condition-unknown-element → birth_date
>= 18                 | >=                    | items/first.yaml:9:65 condition-syntax
jurisdiction: home    | name: 又一个           | items/first.yaml:4:1 duplicate-key
jurisdiction: home    | jurisdiction: &x home | items/first.yaml:4:18 yaml-alias
`;

for (const line of SLIPS.trim().split('\n')) {
  const [from = '', to = '', expected = ''] = line.split(/ +\| /).map((part) => part.trim());
  test(`${to} is found: ${expected}`, () => {
    const found = findingsAfter('items/first.yaml', from, to);
    assert.ok(found.includes(expected), found.join('\n'));
  });
}

test('all faults of all files are reported at once, in the order of the files', () => {
  const { catalogue, findings } = parseCatalogue(
    tinyCatalogue([
      { path: 'items/first.yaml', from: 'audience: individual', to: 'audience: nobody\nfee: 0' },
      { path: 'items/second.yaml', from: 'needs: [first]', to: 'neds: [first]' },
      { path: 'things/both.yaml', from: 'wish = "second"', to: 'wsh = "second"' },
    ]),
  );
  assert.equal(catalogue, undefined);
  assert.deepEqual(findings.map(show), [
    'items/first.yaml:2:11 unknown-value',
    'items/first.yaml:3:6 bad-value',
    'items/second.yaml:11:1 unknown-key → needs',
    'things/both.yaml:9:28 condition-unknown-element → wish',
  ]);
});

test('a mark comes from the value itself, else from the list that names its key, else from the file, else it is read', () => {
  const { catalogue } = parseCatalogue(
    tinyCatalogue([
      {
        path: 'items/first.yaml',
        from: 'promised: 5 working-days',
        to: 'promised: { value: 1/8 working-day, mark: remembered }\nfee: 免费\nvisits: 1\nmark: derived\ninferred: [fee, promised, fields]',
      },
    ]),
  );
  const item = catalogue?.items.values().find(({ name }) => name.zh === '第一项');
  assert.deepEqual(item?.promised, {
    stated: true,
    value: { amount: 0.125, unit: 'working-day' },
    mark: 'remembered',
  });
  assert.deepEqual(item.fee, { stated: true, value: '免费', mark: 'inferred' });
  assert.deepEqual(item.visits, { stated: true, value: 1, mark: 'derived' });
  assert.equal(item.fields[0]?.mark, 'inferred');
  assert.equal(item.materials[0]?.mark, 'derived');
  const second = catalogue?.items.values().find(({ name }) => name.zh === '第二项');
  assert.equal(second?.materials[0]?.mark, 'read');
});

test('what is left out or written "not stated" is not stated, never a default', () => {
  const { catalogue } = parseCatalogue(
    tinyCatalogue([
      {
        path: 'items/first.yaml',
        from: 'promised: 5 working-days',
        to: 'promised: { value: not stated, note: 来源未写 }',
      },
    ]),
  );
  const item = catalogue?.items.values().find(({ name }) => name.zh === '第一项');
  assert.deepEqual(item?.promised, { stated: false, note: '来源未写' });
  assert.deepEqual(item.fee, { stated: false });
  assert.deepEqual(item.visits, { stated: false });
});

test('a byte order mark and Windows line ends change nothing', () => {
  const windows = tinyCatalogue().map(({ path, text }) => ({
    path,
    text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  }));
  assert.deepEqual(parseCatalogue(windows).findings, []);
});

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n`, 'yaml-alias'],
  ['tabs', `name: x\n\tfoo: y\n`, 'yaml-syntax'],
  ['a huge file', `name: ${'x'.repeat(LARGEST_FILE)}`, 'file-too-large'],
  ['brackets without end', '['.repeat(100_000), 'yaml-too-deep'],
  [
    'indentation without end',
    Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'yaml-too-deep',
  ],
  ['dashes without end', `${'- '.repeat(5000)}x`, 'yaml-too-deep'],
  ['bytes that are no text', 'name: \uFFFD', 'not-utf8'],
  ['an empty file', '', 'not-a-map'],
  ['a list', '- a\n- b\n', 'not-a-map'],
  ['two documents', 'a: 1\n---\nb: 2\n', 'yaml-syntax'],
  ['a key that is a map', '? { a: 1 }\n: 2\n', 'unknown-key'],
  ['a prototype key', '__proto__: { polluted: yes }\n', 'unknown-key'],
  ['a merge key', '<<: { name: x }\n', 'unknown-key'],
];

for (const [what, text, code] of HOSTILE) {
  test(`${what} is a finding, not an exception`, () => {
    const { catalogue, findings } = parseCatalogue(tinyCatalogue([], [{ path: 'items/hostile.yaml', text }]));
    assert.equal(catalogue, undefined);
    assert.ok(
      findings.some((each) => each.code === code && each.at.file === 'items/hostile.yaml'),
      findings.map(show).join('\n'),
    );
  });
}

test('a file outside the known folders, or with capitals in its name, is said to be misplaced', () => {
  for (const path of [
    'x.yaml',
    'items/Deep.yaml',
    'items/a/b.yaml',
    'other/x.yaml',
    '../items/x.yaml',
    'items/x.yml',
  ]) {
    const { findings } = parseCatalogue(tinyCatalogue([], [{ path, text: 'name: x' }]));
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['misplaced-file'],
      path,
    );
  }
});

test('the same id in two files is found at the second', () => {
  const added = {
    path: 'elements/again.yaml',
    text: 'elements:\n  name: { name: 名字, type: text, group: applicant }\n',
  };
  const { findings } = parseCatalogue(tinyCatalogue([], [added]));
  assert.equal(findings.filter(({ code }) => code === 'duplicate-id').length, 1);
});

test('whatever stands in a file, the parser answers with findings inside that file', () => {
  const lines = fc.array(
    fc.constantFrom(
      'name: x',
      'a: [',
      '- b',
      '  c: {',
      '}',
      '"',
      '&a *a',
      '!!js/function x',
      '? [',
      ': ]',
      '|',
      '>',
      '#',
      'é: 1',
      '\t',
      '---',
      '%YAML 9',
      '*',
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        lines.map((each) => each.join('\n')),
      ),
      (text) => {
        const { file, findings } = readYamlFile({ path: 'items/x.yaml', text });
        assert.ok(file !== undefined || findings.length > 0);
        for (const { at } of findings)
          assert.ok(at.line >= 1 && at.column >= 1 && at.file === 'items/x.yaml');
        parseCatalogue(tinyCatalogue([], [{ path: 'items/x.yaml', text }]));
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
});
