// The message against a JSON schema. The official one (https://json.sdmx.org/2.1/sdmx-json-data-schema.json) states no licence
// and is not kept here; this one was written after reading it and the field guide of github.com/sdmx-twg/sdmx-json, for the
// members we use alone, and takes no others. Messages of the sample round were checked against the official one by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { writeSdmxJson } from '#core/statistics/exchange/sdmx-json.ts';
import type { Observation } from '#core/statistics/exchange/observation.ts';

const ID = { type: 'string', pattern: '^[A-Za-z0-9_@$-]+$' };
const COMPONENT_ID = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*$' };
const NAME = { type: 'string', minLength: 1 };
const NAMES = {
  type: 'object',
  propertyNames: { pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
  additionalProperties: NAME,
};

function closed(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

const VALUES = {
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: closed({ id: ID, name: NAME, names: NAMES }),
};
const DIMENSIONS = {
  type: 'array',
  uniqueItems: true,
  items: closed({
    id: COMPONENT_ID,
    name: NAME,
    names: NAMES,
    keyPosition: { type: 'integer', minimum: 0 },
    values: VALUES,
  }),
};
const ATTRIBUTES = {
  type: 'array',
  uniqueItems: true,
  items: closed({
    id: COMPONENT_ID,
    name: NAME,
    names: NAMES,
    relationship: closed({ observation: { type: 'object', maxProperties: 0 } }),
    values: VALUES,
  }),
};
const STRUCTURE = closed({
  name: NAME,
  names: NAMES,
  links: {
    type: 'array',
    items: closed({
      rel: { const: 'dataflow' },
      urn: { type: 'string', pattern: '^urn:sdmx:.+=.+:.+\\(.+\\)$' },
    }),
  },
  dataSets: { type: 'array', minItems: 1, items: { type: 'integer' } },
  dimensions: closed({ dataSet: DIMENSIONS, observation: DIMENSIONS }),
  measures: closed({
    observation: { type: 'array', items: closed({ id: COMPONENT_ID, name: NAME, names: NAMES }) },
  }),
  attributes: closed({ observation: ATTRIBUTES }),
});
const DATA_SET = closed({
  structure: { type: 'integer' },
  action: { enum: ['Merge', 'Replace', 'Delete'] },
  observations: {
    type: 'object',
    propertyNames: { pattern: '^[0-9]+(:[0-9]+)*$' },
    additionalProperties: { type: 'array', items: { type: ['number', 'string', 'null'] } },
  },
});
const MESSAGE = closed({
  $schema: { const: 'https://json.sdmx.org/2.1/sdmx-json-data-schema.json' },
  meta: closed({
    id: ID,
    prepared: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
    test: { type: 'boolean' },
    contentLanguages: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
    sender: closed({ id: ID, name: NAME, names: NAMES }),
  }),
  data: closed({
    structures: { type: 'array', items: STRUCTURE },
    dataSets: { type: 'array', items: DATA_SET },
  }),
});

function observation(indicator: string, value: string | undefined, year: string): Observation {
  const key = { FREQ: 'A', REF_AREA: '430400000000', COVERAGE: 'OWN', ACCOUNT_BASIS: 'FINAL' };
  const attributes = { UNIT_MEASURE: 'CNY', UNIT_MULT: '4', DECIMALS: '2', OBS_STATUS: 'A' };
  return {
    key: { ...key, INDICATOR: indicator, TIME_PERIOD: year },
    ...(value === undefined ? {} : { value }),
    attributes: { ...attributes, UNITS_COUNTED: '3', UNITS_MISSING: '0' },
  };
}

test('a message of many figures, of one, of a missing one and of none has the shape of SDMX-JSON 2.1', () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(MESSAGE);
  const dataflow = {
    agency: 'YICI',
    id: 'OPERATING_COST',
    version: '1.0.0',
    name: { zh: '成本', en: 'Cost' },
  };
  const sender = { id: 'hengyang', name: { zh: '衡阳市机关事务管理局（样例）' } };
  const meta = { id: 'totals', prepared: '2026-11-23T01:00:00Z', test: true, sender };
  const many = [
    observation('C02', '1234.50', '2024'),
    observation('C02', '9007199254740991.00', '2025'),
    observation('C021', undefined, '2025'),
  ];
  for (const observations of [many, many.slice(0, 1), many.slice(2), []]) {
    const message: unknown = JSON.parse(
      JSON.stringify(writeSdmxJson({ dataflow, observations, names: {} }, meta)),
    );
    assert.ok(validate(message), JSON.stringify(validate.errors));
  }
  assert.ok(!validate({ data: {} }), 'the schema refuses what is no message');
});
