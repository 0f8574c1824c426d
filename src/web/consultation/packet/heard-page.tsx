import type { VNode } from 'preact';
import {
  PACKET_OUTCOMES,
  type PacketOutcome,
  type PublicRow,
} from '#core/consultation/packet/packet-content.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { FeedbackSeen } from '#read/consultation-packets.ts';
import { Pager } from '../../elements/pager.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords, momentWords } from '../../elements/words.ts';
import { Frame } from '../../frame/frame.tsx';
import type { PageContext } from '../../frame/page-context.ts';

const ROWS = 30;

/** Nothing is public yet. */
export function NotHeardPage(props: {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
}): VNode {
  const { ctx, consultation } = props;
  const words = ctx.t.consultationPacket.heard;
  return (
    <Frame ctx={ctx} title={words.title}>
      <p>
        <a href={`/plans/${consultation.id}`}>{consultation.planTitle}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="empty">{words.none}</p>
    </Frame>
  );
}

/** What was published, for everybody: the result, then point by point. */
export function HeardPage(props: {
  readonly ctx: PageContext;
  readonly seen: FeedbackSeen;
  readonly outcome: PacketOutcome | undefined;
  readonly page: number;
}): VNode {
  const { ctx, seen, outcome, page } = props;
  const { t, language } = ctx;
  const words = t.consultationPacket.heard;
  const { consultation, feedback, edition, editions } = seen;
  const { head, figures, rows } = feedback;
  const here = `/plans/${consultation.id}/heard?packet=${edition.number}`;
  const shown =
    outcome === undefined ? rows : rows.filter((row) => row.kind !== 'copy' && row.outcome === outcome);
  const pages = Math.max(1, Math.ceil(shown.length / ROWS));
  const at = Math.min(page, pages);
  const chosen = outcome === undefined ? '' : `&outcome=${outcome}`;
  return (
    <Frame ctx={ctx} title={words.title}>
      <p>
        <a href={`/plans/${consultation.id}`}>{head.planTitle}</a>
      </p>
      {head.mark === 'sample' && <p class="consultation-sample">{head.note}</p>}
      {editions[0]?.number !== edition.number && (
        <p class="notice">
          {words.old} <a href={`/plans/${consultation.id}/heard`}>{words.newest}</a>
        </p>
      )}
      <h1>{words.title}</h1>
      <p>{words.lead(head.office)}</p>
      {head.notices.map(({ from, to }) => (
        <p>{words.time(dateWords(from, language), dateWords(to, language))}</p>
      ))}
      <p>
        {words.numbers(
          figures.public.submissions + figures.expert.submissions,
          figures.public.points + figures.expert.points,
        )}
      </p>
      <Results ctx={ctx} seen={seen} here={here} />
      <section id="rows">
        <h2>
          {words.rows}
          {outcome !== undefined && `：${words.outcomes[outcome]}`}
        </h2>
        {outcome !== undefined && (
          <p>
            <a href={`${here}#rows`}>{words.all}</a>
          </p>
        )}
        {shown.length === 0 && <p class="empty">{words.nothing}</p>}
        <ol class="heard-rows">
          {shown.slice((at - 1) * ROWS, at * ROWS).map((row) => (
            <Row row={row} ctx={ctx} />
          ))}
        </ol>
        <Pager page={at} pages={pages} t={t} href={(to) => `${here}${chosen}&page=${to}#rows`} />
      </section>
      <Editions ctx={ctx} seen={seen} />
    </Frame>
  );
}

function Results(props: {
  readonly ctx: PageContext;
  readonly seen: FeedbackSeen;
  readonly here: string;
}): VNode {
  const { ctx, seen, here } = props;
  const words = ctx.t.consultationPacket.heard;
  const { figures } = seen.feedback;
  const count = (outcome: PacketOutcome): number =>
    figures.public.pointsByOutcome[outcome] + figures.expert.pointsByOutcome[outcome];
  return (
    <TableBox label={words.result}>
      <table class="plain-table heard-results">
        <thead>
          <tr>
            <th scope="col">{words.result}</th>
            <th scope="col" class="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {PACKET_OUTCOMES.filter((outcome) => count(outcome) > 0).map((outcome) => (
            <tr>
              <th scope="row">
                <a href={`${here}&outcome=${outcome}#rows`}>{words.outcomes[outcome]}</a>
              </th>
              <td class="number">{count(outcome)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.total}</th>
            <td class="number">{figures.public.points + figures.expert.points}</td>
          </tr>
        </tbody>
      </table>
      <p class="hint">{words.supportHint}</p>
    </TableBox>
  );
}

function Row({ row, ctx }: { readonly row: PublicRow; readonly ctx: PageContext }): VNode {
  const { t } = ctx;
  const words = t.consultationPacket.heard;
  if (row.kind === 'copy')
    return (
      <li class="heard-row">
        <p class="heard-number">{row.number}</p>
        <p>{words.copy(row.of)}</p>
      </li>
    );
  return (
    <li class="heard-row" data-outcome={row.outcome}>
      <p class="heard-number">
        {row.number}　<strong>{words.outcomes[row.outcome]}</strong>
      </p>
      {row.kind === 'withheld' ? (
        <p class="hint">{words.withheld}</p>
      ) : (
        <>
          <p class="hint">
            {[row.who ?? words.unnamed, row.className ?? '', t.consultation.channels[row.channel]]
              .filter((each) => each !== '')
              .join(' · ')}
          </p>
          <p>
            <span class="heard-label">{words.said}</span> {row.text}
          </p>
          {row.reason !== '' && (
            <p>
              <span class="heard-label">{words.reason}</span> {row.reason}
            </p>
          )}
          {row.changes.map(({ where, deleted, inserted, now }) => (
            <div class="heard-change">
              <p class="heard-label">
                {words.changed}
                {where === '' ? '' : `：${where}`}
              </p>
              {deleted !== '' && (
                <p>
                  {words.was} <del>{deleted}</del>
                </p>
              )}
              {(inserted !== '' || now !== '') && (
                <p>
                  {words.now} <Now now={now} inserted={inserted} />
                </p>
              )}
            </div>
          ))}
        </>
      )}
    </li>
  );
}

/** The sentence as it stands, with the words that were put in marked in it. */
function Now({ now, inserted }: { readonly now: string; readonly inserted: string }): VNode {
  const at = now.indexOf(inserted);
  if (at < 0 || inserted === '') return <ins>{now === '' ? inserted : now}</ins>;
  return (
    <>
      {now.slice(0, at)}
      <ins>{inserted}</ins>
      {now.slice(at + inserted.length)}
    </>
  );
}

function Editions({ ctx, seen }: { readonly ctx: PageContext; readonly seen: FeedbackSeen }): VNode {
  const words = ctx.t.consultationPacket.heard;
  const { consultation, edition, editions } = seen;
  const base = `/plans/${consultation.id}/heard`;
  return (
    <section>
      <h2>{words.download}</h2>
      <p class="packet-files">
        <a href={`${base}/feedback.docx?packet=${edition.number}`}>Word</a>{' '}
        <a href={`${base}/feedback.pdf?packet=${edition.number}`}>PDF</a>{' '}
        <a href={`${base}/feedback.xlsx?packet=${edition.number}`}>Excel</a>
      </p>
      <h2>{words.editions}</h2>
      <TableBox label={words.editions}>
        <table class="plain-table plain-table--stack">
          <thead>
            <tr>
              {[words.editions, words.when, words.why, words.hash].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {editions.map(({ number, at, reason, hash }) => (
              <tr>
                <th scope="row">
                  <a href={`${base}?packet=${number}`}>{words.edition(number)}</a>
                </th>
                <td>{momentWords(at, ctx.language)}</td>
                <td>{reason === '' ? words.first : reason}</td>
                <td>
                  <code class="packet-hash">{hash}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
