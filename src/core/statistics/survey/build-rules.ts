import type { Finding, Place } from '#base/documents/document-finding.ts';
import type { YamlFile } from '#base/documents/yaml-file.ts';
import { defined } from '#base/defined.ts';
import type { Rule, Tolerance } from '../rules/rule.ts';
import { dayOf, localisedOf } from './build-forms.ts';
import { MEASURES, type Measure } from './measure.ts';
import type { Limit } from './round.ts';
import type { LimitEntry, RuleEntry } from './round-shapes.ts';

type Building = { readonly file: YamlFile; readonly findings: Finding[] };

/** A rule of the model from a rule of the files; `index` is its place in the list. */
export function buildRule(raw: RuleEntry, index: number, { file, findings }: Building): Rule {
  const validity = validityOf(raw, ['rules', index], { file, findings });
  const head = {
    id: raw.id,
    name: localisedOf(raw.name),
    level: raw.level,
    ...defined({ byKind: raw['by-kind'], when: raw.when, clause: raw.clause }),
    mark: raw.mark,
    ...validity,
    ...(raw.advice === undefined ? {} : { advice: localisedOf(raw.advice) }),
  };
  switch (raw.kind) {
    case 'formula':
      return {
        ...head,
        kind: 'formula',
        expression: raw.expression,
        tolerance: toleranceOf(raw.tolerance),
      };
    case 'shift':
      return {
        ...head,
        kind: 'shift',
        parent: raw.parent,
        children: raw.children,
        known: raw.known ?? [],
        ...defined({ along: raw.along }),
      };
    case 'unit-slip':
      return {
        ...head,
        kind: 'unit-slip',
        cells: raw.cells,
        against: raw.against,
        ...defined({ quotient: raw.quotient, tolerance: raw.tolerance }),
      };
    case 'percentage':
      return {
        ...head,
        kind: 'percentage',
        stated: raw.stated,
        now: raw.now,
        base: raw.base,
        of: raw.of,
      };
    case 'year-on-year':
      return { ...head, kind: 'year-on-year', cells: raw.cells, share: raw.share };
    default:
      return {
        ...head,
        kind: 'outlier',
        ratio: raw.ratio,
        threshold: raw.threshold,
        ...defined({ peersNeeded: raw['peers-needed'] }),
      };
  }
}

/** A limit of the model; a number as limit is written as the expression it is. */
export function buildLimit(raw: LimitEntry, index: number, { file, findings }: Building): Limit {
  const { validFrom, validUntil } = validityOf(raw, ['limits', index], { file, findings });
  return {
    id: raw.id,
    name: localisedOf(raw.name),
    measured: raw.measured,
    atMost: String(raw['at-most']),
    measure: raw.measure,
    ...defined({ levels: raw.levels, kinds: raw.kinds }),
    validFrom: validFrom ?? Temporal.PlainDate.from(raw['valid-from']),
    ...defined({ validUntil }),
    document: raw.document,
    ...(raw.reference === true ? { reference: true } : {}),
    mark: raw.mark,
    ...(raw.note === undefined ? {} : { note: localisedOf(raw.note) }),
  };
}

function validityOf(
  raw: { readonly 'valid-from'?: string | undefined; readonly 'valid-until'?: string | undefined },
  path: readonly (string | number)[],
  { file, findings }: Building,
): { readonly validFrom?: Temporal.PlainDate; readonly validUntil?: Temporal.PlainDate } {
  const at = (key: string): Place => file.placeOf([...path, key]);
  const from = raw['valid-from'];
  const until = raw['valid-until'];
  const validFrom = from === undefined ? undefined : dayOf(from, at('valid-from'), findings);
  const validUntil = until === undefined ? undefined : dayOf(until, at('valid-until'), findings);
  checkValidity({ ...defined({ validFrom, validUntil }) }, at('valid-until'), findings);
  return defined({ validFrom, validUntil });
}

/** Notes a validity that ends before it begins. */
export function checkValidity(
  {
    validFrom,
    validUntil,
  }: { readonly validFrom?: Temporal.PlainDate; readonly validUntil?: Temporal.PlainDate },
  at: Place,
  findings: Finding[],
): void {
  if (validFrom === undefined || validUntil === undefined) return;
  if (Temporal.PlainDate.compare(validFrom, validUntil) > 0) {
    const params = { from: validFrom.toString(), until: validUntil.toString() };
    findings.push({ code: 'dates-out-of-order', level: 'error', at, params });
  }
}

function toleranceOf(
  raw: 'rounding' | 'exact' | { readonly amount: number; readonly measure: Measure },
): Tolerance {
  return typeof raw === 'string'
    ? raw
    : { scaled: Math.round(raw.amount * 10 ** MEASURES[raw.measure].exponent) };
}
