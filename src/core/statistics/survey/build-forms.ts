import type { Finding } from '#base/documents/document-finding.ts';
import type { YamlFile } from '#base/documents/yaml-file.ts';
import { defined } from '#base/defined.ts';
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import { isIndicatorCode, type IndicatorCode } from './cell-value.ts';
import { MEASURES } from './measure.ts';
import type { Form, Indicator } from './round.ts';
import type { FormEntry, IndicatorEntry } from './round-shapes.ts';

/** A text of the files, Chinese alone or with English. */
export function localisedOf(raw: string | { zh: string; en?: string | undefined }): Localised {
  return typeof raw === 'string' ? { zh: raw } : defined(raw);
}

/** A date of the files; a day that no calendar has is a finding and the first of its month. */
export function dayOf(text: string, at: Finding['at'], findings: Finding[]): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    findings.push({ code: 'no-such-day', level: 'error', at, params: { written: text } });
    return Temporal.PlainDate.from(`${text.slice(0, 7)}-01`);
  }
}

/** What the file leaves out: money to two digits and counts whole; a blank subject is zero; sums mean something. */
export function buildIndicator(
  code: IndicatorCode,
  raw: IndicatorEntry,
  {
    groups,
    mark,
    file,
    findings,
  }: {
    readonly groups: ReadonlySet<string>;
    readonly mark: Mark;
    readonly file: YamlFile;
    readonly findings: Finding[];
  },
): Indicator {
  const at = file.placeOfKey(['indicators'], code);
  const fault = (problem: string, params: Finding['params']): void => {
    findings.push({ code: problem, level: 'error', at, params });
  };
  if (!groups.has(raw.group)) fault('unknown-group', { id: code, group: raw.group });
  const exponent = raw.measure === undefined ? 0 : MEASURES[raw.measure].exponent;
  const decimals = raw.decimals ?? Math.min(exponent, 2);
  if (decimals > exponent) fault('too-many-decimals', { id: code, decimals, most: exponent });
  return {
    code,
    name: localisedOf(raw.name),
    group: raw.group,
    ...(raw.measure === undefined ? {} : { measure: raw.measure }),
    decimals: Math.min(decimals, exponent),
    blank: raw.blank ?? 'zero',
    additive: raw.additive ?? (raw.measure !== undefined && raw.measure !== 'percent'),
    required: raw.required ?? false,
    ...defined({ economicSubject: raw['economic-subject'], functionSubject: raw['function-subject'] }),
    mark: raw.mark ?? mark,
    ...(raw.note === undefined ? {} : { note: localisedOf(raw.note) }),
  };
}

/** One form. A cell that names no indicator of the round, or an indicator a second time, is a finding at its line. */
export function buildForm(
  raw: FormEntry,
  {
    indicators,
    file,
    findings,
  }: {
    readonly indicators: ReadonlyMap<IndicatorCode, Indicator>;
    readonly file: YamlFile;
    readonly findings: Finding[];
  },
): Form {
  const columns = Object.entries(raw.columns).map(([id, label]) => ({ id, label: localisedOf(label) }));
  const seen = new Set<IndicatorCode>();
  const lines = raw.lines.map((each, index) => {
    const at = file.placeOf(['lines', index]);
    const fault = (code: string, params: Finding['params']): void => {
      findings.push({ code, level: 'error', at, params });
    };
    const cells = (each.cells ?? []).map((cell) => cell ?? undefined);
    if (cells.length > columns.length)
      fault('too-many-cells', { cells: cells.length, columns: columns.length });
    for (const code of cells) {
      if (code === undefined) continue;
      if (!indicators.has(code)) fault('unknown-indicator', { id: code });
      if (seen.has(code)) fault('indicator-twice', { id: code });
      seen.add(code);
    }
    const first = cells.find((code) => code !== undefined);
    const label = each.label === undefined ? undefined : localisedOf(each.label);
    if (label === undefined && first === undefined) fault('missing-key', { key: 'label' });
    return {
      line: each.line ?? index + 1,
      label: label ?? (first === undefined ? undefined : indicators.get(first)?.name) ?? { zh: '' },
      indent: each.indent ?? 0,
      cells: columns.map((_, column) => cells[column]),
    };
  });
  const repeated = lines.find(({ line }, index) => lines.findIndex((each) => each.line === line) < index);
  if (repeated !== undefined) {
    const at = file.placeOf(['lines', lines.indexOf(repeated)]);
    findings.push({ code: 'line-twice', level: 'error', at, params: { line: repeated.line } });
  }
  const validUntil = raw['valid-until'];
  return {
    code: raw.code,
    title: localisedOf(raw.title),
    kind: raw.kind,
    ...defined({ scope: raw.scope }),
    columns,
    lines,
    validFrom: dayOf(raw['valid-from'], file.placeOf(['valid-from']), findings),
    ...(validUntil === undefined
      ? {}
      : { validUntil: dayOf(validUntil, file.placeOf(['valid-until']), findings) }),
    mark: raw.mark,
    ...defined({ source: raw.source }),
  };
}

/** The keys of a file that are codes of indicators. */
export function indicatorEntries(
  raw: Readonly<Record<string, IndicatorEntry>>,
): readonly (readonly [IndicatorCode, IndicatorEntry])[] {
  return Object.entries(raw).flatMap(([key, entry]) => (isIndicatorCode(key) ? [[key, entry] as const] : []));
}
