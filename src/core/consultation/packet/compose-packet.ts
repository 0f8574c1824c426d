// The whole packet in one act, from the ledger alone. The same ledger and names give the same bytes.
import { assert } from '#base/assert.ts';
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import type { Consultation } from '../consultation.ts';
import type { Ledger, Submission } from '../ledger.ts';
import type { LedgerEvent } from '../events.ts';
import { quotableWords } from '../intake/attribution.ts';
import type { ExplainedChange } from '../plan/alarms.ts';
import { unaskedChanges } from '../plan/alarms.ts';
import { countSides, sideOf } from './count-sides.ts';
import type {
  PacketContent,
  PacketFigures,
  PacketHead,
  PacketSubmission,
  PublicFeedback,
} from './packet-content.ts';
import { packetDemands } from './packet-demands.ts';
import { publicFeedback, type NamesByNumber } from './public-feedback.ts';
import { comparedVersions, trackPlan } from './tracked-plan.ts';

/** About the packet itself, or about looking at it: they change nothing it says. */
const NOT_ITS_CONTENT: ReadonlySet<LedgerEvent['type']> = new Set([
  'packet-made',
  'feedback-published',
  'contributors-told',
  'contributor-seen',
]);

/** The last event that a packet's content depends on; 0 when nothing has happened. */
export function packetSeq({ journal }: Ledger): number {
  return journal.findLast(({ event }) => !NOT_ITS_CONTENT.has(event.type))?.event.seq ?? 0;
}

/** `names`: of contributors, by submission; only the public edition shows them, masked or as agreed. */
export function composePacket(
  ledger: Ledger,
  consultation: Consultation,
  names: NamesByNumber,
): PacketContent {
  const figures = countSides(ledger, consultation);
  const content = {
    head: headOf(ledger, consultation),
    figures,
    demands: packetDemands(ledger, consultation),
    submissions: [...ledger.submissions.values()].map((each) => packetSubmission(ledger, consultation, each)),
    grades: consultation.problemGrades.map(({ code }) => code),
    tracked: trackPlan(ledger),
  };
  return {
    form: 'consultation-packet-1',
    ...content,
    unknowns: unknownsOf(ledger, figures),
    public: publicFeedback(content, names),
  };
}

/** The content as it is kept, and its hash. */
export function sealedPacket(content: PacketContent | PublicFeedback): {
  readonly text: string;
  readonly hash: string;
} {
  const json: Json = JSON.parse(JSON.stringify(content));
  const text = canonicalJson(json);
  return { text, hash: sha256Hex(text) };
}

function headOf(ledger: Ledger, consultation: Consultation): PacketHead {
  const { id, title, planTitle, office, mark, note, opened } = consultation;
  const atSeq = packetSeq(ledger);
  const last = ledger.journal[atSeq - 1]?.event;
  return {
    consultation: id,
    title,
    planTitle,
    office,
    mark,
    note,
    atSeq,
    on: (last === undefined ? opened : cityDay(last.at)).toString(),
    at: last?.at.toString() ?? `${opened.toString()}T00:00:00Z`,
    notices: ledger.notices.map(({ from, to, shortReason }) => ({
      from: from.toString(),
      to: to.toString(),
      shortReason: shortReason ?? null,
    })),
  };
}

function packetSubmission(
  ledger: Ledger,
  consultation: Consultation,
  submission: Submission,
): PacketSubmission {
  const { number, contributor, channel, title, receivedOn, consent, speech, confirmed, copyOf } = submission;
  const { identityClass } = contributor;
  const name = consultation.classes.find(({ id }) => id === identityClass)?.name;
  return {
    number,
    side: sideOf(consultation, submission),
    className: name ?? identityClass ?? null,
    channel,
    title: title ?? null,
    receivedOn: receivedOn.toString(),
    consent,
    speech: speech === undefined ? 'none' : confirmed === undefined ? 'unconfirmed' : 'confirmed',
    copyOf: copyOf ?? null,
    ownWords: copyOf === undefined ? null : (confirmed?.text ?? submission.text),
    proposalNumber: submission.proposalNumber ?? null,
    points: submission.points.flatMap((id) => {
      const point = ledger.points.get(id);
      return point === undefined
        ? []
        : [{ id, text: quotableWords(submission, point), demand: point.demand }];
    }),
  };
}

function unknownsOf(ledger: Ledger, { all, sides }: PacketFigures): PacketContent['unknowns'] {
  const submissions = [...ledger.submissions.values()];
  const latest = ledger.versions.at(-1);
  const counts: readonly PacketContent['unknowns'][number][] = [
    {
      code: 'class-not-said',
      count: submissions.filter(({ contributor }) => contributor.identityClass === undefined).length,
    },
    {
      code: 'consent-not-asked',
      count: submissions.filter(({ consent }) => consent.text === 'not-asked').length,
    },
    {
      code: 'speech-unconfirmed',
      count: submissions.filter(({ speech, confirmed }) => speech !== undefined && confirmed === undefined)
        .length,
    },
    {
      code: 'no-topic',
      count: [...ledger.demands.values()].filter(({ topic }) => topic === undefined).length,
    },
    { code: 'change-without-opinion', count: unexplained(ledger) },
    { code: 'latest-version-open', count: latest !== undefined && !latest.sealed ? 1 : 0 },
    { code: 'no-notice', count: ledger.notices.length === 0 ? 1 : 0 },
    {
      code: 'notice-short',
      count: ledger.notices.filter(({ shortReason }) => shortReason !== undefined).length,
    },
    { code: 'one-version-only', count: comparedVersions(ledger) === undefined ? 1 : 0 },
    { code: 'no-expert-opinion', count: all.submissions > 0 && sides.expert.submissions === 0 ? 1 : 0 },
  ];
  return counts.filter(({ count }) => count > 0);
}

/** Changes since the version commented on that no opinion asked for and nobody gave a reason for. */
function unexplained(ledger: Ledger): number {
  const compared = comparedVersions(ledger);
  if (compared === undefined) return 0;
  const links = [...ledger.demands.values()].flatMap(({ disposition }) => disposition?.links ?? []);
  const told = ledger.clauseChanges
    .filter(({ because, editorial }) => because.length > 0 || (editorial ?? '') !== '')
    .map(({ nth, clause }): ExplainedChange => ({ nth, clause }));
  const versions = ledger.versions.filter(({ nth }) => nth >= compared.from.nth);
  return new Set(unaskedChanges(versions, links, told).map(({ clause }) => clause)).size;
}

/** A packet as it was kept, of the text that `sealedPacket` made. Throws when it is none: then what is stored is broken. */
export function packetFromText(text: string): PacketContent {
  const value: unknown = JSON.parse(text);
  assert(isOfForm<PacketContent>(value, 'consultation-packet-1'), 'a kept packet can be read');
  return value;
}

/** The same of its public part. */
export function feedbackFromText(text: string): PublicFeedback {
  const value: unknown = JSON.parse(text);
  assert(isOfForm<PublicFeedback>(value, 'consultation-feedback-1'), 'kept feedback can be read');
  return value;
}

/** Only our own table is read: its form says which type wrote it. */
function isOfForm<Kept extends { readonly form: string }>(value: unknown, form: Kept['form']): value is Kept {
  return typeof value === 'object' && value !== null && 'form' in value && value.form === form;
}
