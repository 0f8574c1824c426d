// S17: what changed beyond a share, or its sign, within a year needs a reason.
import type { Round } from '../survey/round.ts';
import type { Evidence } from './evidence.ts';
import { figureOf } from './evidence-figure.ts';
import type { MissingFigure } from './finding.ts';
import type { Found, Judgement, RuleOf } from './judgement.ts';

/**
 * On a zero base there is no percentage, only that something began. A cell without a year before it is not judged, nor is
 * a blank one: it may be not filled in yet, and "100 % less" would be said of every line of a form just opened.
 */
export function judgeYearOnYear(rule: RuleOf<'year-on-year'>, evidence: Evidence, round: Round): Judgement {
  const found: Found[] = [];
  const missing: MissingFigure[] = [];
  let judged = 0;
  for (const code of rule.cells) {
    const own = figureOf(evidence, round.indicators, { code, source: 'own' });
    const now = own?.blank ? undefined : own?.scaled;
    const before = figureOf(evidence, round.indicators, { code, source: 'prior' })?.scaled;
    if (now === undefined) missing.push({ code, source: 'own' });
    if (before === undefined) missing.push({ code, source: 'prior' });
    if (now === undefined || before === undefined) continue;
    judged += 1;
    const signChanged = now * before < 0;
    if (before === 0) {
      if (now === 0) continue;
      found.push({ cells: [code], detail: { kind: 'year-on-year', now, before, signChanged } });
      continue;
    }
    const change = (now - before) / Math.abs(before);
    if (Math.abs(change) <= rule.share && !signChanged) continue;
    found.push({ cells: [code], detail: { kind: 'year-on-year', now, before, change, signChanged } });
  }
  if (found.length > 0) return { outcome: 'finds', found };
  return judged > 0 ? { outcome: 'passes' } : { outcome: 'not-evaluable', missing };
}
