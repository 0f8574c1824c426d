// One submission taken in: by the desk for somebody who wrote, rang or came, or by the sender himself with the public form.
import { ok } from '#base/result.ts';
import { assert } from '#base/assert.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import {
  isConsultationId,
  isContributorId,
  type ContributorId,
  type SubmissionNumber,
} from '#core/consultation/ids.ts';
import {
  decideReceive,
  MOST_ATTACHED,
  receivedByForm,
  type Intake,
  type Sender,
} from '#core/consultation/intake/receive.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { contributorOfCitizen } from '#store/consultation-contributors.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import { followCode, followHash, formKeyHash, isFormKey } from './follow-code.ts';
import { attachedFiles, type StoredFile } from './opinion-files.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import type { IncomingFile } from './uploads.ts';

type NewSender = Omit<Extract<Sender, { readonly kind: 'new' }>, 'id' | 'citizenNumber'>;

export type ReceiveSubmission = Omit<Intake, 'sender' | 'files' | 'formKey' | 'followHash'> & {
  readonly consultation: string;
  /** `desk`: somebody of the planning office takes it in. `sender`: the public form, by whoever is there. */
  readonly by: 'desk' | 'sender';
  /** The number of an earlier submission of the same person is for the desk alone. */
  readonly sender: NewSender | { readonly kind: 'same-as'; readonly submission: SubmissionNumber };
  readonly files: readonly IncomingFile[];
  /** Files that a form shown before has brought already. */
  readonly stored?: readonly StoredFile[];
  /** Of `newFormKey`: the same form sent twice is one submission with one code. */
  readonly formKey: string;
};

export type SubmissionTaken = {
  readonly number: SubmissionNumber;
  /** To be written down by the sender; shown this once. */
  readonly followCode: string;
  /** The same form had come before. */
  readonly again: boolean;
  readonly changed: ConsultationChanged;
};

/** Takes it in, once for each form. Files are stored before anything names them. */
export async function receiveSubmission(
  app: App,
  viewer: Viewer,
  command: ReceiveSubmission,
): Promise<Outcome<SubmissionTaken>> {
  const consultation = isConsultationId(command.consultation)
    ? app.consultations.consultations.get(command.consultation)
    : undefined;
  const action = command.by === 'desk' ? 'take-in-opinions' : 'send-opinion';
  if (!consultation || !isFormKey(command.formKey)) return refuseUse('not-found');
  if (!may(viewer, action, { storedUnder: consultation.division })) return refuseUse('not-found');
  if (command.by === 'sender' && command.sender.kind !== 'new') return refuseUse('not-found');
  const files = await attachedFiles(app, consultation.id, {
    fresh: command.files,
    stored: command.stored ?? [],
  });
  if (!files.ok) return files;
  if (files.value.length > MOST_ATTACHED) return refuseUse('too-many-files', { limit: MOST_ATTACHED });
  const sender = await senderOf(app, viewer, command);
  const code = followCode(command.formKey);
  const formKey = formKeyHash(command.formKey);
  const { consultation: _id, by, stored: _stored, ...rest } = command;
  const intake: Intake = { ...rest, sender, files: files.value, formKey, followHash: followHash(code) };
  const as = by === 'sender' && sender.kind !== 'same-as' ? { as: sender.id } : {};
  const changed = await changeConsultation(
    app,
    viewer,
    { consultation: consultation.id, action, ...as },
    ({ ledger, now }) => decideReceive({ consultation, ledger, today: cityDay(now) }, intake),
  );
  if (!changed.ok) return changed;
  const number = receivedByForm(changed.value.ledger, formKey)?.number;
  if (number === undefined) return refuseUse('not-found');
  return ok({ number, followCode: code, again: changed.value.events.length === 0, changed: changed.value });
}

/** A citizen who is signed in is one person however often he writes. */
async function senderOf(
  app: App,
  viewer: Viewer,
  { by, sender, consultation }: ReceiveSubmission,
): Promise<Sender> {
  if (sender.kind === 'same-as') return sender;
  const id = newContributor(app);
  if (by !== 'sender' || viewer.role !== 'citizen') return { ...sender, id };
  const { citizenNumber } = viewer;
  const book = isConsultationId(consultation) ? app.consultations.consultations.get(consultation) : undefined;
  const known =
    book &&
    (await contributorOfCitizen(app.pool, { division: book.division, consultation: book.id }, citizenNumber));
  if (known === undefined) return { ...sender, id, citizenNumber };
  const { name, contact, address } = sender;
  return { kind: 'known', id: known, name, contact, address };
}

/** An id for somebody who was not known. */
export function newContributor(app: Pick<App, 'newId'>): ContributorId {
  const id = app.newId();
  assert(isContributorId(id), `not an id: ${id}`);
  return id;
}
