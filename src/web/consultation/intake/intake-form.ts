// What was typed on the form that takes an opinion in: kept as typed, and read into a command.
import { CHANNELS, type Channel, type Consultation } from '#core/consultation/consultation.ts';
import type { Consent } from '#core/consultation/events.ts';
import { submissionNumber } from '#core/consultation/ids.ts';
import type { StoredFile } from '#app/opinion-files.ts';
import type { ReceiveSubmission } from '#app/receive-submission.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { fieldOf } from '../../form/read-form.ts';

/** The form as it stands on the page. */
export type TypedIntake = {
  readonly formKey: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly title: string;
  readonly proposalNumber: string;
  readonly broad: boolean;
  readonly text: string;
  readonly sameAs: string;
  readonly name: string;
  readonly contact: string;
  readonly address: string;
  readonly identityClass: string;
  readonly groups: readonly string[];
  readonly district: string;
  readonly consentText: Consent;
  readonly consentName: Consent;
  readonly order: string;
  readonly stored: readonly StoredFile[];
  readonly sameFilesKnown: boolean;
};

export const CONSENTS = ['yes', 'no', 'not-asked'] as const satisfies readonly Consent[];

export function emptyIntake(formKey: string): TypedIntake {
  return {
    formKey,
    channel: 'letter',
    receivedOn: '',
    title: '',
    proposalNumber: '',
    broad: false,
    text: '',
    sameAs: '',
    name: '',
    contact: '',
    address: '',
    identityClass: '',
    groups: [],
    district: '',
    consentText: 'not-asked',
    consentName: 'not-asked',
    order: '',
    stored: [],
    sameFilesKnown: false,
  };
}

/** Everything as typed. A key that is not ours is taken as given: the use case refuses it. */
export function typedIntake(form: ReceivedForm, formKey: string): TypedIntake {
  const text = (name: string): string => fieldOf(form, name) ?? '';
  return {
    formKey: text('form-key') === '' ? formKey : text('form-key'),
    channel: text('channel'),
    receivedOn: text('received-on'),
    title: text('title'),
    proposalNumber: text('proposal-number'),
    broad: text('broad') === 'yes',
    text: text('text'),
    sameAs: text('same-as'),
    name: text('name'),
    contact: text('contact'),
    address: text('address'),
    identityClass: text('class'),
    groups: form.fields.get('group') ?? [],
    district: text('district'),
    consentText: consentOf(text('consent-text')),
    consentName: consentOf(text('consent-name')),
    order: text('order'),
    stored: storedOf(form.fields.get('stored') ?? []),
    sameFilesKnown: text('same-files') === 'yes',
  };
}

/** `<sha256> <name>`. */
function storedOf(values: readonly string[]): readonly StoredFile[] {
  return values.slice(0, 10).flatMap((value) => {
    const [sha256 = '', ...name] = value.split(' ');
    return /^[0-9a-f]{64}$/.test(sha256) ? [{ sha256, name: name.join(' ') }] : [];
  });
}

export function consentOf(text: string): Consent {
  return CONSENTS.find((consent) => consent === text) ?? 'not-asked';
}

/** Speeches come from meetings, and what the web form brings comes by the web: neither is typed here. */
export function channelsTyped({ channels }: Consultation): readonly Channel[] {
  return channels.filter((channel) => !['meeting', 'hearing', 'expert-review', 'web'].includes(channel));
}

/** The command; what is no channel of this consultation is a letter. Absent: the number of the other submission is no number. */
export function intakeCommand(
  consultation: Consultation,
  typed: TypedIntake,
  speech?: { readonly channel: Channel; readonly meeting: number; readonly order: number },
): ReceiveSubmission {
  const district = consultation.districts.find(({ code }) => code === typed.district)?.code;
  const same = typed.sameAs.trim() === '' ? undefined : (submissionNumber(typed.sameAs.trim()) ?? 'none');
  const channel = CHANNELS.find((each) => each === typed.channel) ?? 'letter';
  return {
    consultation: consultation.id,
    by: 'desk',
    channel: speech?.channel ?? channel,
    sender:
      same === undefined
        ? {
            kind: 'new',
            name: typed.name,
            contact: typed.contact,
            address: typed.address,
            identityClass: typed.identityClass,
            groups: typed.groups,
            district,
          }
        : { kind: 'same-as', submission: same === 'none' ? LAST_NUMBER : same },
    title: typed.title,
    text: typed.text,
    files: [],
    stored: typed.stored,
    consent: { text: typed.consentText, name: typed.consentName },
    receivedOn: typed.receivedOn,
    proposalNumber: typed.proposalNumber,
    broadOrHard: typed.broad,
    speech: speech && { meeting: speech.meeting, order: speech.order },
    formKey: typed.formKey,
    sameFilesKnown: typed.sameFilesKnown,
  };
}

/** A number that no submission has: what was typed was no number, and nobody is the same as that. */
const LAST_NUMBER = submissionNumber('9999999') ?? undefinedNumber();

function undefinedNumber(): never {
  throw new RangeError('a number of seven digits is one');
}
