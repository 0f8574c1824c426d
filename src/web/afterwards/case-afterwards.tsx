// What can still be done with a case once it is filed, and what became of it: blocks of the progress page.
import type { ComponentChildren, VNode } from 'preact';
import { inLanguage, type Localised } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { hasFailed } from '#core/cases/stages.ts';
import type { Fact } from '#core/catalogue/fact.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { officeWords, type CaseTools } from '../citizen/case-words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { hasDocuments } from '../promises/part-promises.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { yuanWords } from './yuan.ts';

/** What the routes of this module leave behind in the address of the progress page. */
const DONE = ['withdrawn', 'corrected', 'paid'] as const;
export type Done = (typeof DONE)[number];

/** The word in the address, where it is one of ours. */
export function doneOf(query: (name: string) => string | undefined): Done | undefined {
  return DONE.find((each) => query(each) !== undefined);
}

/** What was just done, and the case this one files again. */
export function CaseTop(props: {
  readonly ctx: PageContext;
  readonly found: CaseView;
  readonly done: Done | undefined;
  readonly refiledAs: readonly CaseNumber[];
  readonly mayRate: boolean;
}): VNode {
  const { ctx, found, done, refiledAs } = props;
  const words = ctx.t.afterwards;
  const said = { withdrawn: words.withdraw.done, corrected: words.correct.done, paid: words.fee.done };
  return (
    <>
      {done !== undefined && <p class="notice notice--go">{said[done]}</p>}
      {found.refiles !== undefined && <CaseLink words={words.refile.of} number={found.refiles} />}
      {refiledAs.map((number) => (
        <CaseLink key={number} words={words.refile.as} number={number} />
      ))}
      {found.status === 'finished' && refiledAs.length === 0 && <RefileForm ctx={ctx} found={found} />}
      {props.mayRate && (
        <p class="no-print">
          <a class="ds-button" data-variant="secondary" href={`/my-cases/${found.number}/rate`}>
            {ctx.t.ratings.invite}
          </a>
        </p>
      )}
    </>
  );
}

function CaseLink({ words, number }: { readonly words: string; readonly number: CaseNumber }): VNode {
  return (
    <p>
      {words}{' '}
      <a class="unbroken" href={`/my-cases/${number}`}>
        {showCaseNumber(number)}
      </a>
    </p>
  );
}

/**
 * All that can be looked up about the case and changed in it, in one place below the parts: what the dates rest on, where it
 * was, its papers, then correcting and withdrawing.
 */
export function CaseWays(props: { readonly ctx: PageContext; readonly found: CaseView }): VNode {
  const { ctx, found } = props;
  const { t } = ctx;
  const words = t.afterwards;
  const home = `/my-cases/${found.number}`;
  const open = found.parts.filter(({ acts }) => acts.includes('withdraw'));
  const links = [
    { href: `${home}/clocks`, label: t.clocks.why },
    { href: `${home}/hand-over`, label: t.handover.progressLink },
    ...(hasDocuments(found) ? [{ href: `${home}/documents`, label: t.promises.documents.open }] : []),
    { href: `${home}/receipt`, label: t.citizen.progress.receipt },
    ...(open.length === 0
      ? []
      : [
          { href: `${home}/correct`, label: words.correct.link },
          { href: `${home}/withdraw`, label: words.withdraw.linkCase },
        ]),
  ];
  return (
    <section class="no-print">
      <h2>{words.more}</h2>
      {found.status === 'open' && <RefileForm ctx={ctx} found={found} />}
      <ul class="ways">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <details class="why">
          <summary>{words.withdraw.onePart}</summary>
          <ul class="ways">
            {open.map((part) => (
              <li key={part.part}>
                <a href={`${home}/withdraw?part=${part.part}`}>
                  {words.withdraw.linkPart(inLanguage(part.itemName, ctx.language))}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** 改好再交一次, where something came to nothing and it is one's own. */
function RefileForm({ ctx, found }: { readonly ctx: PageContext; readonly found: CaseView }): VNode | null {
  const words = ctx.t.afterwards.refile;
  const isOwn = ctx.viewer.role === 'citizen' && ctx.viewer.citizenNumber === found.applicant.citizenNumber;
  if (!isOwn || !found.parts.some(hasFailed)) return null;
  return (
    <form class="no-print" method="post" action={`/my-cases/${found.number}/refile`}>
      <CsrfField ctx={ctx} />
      <button class="ds-button" type="submit">
        {words.button}
      </button>
      <p class="hint">{words.hint}</p>
    </form>
  );
}

/** Among what waits for the person: the fee, with the way to its button. */
export function FeeDue({
  part,
  tools,
}: {
  readonly part: PartProgress;
  readonly tools: CaseTools;
}): VNode | null {
  if (part.fee === undefined) return null;
  const name = inLanguage(part.itemName, tools.language);
  const due = tools.t.afterwards.fee.due(yuanWords(part.fee.fen));
  return (
    <li>
      <a href={`#fee-${part.part}`}>{`${name}${tools.t.form.colon}${due}`}</a>
    </li>
  );
}

/** The fee of a part: what is due, how to pay it, or that it is paid. */
export function FeeLine(props: {
  readonly ctx: PageContext;
  readonly found: CaseView;
  readonly part: PartProgress;
  readonly payable: boolean;
}): VNode | null {
  const { ctx, found, part, payable } = props;
  const { fee } = part;
  if (fee === undefined) return null;
  const words = ctx.t.afterwards.fee;
  if (fee.paid !== undefined) return <p class="notice notice--go">{words.paid(yuanWords(fee.fen))}</p>;
  if (!part.acts.includes('pay')) return <p>{words.due(yuanWords(fee.fen))}</p>;
  return (
    <form
      class="notice notice--wait"
      id={`fee-${part.part}`}
      method="post"
      action={`/my-cases/${found.number}/parts/${part.part}/pay`}
    >
      <CsrfField ctx={ctx} />
      <p>
        <strong>{words.due(yuanWords(fee.fen))}</strong> {words.before}
      </p>
      {fee.basis !== '' && <p class="hint">{words.basis(fee.basis)}</p>}
      {payable ? (
        <button class="ds-button" type="submit">
          {words.pay}
        </button>
      ) : (
        <p>{words.atOffice}</p>
      )}
    </form>
  );
}

/** Against a refusal, a rejection, a lapse or a revocation: what the guide states, else that it states nothing, and whom to ask. */
export function AppealNote(props: {
  readonly part: PartProgress;
  readonly appeal: Fact<string> | undefined;
  readonly tools: CaseTools;
}): VNode | null {
  const { part, appeal, tools } = props;
  if (!['refused', 'rejected', 'lapsed', 'revoked'].includes(part.stage)) return null;
  const words = tools.t.afterwards.appeal;
  return (
    <div>
      <h3>{words.title}</h3>
      <p>{appeal?.stated === true ? `${words.stated}${appeal.value}` : words.notStated}</p>
      <p>{words.askOffice(officeWords(part, tools))}</p>
    </div>
  );
}

/** Items by name, with the list separator of the language. */
export function namesOf(
  parts: readonly { readonly itemName: Localised }[],
  { t, language }: Pick<PageContext, 't' | 'language'>,
): string {
  return parts.map(({ itemName }) => inLanguage(itemName, language)).join(t.frame.listSeparator);
}

/** A line of a list, where there is something to say. */
export function Line({
  when,
  children,
}: {
  readonly when: boolean;
  readonly children: ComponentChildren;
}): VNode | null {
  return when ? <li>{children}</li> : null;
}
