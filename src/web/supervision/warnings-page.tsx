import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { WarningLine, WarningsQuestion, WarningsView } from '#read/warnings.ts';
import { dueWords } from '../desk/desk-words.ts';
import { Light } from '../elements/light.tsx';
import { Pager } from '../elements/pager.tsx';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { officeName, type OfficeNames } from './supervision-parts.tsx';

export type WarningsPageProps = {
  readonly ctx: PageContext;
  readonly view: WarningsView;
  readonly only: WarningsQuestion['only'];
  readonly names: OfficeNames;
  /** Where the time to answer comes from. */
  readonly source: string;
};

export const WARNING_FILTERS = ['red', 'yellow', 'unanswered'] as const;

/** All warnings of the city with what the offices answered. */
export function WarningsPage(props: WarningsPageProps): VNode {
  const { ctx, view, names } = props;
  const words = ctx.t.supervision;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="warnings">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Filters {...props} base="/bureau/supervision" />
      {view.rows.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <TableBox label={words.title}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.number}</th>
                <th scope="col">{words.office}</th>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.raisedAt}</th>
                <th scope="col">{words.feedback}</th>
              </tr>
            </thead>
            <tbody>
              {view.rows.map((line) => (
                <tr>
                  <th scope="row" class="unbroken">
                    <a href={`/bureau/supervision/holdings?number=${line.number}`}>
                      {showCaseNumber(line.number)}
                    </a>
                  </th>
                  <td data-label={words.office}>
                    {officeName(
                      { ...line, ...(line.agencyName ? { name: line.agencyName } : {}) },
                      ctx,
                      names,
                    )}
                    <br />
                    <span class="hint">
                      {line.part === 0 ? words.bundle : inLanguage(line.itemName, ctx.language)}
                    </span>
                  </td>
                  <td data-label={words.what}>
                    <LevelLight ctx={ctx} line={line} /> {words.kind[line.kind]}
                  </td>
                  <td data-label={words.raisedAt} class="moment">
                    {momentWords(line.raisedAt, ctx.language)}
                  </td>
                  <td data-label={words.feedback} class="moment">
                    {line.feedback === undefined
                      ? words.feedbackDue(dueWords(line.feedbackDue, ctx))
                      : `${line.feedback.text}（${line.feedback.by}）`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <Pages {...props} base="/bureau/supervision" />
      <p class="hint">{words.feedbackSource(props.source)}</p>
    </BureauFrame>
  );
}

export type OwnWarningsPageProps = WarningsPageProps & {
  readonly sent: boolean;
  /** After a refusal: what was typed, for which. */
  readonly attempt?: { readonly id: string; readonly text: string; readonly refusal: string };
};

/** The warnings of the officer's own office, each with a form for the answer. */
export function OwnWarningsPage(props: OwnWarningsPageProps): VNode {
  const { ctx, view, attempt, sent } = props;
  const words = ctx.t.supervision;
  const lines = attempt === undefined ? [] : [{ href: `#say-${attempt.id}`, sentence: attempt.refusal }];
  return (
    <Frame ctx={ctx} title={words.mine} section="warnings">
      <ErrorSummary lines={lines} t={ctx.t} />
      {sent && <p class="notice notice--go">{words.sent}</p>}
      <h1>{words.mine}</h1>
      <p>{words.mineLead}</p>
      <Filters {...props} base="/desk/warnings" />
      {view.rows.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <ol class="bare-list">
          {view.rows.map((line) => (
            <li class="sheet warning" id={`warning-${line.id}`}>
              <p>
                <LevelLight ctx={ctx} line={line} /> <strong>{words.kind[line.kind]}</strong>
              </p>
              <p>
                <a href={line.part === 0 ? '/desk' : `/desk/${line.number}/${line.part}`} class="unbroken">
                  {showCaseNumber(line.number)}
                </a>{' '}
                {inLanguage(line.itemName, ctx.language)} ·{' '}
                <span class="moment">{momentWords(line.raisedAt, ctx.language)}</span>
              </p>
              {line.feedback === undefined ? (
                <AnswerForm ctx={ctx} line={line} text={attempt?.id === line.id ? attempt.text : ''} />
              ) : (
                <p>
                  {words.feedback}
                  {ctx.t.form.colon}
                  {line.feedback.text}（{line.feedback.by}）
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      <Pages {...props} base="/desk/warnings" />
      <p class="hint">{words.feedbackSource(props.source)}</p>
    </Frame>
  );
}

function AnswerForm(props: {
  readonly ctx: PageContext;
  readonly line: WarningLine;
  readonly text: string;
}): VNode {
  const { ctx, line, text } = props;
  const words = ctx.t.supervision;
  return (
    <form method="post" action="/desk/warnings">
      <CsrfField ctx={ctx} />
      <input type="hidden" name="division" value={line.division} />
      <input type="hidden" name="id" value={line.id} />
      <div class="field">
        <label for={`say-${line.id}`}>
          {words.say} <span class="hint">{words.feedbackDue(dueWords(line.feedbackDue, ctx))}</span>
        </label>
        <textarea class="ds-input" id={`say-${line.id}`} name="feedback" rows={3}>
          {text}
        </textarea>
      </div>
      <div class="acts">
        <button class="ds-button" type="submit">
          {words.send}
        </button>
      </div>
    </form>
  );
}

function LevelLight({ ctx, line }: { readonly ctx: PageContext; readonly line: WarningLine }): VNode {
  return <Light colour={line.level === 'red' ? 'red' : 'amber'} word={ctx.t.supervision.level[line.level]} />;
}

type Based = WarningsPageProps & { readonly base: string };

function Filters({ ctx, view, only, base }: Based): VNode {
  const words = ctx.t.supervision;
  const { yellow, red, unanswered } = view.counts;
  return (
    <>
      <nav class="filters" aria-label={words.title}>
        <a href={base} aria-current={only === undefined ? 'page' : undefined}>
          {words.all}
        </a>
        {WARNING_FILTERS.map((each) => (
          <a href={`${base}?only=${each}`} aria-current={only === each ? 'page' : undefined}>
            {words.only[each]}
          </a>
        ))}
      </nav>
      <p>{words.counts(yellow, red, unanswered)}</p>
    </>
  );
}

function Pages({ ctx, view, only, base }: Based): VNode {
  const filter = only === undefined ? '' : `only=${only}&`;
  return <Pager page={view.page} pages={view.pages} href={(n) => `${base}?${filter}page=${n}`} t={ctx.t} />;
}
