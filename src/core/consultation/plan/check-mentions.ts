// Whether the chapters say the same as the table: an indicator named in running text with another figure, or another unit.
import { compareExact, times, whole, type Exact } from '#core/statistics/rules/exact.ts';
import type { ClauseId } from '../ids.ts';
import { atomsOf, figureParts } from './atoms.ts';
import type { IndicatorRow, PlanClause } from './plan.ts';
import { planFigure, unitOf } from './plan-figure.ts';

/** Both places, for a person to look at: which of them is right is not for us to say. */
export type MentionFinding = {
  readonly code: 'figure-differs' | 'unit-differs';
  /** The row of the table. */
  readonly indicator: ClauseId;
  /** The clause that says otherwise. */
  readonly clause: ClauseId;
  readonly name: string;
  /** As the table has it, with year and unit. */
  readonly table: { readonly value: string; readonly unit: string; readonly year: number };
  /** As the text has it. */
  readonly said: string;
  /** The sentence. */
  readonly sentence: string;
};

/** A figure belongs to a name when it stands so near behind it. */
const NEAR = 16;
const ABOUT_ANOTHER = /年均|增长|增速|提高|提升|下降|降低|减少|累计|比重|分别|[、；;]/u;

export function checkMentions(clauses: readonly PlanClause[]): readonly MentionFinding[] {
  const rows = clauses.flatMap(({ id, indicator }) =>
    indicator ? [{ id, row: indicator, names: namesOf(indicator.name) }] : [],
  );
  const named = rows.filter(({ names }) => names.length > 0);
  if (named.length === 0) return [];
  return clauses.flatMap((clause) => {
    if (clause.indicator || clause.project || clause.text.includes('｜')) return [];
    return sentencesOf(clause.text).flatMap((sentence) =>
      named.flatMap(({ id, row, names }) => {
        const name = names.find((each) => sentence.includes(each));
        const finding = name === undefined ? undefined : mention(row, name, sentence);
        return finding ? [{ ...finding, indicator: id, clause: clause.id, name: row.name, sentence }] : [];
      }),
    );
  });
}

/** As written; without what stands in brackets (执业（助理）医师, 产值（亿元）); and with it but without the brackets. The longest first: too short to be sure of are none. */
function namesOf(name: string): readonly string[] {
  const forms = [
    name,
    name.replaceAll(/[（(]([^）)]*)[）)]/gu, '($1)'),
    name.replaceAll(/[（(]([^）)]*)[）)]/gu, '（$1）'),
    name.replaceAll(/[（()）]/gu, ''),
    name.replaceAll(/[（(][^）)]*[）)]/gu, ''),
  ];
  return [...new Set(forms.map((form) => form.trim()))]
    .filter((form) => form.length >= 4)
    .toSorted((a, b) => b.length - a.length);
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[。；;！？\n])/u);
}

type Said = Pick<MentionFinding, 'code' | 'table' | 'said'>;

function mention(row: IndicatorRow, name: string, sentence: string): Said | undefined {
  const at = sentence.indexOf(name);
  const behind = sentence.slice(at + name.length);
  const figure = firstFigure(behind);
  if (!figure) return undefined;
  const { said, between, unit } = figure;
  // “增长8%” behind a name is not its level; nor is a figure of the next name in a list.
  if (ABOUT_ANOTHER.test(between) && !ABOUT_ANOTHER.test(name)) return undefined;
  const year = yearSaid(sentence.slice(0, at)) ?? yearSaid(between);
  const places = [row.base, row.target].filter(
    (place): place is NonNullable<typeof place> =>
      place !== undefined && (year === undefined || place.year === year),
  );
  const last = places.at(-1);
  if (!last || planFigure(last.value) === undefined) return undefined;
  const table = { value: last.value, unit: row.unit, year: last.year };
  if (row.unit !== '' && unit !== '' && unitOf(unit).base !== unitOf(row.unit).base) {
    return { code: 'unit-differs', table, said };
  }
  return places.some(({ value }) => sameAmount(value, row.unit, said))
    ? undefined
    : { code: 'figure-differs', table, said };
}

/** The first figure behind the name that is no year. */
function firstFigure(
  behind: string,
): { readonly said: string; readonly unit: string; readonly between: string } | undefined {
  let between = '';
  for (const atom of atomsOf(behind)) {
    const parts = figureParts(atom);
    if (parts && parts.unit !== '年' && parts.unit !== '月')
      return { said: atom.trim(), unit: parts.unit, between };
    between += atom;
    if (between.length > NEAR || /[。；;]/u.test(atom)) return undefined;
  }
  return undefined;
}

/** The last year named. */
function yearSaid(text: string): number | undefined {
  const year = [...text.matchAll(/(20\d\d)\s*年/gu)].at(-1)?.[1];
  return year === undefined ? undefined : Number(year);
}

function sameAmount(value: string, unit: string, said: string): boolean {
  const [a, b] = [amount(value, unit), amount(said, unit)];
  return a === undefined || b === undefined || compareExact(a, b) === 0;
}

/** In the base unit; without a unit of its own, in the row's. */
function amount(written: string, unit: string): Exact | undefined {
  const figure = planFigure(written);
  if (!figure) return undefined;
  return times(figure.value, whole(unitOf(figure.unit === '' ? unit : figure.unit).times));
}
