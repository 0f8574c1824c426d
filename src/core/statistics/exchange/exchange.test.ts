import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ATTRIBUTES, DIMENSIONS, type DataMessage, type Observation } from './observation.ts';
import { readSdmxJson } from './read-sdmx-json.ts';
import { readSdmxCsv, recordOf, writeSdmxCsv } from './sdmx-csv.ts';
import { SDMX_JSON_SCHEMA, writeSdmxJson, type SdmxJson } from './sdmx-json.ts';

const DATAFLOW = { agency: 'YICI', id: 'OPERATING_COST', version: '1.0.0', name: { zh: '机关运行成本' } };
const META = {
  id: 'hengyang-2025-totals',
  prepared: '2026-11-23T01:00:00Z',
  test: true,
  sender: { id: 'YICI', name: { zh: '衡阳市机关事务管理局（样例）' } },
};

function observation(
  indicator: string,
  value: string | undefined,
  more: Partial<Observation['key']> = {},
): Observation {
  const [, fraction = ''] = (value ?? '').split('.');
  return {
    key: {
      FREQ: 'A',
      REF_AREA: '430400000000',
      COVERAGE: 'OWN',
      ACCOUNT_BASIS: 'FINAL',
      INDICATOR: indicator,
      TIME_PERIOD: '2025',
      ...more,
    },
    ...(value === undefined ? {} : { value }),
    attributes: {
      UNIT_MEASURE: 'CNY',
      UNIT_MULT: '4',
      DECIMALS: String(fraction.length),
      OBS_STATUS: value === undefined ? 'O' : 'A',
      UNITS_COUNTED: '36',
      UNITS_MISSING: '0',
    },
  };
}

function message(observations: readonly Observation[]): DataMessage {
  return {
    dataflow: DATAFLOW,
    observations,
    names: { INDICATOR: new Map([['C02', { zh: '总额', en: 'Total' }]]) },
  };
}

test('SDMX-CSV begins with structure, its id and the action, then key, value and attributes; a missing figure is empty', () => {
  assert.equal(
    writeSdmxCsv(message([observation('C02', '1234.50'), observation('C021', undefined)])),
    [
      'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,COVERAGE,ACCOUNT_BASIS,INDICATOR,TIME_PERIOD,OBS_VALUE,' +
        'UNIT_MEASURE,UNIT_MULT,DECIMALS,OBS_STATUS,UNITS_COUNTED,UNITS_MISSING',
      'dataflow,YICI:OPERATING_COST(1.0.0),M,A,430400000000,OWN,FINAL,C02,2025,1234.50,CNY,4,2,A,36,0',
      'dataflow,YICI:OPERATING_COST(1.0.0),M,A,430400000000,OWN,FINAL,C021,2025,,CNY,4,0,O,36,0',
      '',
    ].join('\r\n'),
  );
});

test('SDMX-JSON puts what all figures share with the data set and numbers the rest', () => {
  const made = writeSdmxJson(message([observation('C02', '1234.50'), observation('C021', undefined)]), META);
  assert.equal(made.$schema, SDMX_JSON_SCHEMA);
  const [structure] = made.data.structures;
  assert.deepEqual(
    structure?.dimensions.dataSet.map(({ id, keyPosition }) => [id, keyPosition]),
    [
      ['FREQ', 0],
      ['REF_AREA', 1],
      ['COVERAGE', 2],
      ['ACCOUNT_BASIS', 3],
      ['TIME_PERIOD', 5],
    ],
  );
  assert.deepEqual(structure?.dimensions.observation[0]?.values, [
    { id: 'C02', name: '总额', names: { 'zh-CN': '总额', en: 'Total' } },
    { id: 'C021', name: 'C021', names: { 'zh-CN': 'C021' } },
  ]);
  assert.deepEqual(made.data.dataSets[0]?.observations, {
    '0': [1234.5, 0, 0, 0, 0, 0, 0],
    '1': [null, 0, 0, 1, 1, 0, 0],
  });
});

/** What schema 2.1.0 demands of a data message, as far as ours uses it: fields, patterns, lists that are never empty. */
function assertShape(made: SdmxJson): void {
  assert.match(made.meta.id, /^[A-Za-z0-9_@$-]+$/);
  assert.match(made.meta.sender.id, /^[A-Za-z0-9_@$-]+$/);
  for (const { links, dimensions, attributes, name } of made.data.structures) {
    assert.ok(name !== '' && links.length > 0);
    const all = [...dimensions.dataSet, ...dimensions.observation, ...attributes.observation];
    for (const { id, values, name: word } of all) {
      assert.match(id, /^[A-Za-z][A-Za-z0-9_-]*$/);
      assert.ok(word !== '' && values.length > 0);
      for (const each of values) assert.match(each.id, /^[A-Za-z0-9_@$-]+$/);
    }
    const positions = [...dimensions.dataSet, ...dimensions.observation].map(
      ({ keyPosition }) => keyPosition,
    );
    assert.deepEqual(
      positions.toSorted((a, b) => a - b),
      [0, 1, 2, 3, 4, 5],
    );
  }
  for (const { observations } of made.data.dataSets)
    for (const name of Object.keys(observations)) assert.match(name, /^\d+(:\d+)*$/);
}

const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,6}$/);
const value = fc.option(fc.stringMatching(/^-?[1-9][0-9]{0,15}(\.[0-9]{1,2})?$/), { nil: undefined });
const messages = fc
  .uniqueArray(fc.tuple(code, fc.constantFrom('OWN', 'REGION'), fc.constantFrom('2024', '2025'), value), {
    minLength: 1,
    maxLength: 30,
    selector: (each) => each.slice(0, 3).join(' '),
  })
  .map((list) =>
    list.map(([indicator, COVERAGE, TIME_PERIOD, figure]) =>
      observation(indicator, figure, { COVERAGE, TIME_PERIOD }),
    ),
  );

test('what is written as CSV or JSON reads back the same, to the last digit', () => {
  fc.assert(
    fc.property(messages, (observations) => {
      const csv = readSdmxCsv(writeSdmxCsv(message(observations)));
      assert.deepEqual(csv, { ok: true, value: observations });
      const made = writeSdmxJson(message(observations), META);
      assertShape(made);
      const json = readSdmxJson(JSON.parse(JSON.stringify(made)));
      assert.ok(json.ok);
      assert.deepEqual(inOrder(json.value), inOrder(observations));
    }),
    { seed: 4, numRuns: 200 },
  );
});

function inOrder(observations: readonly Observation[]): readonly string[] {
  return observations
    .map(({ key, value: figure, attributes }) =>
      [...DIMENSIONS.map((id) => key[id]), figure, ...ATTRIBUTES.map((id) => attributes[id])].join('|'),
    )
    .toSorted();
}

test('columns may come in any order, with others between, quoted and with a byte order mark', () => {
  const row = observation('C02', '0.10');
  const columns = [
    'STRUCTURE',
    'STRUCTURE_ID',
    'UPDATED',
    ...ATTRIBUTES.toReversed(),
    'OBS_VALUE',
    ...DIMENSIONS,
  ];
  const cells = {
    ...row.key,
    ...row.attributes,
    OBS_VALUE: '0.10',
    STRUCTURE: 'dataflow',
    STRUCTURE_ID: 'X:Y(1.0)',
  };
  const said = recordOf(
    columns,
    (column) => new Map(Object.entries(cells)).get(column) ?? 'one, "two"\nthree',
  );
  const line = columns.map((column) => `"${(said[column] ?? '').replaceAll('"', '""')}"`).join(',');
  assert.deepEqual(readSdmxCsv(`\uFEFF${columns.join(',')}\n${line}\n`), { ok: true, value: [row] });
});

function faults(text: string): unknown {
  const read = readSdmxCsv(text);
  return read.ok ? [] : read.error.map(({ code: fault, line, text: about }) => [fault, line, about]);
}

test('a text that is no message, lacks columns or has words for figures is refused with every fault', () => {
  assert.deepEqual(faults(''), [['not-sdmx', 1, '']]);
  assert.deepEqual(faults('unit,C02\ncz,1\n'), [['not-sdmx', 1, 'unit']]);
  const good = writeSdmxCsv(message([observation('C02', '1.00'), observation('C021', '2.00')]));
  assert.deepEqual(faults(good.replace(',OBS_VALUE', ',VALUE')), [['column-missing', 1, 'OBS_VALUE']]);
  assert.deepEqual(faults(good.replace(',1.00,', ',壹元,').replace(',2.00,', ',"2,000",')), [
    ['value-unreadable', 2, '壹元'],
    ['value-unreadable', 3, '2,000'],
  ]);
  assert.deepEqual(faults(`${good}dataflow,X,D\r\n`), [
    ['cells-differ', 4, '3'],
    ['action-unknown', 4, 'D'],
  ]);
  assert.ok(!readSdmxJson({ data: {} }).ok);
  assert.ok(!readSdmxJson(null).ok);
});
