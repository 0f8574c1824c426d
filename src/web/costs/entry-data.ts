// What the spreadsheet in the browser is given: the rules of the round once, the figures of the return on the page.
import { levelFor } from '#core/statistics/rules/applicable-level.ts';
import type { Evaluation } from '#core/statistics/rules/finding.ts';
import { expressionsOf } from '#core/statistics/rules/rules-touching.ts';
import type { Rule } from '#core/statistics/rules/rule.ts';
import { bindExpression } from '#core/statistics/rules/bound-expression.ts';
import type { Form, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import type { FoundAt, SheetPage, SheetRound, TextsByCode } from '#web/browser/return-sheet/sheet-data.ts';
import type { PageContext } from '../frame/page-context.ts';
import { besideText, basicForms, codesOf, type EntryView } from './entry-view.ts';

/**
 * Rules that can be judged from what the unit itself has: its own figures, last year's and its accounts. Those that look at
 * other units are judged on the server alone; no figure of another unit is ever sent.
 */
export function sheetRound(round: Round, unit: RegisterUnit): SheetRound {
  return {
    version: round.version,
    year: unit.year,
    unit: { id: unit.id, kind: unit.kind, level: unit.level },
    indicators: [...round.indicators.values()].map(({ code, measure, decimals, blank, required }) => ({
      code,
      decimals,
      blank,
      required,
      ...(measure === undefined ? {} : { measure }),
    })),
    rules: round.rules.flatMap((rule) => localRule(rule, round, unit) ?? []),
  };
}

function localRule(rule: Rule, round: Round, unit: RegisterUnit): Rule | undefined {
  const level = levelFor(rule, unit);
  if (level === undefined || rule.kind === 'outlier') return undefined;
  if (rule.kind === 'unit-slip' && rule.against.includes('peers')) return undefined;
  const others = expressionsOf(rule).some(({ text }) =>
    bindExpression(round.indicators, text).figures.some(
      ({ source }) => source === 'siblings' || source === 'children',
    ),
  );
  if (others) return undefined;
  const {
    byKind: _kinds,
    validFrom: _from,
    validUntil: _until,
    clause: _clause,
    advice: _advice,
    ...rest
  } = rule;
  return { ...rest, level };
}

/** Findings by their first cell, with the rule: what the browser shows until it judges itself. */
export function foundAt({ findings }: Evaluation): readonly FoundAt[] {
  return findings.flatMap(({ cells, level, rule }) =>
    cells[0] === undefined ? [] : [[cells[0], level, rule] as const],
  );
}

export function textsByCode(view: EntryView): TextsByCode {
  return Object.fromEntries([...view.texts].filter(([, text]) => text !== ''));
}

export function sheetPage(ctx: PageContext, view: EntryView, form: Form): SheetPage {
  const words = ctx.t.costsEntry;
  return {
    key: `return-sheet:${view.round.id}:${view.unit.id}:${view.state.version}`,
    form: form.code,
    grid: form.lines.map(({ cells }) =>
      cells.some((code) => code !== undefined) ? cells.map((code) => code ?? null) : [],
    ),
    texts: textsByCode(view),
    ...(view.prior ? { prior: besideTexts(view, 'prior') } : {}),
    ...(view.accounts ? { accounts: besideTexts(view, 'accounts') } : {}),
    found: foundAt(view.evaluation),
    words: {
      ...words.island,
      sum: words.sumOf('{text}'),
      readAs: words.readAs('{text}'),
      levels: words.levels,
      faults: words.faults,
    },
  };
}

function besideTexts(view: EntryView, from: 'prior' | 'accounts'): TextsByCode {
  const codes = basicForms(view.round).flatMap(codesOf);
  return Object.fromEntries(
    codes.filter((code) => view[from]?.has(code)).map((code) => [code, besideText(view, from, code)]),
  );
}

/** JSON that may stand inside a script element: no `<` of its own. */
export function scriptJson(value: SheetPage): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
