// The figures as tables: the page, the CSV and the Excel file are made of the same ones.
import { inLanguage } from '#base/localised.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Questionnaire } from '#core/ratings/rating.ts';
import type { Dashboard } from '#read/dashboard.ts';
import type { PageContext } from '../frame/page-context.ts';
import { csvText } from '../elements/csv.ts';

export type FigureTable = {
  readonly id: keyof PageContext['t']['dashboard']['sheets'];
  readonly head: readonly string[];
  /** `undefined`: no source states it, or there was none. */
  readonly rows: readonly (readonly [string, ...(string | number | undefined)[]])[];
};

export type FiguresOf = {
  readonly ctx: PageContext;
  readonly figures: Dashboard;
  readonly counties: readonly {
    readonly code: DivisionCode;
    readonly name: string;
    readonly centres: number;
  }[];
  readonly things: readonly { readonly id: string; readonly name: string }[];
  readonly questionnaire: Questionnaire;
};

/** All tables, in the order of the page. */
export function figureTables(of: FiguresOf): readonly FigureTable[] {
  return [sums(of), weeks(of), achieved(of), coverage(of), centres(of), ratings(of)];
}

function sums({ ctx, figures }: FiguresOf): FigureTable {
  const words = ctx.t.dashboard;
  const { filed, finished, open, late, clocks } = figures;
  return {
    id: 'figures',
    head: [words.name, words.value],
    rows: [
      [words.filed, filed],
      [words.finished, finished],
      [words.open, open],
      [words.late, late],
      [words.onTime, clocks.ended === 0 ? undefined : words.onTimeOf(clocks.inTime, clocks.ended)],
    ],
  };
}

function weeks({ ctx, figures }: FiguresOf): FigureTable {
  const words = ctx.t.dashboard;
  return {
    id: 'weeks',
    head: [words.week, words.filed, words.finished],
    rows: figures.weeks.map(({ week, filed, finished }) => [week, filed, finished]),
  };
}

function achieved({ ctx, figures }: FiguresOf): FigureTable {
  const words = ctx.t.dashboard;
  const { steps, materials, days, visits, cases } = figures.achieved;
  return {
    id: 'achieved',
    head: [words.reduction, words.before, words.after],
    rows:
      cases === 0
        ? []
        : [
            [words.steps, steps.before, steps.after],
            [words.materials, materials.before, materials.after],
            [
              words.days(days.cases),
              ...(days.cases === 0 ? [undefined, undefined] : [days.before, days.after]),
            ],
            [words.visits, undefined, visits],
          ],
  };
}

function coverage({ ctx, figures, counties, things }: FiguresOf): FigureTable {
  const cases = new Map(figures.coverage.map((each) => [`${each.thing} ${each.county}`, each.cases]));
  return {
    id: 'coverage',
    head: [ctx.t.dashboard.county, ...things.map(({ name }) => name)],
    rows: counties.map(({ code, name }) => [name, ...things.map(({ id }) => cases.get(`${id} ${code}`))]),
  };
}

function centres({ ctx, figures, counties }: FiguresOf): FigureTable {
  const words = ctx.t.dashboard;
  return {
    id: 'centres',
    head: [words.county, words.online, words.month, words.all],
    rows: counties.map(({ code, name, centres: all }) => {
      const here = figures.centres.find(({ county }) => county === code);
      return [name, here?.today ?? 0, here?.month ?? 0, all];
    }),
  };
}

function ratings({ ctx, figures, questionnaire }: FiguresOf): FigureTable {
  const words = ctx.t.dashboard;
  return {
    id: 'ratings',
    head: [words.grade, words.times],
    rows: questionnaire.grades.map(({ grade, name }) => [
      inLanguage(name, ctx.language),
      figures.ratings.find((each) => each.grade === grade)?.times ?? 0,
    ]),
  };
}

/** One CSV of all tables, each under its name. */
export function asCsv(
  tables: readonly FigureTable[],
  names: PageContext['t']['dashboard']['sheets'],
): string {
  return csvText(tables.flatMap(({ id, head, rows }) => [[names[id]], head, ...rows, []]));
}
