// Names, measures and figures of the analysis in the reader's language.
import { inLanguage } from '#base/localised.ts';
import type { Quantity, RatioDefinition } from '#core/statistics/analysis/analysis-plan.ts';
import {
  UNANSWERED,
  type PeerClass,
  type PeerGroup,
  type PeerGroups,
} from '#core/statistics/analysis/peer-groups.ts';
import { figureText } from '#core/statistics/report/document.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { MEASURES, perLabel, type Measure } from '#core/statistics/survey/measure.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { cellId, returnPath } from '../entry-words.ts';

type Of = { readonly ctx: PageContext; readonly round: Round };

/** `万元/人`, `%`. */
export function ratioMeasure({ numerator, denominator, shownAs }: RatioDefinition, { ctx }: Of): string {
  if (shownAs === 'percent') return '%';
  return inLanguage(perLabel(numerator.measure, denominator.measure), ctx.language);
}

export function measureWord(measure: Measure, { language }: PageContext): string {
  return inLanguage(MEASURES[measure].label, language);
}

/** An amount in its measure with as many digits as it has, at most two: `1,234.5 万元`. */
export function amountText(value: number, measure: Measure, { ctx }: Of): string {
  return `${plainText(value)} ${measureWord(measure, ctx)}`;
}

/** The number with at most two digits after the point, none where there are none. */
export function plainText(value: number): string {
  const digits = [0, 1, 2].find((each) => Math.abs(value - Number(value.toFixed(each))) < 5e-7) ?? 2;
  return figureText({ value, digits });
}

/** `机关运行经费支出总额（C02）`, several joined by a plus. */
export function quantityWords({ codes }: Quantity, { ctx, round }: Of): string {
  return codes.map((code) => indicatorWords(code, { ctx, round })).join(' + ');
}

export function indicatorWords(code: IndicatorCode, { ctx, round }: Of): string {
  const indicator = round.indicators.get(code);
  if (indicator === undefined) return code;
  const name = inLanguage(indicator.name, ctx.language);
  return ctx.language === 'en' ? `${name} (${code})` : `${name}（${code}）`;
}

/** `级次：市级 · 单位性质：行政单位`. */
export function groupWords({ classes }: PeerGroup, of: Of): string {
  if (classes.length === 0) return of.ctx.t.costsAnalysis.allUnits;
  return classes.map((each) => classWords(each, of)).join(' · ');
}

/** For charts: only the classes in which the groups differ. */
export function groupShort(group: PeerGroup, of: Of & { readonly peers: PeerGroups }): string {
  const telling = group.classes.filter(({ criterion, value }) =>
    of.peers.groups.some(({ classes }) =>
      classes.some((other) => other.criterion.id === criterion.id && other.value !== value),
    ),
  );
  if (telling.length === 0) return groupWords(group, of);
  return telling
    .map((each) => (each.criterion.by === 'presence' ? classWords(each, of) : classValue(each, of)))
    .join(' · ');
}

function classWords(each: PeerClass, of: Of): string {
  const name = inLanguage(each.criterion.name, of.ctx.language);
  return of.ctx.language === 'en' ? `${name}: ${classValue(each, of)}` : `${name}：${classValue(each, of)}`;
}

function classValue({ criterion, value }: PeerClass, { ctx, round }: Of): string {
  const words = ctx.t.costsAnalysis;
  if (value === UNANSWERED) return words.unknown;
  if (criterion.by === 'kind') {
    const kind = round.kinds.find(({ id }) => id === value);
    return kind === undefined ? value : inLanguage(kind.name, ctx.language);
  }
  if (criterion.by === 'level') {
    const levels: Readonly<Record<string, string>> = words.levels;
    return levels[value] ?? value;
  }
  if (criterion.by === 'presence') return value === 'yes' ? words.some : words.none;
  const at = Number(value);
  const bound = (of: number | undefined): string =>
    `${plainText(of ?? 0)} ${measureWord(criterion.of.measure, ctx)}`;
  if (at === 0) return words.below(bound(criterion.bounds[0]));
  const high = criterion.bounds[at];
  const low = criterion.bounds[at - 1];
  return high === undefined ? words.from(bound(low)) : words.between(plainText(low ?? 0), bound(high));
}

/** A unit's return as the collector reviews it, at a figure of it. */
export function returnHref(round: Round, unit: SurveyUnitId, code?: IndicatorCode): string {
  const page = returnPath(round.id, unit, 'review');
  return code === undefined ? page : `${page}#${cellId(code)}`;
}
