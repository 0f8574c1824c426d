// Taking one submission in, whoever brings it. Decided purely; names and contacts go beside the journal, never into it.
import { plainText } from '#base/plain-text.ts';
import { ok, type Result } from '#base/result.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Channel, Consultation } from '../consultation.ts';
import type {
  AttachedFile,
  Consent,
  ContributorTrait,
  LedgerHappening,
  SubmissionReceived,
} from '../events.ts';
import type { ClauseId, ContributorId, SubmissionNumber } from '../ids.ts';
import type { Ledger, Submission } from '../ledger.ts';
import { LONGEST_TEXT, line } from './intake-text.ts';
import { speechFault } from './meetings.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import type { ContributorRow } from '../stored-event.ts';

/** Files of one submission. */
export const MOST_ATTACHED = 10;

/** Who says it. `same-as`: the one behind an earlier submission, so that no name need be looked up. */
export type Sender =
  | {
      readonly kind: 'new';
      readonly id: ContributorId;
      readonly name?: string | undefined;
      readonly contact?: string | undefined;
      readonly address?: string | undefined;
      readonly citizenNumber?: string | undefined;
      readonly identityClass?: string | undefined;
      readonly groups: readonly string[];
      readonly district?: DivisionCode | undefined;
    }
  | { readonly kind: 'same-as'; readonly submission: SubmissionNumber }
  /** Known already, from another table than the journal: somebody who is signed in. */
  | {
      readonly kind: 'known';
      readonly id: ContributorId;
      /** As given this time. A name that is known stays; a contact is the latest. */
      readonly name?: string | undefined;
      readonly contact?: string | undefined;
      readonly address?: string | undefined;
    };

export type Intake = {
  readonly channel: Channel;
  readonly sender: Sender;
  readonly title?: string | undefined;
  readonly text: string;
  readonly files: readonly AttachedFile[];
  readonly consent: { readonly text: Consent; readonly name: Consent };
  /** ISO date; absent: today. */
  readonly receivedOn?: string | undefined;
  readonly clause?: ClauseId | undefined;
  readonly proposalNumber?: string | undefined;
  readonly broadOrHard?: boolean | undefined;
  readonly speech?: { readonly meeting: number; readonly order: number } | undefined;
  readonly formKey: string;
  readonly followHash?: string | undefined;
  /** A file that came before is taken once more: the person was told with which submission. */
  readonly sameFilesKnown?: boolean | undefined;
};

export type IntakeDecision = {
  readonly happenings: readonly LedgerHappening[];
  readonly contributors: readonly ContributorRow[];
};

/** The submission that the same form brought before, if any. */
export function receivedByForm(ledger: Ledger, formKey: string): Submission | undefined {
  for (const submission of ledger.submissions.values()) if (submission.formKey === formKey) return submission;
  return undefined;
}

/** Nothing happens when the same form was taken in before: {@link receivedByForm} finds it. */
export function decideReceive(
  {
    consultation,
    ledger,
    today,
  }: { readonly consultation: Consultation; readonly ledger: Ledger; readonly today: Temporal.PlainDate },
  intake: Intake,
): Result<IntakeDecision, ConsultationRefusal> {
  if (receivedByForm(ledger, intake.formKey) !== undefined) return ok({ happenings: [], contributors: [] });
  const text = plainText(intake.text).replaceAll('\r\n', '\n').trim();
  if (text === '') return refuseConsultation('submission-empty');
  if (text.length > LONGEST_TEXT) return refuseConsultation('text-too-long', { limit: LONGEST_TEXT });
  const receivedOn = readDay(intake.receivedOn);
  if (receivedOn === 'unreadable') return refuseConsultation('date-unreadable');
  if (receivedOn !== undefined && Temporal.PlainDate.compare(receivedOn, today) > 0)
    return refuseConsultation('date-to-come');
  const same = intake.sameFilesKnown === true ? undefined : sameFile(ledger, intake.files);
  if (same !== undefined) return refuseConsultation('file-received-before', same);
  const misplaced = intake.speech && speechFault(ledger, intake.speech);
  if (misplaced !== undefined) return misplaced;
  const sender = traitOf(intake.sender, { consultation, ledger });
  if (!sender.ok) return sender;
  const received: SubmissionReceived = {
    type: 'submission-received',
    channel: intake.channel,
    contributor: sender.value,
    receivedOn: receivedOn?.toString(),
    title: line(intake.title),
    text,
    files: intake.files,
    consent: intake.consent,
    speech: intake.speech,
    clause: intake.clause,
    proposalNumber: line(intake.proposalNumber),
    broadOrHard: intake.broadOrHard === true ? true : undefined,
    formKey: intake.formKey,
    followHash: intake.followHash,
  };
  return ok({ happenings: [received], contributors: rowsOf(intake.sender) });
}

/** The submission that brought one of these files before, with the file's name. */
function sameFile(
  ledger: Ledger,
  files: readonly AttachedFile[],
): { readonly name: string; readonly number: number } | undefined {
  if (files.length === 0) return undefined;
  for (const { number, files: before } of ledger.submissions.values()) {
    const same = files.find(({ sha256 }) => before.some((file) => file.sha256 === sha256));
    if (same !== undefined) return { name: same.name, number };
  }
  return undefined;
}

/** What is said of the sender without saying who; classes, groups and districts that are not set are not kept. */
function traitOf(
  sender: Sender,
  { consultation, ledger }: { readonly consultation: Consultation; readonly ledger: Ledger },
): Result<ContributorTrait, ConsultationRefusal> {
  if (sender.kind === 'same-as') {
    const known = ledger.submissions.get(sender.submission)?.contributor;
    return known === undefined ? refuseConsultation('submission-not-found') : ok(known);
  }
  if (sender.kind === 'known') {
    const known = [...ledger.submissions.values()].findLast(
      ({ contributor }) => contributor.id === sender.id,
    );
    return ok(known?.contributor ?? { id: sender.id, groups: [] });
  }
  const { id, identityClass, groups, district } = sender;
  return ok({
    id,
    identityClass: consultation.classes.find((each) => each.id === identityClass)?.id,
    groups: consultation.affectedGroups.filter((each) => groups.includes(each.id)).map((each) => each.id),
    district: consultation.districts.find(({ code }) => code === district)?.code,
  });
}

function rowsOf(sender: Sender): readonly ContributorRow[] {
  if (sender.kind === 'same-as') return [];
  const { id } = sender;
  const citizenNumber = sender.kind === 'new' ? sender.citizenNumber : undefined;
  const [name, contact, address] = [line(sender.name), line(sender.contact), line(sender.address)];
  const known = [name, contact, address, citizenNumber].some((each) => each !== undefined);
  return known ? [{ id, name, contact, address, citizenNumber }] : [];
}

function readDay(typed: string | undefined): Temporal.PlainDate | 'unreadable' | undefined {
  if (typed === undefined || typed.trim() === '') return undefined;
  try {
    return Temporal.PlainDate.from(typed.trim());
  } catch {
    return 'unreadable';
  }
}
