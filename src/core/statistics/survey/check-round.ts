// What lies between the files of a round, and what the law asks of every form.
import type { Finding } from '#base/documents/document-finding.ts';
import type { YamlFile } from '#base/documents/yaml-file.ts';
import type { CollectingOffice, Form, Round } from './round.ts';

const ARTICLE_17 = '统计法（2024）第十七条';

/** All findings about a round whose files were each right by themselves; `file` is its `round.yaml`. */
export function checkRound(round: Round, file: YamlFile): readonly Finding[] {
  return [
    ...checkPeriod(round, file),
    ...checkHeader(round, file),
    ...checkOffices(round, file),
    ...checkCells(round, file),
    ...checkKinds(round, file),
  ];
}

function checkPeriod({ period: { opensOn, dueOn, closesOn } }: Round, file: YamlFile): readonly Finding[] {
  const pairs = [
    ['due', opensOn, dueOn],
    ['closes', dueOn, closesOn],
  ] as const;
  return pairs
    .filter(([, before, after]) => Temporal.PlainDate.compare(before, after) > 0)
    .map(([key, before, after]) => ({
      code: 'dates-out-of-order',
      level: 'error',
      at: file.placeOf(['period', key]),
      params: { from: before.toString(), until: after.toString() },
    }));
}

/** A form without table number, maker, approval and validity is no lawful one: said, never made up. */
function checkHeader({ header, period, kind }: Round, file: YamlFile): readonly Finding[] {
  // A collection asks nobody: its figures are public already.
  if (kind === 'collection') return [];
  const parts = [
    ['table-number', header.tableNumber],
    ['made-by', header.madeBy],
    ['approval', header.approval],
    ['valid-until', header.validUntil],
  ] as const;
  const absent = parts
    .filter(([, value]) => value === undefined)
    .map(([part]): Finding => ({
      code: 'legal-header-incomplete',
      level: 'warning',
      at: file.placeOf(['header']),
      params: { part },
      basis: ARTICLE_17,
    }));
  const until = header.validUntil;
  if (until === undefined || Temporal.PlainDate.compare(period.opensOn, until) <= 0) return absent;
  return [
    ...absent,
    {
      code: 'legal-header-expired',
      level: 'warning',
      at: file.placeOf(['header', 'valid-until']),
      params: { until: until.toString(), opens: period.opensOn.toString() },
      basis: ARTICLE_17,
    },
  ];
}

function checkOffices({ offices }: Round, file: YamlFile): readonly Finding[] {
  const byId = new Map(offices.map((office) => [office.id, office]));
  const fault = (code: string, { id }: CollectingOffice, params: Finding['params']): Finding => ({
    code,
    level: 'error',
    at: file.placeOf(['offices', id, 'parent']),
    params,
  });
  return offices.flatMap((office) => {
    if (office.parent === undefined) return [];
    if (!byId.has(office.parent)) return [fault('unknown-office', office, { id: office.parent })];
    const passed = new Set<string>();
    let above: string | undefined = office.parent;
    while (above !== undefined && !passed.has(above)) {
      if (above === office.id) return [fault('office-above-itself', office, { id: office.id })];
      passed.add(above);
      above = byId.get(above)?.parent;
    }
    return [];
  });
}

/** A figure is written down once: its indicator stands in one cell of all forms that units fill in. */
function checkCells({ forms, indicators }: Round, file: YamlFile): readonly Finding[] {
  const at = file.placeOf([]);
  const standing = new Map<string, string>();
  const findings: Finding[] = [];
  for (const form of forms.filter(({ kind }) => kind === 'basic')) {
    for (const code of codesOf(form)) {
      const other = standing.get(code);
      if (other !== undefined && other !== form.code) {
        const params = { id: code, form: form.code, other };
        findings.push({ code: 'indicator-in-two-forms', level: 'error', at, params });
      }
      standing.set(code, form.code);
    }
  }
  if (forms.length === 0) findings.push({ code: 'no-forms', level: 'error', at, params: {} });
  for (const code of indicators.keys())
    if (forms.length > 0 && !standing.has(code))
      findings.push({ code: 'indicator-without-cell', level: 'warning', at, params: { id: code } });
  return findings;
}

function codesOf(form: Form): ReadonlySet<string> {
  return new Set(form.lines.flatMap(({ cells }) => cells.filter((code) => code !== undefined)));
}

/** Limits that speak of kinds of unit speak of kinds there are; rules: see `checkRules`. */
function checkKinds({ kinds, limits }: Round, file: YamlFile): readonly Finding[] {
  const known = new Set(kinds.map(({ id }) => id));
  const named = limits.flatMap(({ id, kinds: own }) => (own ?? []).map((kind) => ({ id, kind })));
  return named
    .filter(({ kind }) => !known.has(kind))
    .map(({ id, kind }) => ({
      code: 'unknown-unit-kind',
      level: 'error',
      at: file.placeOf(['unit-kinds']),
      params: { id, kind },
    }));
}
