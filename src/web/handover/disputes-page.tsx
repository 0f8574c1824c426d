import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { RESPONSIBLE } from '#core/cases/settle-dispute.ts';
import type { DisputedLine } from '#read/disputes.ts';
import type { Paged } from '#read/reads.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { numberWords } from '../desk/desk-words.ts';
import { Pager } from '../elements/pager.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { LedgerTools } from './holder-words.ts';
import { DisputeWords, LedgerFigure, Legs } from './ledger.tsx';
import { LongText } from './paper-forms.tsx';

/** A settlement that was refused, with what was typed. */
export type SettleAttempt = {
  readonly number: string;
  readonly part: number;
  readonly dispute: number;
  readonly responsible: string;
  readonly finding: string;
  readonly problem: string;
};

export type DisputesPageProps = {
  readonly tools: LedgerTools;
  readonly list: Paged<DisputedLine>;
  readonly open: boolean;
  readonly attempt?: SettleAttempt;
  readonly done: boolean;
};

/** What the two sides say, with the record beside it, and the bureau's finding. */
export function DisputesPage({ tools, list, open, attempt, done }: DisputesPageProps): VNode {
  const { ctx } = tools;
  const words = ctx.t.handover.disputes;
  return (
    <BureauFrame ctx={ctx} title={words.heading} here="disputes">
      <ErrorSummary
        lines={
          attempt === undefined
            ? []
            : [
                {
                  href: `#finding-${attempt.number}-${attempt.part}-${attempt.dispute}`,
                  sentence: attempt.problem,
                },
              ]
        }
        t={ctx.t}
      />
      <h1>{words.heading}</h1>
      <p>{words.lead}</p>
      {done && <p class="notice notice--go">{words.done}</p>}
      <nav class="filters" aria-label={words.heading}>
        <a href="/bureau/disputes" aria-current={open ? 'page' : undefined}>
          {words.openOnes}
        </a>
        <a href="/bureau/disputes?settled=1" aria-current={open ? undefined : 'page'}>
          {words.settledOnes}
        </a>
      </nav>
      {list.rows.length === 0 ? (
        <p class="empty">{open ? words.empty : words.settledEmpty}</p>
      ) : (
        <p class="hint">
          {words.total(list.total)}
          {ctx.t.form.stop}
          {open && words.noLimit}
        </p>
      )}
      {list.rows.map((line) => (
        <DisputeSheet tools={tools} line={line} attempt={attempt} />
      ))}
      <Pager
        page={list.page}
        pages={list.pages}
        href={(page) => `/bureau/disputes?${open ? '' : 'settled=1&'}page=${page}`}
        t={ctx.t}
      />
    </BureauFrame>
  );
}

function DisputeSheet(props: {
  readonly tools: LedgerTools;
  readonly line: DisputedLine;
  readonly attempt: SettleAttempt | undefined;
}): VNode {
  const { tools, line } = props;
  const { ctx } = tools;
  const { ledger, dispute } = line;
  const own = { ...tools, partNames: new Map([[ledger.part, ledger.itemName]]) };
  return (
    <section class="sheet">
      <h2>
        {inLanguage(ledger.itemName, ctx.language)} · <span class="unbroken">{numberWords(line.number)}</span>
      </h2>
      <div class="two-columns">
        <div>
          <DisputeWords dispute={dispute} tools={own} />
          {dispute.settled === undefined && <SettleForm {...props} />}
        </div>
        <div>
          <LedgerFigure line={ledger} tools={own} />
          <Legs line={ledger} tools={own} />
        </div>
      </div>
    </section>
  );
}

function SettleForm(props: {
  readonly tools: LedgerTools;
  readonly line: DisputedLine;
  readonly attempt: SettleAttempt | undefined;
}): VNode {
  const { tools, line, attempt } = props;
  const { ctx } = tools;
  const words = ctx.t.handover.disputes;
  const { number, dispute, ledger } = line;
  const mine =
    attempt?.number === number && attempt.part === ledger.part && attempt.dispute === dispute.dispute
      ? attempt
      : undefined;
  const id = `${number}-${ledger.part}-${dispute.dispute}`;
  return (
    <form method="post" action={`/bureau/disputes/${number}/${ledger.part}/${dispute.dispute}`}>
      <CsrfField ctx={ctx} />
      <fieldset class="field">
        <legend>{words.responsible}</legend>
        {RESPONSIBLE.map((who) => (
          <div class="choice">
            <input
              type="radio"
              id={`${who}-${id}`}
              name="responsible"
              value={who}
              checked={mine?.responsible === who}
            />
            <label for={`${who}-${id}`}>{words.who[who]}</label>
          </div>
        ))}
      </fieldset>
      <LongText
        id={`finding-${id}`}
        name="finding"
        label={words.finding}
        hint={words.findingHint}
        value={mine?.finding}
      />
      <button class="ds-button" type="submit">
        {words.submit}
      </button>
    </form>
  );
}
