import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { DisputeLine, LedgerLine, LegReceipt, Stretch } from '#core/cases/hand-over-ledger.ts';
import { crossRegionCheck, dutiesOf, type DutySide, type FlowOfPart } from '#core/cases/region-flow.ts';
import type { Item } from '#core/catalogue/model.ts';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import { HandOverFigure } from '../figures/hand-over-figure.tsx';
import {
  countyWords,
  holderWords,
  longWords,
  nameOfActor,
  nowWords,
  type LedgerTools,
} from './holder-words.ts';

type LedgerProps = { readonly line: LedgerLine; readonly tools: LedgerTools };

/** One part: who has it now, the line through places, and the table behind it. */
export function LedgerFigure(props: LedgerProps): VNode {
  return (
    <>
      <LedgerNow {...props} />
      <LedgerPath {...props} />
    </>
  );
}

/** Who has it now, and since when. */
export function LedgerNow({ line, tools }: LedgerProps): VNode {
  const [who, since] = nowWords(line, tools);
  return (
    <p>
      <strong>{who}</strong> <span class="hint block">{since}</span>
    </p>
  );
}

/** The line through places, and the table behind it. */
export function LedgerPath({ line, tools }: LedgerProps): VNode {
  const { ctx, now } = tools;
  const words = ctx.t.handover;
  const laneOf = ({ holder }: Stretch): string => holderWords(holder, tools);
  return (
    <>
      <HandOverFigure
        id={`ledger-${line.part}`}
        label={words.figure}
        summary={words.figureSummary(line.stretches.map(laneOf).join(ctx.t.frame.listSeparator))}
        stops={line.stretches.map((stretch) => ({
          lane: laneOf(stretch),
          since: shortMoment(stretch.from),
          long: longWords(stretch.from, stretch.to ?? now, ctx),
          moving: stretch.holder.kind === 'on-the-way',
        }))}
        {...(line.endedAt === undefined ? {} : { ended: words.holder.ended })}
      />
      <LedgerTable line={line} tools={tools} />
    </>
  );
}

function LedgerTable({ line, tools }: LedgerProps): VNode {
  const { ctx, now } = tools;
  const words = ctx.t.handover.table;
  return (
    <TableBox label={ctx.t.handover.title}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.long}</th>
          </tr>
        </thead>
        <tbody>
          {line.stretches.map(({ holder, from, to }) => (
            <tr>
              <th scope="row">{holderWords(holder, tools)}</th>
              <td data-label={words.from} class="moment">
                {momentWords(from, ctx.language)}
              </td>
              <td data-label={words.to} class="moment">
                {to === undefined ? words.still : momentWords(to, ctx.language)}
              </td>
              <td data-label={words.long}>{longWords(from, to ?? now, ctx)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** The papers that travelled: what, by whom, with which number, and both receipts. */
export function Legs(props: LedgerProps & { readonly slipHref?: (leg: number) => string }): VNode {
  const { line, tools, slipHref } = props;
  const words = tools.ctx.t.handover.legs;
  return (
    <section>
      <h3>{words.heading}</h3>
      {line.legs.length === 0 && <p>{words.none}</p>}
      {line.legs.map((leg) => (
        <div class="leg">
          <h4>
            {words.leg(leg.leg)} · {words.route(leg.from, leg.toName)}
          </h4>
          <Facts rows={legRows(leg, tools)} />
          {slipHref && (
            <p class="no-print">
              <a href={slipHref(leg.leg)}>{words.slip}</a>
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function legRows(leg: LegReceipt, { ctx, now }: LedgerTools): readonly FactRow[] {
  const words = ctx.t.handover.legs;
  const { language } = ctx;
  const moment = (at: string, name: string): string => `${momentWords(at, language)} ${name}`;
  return [
    { label: words.contents, value: leg.contents },
    {
      label: words.parcel,
      value: leg.parcel ? (
        <span class="unbroken">{`${leg.parcel.carrier} ${leg.parcel.number}`}</span>
      ) : (
        words.messenger
      ),
    },
    { label: words.sent, value: moment(leg.sentAt, nameOfActor(leg.sentBy, ctx)) },
    {
      label: words.taken,
      value:
        leg.arrivedAt === undefined ? (
          <strong>{words.onTheWay(longWords(leg.sentAt, now, ctx))}</strong>
        ) : (
          <>
            {moment(leg.arrivedAt, nameOfActor(leg.takenBy, ctx))}
            <span class="block">
              {leg.complete === true ? words.complete : <strong>{words.incomplete}</strong>}
              {leg.note !== undefined && leg.note !== '' && `${ctx.t.form.colon}${leg.note}`}
            </span>
          </>
        ),
    },
  ];
}

/** What was disputed, and what the bureau found. */
export function Disputes({ line, tools }: LedgerProps): VNode | null {
  const words = tools.ctx.t.handover.dispute;
  if (line.disputes.length === 0) return null;
  return (
    <section>
      {line.disputes.map((dispute) => (
        <div class="leg">
          <h3>{words.line(dispute.dispute)}</h3>
          <DisputeWords dispute={dispute} tools={tools} />
        </div>
      ))}
    </section>
  );
}

/** One dispute in words: about what, by whom, why; open for how long, or what was found. */
export function DisputeWords(props: { readonly dispute: DisputeLine; readonly tools: LedgerTools }): VNode {
  const { dispute, tools } = props;
  const { ctx, now } = tools;
  const words = ctx.t.handover.dispute;
  const { settled } = dispute;
  const moment = (at: string): string => momentWords(at, ctx.language);
  return (
    <>
      <p>
        {dispute.leg !== undefined && <strong>{words.about(dispute.leg)} </strong>}
        {dispute.reason}
        <span class="hint block">
          {words.raised(nameOfActor(dispute.raisedBy, ctx), moment(dispute.raisedAt))}
        </span>
      </p>
      {settled === undefined ? (
        <p class="notice notice--wait">{words.open(longWords(dispute.raisedAt, now, ctx))}</p>
      ) : (
        <p class="notice notice--go">
          <strong>
            {settled.responsible === 'nobody'
              ? words.settledNobody
              : words.settled(ctx.t.handover.disputes.who[settled.responsible])}
          </strong>
          {ctx.t.form.stop}
          {settled.finding}
          <span class="hint block">
            {words.settledBy(nameOfActor(dispute.settledBy, ctx), moment(settled.at))}
          </span>
        </p>
      )}
    </>
  );
}

/** The flow of a part, what the item states about it, and whose duty is what. `mine`: the reader's side, where he has one. */
export function FlowDuties(props: {
  readonly line: Pick<LedgerLine, 'flow'>;
  readonly tools: Pick<LedgerTools, 'ctx' | 'divisions'>;
  readonly item: Item | undefined;
  readonly mine: DutySide | undefined;
}): VNode {
  const { line, tools, item, mine } = props;
  const { flow } = line;
  const words = tools.ctx.t.handover;
  const lines = dutiesOf(flow);
  const sides = sidesOf(flow, mine);
  const groups = [
    { head: words.duties.yours, own: true, does: true },
    { head: words.duties.notYours, own: true, does: false },
    { head: words.duties.others, own: false, does: true },
  ];
  const check = crossRegionCheck(item?.crossRegion ?? { stated: false }, flow.flow);
  return (
    <section class="sheet">
      <h2>
        {words.flowLabel}
        {tools.ctx.t.form.colon}
        {words.flow[flow.flow]}
      </h2>
      <p>{words.flowNote[flow.flow]}</p>
      {flow.lead !== undefined && <p>{words.duties.lead(countyWords(tools.divisions, flow.lead))}</p>}
      {check.kind === 'other' && (
        <p class="notice notice--wait">{words.crossRegionOther(words.flow[check.stated])}</p>
      )}
      {(check.kind === 'as-stated' || check.kind === 'not-stated') && (
        <p class="hint">{words.crossRegion[check.kind]}</p>
      )}
      <dl class="facts">
        {groups.map(({ head, own, does }) => {
          const rows = lines.filter((each) => sides.includes(each.side) === own && each.does === does);
          return rows.length === 0 ? null : (
            <>
              <dt>{head}</dt>
              <dd>
                <ul class="part-states">
                  {rows.map((each) => (
                    <li>
                      {!own && <span class="hint">{words.duties.side[each.side]} </span>}
                      {words.duties.duty[each.duty]}
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          );
        })}
      </dl>
    </section>
  );
}

/** Who takes a joint case in leads it; online the first part's county does. */
function sidesOf(
  { lead, receivingCounty, decidingCounty }: FlowOfPart,
  mine: DutySide | undefined,
): readonly DutySide[] {
  if (mine === undefined) return [];
  const own =
    mine === 'receiving' ? receivingCounty : receivingCounty === undefined ? decidingCounty : undefined;
  return lead !== undefined && lead === own ? [mine, 'lead'] : [mine];
}

/** Item, county and plan: whose variant applied. */
export function VariantNote({ line, tools }: LedgerProps): VNode {
  const { county, planVersion, agencyName } = line.variant;
  const { ctx, divisions } = tools;
  const words = ctx.t.handover;
  const name = countyWords(divisions, county);
  return (
    <p class="hint">
      {inLanguage(agencyName, ctx.language)} ·{' '}
      {ctx.viewer.role === 'citizen'
        ? words.variantPlain(name)
        : words.variant(name, planVersion.slice(0, 8))}
    </p>
  );
}

/** 11-23 09:00, as the figure has room for. */
function shortMoment(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai');
  return `${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
