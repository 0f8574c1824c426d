import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainAmount } from '../survey/amount.ts';
import type { Indicator, Round } from '../survey/round.ts';
import { anyUnit, cellsOf, codeOf, roundOf } from '../../../../test/support/judged-round.ts';
import { evaluateReturn, reevaluate } from './evaluate-return.ts';
import type { Evidence } from './evidence.ts';
import type { FindingDetail } from './finding.ts';
import type { RuleOf } from './judgement.ts';
import type { Rule } from './rule.ts';

const BASE = roundOf({
  C02: 'wan-yuan',
  C021: 'wan-yuan',
  C022: 'wan-yuan',
  C023: 'wan-yuan',
  C04: 'yuan',
  B02: 'person',
  D04: 'wan-yuan',
  G04: 'vehicle',
  E01: 'square-metre',
});

function formula(expression: string, more: Partial<RuleOf<'formula'>> = {}): Rule {
  const name = { zh: '规则' };
  return {
    id: 'S1',
    name,
    level: 'block',
    mark: 'sample',
    kind: 'formula',
    expression,
    tolerance: 'rounding',
    ...more,
  };
}

function roundWith(...rules: readonly Rule[]): Round {
  return { ...BASE, rules };
}

/** `C02=10.00 C021=4` as cells. */
function cells(text: string): Evidence['own'] {
  const pairs = text.split(' ').filter((part) => part !== '');
  return cellsOf(BASE, Object.fromEntries(pairs.map((pair) => pair.split('='))));
}

function evidenceOf(text: string, more: Partial<Evidence> = {}): Evidence {
  return { unit: anyUnit(), own: cells(text), ...more };
}

/** In one word: passes, the level of a finding (`hint~` inside rounding), `open: C02 …`, or `off`. */
function outcome(rule: Rule, evidence: Evidence): string {
  const { findings, notEvaluable, passed } = evaluateReturn(roundWith(rule), evidence);
  const [open] = notEvaluable;
  if (open) {
    const missing = open.missing.map(
      ({ code, source, zero }) =>
        `${source === 'own' ? '' : `${source} `}${code}${zero === true ? ' is 0' : ''}`,
    );
    return `open: ${missing.join(', ')}`;
  }
  const told = findings.map(({ level, detail }) => `${level}${isRounding(detail) ? '~' : ''}`);
  return told.join(' ') || (passed.length === 1 ? 'passes' : 'off');
}

function isRounding(detail: FindingDetail): boolean {
  return detail.kind === 'formula' && detail.withinRounding;
}

// formula | the return | what it comes to
const OUTCOMES = `
C02 = C021 + C022            | C02=10.00 C021=4.00 C022=6.00         | passes
C02 = C021 + C022            | C02=10.00 C021=4.00 C022=6.01         | hint~
C02 = C021 + C022            | C02=10.00 C021=4.00 C022=6.02         | block
C02 = C021 + C022            | C02=10.00 C021=4 C022=6.51            | hint~
C02 = C021 + C022            | C02=10.00 C021=4 C022=6.52            | block
C02 = sum(C02*)              | C02=10.00 C021=4.00 C022=6.02 C023=0  | hint~
C02 = sum(C02*)              | C02=10.00 C021=4.00 C022=6.03 C023=0  | block
C02 = sum(C02*)              | C02=10.00 C021=4.00 C022=6.00 C023=   | passes
C02 = sum(C02*)              | C02=10.00 C021=4.00 C022=6.00         | open: C023
C02 = sum(C02*)              | C02=10.00 C021=x C022=6.00            | open: C021, C023
C02 = C04                    | C02=213.28 C04=2132777.54             | hint~
C02 = C04                    | C02=213.28 C04=2132750.00             | hint~
C02 = C04                    | C02=213.28 C04=2132749.99             | block
C02 <= 12[wan-yuan]          | C02=12.00                             | passes
C02 <= 12[wan-yuan]          | C02=12.01                             | block
C02 <= C021                  | C02=12.01 C021=12.00                  | hint~
C02 < C021                   | C02=12.00 C021=12.00                  | block
C02 <> C021                  | C02=12.00 C021=12.00                  | block
D04 > 0 <=> G04 > 0          | D04=0.00 G04=7                        | block
D04 > 0 <=> G04 > 0          | D04=17.90 G04=1                       | passes
D04 > 0 <=> G04 > 0          | D04=17.90                             | open: G04
D04 > 0 => G04 > 0           | D04=0                                 | passes
D04 > 0 or G04 > 0           | G04=1                                 | passes
D04 > 0 and G04 > 0          | G04=0                                 | block
C02 / B02 <= 20[wan-yuan/person] | C02=40.00 B02=2                   | passes
C02 / B02 <= 20[wan-yuan/person] | C02=40.01 B02=2                   | block
C02 / B02 <= 20[wan-yuan/person] | C02=40.00 B02=0                   | open: B02 is 0
E01 <= 9[square-metre/person] * B02 | E01=18 B02=2                   | passes
E01 <= 9[square-metre/person] * B02 | E01=19 B02=2                   | block
C02 - C021 = C022            | C02=10.00 C021=4.00 C022=6.00         | passes
C02 = -C021                  | C02=-1.00 C021=1.00                   | passes
abs(C02 - C021) <= 1[wan-yuan] | C02=3.00 C021=5.00                  | block
min(C02, C021) = C022        | C02=3.00 C021=5.00 C022=3.00          | passes
max(C02, C021) = C022        | C02=3.00 C021=5.00 C022=3.00          | block
if G04 > 0 then D04 > 0 else D04 = 0 | G04=0 D04=3.00                | block
if G04 > 0 then D04 > 0 else D04 = 0 | G04=1 D04=3.00                | passes
if G04 > 0 then D04 > 0 else D04 = 0 | D04=3.00                      | open: G04
filled(C02) => C02 > 0       |                                       | passes
filled(C02) => C02 > 0       | C02=                                  | passes
filled(C02) => C02 > 0       | C02=0                                 | block
not (C02 = C021)             | C02=1.00 C021=1.00                    | block
not (C02 = C021)             | C02=1.00 C021=1.01                    | hint~
0.5 * C02 = C021             | C02=9.00 C021=4.50                    | passes
C02 = if G04 > 0 then C021 else C022 | C02=1 C021=1 C022=2 G04=1     | passes
C02 <= prior(C02)            | C02=1.00                              | open: prior C02
C02 <= children(C02)         | C02=1.00                              | open: children C02
`;

for (const line of OUTCOMES.trim().split('\n')) {
  const [expression = '', text = '', expected = ''] = line.split('|').map((part) => part.trim());
  test(`${expression} of (${text}): ${expected}`, () => {
    assert.equal(outcome(formula(expression), evidenceOf(text)), expected);
  });
}

test('a figure of the year before, of the accounts and of other returns is laid beside the own', () => {
  const prior = cells('C02=3.00');
  const accounts = cells('C02=5.00');
  const others = [cells('C02=1.50'), cells('C02=2.50')];
  const evidence = evidenceOf('C02=4.00', { prior, accounts, siblings: others, children: others });
  assert.equal(outcome(formula('C02 <= 1.5 * prior(C02)'), evidence), 'passes');
  assert.equal(outcome(formula('C02 = accounts(C02)'), evidence), 'block');
  assert.equal(outcome(formula('C02 = children(C02) and C02 = siblings(C02)'), evidence), 'passes');
  const none = evidenceOf('C02=4.00', { children: [] });
  assert.equal(outcome(formula('C02 = children(C02)'), none), 'block');
  const one = evidenceOf('C02=4.00', { children: [...others, cells('C021=1')] });
  assert.equal(outcome(formula('C02 = children(C02)'), one), 'open: children C02');
});

test('three parts of two decimals may differ by 0.02 from their total, and not by more', () => {
  const rule = formula('C02 = C021 + C022 + C023');
  const [finding] = evaluateReturn(
    roundWith(rule),
    evidenceOf('C02=10.00 C021=3.00 C022=3.00 C023=4.02'),
  ).findings;
  assert.ok(finding?.detail.kind === 'formula');
  assert.equal(plainAmount({ scaled: finding.detail.envelope, decimals: 2 }, 'wan-yuan'), '0.02');
});

test('the working names every figure with its sign, and a blank that was read as zero', () => {
  const rule = formula('C02 - C021 = 2 * C022');
  const [finding] = evaluateReturn(roundWith(rule), evidenceOf('C02=10.00 C021=4.00 C022=')).findings;
  const own = { source: 'own' } as const;
  assert.deepEqual(finding, {
    rule: 'S1',
    level: 'block',
    key: 'S1:C02',
    cells: ['C02', 'C021', 'C022'],
    detail: {
      kind: 'formula',
      relation: '=',
      left: {
        scaled: 6_000_000,
        terms: [
          { code: 'C02', ...own, sign: 1, scaled: 10_000_000, blank: false },
          { code: 'C021', ...own, sign: -1, scaled: 4_000_000, blank: false },
        ],
      },
      right: {
        scaled: 0,
        terms: [{ code: 'C022', ...own, sign: 1, scaled: 0, blank: true, factor: 2 }],
      },
      difference: 6_000_000,
      envelope: 10_000,
      withinRounding: false,
      measure: 'wan-yuan',
    },
  });
});

test('of a ratio the working is in plain yuan, m² and persons, without a measure', () => {
  const rule = formula('C02 / B02 <= 20[wan-yuan/person]');
  const [finding] = evaluateReturn(roundWith(rule), evidenceOf('C02=50.00 B02=2')).findings;
  assert.ok(finding?.detail.kind === 'formula');
  const { left, right, measure } = finding.detail;
  assert.deepEqual([left.scaled, right.scaled, measure], [250_000, 200_000, undefined]);
});

test('a figure that the rule may be off by passes up to it; exact forgives nothing', () => {
  const text = 'C02=1.00 C04=10100.00';
  assert.equal(outcome(formula('C02 = C04', { tolerance: { scaled: 10_000 } }), evidenceOf(text)), 'passes');
  assert.equal(outcome(formula('C02 = C04', { tolerance: { scaled: 9_999 } }), evidenceOf(text)), 'block');
  const hint = evidenceOf('C02=1.00 C04=10001.00');
  assert.equal(outcome(formula('C02 = C04'), hint), 'hint~');
  assert.equal(outcome(formula('C02 = C04', { tolerance: 'exact' }), hint), 'block');
});

test('a rule with a condition applies where it is true, and is open where that cannot be said', () => {
  const rule = formula('C02 = C021', { when: 'G04 > 0' });
  assert.equal(outcome(rule, evidenceOf('C02=1 C021=2.00 G04=0')), 'off');
  assert.equal(outcome(rule, evidenceOf('C02=1.00 C021=2.00 G04=1')), 'block');
  assert.equal(outcome(rule, evidenceOf('C02=1.00 C021=2.00')), 'open: G04');
});

test('a kind of unit may have its own level, or be spared the rule', () => {
  const wrong = 'C02=1.00 C021=2.00';
  const spared = formula('C02 = C021', { byKind: { administrative: 'off' } });
  assert.equal(outcome(spared, evidenceOf(wrong)), 'off');
  assert.equal(
    outcome(formula('C02 = C021', { byKind: { administrative: 'explain' } }), evidenceOf(wrong)),
    'explain',
  );
  assert.equal(outcome(formula('C02 = C021', { byKind: { logistics: 'off' } }), evidenceOf(wrong)), 'block');
});

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

test('a rule is in force when the last day of the unit’s year lies inside its dates', () => {
  const wrong = evidenceOf('C02=1.00 C021=2.00');
  const dated = (more: Partial<RuleOf<'formula'>>): string => outcome(formula('C02 = C021', more), wrong);
  assert.equal(dated({ validFrom: day('2025-12-31') }), 'block');
  assert.equal(dated({ validFrom: day('2026-01-01') }), 'off');
  assert.equal(dated({ validUntil: day('2025-12-31') }), 'block');
  assert.equal(dated({ validUntil: day('2025-12-30') }), 'off');
});

const demanding = (code: string, more: Partial<Indicator>): Round => {
  const indicator = BASE.indicators.get(codeOf(code));
  assert.ok(indicator);
  return { ...BASE, indicators: new Map([[indicator.code, { ...indicator, ...more }]]) };
};
const found = (round: Round, text: string): unknown =>
  evaluateReturn(round, evidenceOf(text)).findings.map(({ level, key, detail }) => [level, key, detail]);

test('the form demands figures that can be read, are not too fine, and are there', () => {
  const required = demanding('C02', { required: true });
  assert.deepEqual(found(required, ''), [['block', 'form:required:C02', { kind: 'required' }]]);
  assert.deepEqual(found(required, 'C02='), [['block', 'form:required:C02', { kind: 'required' }]]);
  assert.deepEqual(found(required, 'C02=0'), []);
  assert.deepEqual(found(required, 'C02=1.234'), [
    ['block', 'form:too-fine:C02', { kind: 'too-fine', decimals: 2 }],
  ]);
  assert.deepEqual(found(required, 'C02=约三万'), [
    ['block', 'form:unreadable:C02', { kind: 'unreadable', text: '约三万' }],
  ]);
});

test('every rule that applies is in exactly one of the three lists', () => {
  const rules = [
    formula('C02 = C021', { id: 'S1' }),
    formula('C02 = C022', { id: 'S2' }),
    formula('C02 = C023', { id: 'S3' }),
    formula('C02 = C023', { id: 'S4', when: 'C02 > 100[wan-yuan]' }),
  ];
  const { findings, notEvaluable, passed } = evaluateReturn(
    roundWith(...rules),
    evidenceOf('C02=1.00 C021=2.00 C022=1.00'),
  );
  assert.deepEqual(
    [findings.map(({ rule }) => rule), notEvaluable.map(({ rule }) => rule), passed],
    [['S1'], ['S3'], ['S2']],
  );
});

test('the key of a finding stays when the figures change, so that its explanation stays', () => {
  const round = roundWith(formula('C02 = C021 and C02 = C022'));
  const keys = (text: string): readonly string[] =>
    evaluateReturn(round, evidenceOf(text)).findings.map(({ key }) => key);
  assert.deepEqual(keys('C02=1.00 C021=2.00 C022=3.00'), ['S1:C02', 'S1:C02:2']);
  assert.deepEqual(keys('C02=5.00 C021=2.00 C022=3.00'), ['S1:C02', 'S1:C02:2']);
});

test('judging what a changed figure touches comes to the same as judging all anew', () => {
  const rules = [
    formula('C02 = C021 + C022', { id: 'S1' }),
    formula('C021 <= C022', { id: 'S2', level: 'explain' }),
    formula('D04 > 0 <=> G04 > 0', { id: 'S3' }),
    formula('C023 >= 0', { id: 'S4', when: 'G04 > 0' }),
  ];
  const round = roundWith(...rules);
  const texts = [
    'C02=3.00 C021=2.00 C022=1.00 G04=1',
    'C02=3.00 C021=x C022=1.00 G04=1',
    'C02=3.00 C021=1.00 C022=1.00 G04=1',
    'C02=3.00 C021=1.00 C022=1.00 G04=0 D04=1.00',
  ];
  let before = evaluateReturn(round, evidenceOf(texts[0] ?? ''));
  const changes = [['C021'], ['C021'], ['G04', 'D04']];
  for (const [index, changed] of changes.entries()) {
    const evidence = evidenceOf(texts[index + 1] ?? '');
    before = reevaluate(round, evidence, before, changed.map(codeOf));
    assert.deepEqual(before, evaluateReturn(round, evidence));
  }
});
