import type { VNode } from 'preact';
import type { Localised } from '#base/localised.ts';
import type { IssuedResult } from '#core/cases/events.ts';
import type { ResultToHandOut } from '#read/result-to-hand-out.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { QrCode } from '../citizen/qr-code.tsx';
import { Facts } from '../elements/facts.tsx';
import { momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { CounterFrame, TextField } from './counter-parts.tsx';

export const PROOFS = ['proofOwn', 'proofOther', 'proofHousehold'] as const;
type Result = {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly found: ResultToHandOut;
};

/** Who is here, what was shown; then the result is handed out. */
export function DeliverPage(
  props: Result & {
    readonly to: string;
    readonly proof: string;
    /** Ticked: originals that were seen. */
    readonly seen: readonly string[];
    readonly problems: { readonly to?: string; readonly proof?: string; readonly whole?: string };
  },
): VNode {
  const { ctx, centre, found, problems } = props;
  const { part } = found;
  const words = ctx.t.counter.deliver;
  const lines = [
    ...(problems.whole === undefined ? [] : [{ href: '#main', sentence: problems.whole }]),
    ...(problems.to === undefined ? [] : [{ href: '#to', sentence: problems.to }]),
    ...(problems.proof === undefined ? [] : [{ href: `#${PROOFS[0]}`, sentence: problems.proof }]),
  ];
  return (
    <CounterFrame ctx={ctx} title={words.heading} here="handOut" centre={centre}>
      <ErrorSummary lines={lines} t={ctx.t} />
      <h1>{words.heading}</h1>
      <Facts
        rows={[
          {
            label: ctx.t.counter.handOut.applicant,
            value: (
              <>
                <strong>{found.applicant.name}</strong>{' '}
                <span class="unbroken">{found.applicant.citizenNumber}</span>
              </>
            ),
          },
          ...(found.filedFor === undefined
            ? []
            : [
                {
                  label: ctx.t.desk.part.filedBy,
                  value: `${found.filedFor.by.name}（${found.filedFor.mandate}）`,
                },
              ]),
          { label: ctx.t.counter.receipt.item, value: nameIn(ctx, part.itemName) },
          { label: ctx.t.counter.receipt.result, value: resultsWords(ctx, part.issued) },
          {
            label: ctx.t.counter.receipt.number,
            value: <span class="unbroken">{numberWords(found.number)}</span>,
          },
        ]}
      />
      <form method="post" action={`/counter/hand-out/${found.number}/${part.part}`}>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="version" value={part.version} />
        <TextField
          id="to"
          name="to"
          label={words.to}
          hint={words.toHint}
          value={props.to}
          problem={problems.to}
          autofocus={lines.length === 0}
        />
        <fieldset class={problems.proof === undefined ? 'field' : 'field field--problem'}>
          <legend>{words.proof}</legend>
          {problems.proof !== undefined && <p class="field__problem">{problems.proof}</p>}
          {PROOFS.map((proof) => (
            <div class="choice">
              <input type="radio" id={proof} name="proof" value={proof} checked={props.proof === proof} />
              <label for={proof}>{words[proof]}</label>
            </div>
          ))}
        </fieldset>
        {found.uploaded.length > 0 && (
          <fieldset class="field">
            <legend>{words.seen}</legend>
            <p class="hint">{words.seenHint}</p>
            {found.uploaded.map(({ material, name }) => (
              <div class="choice" key={material}>
                <input
                  type="checkbox"
                  id={`seen-${material}`}
                  name="seen"
                  value={material}
                  checked={props.seen.includes(material)}
                />
                <label for={`seen-${material}`}>{nameIn(ctx, name)}</label>
              </div>
            ))}
          </fieldset>
        )}
        <div class="acts">
          <button class="ds-button" type="submit">
            {words.confirm}
          </button>
          <a href="/counter/hand-out">{ctx.t.counter.receipt.back}</a>
        </div>
      </form>
    </CounterFrame>
  );
}

function resultsWords(ctx: PageContext, results: readonly IssuedResult[]): string {
  return results
    .map((result) => `${nameIn(ctx, result.name)}${result.number === '' ? '' : ` ${result.number}`}`)
    .join(ctx.t.frame.listSeparator);
}

/** The receipt the receiver signs: A4 or an 80 mm roll. */
export function DeliveryReceiptPage(
  props: Result & {
    readonly delivered: {
      readonly to: string;
      readonly at: string;
      readonly by: string;
      readonly seen: readonly Localised[];
    };
    /** Where the resident says how it was, on a phone of their own, out of the clerk's sight. */
    readonly rate: string;
  },
): VNode {
  const { ctx, centre, found, delivered } = props;
  const { part } = found;
  const words = ctx.t.counter.receipt;
  return (
    <CounterFrame ctx={ctx} title={words.title} here="handOut" centre={centre}>
      <article class="slip">
        <div class="slip__head">
          <h1>{words.title}</h1>
          <div class="slip__qr">
            <strong class="seal">{ctx.t.desk.stage.delivered}</strong>
            <QrCode text={props.rate} label={ctx.t.ratings.qr} />
            <p class="hint">{ctx.t.ratings.qr}</p>
          </div>
        </div>
        <Facts
          rows={[
            { label: words.result, value: resultsWords(ctx, part.issued) },
            { label: words.item, value: nameIn(ctx, part.itemName) },
            { label: words.agency, value: nameIn(ctx, part.agencyName) },
            { label: ctx.t.counter.handOut.applicant, value: found.applicant.name },
            { label: words.to, value: <strong>{delivered.to}</strong> },
            ...(delivered.seen.length === 0
              ? []
              : [
                  {
                    label: ctx.t.counter.deliver.seen,
                    value: delivered.seen.map((name) => nameIn(ctx, name)).join(ctx.t.frame.listSeparator),
                  },
                ]),
            { label: words.at, value: centre },
            { label: words.when, value: momentWords(delivered.at, ctx.language) },
            { label: ctx.t.counter.slip.clerk, value: delivered.by },
            { label: words.number, value: <span class="unbroken">{numberWords(found.number)}</span> },
          ]}
        />
        <div class="slip__signs">
          <p class="slip__sign">{words.signature}</p>
          <p class="slip__stamp">{words.stamp}</p>
        </div>
      </article>
      <p class="hint no-print">{words.printHint}</p>
      <div class="acts">
        <a class="ds-button" href="/counter/hand-out" autofocus>
          {words.back}
        </a>
      </div>
    </CounterFrame>
  );
}
