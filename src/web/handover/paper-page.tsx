import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { DutySide } from '#core/cases/region-flow.ts';
import type { Item } from '#core/catalogue/model.ts';
import type { HandOverPart, HandOverView } from '#read/hand-over.ts';
import { CounterFrame } from '../counter/counter-parts.tsx';
import { numberWords } from '../desk/desk-words.ts';
import { Facts } from '../elements/facts.tsx';
import { momentWords } from '../elements/words.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { Disputes, FlowDuties, LedgerFigure, Legs, VariantNote } from './ledger.tsx';
import { centreWords, type LedgerTools } from './holder-words.ts';
import { PaperForms, type PaperFormsProps } from './paper-forms.tsx';

export type PaperPageProps = Omit<PaperFormsProps, 'part'> & {
  readonly view: HandOverView;
  readonly part: HandOverPart;
  readonly item: Item | undefined;
  /** Why the act was refused. */
  readonly problem?: string;
  readonly slipHref: (leg: number) => string;
};

/** Papers of one part, for the clerk of a centre it passes and for its office: who holds it, duties, legs, forms. */
export function PaperPage(props: PaperPageProps): VNode {
  const { view, part, tools, byOffice } = props;
  const { ctx } = tools;
  const words = ctx.t.handover;
  return (
    <StaffFrame ctx={ctx} title={words.paperTitle} byOffice={byOffice} tools={tools} view={view}>
      <ErrorSummary
        lines={
          props.problem === undefined
            ? []
            : [{ href: `#${props.typed?.act ?? 'main'}`, sentence: props.problem }]
        }
        t={ctx.t}
      />
      <p class="no-print">
        <a href={byOffice ? `/desk/${view.number}/${part.part}` : '/counter/taken'}>
          {byOffice ? words.backToPart : words.backToTaken}
        </a>
      </p>
      <h1>
        {words.paperTitle}
        {ctx.t.form.colon}
        {inLanguage(part.itemName, ctx.language)}
      </h1>
      <p>
        {view.applicantName} · <span class="unbroken">{numberWords(view.number)}</span>
      </p>
      <PaperForms {...props} />
      <LedgerFigure line={part} tools={tools} />
      <VariantNote line={part} tools={tools} />
      <Legs line={part} tools={tools} slipHref={props.slipHref} />
      <Disputes line={part} tools={tools} />
      <ReviewNote view={view} tools={tools} />
      <FlowDuties line={part} tools={tools} item={props.item} mine={sideOf(view, tools)} />
    </StaffFrame>
  );
}

/** A centre that only hands the result out has neither side's duties. */
function sideOf({ receivingPlace }: HandOverView, { ctx: { viewer } }: LedgerTools): DutySide | undefined {
  if (viewer.role === 'officer') return 'deciding';
  return viewer.role === 'clerk' && viewer.centre === receivingPlace ? 'receiving' : undefined;
}

function StaffFrame(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly byOffice: boolean;
  readonly tools: LedgerTools;
  readonly view: HandOverView;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, title, byOffice, tools, children } = props;
  if (byOffice)
    return (
      <Frame ctx={ctx} title={title} section="desk">
        {children}
      </Frame>
    );
  const centre = ctx.viewer.role === 'clerk' ? centreWords(tools.divisions, ctx.viewer.centre) : '';
  return (
    <CounterFrame ctx={ctx} title={title} here="taken" centre={centre}>
      {children}
    </CounterFrame>
  );
}

/** Who did the form review at the counter, when, of how many papers. */
function ReviewNote({
  view,
  tools,
}: {
  readonly view: HandOverView;
  readonly tools: LedgerTools;
}): VNode | null {
  const { ctx, divisions } = tools;
  const words = ctx.t.handover.review;
  const { formReview } = view;
  if (view.channel !== 'counter') return null;
  return (
    <section>
      <h3>{words.heading}</h3>
      {formReview === undefined ? (
        <p>{words.none}</p>
      ) : (
        <p>
          {words.done(
            formReview.name,
            centreWords(divisions, formReview.centre),
            momentWords(formReview.at, ctx.language),
            formReview.papers.length,
          )}
          {formReview.remarks !== '' && <span class="block">{words.remarks(formReview.remarks)}</span>}
        </p>
      )}
    </section>
  );
}

/** 交接单: travels with the papers, signed by both sides; A4 or an 80 mm roll. */
export function TransferSlipPage(props: {
  readonly view: HandOverView;
  readonly part: HandOverPart;
  readonly leg: HandOverPart['legs'][number];
  readonly tools: LedgerTools;
  readonly byOffice: boolean;
  /** Address of the record, for the QR code. */
  readonly follow: string;
  readonly back: string;
  readonly qr: VNode;
}): VNode {
  const { view, part, leg, tools } = props;
  const { ctx } = tools;
  const words = ctx.t.handover.slip;
  const sender = leg.sentBy.role === 'system' ? '' : leg.sentBy.name;
  return (
    <StaffFrame ctx={ctx} title={words.title} byOffice={props.byOffice} tools={tools} view={view}>
      <article class="slip">
        <div class="slip__head">
          <div>
            <h1>{words.title}</h1>
            <p>
              <span class="big-number">{numberWords(view.number)}</span>
              <br />
              {words.leg(leg.leg)}
            </p>
          </div>
          <div class="slip__qr">{props.qr}</div>
        </div>
        <Facts
          rows={[
            { label: words.from, value: leg.from },
            { label: words.to, value: <strong>{leg.toName}</strong> },
            { label: words.item, value: inLanguage(part.itemName, ctx.language) },
            ...(view.applicantName === undefined
              ? []
              : [{ label: words.applicant, value: view.applicantName }]),
            { label: words.contents, value: leg.contents },
            {
              label: words.parcel,
              value: leg.parcel ? (
                <span class="unbroken">{`${leg.parcel.carrier} ${leg.parcel.number}`}</span>
              ) : (
                ctx.t.handover.legs.messenger
              ),
            },
            { label: words.sentAt, value: momentWords(leg.sentAt, ctx.language) },
            { label: words.handler, value: sender },
          ]}
        />
        <p>
          {words.complete}
          <br />
          {words.incomplete}
        </p>
        <div class="slip__signs">
          <p class="slip__sign">{words.signFrom}</p>
          <p class="slip__sign">{words.signTo}</p>
        </div>
        <p class="hint">{words.follow}</p>
      </article>
      <p class="hint no-print">{words.printHint}</p>
      <p class="acts">
        <a class="ds-button" href={props.back}>
          {ctx.t.handover.backToPaper}
        </a>
      </p>
    </StaffFrame>
  );
}
