import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { Facts } from '../elements/facts.tsx';
import { dateWords, secondsWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { EntryFrame } from './entry-frame.tsx';
import { EntrySheet, LegalHead } from './entry-sheet.tsx';
import { figuresIn } from './entry-sign.tsx';
import { basicForms, type EntryView } from './entry-view.ts';

type Props = { readonly ctx: PageContext; readonly view: EntryView };

/** All forms of the return on A4, one a sheet, with places for the signatures and the stamp. */
export function EntryPrintPage({ ctx, view }: Props): VNode {
  const { t, language } = ctx;
  const words = t.costsEntry;
  const { state } = view;
  const draft = state.submittedBy === undefined;
  return (
    <EntryFrame ctx={ctx} view={view} title={words.printTitle} here="print">
      <p class="hint no-print">{words.printHint}</p>
      {basicForms(view.round).map((form) => (
        <section class="paper" key={form.code}>
          <h2>{inLanguage(form.title, language)}</h2>
          {view.round.mark === 'sample' && <p class="paper__sample">{t.costs.sample}</p>}
          {draft && <p class="paper__draft">{words.draftMark}</p>}
          <LegalHead ctx={ctx} view={view} form={form} />
          <EntrySheet
            ctx={ctx}
            view={{ ...view, evaluation: NOTHING_FOUND }}
            form={form}
            sums={new Map()}
            onPaper
          />
          <Signatures ctx={ctx} view={view} />
        </section>
      ))}
    </EntryFrame>
  );
}

/** A form on paper shows figures, not what was found. */
const NOTHING_FOUND: EntryView['evaluation'] = { findings: [], notEvaluable: [], passed: [] };

function Signatures({ ctx, view }: Props): VNode {
  const words = ctx.t.costsEntry.signatureOf;
  const { signedBy, submittedBy } = view.state;
  return (
    <div class="paper__signatures">
      <p>
        {words.head}
        <span>{submittedBy?.name}</span>
      </p>
      <p>
        {words.filler}
        <span>{signedBy?.name}</span>
      </p>
      <p>
        {words.phone}
        <span />
      </p>
      <p>
        {words.reported}
        <span>{submittedBy && dateWords(dayOf(submittedBy.at), ctx.language)}</span>
      </p>
      <p class="paper__stamp">{words.stamp}</p>
    </div>
  );
}

function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
}

/** What was handed in, by whom and when: to print and keep. */
export function EntryReceiptPage({ ctx, view, done }: Props & { readonly done?: string }): VNode {
  const { t, language } = ctx;
  const words = t.costsEntry;
  const { state, round, unit } = view;
  const { submittedBy, signedBy } = state;
  if (submittedBy === undefined)
    return (
      <EntryFrame ctx={ctx} view={view} title={words.receiptTitle} here="sign">
        <p class="empty">{words.receiptNone}</p>
      </EntryFrame>
    );
  return (
    <EntryFrame ctx={ctx} view={view} title={words.receiptTitle} here="sign">
      {done !== undefined && <output class="notice notice--go no-print">{done}</output>}
      <section class="sheet slip entry-receipt">
        <p>{words.receiptLead}</p>
        <Facts
          rows={[
            { label: words.roundName, value: inLanguage(round.title, language) },
            { label: words.unitName, value: unit.name },
            { label: words.versionName, value: words.version(state.version) },
            { label: words.roundVersion, value: <code>{state.roundVersion.slice(0, 16)}</code> },
            {
              label: words.submittedAt,
              value: `${secondsWords(submittedBy.at.toString(), language)} · ${submittedBy.late ? words.late : words.onTime}`,
            },
            { label: words.filled, value: words.figures(figuresIn(view)) },
            { label: words.fillerPart, value: signedBy?.name ?? words.notSigned },
            { label: words.headPart, value: submittedBy.name },
            { label: words.fullHash, value: <code>{signedBy?.content ?? view.content}</code> },
          ]}
        />
      </section>
      <p class="hint no-print">
        {words.printHint} {words.printedOn(dateWords(ctx.today, language))}
      </p>
    </EntryFrame>
  );
}
