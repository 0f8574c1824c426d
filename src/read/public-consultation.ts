// A consultation as anybody may see it. The ledger never leaves here: what does is a draft that was put out, texts with consent
// that a person has read, and figures.
import { cityDay } from '#core/calendar/city-day.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { countLedger, type LedgerCounts } from '#core/consultation/counts.ts';
import type { ClauseId, ContributorId } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { maskedText } from '#core/consultation/text/mask.ts';
import { publicFigures, type PublicFigures } from '#core/consultation/public/public-figures.ts';
import {
  publicDraft,
  publicPhase,
  type PublicDraft,
  type PublicPhase,
} from '#core/consultation/public/public-phase.ts';
import { publicTexts, type PublicText } from '#core/consultation/public/public-texts.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { consultationOf } from './consultation.ts';
import type { Reads } from './reads.ts';

export type PublicConsultation = {
  readonly consultation: Consultation;
  readonly phase: PublicPhase;
  readonly draft: PublicDraft | undefined;
  readonly counts: LedgerCounts;
  /** Statements on offer. */
  readonly statements: number;
  /** The feedback page is public. */
  readonly answered: boolean;
  /** Clauses that public texts speak to, with how many. */
  readonly spoken: ReadonlyMap<ClauseId, number>;
};

/** All consultations that have begun, the newest first. */
export async function publicConsultations(
  viewer: Viewer,
  reads: Reads,
): Promise<readonly PublicConsultation[]> {
  const today = cityDay(reads.now());
  const begun = [...reads.consultations.consultations.values()]
    .filter(({ opened }) => Temporal.PlainDate.compare(opened, today) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.opened, a.opened));
  const all = await Promise.all(begun.map(({ id }) => publicConsultation(viewer, reads, id)));
  return all.filter((each) => each !== undefined);
}

/** One of them; absent: there is none, or it has not begun. */
export async function publicConsultation(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<PublicConsultation | undefined> {
  const seen = await openLedger(viewer, reads, id);
  if (seen === undefined) return undefined;
  const { consultation, ledger } = seen;
  const statements = consultation.voting
    ? ledger.statements.filter(({ withdrawn }) => withdrawn === undefined).length
    : 0;
  return {
    consultation,
    phase: publicPhase(ledger, cityDay(reads.now())),
    draft: publicDraft(ledger),
    counts: countLedger(ledger),
    statements,
    answered: ledger.packets.some(({ published }) => published !== undefined),
    spoken: spokenClauses(ledger),
  };
}

/** `text` is masked: no contacts, and not the name of whoever wrote it. */
export type PublicWords = Omit<PublicText, 'contributor'>;

/** What was said about a clause, as far as it is public, in the order of reception. */
export async function publicWords(
  viewer: Viewer,
  reads: Reads,
  { id, clause }: { readonly id: string; readonly clause: ClauseId },
): Promise<readonly PublicWords[]> {
  const seen = await openLedger(viewer, reads, id);
  if (seen === undefined) return [];
  const texts = publicTexts(seen.ledger, clause);
  const names = await namesOf(reads, seen.consultation, texts);
  return texts.map(({ contributor, text, ...rest }) => ({
    ...rest,
    text: maskedText(text, names.get(contributor) ?? []),
  }));
}

/** The figures of a consultation as the public may see them. */
export async function publicStatistics(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<PublicFigures | undefined> {
  const seen = await openLedger(viewer, reads, id);
  return seen && publicFigures(seen.consultation, seen.ledger);
}

async function openLedger(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<{ readonly consultation: Consultation; readonly ledger: Ledger } | undefined> {
  const consultation = consultationOf(viewer, reads, { id, action: 'read-public-consultation' });
  if (!consultation || Temporal.PlainDate.compare(consultation.opened, cityDay(reads.now())) > 0)
    return undefined;
  const { division } = consultation;
  return { consultation, ledger: await reads.ledgers.latest({ division, consultation: consultation.id }) };
}

function spokenClauses(ledger: Ledger): ReadonlyMap<ClauseId, number> {
  const spoken = new Map<ClauseId, number>();
  for (const { submission, demand } of publicTexts(ledger)) {
    const own = ledger.submissions.get(submission)?.clause;
    const clauses = new Set([
      ...(ledger.demands.get(demand)?.clauses ?? []),
      ...(own === undefined ? [] : [own]),
    ]);
    for (const clause of clauses) spoken.set(clause, (spoken.get(clause) ?? 0) + 1);
  }
  return spoken;
}

/** Names are read for one purpose: to be taken out of the text. */
async function namesOf(
  reads: Reads,
  { division, id }: Consultation,
  texts: readonly PublicText[],
): Promise<ReadonlyMap<ContributorId, readonly string[]>> {
  if (texts.length === 0) return new Map();
  const { rows } = await reads.pool.query<{ id: ContributorId; name: string }>({
    name: 'names-to-mask-1',
    text: `select id, name from consultation_contributors
      where division = $1 and consultation = $2 and id = any($3::uuid[]) and name is not null`,
    values: [division, id, texts.map(({ contributor }) => contributor)],
  });
  return new Map(rows.map((row) => [row.id, [row.name]]));
}
