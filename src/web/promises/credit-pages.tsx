// Records of false commitments: the person's own page, and the bureau's.
import { cityDay } from '#core/calendar/city-day.ts';
import type { VNode } from 'preact';
import type { CreditLine } from '#read/credit.ts';
import type { Paged } from '#read/reads.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { Light } from '../elements/light.tsx';
import { Pager } from '../elements/pager.tsx';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** A form that was refused, with what was typed. */
export type CreditTyped = { readonly id: string; readonly text: string; readonly problem: string };

type Props = { readonly ctx: PageContext; readonly typed?: CreditTyped };

/** 我的信用记录: what was recorded, why, what it bars, and how to appeal. */
export function MyCreditPage(
  props: Props & { readonly records: readonly CreditLine[]; readonly sent: boolean },
): VNode {
  const { ctx, records, typed } = props;
  const words = ctx.t.promises.credit;
  return (
    <Frame ctx={ctx} title={words.title} section="myCases">
      <Problem {...props} />
      <h1>{words.title}</h1>
      {props.sent && <p class="notice notice--go">{words.sent}</p>}
      <p>{records.length === 0 ? words.none : words.lead}</p>
      {records.map((record) => (
        <section class="sheet" key={record.id} id={`record-${record.id}`} tabIndex={-1}>
          <h2>{words.falseCommitment}</h2>
          <p class={record.bars ? 'notice notice--wait' : 'notice notice--go'}>
            {record.bars ? words.bars : words.barsNot}
          </p>
          <Facts rows={factsOf(record, ctx)} />
          {record.appeal === undefined && record.bars && (
            <form method="post" action={`/my-credit/${record.division}/${record.id}`} noValidate>
              <CsrfField ctx={ctx} />
              <h3>{words.appealHeading}</h3>
              <TextField
                id={`appeal-${record.id}`}
                label={words.appealLabel}
                hint={words.appealHint}
                value={typed?.id === record.id ? typed.text : ''}
              />
              <button class="ds-button" type="submit">
                {words.appealSubmit}
              </button>
            </form>
          )}
        </section>
      ))}
      <p>
        <a class="tall-link" href="/my-cases">
          {ctx.t.promises.credit.back}
        </a>
      </p>
    </Frame>
  );
}

/** The bureau's list, with a form where something waits for it. */
export function BureauCreditPage(
  props: Props & { readonly list: Paged<CreditLine>; readonly done: boolean },
): VNode {
  const { ctx, list } = props;
  const words = ctx.t.promises.bureauCredit;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="credit">
      <Problem {...props} />
      <h1>{words.title}</h1>
      {props.done && <p class="notice notice--go">{words.done}</p>}
      <p>{words.lead}</p>
      {list.rows.length === 0 ? <p class="empty">{words.empty}</p> : <p>{words.total(list.total)}</p>}
      {list.rows.map((record) => (
        <BureauRecord key={record.id} {...props} record={record} />
      ))}
      <Pager page={list.page} pages={list.pages} href={(n) => `/bureau/credit?page=${n}`} t={ctx.t} />
    </BureauFrame>
  );
}

function BureauRecord(props: Props & { readonly record: CreditLine }): VNode {
  const { ctx, record, typed } = props;
  const words = ctx.t.promises.bureauCredit;
  const action = `/bureau/credit/${record.division}/${record.id}`;
  const value = typed?.id === record.id ? typed.text : '';
  const undecided = record.appeal !== undefined && record.decision === undefined;
  return (
    <section class="sheet credit-acts" id={`record-${record.id}`} tabIndex={-1}>
      <h2>
        {record.name}{' '}
        <Light
          colour={record.bars ? 'amber' : 'green'}
          word={record.bars ? words.standing.barred : words.standing.free}
        />
      </h2>
      <Facts rows={factsOf(record, ctx, true)} />
      {record.bars && (
        <form method="post" action={action} noValidate>
          <CsrfField ctx={ctx} />
          <h3>{undecided ? words.decide : words.repairHeading}</h3>
          <TextField
            id={`reason-${record.id}`}
            label={undecided ? words.reason : words.repairReason}
            value={value}
          />
          <div class="acts">
            {undecided ? (
              <>
                <Do act="upheld" label={words.uphold} />
                <Do act="removed" label={words.remove} />
              </>
            ) : (
              <Do act="repair" label={words.repair} />
            )}
          </div>
        </form>
      )}
    </section>
  );
}

function Do({ act, label }: { readonly act: string; readonly label: string }): VNode {
  return (
    <button class="ds-button" data-variant="secondary" type="submit" name="do" value={act}>
      {label}
    </button>
  );
}

function Problem({ ctx, typed }: Props): VNode {
  const lines = typed === undefined ? [] : [{ href: `#record-${typed.id}`, sentence: typed.problem }];
  return <ErrorSummary lines={lines} t={ctx.t} />;
}

function TextField(props: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
}): VNode {
  const { id, label, hint, value } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        class="ds-input"
        id={id}
        name="text"
        rows={4}
        maxlength={2000}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      >
        {value}
      </textarea>
    </div>
  );
}

function factsOf(record: CreditLine, ctx: PageContext, forBureau = false): readonly FactRow[] {
  const words = ctx.t.promises.credit;
  const day = (at: string) => dateWords(cityDay(at), ctx.language);
  const { appeal, decision, repair } = record;
  return [
    { label: words.what, value: nameIn(ctx, record.itemName) },
    { label: words.office, value: nameIn(ctx, record.agencyName) },
    { label: words.number, value: <span class="unbroken">{numberWords(record.number)}</span> },
    { label: words.at, value: day(record.recordedAt) },
    { label: words.reason, value: <span class="typed">{record.reason}</span> },
    ...(appeal === undefined
      ? []
      : [
          {
            label: forBureau ? ctx.t.promises.bureauCredit.appeal(day(appeal.at)) : words.yourAppeal,
            value: (
              <>
                <span class="typed">{appeal.text}</span>
                {decision === undefined && !forBureau && (
                  <span class="hint block">{words.appealed(day(appeal.at))}</span>
                )}
              </>
            ),
          },
        ]),
    ...(decision === undefined
      ? []
      : [
          {
            label: words.decision[decision.what],
            value: <span class="typed">{decision.reason}</span>,
          },
        ]),
    ...(repair === undefined
      ? []
      : [{ label: words.repaired(day(repair.at)), value: <span class="typed">{repair.reason}</span> }]),
  ];
}
