// The one parser of a survey round: its files in, the round and all findings out. Pure; never throws for what a file holds.
import type { z } from 'zod';
import { defined } from '#base/defined.ts';
import { byPlace, type Finding } from '#base/documents/document-finding.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import { readYamlFile, type PathInFile, type YamlFile } from '#base/documents/yaml-file.ts';
import { sha256Hex } from '#base/sha256.ts';
import { checkRules, type RuleFault } from '../rules/check-rules.ts';
import type { Rule } from '../rules/rule.ts';
import { buildForm, buildIndicator, dayOf, indicatorEntries, localisedOf } from './build-forms.ts';
import { analysisShape, buildAnalysis } from './build-analysis.ts';
import { appraisalShape, buildAppraisal } from './build-appraisal.ts';
import { buildRegister } from './build-register.ts';
import { buildLimit, buildRule } from './build-rules.ts';
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
  const rules = readRules(files, findings);
  const limits = readLimits(files, findings);
  findings.push(...ruleFindings({ rules, limits, indicators, kinds }));
  const [plan] = readFiles(files, /^analysis\.yaml$/, analysisShape, findings);
  const analysis = plan && buildAnalysis(plan, indicators, findings);
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
    rules: inForce(rules, period.opensOn, findings),
    limits: limits.map(({ piece }) => piece),
    ...defined({ analysis, appraisal: readAppraisal(files, raw.purpose, analysis, findings) }),
    mark: raw.mark,
    ...(raw.note === undefined ? {} : { note: localisedOf(raw.note) }),
    version: versionOf(files),
  };
  findings.push(...checkRound(round, file));
  return round;
}

function readAppraisal(
  files: ReadonlyMap<string, string>,
  purpose: Round['purpose'],
  analysis: Round['analysis'],
  findings: Finding[],
): Round['appraisal'] {
  const [found] = readFiles(files, /^appraisal\.yaml$/, appraisalShape, findings);
  return found && buildAppraisal(found, { purpose, ratios: analysis?.ratios ?? [] }, findings);
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
type Written<Piece> = Placed<Piece> & { readonly file: YamlFile; readonly path: PathInFile };

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

function readRules(files: ReadonlyMap<string, string>, findings: Finding[]): readonly Written<Rule>[] {
  const rules = readFiles(files, /^rules\/[^/]+\.yaml$/, rulesShape, findings).flatMap(({ file, raw }) =>
    raw.rules.map((each, index) => {
      const path = ['rules', index];
      const at = file.placeOf(path);
      // 推断值 is checked before it stops anybody: the rule may ask for an explanation until then.
      if (each.level === 'block' && (each.mark === 'inferred' || each.mark === 'remembered'))
        findings.push({ code: 'inferred-rule-blocks', level: 'error', at, params: { id: each.id } });
      return { piece: buildRule(each, index, { file, findings }), id: each.id, at, file, path };
    }),
  );
  return unique(rules, findings);
}

function readLimits(files: ReadonlyMap<string, string>, findings: Finding[]): readonly Written<Limit>[] {
  const limits = readFiles(files, /^limits\/[^/]+\.yaml$/, limitsShape, findings).flatMap(({ file, raw }) =>
    raw.limits.map((each, index) => {
      const path = ['limits', index];
      const piece = buildLimit(each, index, { file, findings });
      return { piece, id: each.id, at: file.placeOf(path), file, path };
    }),
  );
  return unique(limits, findings);
}

/** What the rule language says about expressions, at the character where it says it. */
function ruleFindings({
  rules,
  limits,
  ...frame
}: Pick<Round, 'indicators' | 'kinds'> & {
  readonly rules: readonly Written<Rule>[];
  readonly limits: readonly Written<Limit>[];
}): readonly Finding[] {
  const places = new Map<string, Omit<Written<unknown>, 'piece'>>(
    [...limits, ...rules].map((each) => [each.id, each]),
  );
  const faults = checkRules({
    ...frame,
    rules: rules.map(({ piece }) => piece),
    limits: limits.map(({ piece }) => piece),
  });
  // Reversed dates are told where they are read.
  return faults
    .filter(({ code }) => code !== 'dates-reversed')
    .flatMap((fault) => {
      const place = places.get(fault.rule);
      const params = { ...fault.params, id: fault.rule, field: fault.field };
      return place === undefined
        ? []
        : [{ code: fault.code, level: 'error' as const, at: placeOfFault(fault, place), params }];
    });
}

/** The names of the model and those of the files differ in a few fields. */
const FIELD_PATHS: Readonly<Record<string, PathInFile>> = {
  atMost: ['at-most'],
  byKind: ['by-kind'],
  validUntil: ['valid-until'],
  quotient: ['quotient', 'expression'],
};

function placeOfFault(
  { field, at }: RuleFault,
  { file, path }: Pick<Written<unknown>, 'file' | 'path'>,
): Finding['at'] {
  const whole = [...path, ...(FIELD_PATHS[field] ?? [field])];
  return at === undefined ? file.placeOf(whole) : file.placeInText(whole, at);
}

function unique<Each extends Omit<Placed<unknown>, 'piece'>>(
  pieces: readonly Each[],
  findings: Finding[],
): readonly Each[] {
  const first = new Map<string, Each>();
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
    [
      'round.yaml',
      'register.csv',
      'figures.csv',
      'accounts.csv',
      'analysis.yaml',
      'appraisal.yaml',
      'README.md',
    ].includes(path) ||
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

/** Neither the figures nor their analysis are the form: who corrects one changes no version. */
function versionOf(files: ReadonlyMap<string, string>): string {
  const aside = new Set(['figures.csv', 'accounts.csv', 'analysis.yaml', 'appraisal.yaml', 'README.md']);
  const asked = [...files].filter(([path]) => !aside.has(path));
  return sha256Hex(JSON.stringify(asked.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
