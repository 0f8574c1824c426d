// The one parser of a survey round: its files in, the round and all findings out. Pure; never throws for what a file holds.
import type { z } from 'zod';
import { defined } from '#base/defined.ts';
import { byPlace, type Finding } from '#base/documents/document-finding.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import { readYamlFile, type YamlFile } from '#base/documents/yaml-file.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { Rule } from '../rules/rule.ts';
import { buildForm, buildIndicator, dayOf, indicatorEntries, localisedOf } from './build-forms.ts';
import { buildRegister } from './build-register.ts';
import { buildLimit, buildRule, namedIndicators } from './build-rules.ts';
import type { IndicatorCode } from './cell-value.ts';
import { checkRound } from './check-round.ts';
import type { Form, Indicator, Limit, Round } from './round.ts';
import {
  formShape,
  indicatorsShape,
  limitsShape,
  roundShape,
  rulesShape,
  type RoundEntry,
} from './round-shapes.ts';

export type ParsedRound = {
  /** Absent when any finding is an error. */
  readonly round?: Round;
  /** All of them, by file, line and column. */
  readonly findings: readonly Finding[];
};

type Checked<Raw> = { readonly file: YamlFile; readonly raw: Raw };

/**
 * Reads all files of one round, by path below its folder: `round.yaml`, `register.csv`, `indicators*.yaml`,
 * `forms/*.yaml`, `rules/*.yaml`, `limits/*.yaml`. Forms and rules that are not in force when the round opens are left
 * out with a hint; limits stay, each with its dates. `figures.csv` is `parseFigures`'s.
 */
export function parseRound(files: ReadonlyMap<string, string>): ParsedRound {
  const findings: Finding[] = [];
  const main = readFiles(files, /^round\.yaml$/, roundShape, findings)[0];
  if (!files.has('round.yaml')) findings.push(missingFile('round.yaml'));
  if (!files.has('register.csv')) findings.push(missingFile('register.csv'));
  for (const path of files.keys()) {
    if (!isKnownPath(path)) {
      findings.push({
        code: 'misplaced-file',
        level: 'error',
        at: { file: path, line: 1, column: 1 },
        params: { path },
      });
    }
  }
  if (main === undefined) return { findings: findings.toSorted(byPlace) };
  const round = buildRound(files, main, findings);
  const sorted = findings.toSorted(byPlace);
  return findings.some(({ level }) => level === 'error') ? { findings: sorted } : { round, findings: sorted };
}

function buildRound(
  files: ReadonlyMap<string, string>,
  { file, raw }: Checked<RoundEntry>,
  findings: Finding[],
): Round {
  const at = (key: string) => file.placeOf(['period', key]);
  const period = {
    opensOn: dayOf(raw.period.opens, at('opens'), findings),
    dueOn: dayOf(raw.period.due, at('due'), findings),
    closesOn: dayOf(raw.period.closes, at('closes'), findings),
  };
  const headerUntil = raw.header?.['valid-until'];
  const kinds = Object.entries(raw['unit-kinds']).map(([id, name]) => ({ id, name: localisedOf(name) }));
  const groups = Object.entries(raw.groups).map(([id, name]) => ({ id, name: localisedOf(name) }));
  const offices = Object.entries(raw.offices).map(([id, office]) => ({ id, ...defined(office) }));
  const register = buildRegister(
    { path: 'register.csv', text: files.get('register.csv') ?? '' },
    { year: raw.year, mark: raw.mark, kinds, offices },
  );
  if (files.has('register.csv')) findings.push(...register.findings);
  const indicators = readIndicators(files, new Set(groups.map(({ id }) => id)), findings);
  const round: Round = {
    id: raw.id,
    title: localisedOf(raw.title),
    kind: raw.kind,
    purpose: raw.purpose,
    year: raw.year,
    ...defined({ prior: raw.prior }),
    division: raw.division,
    header: defined({
      tableNumber: raw.header?.['table-number'],
      madeBy: raw.header?.['made-by'],
      approval: raw.header?.approval,
      validUntil:
        headerUntil === undefined
          ? undefined
          : dayOf(headerUntil, file.placeOf(['header', 'valid-until']), findings),
    }),
    bases: raw.bases.map((basis) => defined(basis)),
    period,
    moneyShownIn: raw['money-shown-in'],
    kinds,
    groups,
    offices,
    units: register.units,
    indicators,
    forms: inForce(readForms(files, indicators, findings), period.opensOn, findings),
    rules: inForce(readRules(files, indicators, findings), period.opensOn, findings),
    limits: readLimits(files, findings),
    mark: raw.mark,
    ...(raw.note === undefined ? {} : { note: localisedOf(raw.note) }),
    version: versionOf(files),
  };
  findings.push(...checkRound(round, file));
  return round;
}

function readIndicators(
  files: ReadonlyMap<string, string>,
  groups: ReadonlySet<string>,
  findings: Finding[],
): ReadonlyMap<IndicatorCode, Indicator> {
  const indicators = new Map<IndicatorCode, Indicator>();
  for (const { file, raw } of readFiles(files, INDICATORS, indicatorsShape, findings)) {
    const mark = raw.mark ?? 'read';
    for (const [code, entry] of indicatorEntries(raw.indicators)) {
      if (indicators.has(code)) {
        const at = file.placeOfKey(['indicators'], code);
        findings.push({ code: 'duplicate-id', level: 'error', at, params: { id: code } });
      } else indicators.set(code, buildIndicator(code, entry, { groups, mark, file, findings }));
    }
  }
  return indicators;
}

type Placed<Piece> = { readonly piece: Piece; readonly id: string; readonly at: Finding['at'] };

function readForms(
  files: ReadonlyMap<string, string>,
  indicators: ReadonlyMap<IndicatorCode, Indicator>,
  findings: Finding[],
): readonly Placed<Form>[] {
  const forms = readFiles(files, /^forms\/[^/]+\.yaml$/, formShape, findings).map(({ file, raw }) => ({
    piece: buildForm(raw, { indicators, file, findings }),
    id: raw.code,
    at: file.placeOf(['code']),
  }));
  return unique(forms, findings);
}

function readRules(
  files: ReadonlyMap<string, string>,
  indicators: ReadonlyMap<IndicatorCode, Indicator>,
  findings: Finding[],
): readonly Placed<Rule>[] {
  const rules = readFiles(files, /^rules\/[^/]+\.yaml$/, rulesShape, findings).flatMap(({ file, raw }) =>
    raw.rules.map((each, index) => {
      const piece = buildRule(each, index, { file, findings });
      const at = file.placeOf(['rules', index]);
      for (const id of new Set(namedIndicators(piece)))
        if (!indicators.has(id))
          findings.push({ code: 'unknown-indicator', level: 'error', at, params: { id } });
      return { piece, id: piece.id, at };
    }),
  );
  return unique(rules, findings);
}

function readLimits(files: ReadonlyMap<string, string>, findings: Finding[]): readonly Limit[] {
  const limits = readFiles(files, /^limits\/[^/]+\.yaml$/, limitsShape, findings).flatMap(({ file, raw }) =>
    raw.limits.map((each, index) => ({
      piece: buildLimit(each, index, { file, findings }),
      id: each.id,
      at: file.placeOf(['limits', index]),
    })),
  );
  return unique(limits, findings).map(({ piece }) => piece);
}

function unique<Piece>(pieces: readonly Placed<Piece>[], findings: Finding[]): readonly Placed<Piece>[] {
  const first = new Map<string, Placed<Piece>>();
  for (const each of pieces) {
    if (first.has(each.id))
      findings.push({ code: 'duplicate-id', level: 'error', at: each.at, params: { id: each.id } });
    else first.set(each.id, each);
  }
  return [...first.values()];
}

function inForce<
  Piece extends { readonly validFrom?: Temporal.PlainDate; readonly validUntil?: Temporal.PlainDate },
>(pieces: readonly Placed<Piece>[], day: Temporal.PlainDate, findings: Finding[]): readonly Piece[] {
  const isIn = ({ validFrom, validUntil }: Piece): boolean =>
    (validFrom === undefined || Temporal.PlainDate.compare(validFrom, day) <= 0) &&
    (validUntil === undefined || Temporal.PlainDate.compare(day, validUntil) <= 0);
  for (const { piece, id, at } of pieces)
    if (!isIn(piece))
      findings.push({ code: 'not-in-force', level: 'hint', at, params: { id, day: day.toString() } });
  return pieces.filter(({ piece }) => isIn(piece)).map(({ piece }) => piece);
}

const INDICATORS = /^indicators(?:-[a-z0-9-]+)?\.yaml$/;

function isKnownPath(path: string): boolean {
  return (
    ['round.yaml', 'register.csv', 'figures.csv', 'README.md'].includes(path) ||
    INDICATORS.test(path) ||
    /^(?:forms|rules|limits)\/[^/]+\.yaml$/.test(path)
  );
}

function readFiles<Raw>(
  files: ReadonlyMap<string, string>,
  which: RegExp,
  shape: z.ZodType<Raw>,
  findings: Finding[],
): readonly Checked<Raw>[] {
  return [...files]
    .filter(([path]) => which.test(path))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const read = readYamlFile({ path, text });
      findings.push(...read.findings);
      if (read.file === undefined) return [];
      const { value, findings: faults } = checkSchema(read.file, shape);
      findings.push(...faults);
      return value === undefined ? [] : [{ file: read.file, raw: value }];
    });
}

function missingFile(path: string): Finding {
  return { code: 'missing-file', level: 'error', at: { file: path, line: 1, column: 1 }, params: { path } };
}

/** The figures are not the form: who corrects one changes no version. */
function versionOf(files: ReadonlyMap<string, string>): string {
  const asked = [...files].filter(([path]) => path !== 'figures.csv' && path !== 'README.md');
  return sha256Hex(JSON.stringify(asked.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
