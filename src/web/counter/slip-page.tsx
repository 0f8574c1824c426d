import type { VNode } from 'preact';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { CaseView } from '#read/case-lines.ts';
import { QrCode } from '../citizen/qr-code.tsx';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Facts } from '../elements/facts.tsx';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { WaitingConsents } from '../mandates/waiting-consents.tsx';
import { CounterFrame } from './counter-parts.tsx';

/** The slip the person takes home: number, QR, who handles what, what was handed in; A4 or an 80 mm roll. */
export function SlipPage(props: {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly view: CaseView;
  readonly placeName: (code: DivisionCode) => string;
  /** Address of the progress page, for the QR code. */
  readonly follow: string;
  /** 受理后 3 个工作日内办完. */
  readonly limitWords: (promised: { readonly amount: number; readonly unit: string } | undefined) => string;
}): VNode {
  const { ctx, view, placeName } = props;
  const words = ctx.t.counter.slip;
  const clerk = view.history.find((line) => line.kind === 'case-filed')?.actor;
  const papers = view.materials.filter(
    ({ way }) => way === 'uploaded' || way === 'shown-at-counter' || way === 'committed' || way === 'owed',
  );
  return (
    <CounterFrame ctx={ctx} title={words.title} centre={props.centre}>
      <WaitingConsents ctx={ctx} found={view} />
      <article class="slip">
        <div class="slip__head">
          <div>
            <h1>{words.title}</h1>
            <p>
              {words.number}
              <br />
              <span class="big-number">{numberWords(view.number)}</span>
            </p>
            <p class="hint">{words.follow}</p>
          </div>
          <div class="slip__qr">
            <QrCode text={props.follow} label={words.qr} />
          </div>
        </div>
        <Facts
          rows={[
            { label: words.thing, value: nameIn(ctx, view.thingName) },
            { label: words.applicant, value: view.applicant.name },
            ...(view.filedFor === undefined ? [] : [{ label: words.filedBy, value: view.filedFor.by.name }]),
            {
              label: words.place,
              value:
                view.receivingPlace === undefined ? '' : ctx.t.counter.centre(placeName(view.receivingPlace)),
            },
            { label: words.time, value: momentWords(view.filedAt, ctx.language) },
            {
              label: words.delivery,
              value:
                view.delivery.how === 'centre'
                  ? ctx.t.counter.centre(placeName(view.delivery.place))
                  : view.delivery.how === 'post'
                    ? ctx.t.citizen.receipt.deliveryPost(view.delivery.receiver, view.delivery.address)
                    : words.deliveryOnline,
            },
            ...(clerk !== undefined && clerk.role !== 'system'
              ? [{ label: words.clerk, value: clerk.name }]
              : []),
          ]}
        />
        <h2>{words.parts}</h2>
        <ul class="part-states">
          {view.parts.map((part) => (
            <li>
              <strong>{nameIn(ctx, part.itemName)}</strong>
              <span class="block">
                {nameIn(ctx, part.agencyName)} · {props.limitWords(part.promised)}
              </span>
            </li>
          ))}
        </ul>
        <p>{papers.some(({ way }) => way === 'owed') ? words.owed : words.nothing}</p>
        <h2>{words.papers}</h2>
        {papers.length === 0 ? (
          <p>{words.noPapers}</p>
        ) : (
          <ul>
            {papers.map((paper) => (
              <li>
                {nameIn(ctx, paper.name)}（{ctx.t.desk.handedIn[paper.way]}）
              </li>
            ))}
          </ul>
        )}
        <p class="slip__stamp">{words.stamp}</p>
      </article>
      <p class="hint no-print">{words.printHint}</p>
      <div class="acts">
        <a class="ds-button" href="/counter" autofocus>
          {words.next}
        </a>
        <a href="/counter/taken">{words.taken}</a>
      </div>
    </CounterFrame>
  );
}
