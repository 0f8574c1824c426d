// What the form itself demands of a return, before any rule: that figures can be read, are not too fine, are there.
import type { CellValue, IndicatorCode } from '../survey/cell-value.ts';
import type { Indicator, Round } from '../survey/round.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, FindingDetail } from './finding.ts';

/** All demands that the return does not meet, in the order of the indicators; each blocks. */
export function findUnmetDemands(round: Round, evidence: Evidence): readonly Finding[] {
  return [...round.indicators.values()].flatMap((indicator) => demandOn(indicator, evidence) ?? []);
}

/** What the form says about one cell, if anything. */
export function demandOn(indicator: Indicator, { own }: Evidence): Finding | undefined {
  const detail = detailOf(indicator, own.get(indicator.code));
  return detail && demand(indicator.code, detail);
}

function detailOf(indicator: Indicator, cell: CellValue | undefined): FindingDetail | undefined {
  if (cell === undefined || cell.state === 'blank')
    return indicator.required ? { kind: 'required' } : undefined;
  if (indicator.measure === undefined) return undefined; // a text is never a figure that could not be read
  if (cell.state === 'invalid') return { kind: 'unreadable', text: cell.text };
  if (cell.amount.decimals > indicator.decimals) return { kind: 'too-fine', decimals: indicator.decimals };
  return undefined;
}

function demand(code: IndicatorCode, detail: FindingDetail): Finding {
  return { rule: 'form', level: 'block', key: `form:${detail.kind}:${code}`, cells: [code], detail };
}
