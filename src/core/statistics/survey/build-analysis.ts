// `analysis.yaml` of a round: ratios, peer criteria, efficiency models and chains of change, checked against its indicators.
import { z } from 'zod';
import type { Finding } from '#base/documents/document-finding.ts';
import type { YamlFile } from '#base/documents/yaml-file.ts';
import { MARKS } from '#base/mark.ts';
import type { AnalysisPlan, NamedQuantity, PeerCriterion, Quantity } from '../analysis/analysis-plan.ts';
import { localisedOf } from './build-forms.ts';
import { isIndicatorCode, type IndicatorCode } from './cell-value.ts';
import { dimensionOf, isMeasure, MEASURES, type Measure } from './measure.ts';
import type { Round } from './round.ts';

const localised = z.union([
  z.string().min(1),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() }),
]);
const id = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
const code = z.string().transform((text, context): IndicatorCode => {
  if (isIndicatorCode(text)) return text;
  context.addIssue('no code of an indicator');
  return z.NEVER;
});
const measure = z.enum(Object.keys(MEASURES)).transform((name, context): Measure => {
  if (isMeasure(name)) return name;
  context.addIssue('unknown measure');
  return z.NEVER;
});
/** `{ of: C02, in: wan-yuan }`, or several codes, added up. */
const quantity = { of: z.union([code, z.array(code).min(1)]), in: measure };
const named = { id, name: localised, ...quantity };
const always = z.union([z.boolean(), z.enum(['yes', 'no'])]).optional();

export const analysisShape = z.strictObject({
  ratios: z.array(
    z.strictObject({
      id,
      name: localised,
      numerator: z.strictObject(quantity),
      denominator: z.strictObject(quantity),
      'shown-as': z.enum(['quotient', 'percent']).optional(),
      decimals: z.int().min(0).max(6),
      high: z.enum(['weak', 'neutral']),
      mark: z.enum(MARKS),
      note: localised.optional(),
    }),
  ),
  peers: z.strictObject({
    fewest: z.int().min(4).max(1000),
    criteria: z.array(
      z.discriminatedUnion('by', [
        z.strictObject({ id, name: localised, always, by: z.literal('kind') }),
        z.strictObject({ id, name: localised, always, by: z.literal('level') }),
        z.strictObject({ ...named, always, by: z.literal('size'), bounds: z.array(z.number()).min(1) }),
        z.strictObject({ ...named, always, by: z.literal('presence') }),
      ]),
    ),
  }),
  /** Neither efficiency nor changes have to be analysed. */
  efficiency: z
    .array(
      z.strictObject({
        id,
        name: localised,
        returns: z.enum(['constant', 'variable']),
        inputs: z
          .array(
            z.strictObject({
              ...named,
              controllable: z.union([z.boolean(), z.enum(['yes', 'no'])]).optional(),
            }),
          )
          .min(1),
        outputs: z.array(z.strictObject(named)).min(1),
        note: localised.optional(),
      }),
    )
    .default([]),
  changes: z
    .array(
      z
        .strictObject({
          id,
          name: localised,
          quantities: z.array(z.strictObject(named)).min(2),
          effects: z.array(localised).min(2),
        })
        .refine(({ quantities, effects }) => quantities.length === effects.length),
    )
    .default([]),
});
type Raw = z.infer<typeof analysisShape>;
type RawQuantity = { readonly of: IndicatorCode | IndicatorCode[]; readonly in: Measure };

/** The plan, and a finding for every code that the round has not or that is measured in something else. */
export function buildAnalysis(
  { file, raw }: { readonly file: YamlFile; readonly raw: Raw },
  indicators: Round['indicators'],
  findings: Finding[],
): AnalysisPlan {
  const quantityOf = (path: readonly (string | number)[], { of, in: told }: RawQuantity): Quantity => {
    const codes = typeof of === 'string' ? [of] : of;
    for (const each of codes) {
      const own = indicators.get(each);
      const at = file.placeOf([...path, 'of']);
      if (own === undefined)
        findings.push({ code: 'unknown-indicator', level: 'error', at, params: { id: each } });
      else if (own.measure === undefined || dimensionOf(own.measure) !== dimensionOf(told))
        findings.push({ code: 'measure-mismatch', level: 'error', at, params: { id: each, measure: told } });
    }
    return { codes, measure: told };
  };
  const namedOf = (
    path: readonly (string | number)[],
    each: RawQuantity & { readonly id: string; readonly name: Parameters<typeof localisedOf>[0] },
  ): NamedQuantity => ({ id: each.id, name: localisedOf(each.name), ...quantityOf(path, each) });
  return {
    ratios: raw.ratios.map(({ note, 'shown-as': shownAs = 'quotient', ...each }, at) => ({
      ...each,
      name: localisedOf(each.name),
      numerator: quantityOf(['ratios', at, 'numerator'], each.numerator),
      denominator: quantityOf(['ratios', at, 'denominator'], each.denominator),
      shownAs,
      ...(note === undefined ? {} : { note: localisedOf(note) }),
    })),
    peers: {
      fewest: raw.peers.fewest,
      criteria: raw.peers.criteria.map((each, at): PeerCriterion => {
        const said = each.always ?? each.by === 'kind';
        const head = { id: each.id, name: localisedOf(each.name), always: said === true || said === 'yes' };
        if (each.by === 'kind' || each.by === 'level') return { ...head, by: each.by };
        const of = quantityOf(['peers', 'criteria', at], each);
        return each.by === 'size'
          ? { ...head, by: 'size', of, bounds: each.bounds.toSorted((a, b) => a - b) }
          : { ...head, by: 'presence', of };
      }),
    },
    efficiency: raw.efficiency.map(({ note, ...each }, at) => ({
      ...each,
      name: localisedOf(each.name),
      inputs: each.inputs.map((input, of) => ({
        ...namedOf(['efficiency', at, 'inputs', of], input),
        controllable: input.controllable !== false && input.controllable !== 'no',
      })),
      outputs: each.outputs.map((output, of) => namedOf(['efficiency', at, 'outputs', of], output)),
      ...(note === undefined ? {} : { note: localisedOf(note) }),
    })),
    changes: raw.changes.map((each, at) => ({
      id: each.id,
      name: localisedOf(each.name),
      quantities: each.quantities.map((own, of) => namedOf(['changes', at, 'quantities', of], own)),
      effects: each.effects.map(localisedOf),
    })),
  };
}
