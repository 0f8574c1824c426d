import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Questionnaire } from '#core/ratings/rating.ts';
import type { RatingsQuestion, RatingsView } from '#read/ratings.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { dueWords, DRAWN_COLOUR, leftWords } from '../desk/desk-words.ts';
import { Light } from '../elements/light.tsx';
import { Pager } from '../elements/pager.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';

export type RatingsPageProps = {
  readonly ctx: PageContext;
  readonly view: RatingsView;
  readonly only: RatingsQuestion['only'];
  readonly questionnaire: Questionnaire;
  readonly placeName: (code: DivisionCode) => string;
};

/** What residents said, by grade and reason, and what is done about the low ones. */
export function RatingsPage(props: RatingsPageProps): VNode {
  const { ctx, view, only } = props;
  const words = ctx.t.ratings.bureau;
  const filters = [
    { key: undefined, name: words.all },
    { key: 'low', name: words.low },
    { key: 'open', name: words.open },
  ] as const;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="ratings">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Counts {...props} />
      <nav class="filters" aria-label={words.title}>
        {filters.map(({ key, name }) => (
          <a
            href={key === undefined ? '/bureau/ratings' : `/bureau/ratings?only=${key}`}
            aria-current={key === only ? 'page' : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      {view.rows.length === 0 ? (
        <p class="empty">{only === 'open' ? words.emptyOpen : words.empty}</p>
      ) : (
        <>
          <p>{words.total(view.total)}</p>
          <List {...props} />
          <Pager
            page={view.page}
            pages={view.pages}
            href={(n) => `/bureau/ratings?${only === undefined ? '' : `only=${only}&`}page=${n}`}
            t={ctx.t}
          />
        </>
      )}
    </BureauFrame>
  );
}

function Counts({ ctx, view, questionnaire }: RatingsPageProps): VNode {
  const words = ctx.t.ratings.bureau;
  const most = Math.max(1, ...Object.values(view.grades));
  return (
    <div class="columns">
      <TableBox label={words.grades}>
        <table class="plain-table">
          <caption>{words.grades}</caption>
          <tbody>
            {questionnaire.grades.map(({ grade, name }) => {
              const times = view.grades[grade] ?? 0;
              return (
                <tr>
                  <th scope="row">{inLanguage(name, ctx.language)}</th>
                  <td class="number">
                    {times} <meter min={0} max={most} value={times} aria-hidden="true" />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
      {view.reasons.length > 0 && (
        <TableBox label={words.reasons}>
          <table class="plain-table">
            <caption>{words.reasons}</caption>
            <tbody>
              {view.reasons.slice(0, 5).map(({ code, times }) => (
                <tr>
                  <th scope="row">{reasonWords(code, questionnaire, ctx)}</th>
                  <td class="number">{times}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </div>
  );
}

function List({ ctx, view, questionnaire, placeName }: RatingsPageProps): VNode {
  const words = ctx.t.ratings.bureau;
  return (
    <TableBox label={words.title}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.grade}</th>
            <th scope="col">{words.thing}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.followUp}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((line) => (
            <tr>
              <th scope="row" class="unbroken">
                <a href={`/bureau/ratings/${line.number}`}>{showCaseNumber(line.number)}</a>
              </th>
              <td data-label={words.grade} class="moment">
                {gradeWords(line.grade, questionnaire, ctx)}
              </td>
              <td data-label={words.thing}>{inLanguage(line.thingName, ctx.language)}</td>
              <td data-label={words.place}>
                {line.receivingPlace === undefined ? words.online : placeName(line.receivingPlace)}
              </td>
              <td data-label={words.at} class="moment">
                {momentWords(line.at, ctx.language)}
              </td>
              <td data-label={words.followUp} class="moment">
                {line.followUp === undefined ? '–' : <FollowUpWords ctx={ctx} followUp={line.followUp} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Where a follow-up stands, and how long it may still take. */
export function FollowUpWords(props: {
  readonly ctx: PageContext;
  readonly followUp: NonNullable<RatingsView['rows'][number]['followUp']>;
}): VNode {
  const { ctx, followUp } = props;
  const words = ctx.t.ratings.bureau;
  const { due, stage } = followUp;
  if (stage === 'closed') return <>{words.stage.closed}</>;
  return (
    <>
      {words.stage[stage]} · {words.due} {dueWords(due, ctx)}{' '}
      <Light colour={DRAWN_COLOUR[due.light]} word={leftWords(due, ctx)} />
    </>
  );
}

export function gradeWords(grade: number, questionnaire: Questionnaire, ctx: PageContext): string {
  const found = questionnaire.grades.find((each) => each.grade === grade);
  return found === undefined ? String(grade) : inLanguage(found.name, ctx.language);
}

export function reasonWords(code: number, questionnaire: Questionnaire, ctx: PageContext): string {
  const found = questionnaire.reasons.find((each) => each.code === code);
  return found === undefined ? String(code) : `${code} ${inLanguage(found.text, ctx.language)}`;
}
