// Packets of a consultation: the whole for the desk, the published part for everybody.
import { feedbackFromText, packetFromText } from '#core/consultation/packet/compose-packet.ts';
import type { PacketContent, PublicFeedback } from '#core/consultation/packet/packet-content.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { Ledger, Packet } from '#core/consultation/ledger.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { consultationForDesk, consultationOf, type ConsultationSeen } from './consultation.ts';
import type { Reads } from './reads.ts';

export type PacketSeen = ConsultationSeen & { readonly packet: Packet; readonly content: PacketContent };

/** One packet as it was made. */
export async function packetForDesk(
  viewer: Viewer,
  reads: Reads,
  { id, number }: { readonly id: string; readonly number: number },
): Promise<PacketSeen | undefined> {
  const seen = await consultationForDesk(viewer, reads, id);
  const packet = seen?.ledger.packets.find((each) => each.number === number);
  if (!seen || !packet) return undefined;
  const { division } = seen.consultation;
  const { rows } = await reads.pool.query<{ content: string }>({
    name: 'packet-content-1',
    text: `select content from consultation_packets where division = $1 and consultation = $2 and hash = $3`,
    values: [division, id, packet.sha256],
  });
  const [row] = rows;
  return row && { ...seen, packet, content: packetFromText(row.content) };
}

/** A publication: RFC 9557 instant; `reason`: why it corrects the one before. */
export type FeedbackEdition = {
  readonly number: number;
  readonly at: string;
  readonly hash: string;
  readonly reason: string;
};

export type FeedbackSeen = {
  readonly consultation: Consultation;
  readonly feedback: PublicFeedback;
  readonly edition: FeedbackEdition;
  /** All publications, the newest first. */
  readonly editions: readonly FeedbackEdition[];
};

/** What was published, in its newest edition or in that of packet `number`. Absent: nothing was. */
export async function publishedFeedback(
  viewer: Viewer,
  reads: Reads,
  { id, number }: { readonly id: string; readonly number?: number | undefined },
): Promise<FeedbackSeen | undefined> {
  const consultation = consultationOf(viewer, reads, { id, action: 'read-public-consultation' });
  if (!consultation) return undefined;
  const { division } = consultation;
  const ledger = await reads.ledgers.latest({ division, consultation: consultation.id });
  const published = publications(ledger);
  const packet = number === undefined ? published[0] : published.find((each) => each.number === number);
  if (!packet) return undefined;
  const { rows } = await reads.pool.query<{ hash: string; public_hash: string; content: string | null }>({
    name: 'published-feedback-1',
    text: `select hash, public_hash, case when hash = $4 then public_content end as content
      from consultation_packets where division = $1 and consultation = $2 and hash = any($3::text[])`,
    values: [division, id, published.map(({ sha256 }) => sha256), packet.sha256],
  });
  const editions = published.map(({ number: nth, sha256, at, reason }) => ({
    number: nth,
    at: at.toString(),
    hash: rows.find(({ hash }) => hash === sha256)?.public_hash ?? '',
    reason,
  }));
  const content = rows.find(({ hash }) => hash === packet.sha256)?.content;
  const edition = editions.find(({ number: nth }) => nth === packet.number);
  return content == null || !edition
    ? undefined
    : { consultation, feedback: feedbackFromText(content), edition, editions };
}

type Published = Pick<Packet, 'number' | 'sha256'> & {
  readonly at: Temporal.Instant;
  readonly reason: string;
};

function publications({ packets }: Ledger): readonly Published[] {
  return packets
    .flatMap(({ number, sha256, published, reason }) =>
      published === undefined ? [] : [{ number, sha256, at: published, reason: reason ?? '' }],
    )
    .toReversed();
}
