import type { VNode } from 'preact';
import { ANSWERED_HOW, unanswered } from '#core/consultation/answers/answers.ts';
import type { Packet } from '#core/consultation/ledger.ts';
import { packetSeq } from '#core/consultation/packet/compose-packet.ts';
import { packetGaps, type PacketGap } from '#core/consultation/packet/packet-gaps.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { momentWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { REPORT_PIECES } from './packet-task.ts';

export type PacketTyped = { readonly packet: number; readonly reason: string; readonly purpose: string };

type View = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly base: string;
  readonly typed: PacketTyped | undefined;
};

/** Make one, what stands in the way, and every packet with its pieces, the newest first. */
export function PacketPage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly refused: string | undefined;
  readonly typed: PacketTyped | undefined;
}): VNode {
  const { ctx, seen, refused, typed } = props;
  const { t } = ctx;
  const words = t.consultationPacket;
  const { consultation, ledger } = seen;
  const base = `/consultations/${consultation.id}`;
  const gaps = packetGaps(ledger, consultation);
  const unchanged = ledger.packets.at(-1)?.atSeq === packetSeq(ledger);
  const view: View = { ctx, seen, base, typed };
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={words.title} here="packet">
      <h1>{words.title}</h1>
      <ErrorSummary lines={refused === undefined ? [] : [{ href: '#make', sentence: refused }]} t={t} />
      <p>{words.lead}</p>
      <section id="make">
        <p class="hint">{words.stateOf(packetSeq(ledger))}</p>
        {gaps.length > 0 && <Gaps gaps={gaps} view={view} />}
        {unchanged && <p>{words.unchanged}</p>}
        {gaps.length === 0 && !unchanged && (
          <form method="post" action={`${base}/packet/make`}>
            <CsrfField ctx={ctx} />
            <p>{words.ready}</p>
            <button class="ds-button" type="submit">
              {words.make}
            </button>
          </form>
        )}
      </section>
      <Answers view={view} />
      <section>
        <h2>{words.list}</h2>
        {ledger.packets.length === 0 && <p class="empty">{words.none}</p>}
        {ledger.packets.toReversed().map((packet) => (
          <OnePacket packet={packet} view={view} />
        ))}
      </section>
    </ConsultationFrame>
  );
}

/** Answers that are due, and that they went out. */
function Answers({ view }: { readonly view: View }): VNode {
  const { ctx, seen, base } = view;
  const words = ctx.t.consultationPacket.answers;
  const due = unanswered(seen.ledger).length;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.due(due)}</p>
      {due > 0 && (
        <form method="post" action={`${base}/packet/answered`} class="inline-form">
          <CsrfField ctx={ctx} />
          <label>
            {words.how}{' '}
            <select class="ds-input" name="how">
              {ANSWERED_HOW.map((how) => (
                <option value={how}>{words.hows[how]}</option>
              ))}
            </select>
          </label>{' '}
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.save(due)}
          </button>
        </form>
      )}
    </section>
  );
}

function Gaps({ gaps, view }: { readonly gaps: readonly PacketGap[]; readonly view: View }): VNode {
  const words = view.ctx.t.consultationPacket;
  return (
    <>
      <h2>{words.gapsTitle}</h2>
      <ul class="packet-gaps">
        {[...Map.groupBy(gaps, ({ code }) => code)].map(([code, of]) => (
          <li>
            {words.gaps[code](of.length)}
            <span class="packet-gap-links">
              {of.map((gap) =>
                'demand' in gap ? <a href={`${view.base}/disposition/${gap.demand}`}>{gap.demand}</a> : null,
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function OnePacket({ packet, view }: { readonly packet: Packet; readonly view: View }): VNode {
  const { ctx, seen, base } = view;
  const words = ctx.t.consultationPacket;
  const { number, at, atSeq, published, sha256 } = packet;
  const files = `${base}/packet/${number}/files`;
  const isHead = ctx.viewer.role === 'planner' && ctx.viewer.duty === 'head';
  return (
    <article class="packet" id={`packet-${number}`}>
      <h3>{words.number(number)}</h3>
      <p>
        {words.madeBy(momentWords(at.toString(), ctx.language), atSeq)}。
        {published === undefined
          ? words.notPublished
          : words.published(momentWords(published.toString(), ctx.language))}
      </p>
      <ul class="packet-files">
        {REPORT_PIECES.map((piece) => (
          <li>
            {words.pieces[piece]}{' '}
            {(['docx', 'pdf', 'xlsx'] as const).map((medium) => (
              <a href={`${files}/${piece}.${medium}`}>{MEDIUM_WORDS[medium]}</a>
            ))}
          </li>
        ))}
        {seen.ledger.versions.length > 1 && (
          <li>
            {words.plan} <a href={`${files}/plan.docx`}>Word</a>
          </li>
        )}
        <li>
          {words.letters} <a href={`${files}/letters.docx`}>Word</a>
        </li>
        <li>
          {words.proposals} <a href={`${files}/proposals.docx`}>Word</a>
        </li>
        <li>
          {words.bundle} <a href={`${files}/bundle.zip`}>ZIP</a>
        </li>
      </ul>
      <form method="get" action={`${files}/reply.docx`} class="packet-one">
        <label>
          {words.oneReply}{' '}
          <input name="number" inputMode="numeric" size={6} aria-label={words.oneReplyNumber} />
        </label>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.open}
        </button>
      </form>
      <NamedForm number={number} view={view} />
      {published === undefined ? (
        isHead ? (
          <PublishForm number={number} view={view} />
        ) : (
          <p class="hint">{words.headOnly}</p>
        )
      ) : (
        <p>
          <a href={`/plans/${seen.consultation.id}/heard?packet=${number}`}>{words.seePublic}</a>
        </p>
      )}
      <p class="hint">
        {words.hash}：<code class="packet-hash">{sha256}</code>
      </p>
    </article>
  );
}

const MEDIUM_WORDS = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' } as const;

function NamedForm({ number, view }: { readonly number: number; readonly view: View }): VNode {
  const { ctx, base, typed } = view;
  const words = ctx.t.consultationPacket;
  return (
    <details>
      <summary>{words.namedTitle}</summary>
      <form method="post" action={`${base}/packet/${number}/named`}>
        <CsrfField ctx={ctx} />
        <p class="hint">{words.namedHint}</p>
        <label>
          {words.purpose}
          <input
            name="purpose"
            required
            maxLength={300}
            value={typed?.packet === number ? typed.purpose : ''}
          />
        </label>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.named}
        </button>
      </form>
    </details>
  );
}

function PublishForm({ number, view }: { readonly number: number; readonly view: View }): VNode {
  const { ctx, base, seen, typed } = view;
  const words = ctx.t.consultationPacket;
  const again = seen.ledger.packets.some(({ published }) => published !== undefined);
  return (
    <details open={typed?.packet === number}>
      <summary>{words.publishTitle}</summary>
      <form method="post" action={`${base}/packet/${number}/publish`}>
        <CsrfField ctx={ctx} />
        <p class="hint">{words.publishHint}</p>
        {again && (
          <label>
            {words.reason}
            <textarea name="reason" rows={3} maxLength={1000}>
              {typed?.packet === number ? typed.reason : ''}
            </textarea>
          </label>
        )}
        <button class="ds-button" type="submit">
          {words.publish}
        </button>
      </form>
    </details>
  );
}
