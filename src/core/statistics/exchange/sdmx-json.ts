// SDMX-JSON data message 2.1.0 (SDMX 3.1), flat: dimensions of one value stand with the data set, the others number the
// figures. Field names as the schema of the specification has them, read at github.com/sdmx-twg/sdmx-json.
import { inLanguage, type Localised } from '#base/localised.ts';
import {
  ATTRIBUTES,
  DIMENSIONS,
  type AttributeId,
  type DataMessage,
  type DimensionId,
} from './observation.ts';
import { structureId } from './sdmx-csv.ts';

/** Media type of the message, and the schema it says it keeps. */
export const SDMX_JSON_TYPE = 'application/vnd.sdmx.data+json; version=2.1.0';
export const SDMX_JSON_SCHEMA = 'https://json.sdmx.org/2.1/sdmx-json-data-schema.json';

/** What a message says about itself. `prepared`: an instant as text. `test`: the figures are made up. */
export type MessageMeta = {
  readonly id: string;
  readonly prepared: string;
  readonly test: boolean;
  readonly sender: { readonly id: string; readonly name: Localised };
};

type Value = { readonly id: string; readonly name: string; readonly names: Readonly<Record<string, string>> };
type Component<Id extends string = string> = {
  readonly id: Id;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: readonly Value[];
};

/** In Chinese, with English beside it wherever there is any. Figures are numbers; beyond 15 digits, exact texts. */
export type SdmxJson = {
  readonly $schema: typeof SDMX_JSON_SCHEMA;
  readonly meta: {
    readonly id: string;
    readonly prepared: string;
    readonly test: boolean;
    readonly contentLanguages: readonly string[];
    readonly sender: { readonly id: string; readonly name: string; readonly names: Record<string, string> };
  };
  readonly data: {
    readonly structures: readonly {
      readonly name: string;
      readonly names: Readonly<Record<string, string>>;
      readonly links: readonly { readonly rel: string; readonly urn: string }[];
      readonly dataSets: readonly number[];
      readonly dimensions: {
        readonly dataSet: readonly (Component & { readonly keyPosition: number })[];
        readonly observation: readonly (Component & { readonly keyPosition: number })[];
      };
      readonly measures: {
        readonly observation: readonly [
          { readonly id: 'OBS_VALUE'; readonly name: string; readonly names: Record<string, string> },
        ];
      };
      readonly attributes: {
        readonly observation: readonly (Component & {
          readonly relationship: { readonly observation: object };
        })[];
      };
    }[];
    readonly dataSets: readonly {
      readonly structure: number;
      readonly action: 'Merge';
      readonly observations: Readonly<Record<string, readonly (number | string | null)[]>>;
    }[];
  };
};

/** The message as the specification lays it out; to be sent with `JSON.stringify`. */
export function writeSdmxJson(message: DataMessage, meta: MessageMeta): SdmxJson {
  const { dataflow, observations, names } = message;
  const dimensions = DIMENSIONS.map((id, keyPosition) => ({
    ...componentOf(id, new Set(observations.map(({ key }) => key[id])), names[id]),
    keyPosition,
  }));
  const attributes = ATTRIBUTES.map((id) => ({
    ...componentOf(id, new Set(observations.map((each) => each.attributes[id])), names[id]),
    relationship: { observation: {} },
  }));
  const varying = dimensions.filter((each) => !isAlike(each) && each.values.length > 0);
  const placeOf = placesOf([...dimensions, ...attributes]);
  const figures = observations.map(({ key, value, attributes: said }) => {
    const about = attributes.map(({ id }) => placeOf(id, said[id]));
    return [varying.map(({ id }) => placeOf(id, key[id])).join(':'), [valueOf(value), ...about]] as const;
  });
  return {
    $schema: SDMX_JSON_SCHEMA,
    meta: {
      ...meta,
      contentLanguages: ['zh-CN', 'en'],
      sender: { id: meta.sender.id, ...named(meta.sender.name) },
    },
    data: {
      structures: [
        {
          ...named(dataflow.name),
          links: [{ rel: 'dataflow', urn: `${URN}${structureId(dataflow)}` }],
          dataSets: [0],
          dimensions: { dataSet: dimensions.filter(isAlike), observation: varying },
          measures: { observation: [{ id: 'OBS_VALUE', ...named({ zh: '数值', en: 'Value' }) }] },
          attributes: { observation: attributes.filter(({ values }) => values.length > 0) },
        },
      ],
      dataSets: [{ structure: 0, action: 'Merge', observations: Object.fromEntries(figures) }],
    },
  };
}

const URN = 'urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=';

const COMPONENT_NAMES: Readonly<Record<DimensionId | AttributeId, Localised>> = {
  FREQ: { zh: '频率', en: 'Frequency' },
  REF_AREA: { zh: '地区', en: 'Reference area' },
  COVERAGE: { zh: '汇总范围', en: 'Coverage' },
  ACCOUNT_BASIS: { zh: '口径', en: 'Account basis' },
  INDICATOR: { zh: '指标', en: 'Indicator' },
  TIME_PERIOD: { zh: '报告期', en: 'Time period' },
  UNIT_MEASURE: { zh: '计量单位', en: 'Unit of measure' },
  UNIT_MULT: { zh: '单位乘数', en: 'Unit multiplier' },
  DECIMALS: { zh: '小数位数', en: 'Decimals' },
  OBS_STATUS: { zh: '数据状态', en: 'Observation status' },
  UNITS_COUNTED: { zh: '已汇入单位数', en: 'Units counted' },
  UNITS_MISSING: { zh: '未汇入单位数', en: 'Units missing' },
};

const WORDS: Readonly<Partial<Record<DimensionId | AttributeId, Readonly<Record<string, Localised>>>>> = {
  FREQ: { A: { zh: '年度', en: 'Annual' } },
  COVERAGE: { OWN: { zh: '本级', en: 'Own level' }, REGION: { zh: '区域', en: 'Region' } },
  ACCOUNT_BASIS: { FINAL: { zh: '决算', en: 'Final accounts' }, BUDGET: { zh: '预算', en: 'Budget' } },
  UNIT_MEASURE: { CNY: { zh: '人民币元', en: 'Yuan' } },
  OBS_STATUS: {
    A: { zh: '正常', en: 'Normal value' },
    P: { zh: '暂定（尚有单位未汇入）', en: 'Provisional value' },
    O: { zh: '缺失', en: 'Missing value' },
  },
};

/** An observation needs a number for its name, so one dimension always numbers it. */
function isAlike({ id, values }: Component): boolean {
  return values.length === 1 && id !== 'INDICATOR';
}

function componentOf<Id extends DimensionId | AttributeId>(
  id: Id,
  codes: ReadonlySet<string>,
  names: ReadonlyMap<string, Localised> | undefined,
): Component<Id> {
  return {
    id,
    ...named(COMPONENT_NAMES[id]),
    values: [...codes].map((code) => ({
      id: code,
      ...named(names?.get(code) ?? WORDS[id]?.[code] ?? { zh: code }),
    })),
  };
}

/** Where a code stands among the values of its component. */
function placesOf(components: readonly Component[]): (id: string, code: string) => number {
  const places = new Map(
    components.map(({ id, values }) => [id, new Map(values.map((each, at) => [each.id, at]))]),
  );
  return (id, code) => places.get(id)?.get(code) ?? 0;
}

function named(text: Localised): { readonly name: string; readonly names: Record<string, string> } {
  const english = text.en === undefined ? {} : { en: text.en };
  return { name: inLanguage(text, 'zh-CN'), names: { 'zh-CN': text.zh, ...english } };
}

/** A decimal of at most 15 digits comes back from a binary number as it was. */
function valueOf(value: string | undefined): number | string | null {
  if (value === undefined) return null;
  return value.replace(/\D/g, '').length <= 15 ? Number(value) : value;
}
