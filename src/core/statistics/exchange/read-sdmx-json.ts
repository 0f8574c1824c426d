// Reads an SDMX-JSON data message 2.1.0 of totals back: what `writeSdmxJson` wrote, or a receiver sends us.
import * as z from 'zod';
import { ok, refuse, type Result } from '#base/result.ts';
import { ATTRIBUTES, DIMENSIONS, type Observation } from './observation.ts';
import { isPlainValue, recordOf, type SdmxFault } from './sdmx-csv.ts';

const component = z.object({ id: z.string(), values: z.array(z.object({ id: z.string() })) });
const shape = z.object({
  data: z.object({
    structures: z
      .array(
        z.object({
          dimensions: z.object({
            dataSet: z.array(component).default([]),
            observation: z.array(component).default([]),
          }),
          attributes: z.object({ observation: z.array(component).default([]) }),
        }),
      )
      .length(1),
    dataSets: z
      .array(
        z.object({
          observations: z.record(z.string(), z.array(z.union([z.number(), z.string(), z.null()]))),
        }),
      )
      .length(1),
  }),
});

type Component = z.infer<typeof component>;

/** Flat messages of one structure and one data set, with coded dimensions and attributes. All faults, or all figures. */
export function readSdmxJson(message: unknown): Result<readonly Observation[], readonly SdmxFault[]> {
  const read = shape.safeParse(message);
  const structure = read.data?.data.structures[0];
  const dataSet = read.data?.data.dataSets[0];
  if (structure === undefined || dataSet === undefined) {
    const issue = read.error?.issues[0];
    return refuse([{ code: 'not-sdmx', line: 0, text: issue?.path.join('.') ?? '' }]);
  }
  const { dimensions, attributes } = structure;
  const alike = new Map(dimensions.dataSet.map(({ id, values }) => [id, values[0]?.id]));
  const known = new Set([...alike.keys(), ...dimensions.observation.map(({ id }) => id)]);
  const missing = DIMENSIONS.filter((id) => !known.has(id));
  if (missing.length > 0) return refuse(missing.map((id) => ({ code: 'column-missing', line: 0, text: id })));
  const faults: SdmxFault[] = [];
  const observations = Object.entries(dataSet.observations).map(([name, [figure, ...said]]): Observation => {
    const places = name.split(':').map(Number);
    const coded = (list: readonly Component[], at: readonly unknown[], id: string): string | undefined => {
      const index = list.findIndex((each) => each.id === id);
      const place = index === -1 ? null : at[index];
      if (index === -1 || place === undefined || place === null) return undefined;
      const code = typeof place === 'number' ? list[index]?.values[place]?.id : undefined;
      if (code === undefined) faults.push({ code: 'cells-differ', line: 0, text: `${name} ${id}` });
      return code;
    };
    const about = recordOf(ATTRIBUTES, (id) => coded(attributes.observation, said, id) ?? '');
    const value = textOf(figure ?? null, Number(about.DECIMALS));
    if (!isPlainValue(value)) faults.push({ code: 'value-unreadable', line: 0, text: value });
    return {
      key: recordOf(DIMENSIONS, (id) => coded(dimensions.observation, places, id) ?? alike.get(id) ?? ''),
      ...(value === '' ? {} : { value }),
      attributes: about,
    };
  });
  return faults.length > 0 ? refuse(faults) : ok(observations);
}

/** A number has lost the zeros at its end; DECIMALS says how many there were. */
function textOf(figure: number | string | null, decimals: number): string {
  if (figure === null) return '';
  if (typeof figure === 'string') return figure;
  const shown = Number.isInteger(decimals) && decimals >= 0 && decimals <= 12 ? figure.toFixed(decimals) : '';
  return Number(shown) === figure && shown !== '' ? shown : String(figure);
}
