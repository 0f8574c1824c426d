// Promises, notices and commitments as papers: A4, two copies, with number, signature and seal.
import type { VNode } from 'preact';
import type { CaseDocument } from '#read/case-documents.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { Mark } from '#base/mark.ts';
import { QrCode } from '../citizen/qr-code.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { MarkTag } from '../elements/mark.tsx';
import { momentWords } from '../elements/words.ts';
import { Frame, type FrameProps } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

type Section = NonNullable<FrameProps['section']>;

/** The documents of a case, or of one part of it. */
export function DocumentListPage(props: {
  readonly ctx: PageContext;
  readonly section: Section;
  readonly documents: readonly CaseDocument[];
  /** This page's own address, below which each document has its own. */
  readonly base: string;
  readonly back: string;
}): VNode {
  const { ctx, documents, base } = props;
  const words = ctx.t.promises.documents;
  return (
    <Frame ctx={ctx} title={words.title} section={props.section}>
      <h1>{words.title}</h1>
      {documents.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <TableBox label={words.title}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.document}</th>
                <th scope="col">{words.at}</th>
              </tr>
            </thead>
            <tbody>
              {documents.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <a class="tall-link" href={`${base}/${each.id}`}>
                      {ctx.t.promises.kinds[each.kind]}
                    </a>
                  </th>
                  <td data-label={words.at}>{momentWords(each.at, ctx.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <p>
        <a class="tall-link" href={props.back}>
          {props.section === 'myCases' ? words.back : ctx.t.frame.back}
        </a>
      </p>
    </Frame>
  );
}

/** One document in its two copies. */
export function DocumentPage(props: {
  readonly ctx: PageContext;
  readonly section: Section;
  readonly document: CaseDocument;
  readonly mark: Mark;
  readonly origin: string;
  readonly back: string;
}): VNode {
  const { ctx, document, origin } = props;
  const words = ctx.t.promises.documents;
  const title = ctx.t.promises.kinds[document.kind];
  const sheet: SheetProps = {
    ctx,
    title,
    mark: props.mark,
    number: showCaseNumber(document.number),
    follow: `${origin}/my-cases/${document.number}`,
    text: document.text,
    signature: signatureOf(document, ctx),
    signer: document.kind === 'owed-notice' ? words.received : words.signature,
    bySeal: document.kind === 'owed-notice' ? document.agencyName.zh : '',
  };
  return (
    <Frame ctx={ctx} title={`${title} ${showCaseNumber(document.number)}`} section={props.section}>
      <p class="hint no-print">
        {words.printHint}{' '}
        <a class="tall-link" href={props.back}>
          {props.section === 'myCases' ? words.back : ctx.t.frame.back}
        </a>
      </p>
      <TwoCopies {...sheet} />
    </Frame>
  );
}

/** The text before it is signed, for the clerk to print. */
export function DraftPromisePage(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly text: string;
  readonly mark: Mark;
}): VNode {
  const { ctx, title, text, mark } = props;
  const words = ctx.t.promises.documents;
  return (
    <Frame ctx={ctx} title={title} section="counter">
      <p class="hint no-print">{words.printHint}</p>
      <TwoCopies
        ctx={ctx}
        title={title}
        mark={mark}
        text={text}
        number={words.draftNumber}
        signer={words.signature}
        signature=""
        bySeal=""
      />
    </Frame>
  );
}

type SheetProps = {
  readonly ctx: PageContext;
  readonly title: string;
  readonly mark: Mark;
  readonly number: string;
  readonly follow?: string;
  readonly text: string;
  /** Whose signature it is. */
  readonly signer: string;
  /** Who signed, when; empty for a line to sign on. */
  readonly signature: string;
  readonly bySeal: string;
};

const COPIES = ['applicant', 'office'] as const;

function TwoCopies(props: SheetProps): VNode {
  return (
    <>
      {COPIES.map((copy) => (
        <Sheet key={copy} {...props} copy={copy} />
      ))}
    </>
  );
}

function Sheet(props: SheetProps & { readonly copy: (typeof COPIES)[number] }): VNode {
  const { ctx, title, copy, follow } = props;
  const words = ctx.t.promises.documents;
  const Title = copy === 'applicant' ? 'h1' : 'h2';
  return (
    <article class="sheet document">
      <header class="document__head">
        <div>
          <Title class="document__title">{title}</Title>
          <p>
            {words.number}
            {ctx.t.form.colon}
            <span class="unbroken">{props.number}</span> <SampleText mark={props.mark} ctx={ctx} />
          </p>
        </div>
        {follow !== undefined && <QrCode text={follow} label={words.qr} />}
      </header>
      <div class="promise__text" lang="zh-CN">
        {props.text}
      </div>
      <div class="document__ends">
        <p>
          {props.signer}
          {ctx.t.form.colon}
          {props.signature === '' ? <span class="document__line" /> : props.signature}
          <span class="document__date">{words.date}</span>
        </p>
        <p class="document__stamp">
          {words.stamp}
          {props.bySeal !== '' && <span class="block">{props.bySeal}</span>}
        </p>
      </div>
      <p class="hint document__copy">
        {words.copy[copy]}（{words.copies}）
      </p>
    </article>
  );
}

/** The words themselves are the sample city's. */
function SampleText({ mark, ctx }: { readonly mark: Mark; readonly ctx: PageContext }): VNode {
  return mark === 'sample' ? (
    <span class="mark mark--sample">{ctx.t.promises.sampleText}</span>
  ) : (
    <MarkTag mark={mark} t={ctx.t} />
  );
}

function signatureOf(document: CaseDocument, { t, language }: PageContext): string {
  if (document.kind === 'owed-notice') return '';
  const when = momentWords(document.at, language);
  const words = t.promises.documents;
  return document.way === 'typed-online'
    ? words.signedOnline(document.signedBy, when)
    : words.signedOnPaper(document.signedBy, when);
}
