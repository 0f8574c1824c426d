import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readYamlFile } from '#base/documents/yaml-file.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import type { Finding } from '#base/documents/document-finding.ts';
import type { AnalysisPlan } from '../analysis/analysis-plan.ts';
import { roundOf } from '../../../../test/support/judged-round.ts';
import { analysisShape, buildAnalysis } from './build-analysis.ts';

const { indicators } = roundOf({ B02: 'person', C02: 'wan-yuan', E01: 'square-metre' });

const PLAN = `ratios:
  - id: cost-per-head
    name: { zh: 人均, en: Per head }
    numerator: { of: [C02], in: yuan }
    denominator: { of: B02, in: person }
    decimals: 2
    high: weak
    mark: inferred
peers:
  fewest: 6
  criteria:
    - { id: kind, name: 性质, by: kind }
    - { id: size, name: 规模, by: size, of: B02, in: person, bounds: [80, 30] }
efficiency:
  - id: running
    name: 效率
    returns: variable
    inputs:
      - { id: cost, name: 经费, of: C02, in: wan-yuan }
      - { id: area, name: 面积, of: E01, in: square-metre, controllable: no }
    outputs: [{ id: staff, name: 人数, of: B02, in: person }]
changes: []
`;

function built(text: string): { readonly plan?: AnalysisPlan; readonly findings: readonly Finding[] } {
  const { file, findings } = readYamlFile({ path: 'analysis.yaml', text });
  if (file === undefined) return { findings };
  const { value, findings: faults } = checkSchema(file, analysisShape);
  if (value === undefined) return { findings: faults };
  const all: Finding[] = [];
  return { plan: buildAnalysis({ file, raw: value }, indicators, all), findings: all };
}

test('a plan is read with its defaults: kinds always divide, inputs can shrink, bounds are in order', () => {
  const { plan, findings } = built(PLAN);
  assert.deepEqual(findings, []);
  assert.deepEqual(plan?.ratios[0]?.numerator, { codes: ['C02'], measure: 'yuan' });
  assert.equal(plan?.ratios[0]?.shownAs, 'quotient');
  assert.deepEqual(
    plan?.peers.criteria.map((each) => [each.id, each.always, each.by === 'size' ? each.bounds : []]),
    [
      ['kind', true, []],
      ['size', false, [30, 80]],
    ],
  );
  assert.deepEqual(
    plan?.efficiency[0]?.inputs.map(({ controllable }) => controllable),
    [true, false],
  );
});

test('a code that the round has not, and a measure of another dimension, are found at their place', () => {
  const { findings } = built(
    PLAN.replace('of: [C02], in: yuan', 'of: [C99], in: yuan').replace(
      'of: E01, in: square-metre',
      'of: E01, in: yuan',
    ),
  );
  assert.deepEqual(
    findings.map(({ code, level, at }) => [code, level, at.line]),
    [
      ['unknown-indicator', 'error', 4],
      ['measure-mismatch', 'error', 20],
    ],
  );
});

test('who analyses neither efficiency nor changes says nothing about them', () => {
  const { plan, findings } = built(PLAN.slice(0, PLAN.indexOf('efficiency:')));
  assert.deepEqual(findings, []);
  assert.deepEqual([plan?.efficiency, plan?.changes], [[], []]);
});

test('a plan that is not one is findings and no plan', () => {
  for (const wrong of [
    PLAN.replace('high: weak', 'high: bad'),
    PLAN.replace('fewest: 6', 'fewest: 1'),
    PLAN.replace('in: person, bounds', 'in: furlong, bounds'),
    PLAN.replace('changes: []', 'changes: [{ id: a, name: b, quantities: [], effects: [] }]'),
  ]) {
    const { plan, findings } = built(wrong);
    assert.equal(plan, undefined);
    assert.ok(findings.length > 0);
  }
});
