// Who is told what of an event. The table has every kind of event, so that nothing happens to a case without somebody
// having decided whether anybody is told.
import { unreachable } from '#base/assert.ts';
import type { Localised } from '#base/localised.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Applicant, CaseEventBody, ConsentAsked, ConsentId, PartEvent, ToldDate } from './events.ts';
import type { Notice, NoticeCode, NoticeFor, NoticeParams } from './notice.ts';
import { partOf } from './stages.ts';
import type { CaseState, PartState } from './state.ts';

type Kind = CaseEventBody['kind'];
type EventOf = { readonly [K in Kind]: Extract<CaseEventBody, { readonly kind: K }> };
type Rule<K extends Kind> = (event: EventOf[K], state: CaseState) => readonly Notice[];

const APPLICANT: NoticeFor = { kind: 'applicant' };

/** Deliberately nobody is told: the progress page or the desk shows it. */
const NOBODY = (): readonly Notice[] => [];

const RULES: { readonly [K in Kind]: Rule<K> } = {
  'case-filed': (event, state) => [
    { code: 'case-filed', params: { number: state.number, thing: state.thingName }, to: APPLICANT },
    ...(event.consents ?? []).map((consent) => askOf(consent, state)),
    ...perOffice(
      'office-part-arrived',
      state,
      state.parts.filter(
        ({ waitsFor, waitsForConsents }) => waitsFor.length === 0 && !waitsForConsents?.length,
      ),
    ),
  ],
  // Acceptance follows within days and is told.
  'part-received': NOBODY,
  'part-accepted': (event, state) => [ofPart('part-accepted', state, event, dated(event.due))],
  'part-deemed-accepted': (event, state) => [
    ofPart('part-deemed-accepted', state, event, dated(event.due)),
    forOffice('office-clock-ran-out', state, event, { clock: { clock: 'acceptance' } }),
  ],
  // 一次告知: the applicant gets one list of all offices, see `one-notice-issued`.
  'supplement-asked': NOBODY,
  'supplement-handed-in': (event, state) => [forOffice('office-supplement-handed-in', state, event)],
  'part-extended': (event, state) => [
    ofPart('part-extended', state, event, { longest: event.by, ...dated(event.due), reason: event.reason }),
  ],
  'clock-suspended': (event, state) => [
    ofPart('clock-suspended', state, event, {
      step: { step: event.step },
      ...(event.longest === undefined ? {} : { longest: event.longest }),
      reason: event.reason,
    }),
  ],
  'clock-resumed': (event, state) => [
    ofPart('clock-resumed', state, event, { step: { step: event.step }, ...dated(event.due) }),
  ],
  'part-deemed-granted': (event, state) => [
    ofPart('part-deemed-granted', state, event),
    forOffice('office-clock-ran-out', state, event, { clock: { clock: 'promised' } }),
  ],
  'owed-notice-issued': (event, state) => [
    ofPart('owed-notice-issued', state, event, {
      materials: event.materials.map(({ name }) => name),
      ...dated(event.materials.toSorted((one, other) => (one.date < other.date ? -1 : 1))[0]),
    }),
  ],
  'owed-time-extended': (event, state) => [
    ofPart('owed-time-extended', state, event, {
      materials: namesOf(state, event.materials),
      due: { date: event.until, provisional: false },
      reason: event.reason,
    }),
  ],
  'part-lapsed': (event, state) => [
    ofPart('part-lapsed', state, event, { materials: namesOf(state, event.materials), reason: event.reason }),
  ],
  'part-withdrawn': (event, state) => [
    ofPart('part-withdrawn', state, event),
    forOffice('office-part-withdrawn', state, event),
  ],
  // A commitment that holds changes nothing for anybody.
  'commitment-checked': (event, state) =>
    event.outcome === 'true'
      ? []
      : [
          ofPart('commitment-false', state, event, {
            materials: namesOf(state, event.materials),
            reason: event.note,
          }),
        ],
  'part-revoked': (event, state) => [ofPart('part-revoked', state, event, { reason: event.reason })],
  'fee-charged': (event, state) => [ofPart('fee-charged', state, event, { amount: { fen: event.fen } })],
  'fee-paid': (event, state) => [ofPart('fee-paid', state, event, { amount: { fen: event.fen } })],
  'paper-sent': (event, state) => {
    // What goes to a centre stands in its own list of papers on their way.
    if (event.to === 'centre') return [];
    if (event.to === 'office') return [forOffice('office-paper-on-its-way', state, event)];
    return [
      ofPart(
        'paper-sent',
        state,
        event,
        event.parcel ? { carrier: event.parcel.carrier, parcel: event.parcel.number } : {},
      ),
    ];
  },
  // Who sent it sees both receipts in the hand-over ledger.
  // A result on paper that has come to its centre can be fetched from now on.
  'paper-arrived': (event, state) => {
    const part = partOf(state, event.part);
    const leg = part.legs.find(({ leg: number }) => number === event.leg);
    if (part.stage !== 'issued' || leg?.to !== 'centre' || state.delivery.how !== 'centre') return [];
    return [ofPart('result-ready', state, event, { place: { place: state.delivery.place } })];
  },
  'hand-over-disputed': (event, state) => [
    forOffice('office-hand-over-disputed', state, event, { reason: event.reason }),
  ],
  'dispute-settled': (event, state) => [
    forOffice('office-dispute-settled', state, event, { reason: event.finding }),
  ],
  'part-refused': (event, state) => [ofPart('part-refused', state, event, { reason: event.reason })],
  // A step inside the office.
  'part-reviewed': NOBODY,
  // The result follows and is told.
  'part-granted': NOBODY,
  'part-rejected': (event, state) => [ofPart('part-rejected', state, event, { reason: event.reason })],
  'result-issued': (event, state) => [resultOf(event, state)],
  // The platform carries it; the waiting office hears of its part when it may start.
  'sibling-result-arrived': NOBODY,
  'part-ready': (event, state) => [forOffice('office-part-arrived', state, event)],
  'sibling-failed': (event, state) =>
    partOf(state, event.part).stage === 'blocked' ? [ofPart('part-blocked', state, event)] : [],
  'result-delivered': (event, state) => [ofPart('result-delivered', state, event)],
  'consent-given': (event, state) => [
    { code: 'consent-given', params: consentParams(state, event.consent), to: APPLICANT },
  ],
  'consent-declined': (event, state) => [
    {
      code: 'consent-declined',
      params: { ...consentParams(state, event.consent), reason: event.reason },
      to: APPLICANT,
    },
  ],
  // The applicant did it; whoever was asked sees that no answer is needed any more.
  'consent-replaced': NOBODY,
  'form-corrected': (event, state) =>
    perOffice(
      'office-form-corrected',
      state,
      state.parts.filter(({ part, stage }) => event.parts.includes(part) && stage !== 'waiting'),
    ),
  'one-notice-issued': (event, state) => [
    {
      code: 'one-notice-issued',
      params: {
        number: state.number,
        count: event.entries.length,
        materials: namesOf(
          state,
          event.entries.flatMap(({ materials }) => materials),
        ),
      },
      to: APPLICANT,
    },
  ],
  'joint-extended': (event, state) => [
    {
      code: 'joint-extended',
      params: {
        number: state.number,
        longest: { amount: event.workingDays, unit: 'working-day' },
        reason: event.reason,
      },
      to: APPLICANT,
    },
  ],
  'mandate-revoked': (_event, state) =>
    state.filedFor === undefined
      ? []
      : [
          {
            code: 'mandate-revoked',
            params: { number: state.number },
            to: personOf(state.filedFor.by),
          },
        ],
};

/** Who is told what of an event. `state`: the case after it. */
export function noticesOf(event: CaseEventBody, state: CaseState): readonly Notice[] {
  return told(event.kind, event, state);
}

function told<K extends Kind>(kind: K, event: EventOf[K], state: CaseState): readonly Notice[] {
  return RULES[kind](event, state);
}

/** Somebody who is told. `helping`: whoever filed for the applicant, who sees what is needed and no more. */
export type NoticeReader = {
  readonly citizenNumber: string;
  readonly phone?: string;
  readonly helping: boolean;
};

/** The people behind `to`, without those who may see nothing of the case any more; none for an office. */
export function readersOf(
  to: NoticeFor,
  { applicant, filedFor, mandateRevoked }: CaseState,
): readonly NoticeReader[] {
  switch (to.kind) {
    case 'office':
      return [];
    case 'person':
      return [readerOf(to, false)];
    case 'applicant': {
      const by = mandateRevoked ? undefined : filedFor?.by;
      const other = by !== undefined && by.citizenNumber !== applicant.citizenNumber;
      return [readerOf(applicant, false), ...(other ? [readerOf(by, true)] : [])];
    }
    default:
      return unreachable(to);
  }
}

/** About a part, to the applicant. */
function ofPart(
  code: NoticeCode,
  state: CaseState,
  { part: number }: Pick<PartEvent, 'part'>,
  more: NoticeParams = {},
): Notice {
  const part = partOf(state, number);
  return { code, params: { ...partParams(state, part), ...more }, to: APPLICANT, part: number };
}

/** About a part, to the office that decides it. */
function forOffice(
  code: NoticeCode,
  state: CaseState,
  { part: number }: Pick<PartEvent, 'part'>,
  more: NoticeParams = {},
): Notice {
  const part = partOf(state, number);
  const to: NoticeFor = { kind: 'office', county: part.decidingCounty, agency: part.agency };
  return { code, params: { ...partParams(state, part), ...more }, to, part: number };
}

/** One notice an office, about its first part, however many of its parts are meant. */
function perOffice(code: NoticeCode, state: CaseState, parts: readonly PartState[]): readonly Notice[] {
  const byOffice = Map.groupBy(parts, ({ decidingCounty, agency }) => `${decidingCounty} ${agency}`);
  return Array.from(byOffice.values(), (own) => own[0]).flatMap((part) =>
    part === undefined ? [] : [forOffice(code, state, part)],
  );
}

function partParams({ number }: CaseState, { itemName, agencyName }: PartState): NoticeParams {
  return { number, item: itemName, agency: agencyName };
}

function dated(due: ToldDate | undefined): NoticeParams {
  return due === undefined ? {} : { due: { date: due.date, provisional: due.provisional } };
}

function namesOf({ materials }: CaseState, ids: readonly MaterialId[]): readonly Localised[] {
  return [...new Set(ids)].flatMap((id) => materials.find(({ material }) => material === id)?.name ?? []);
}

function resultOf(event: EventOf['result-issued'], state: CaseState): Notice {
  const { delivery } = state;
  const carriers = event.results.map(({ carrier }) => carrier);
  const nothingToFetch = carriers.every((carrier) => carrier === 'e-certificate' || carrier === 'none');
  if (nothingToFetch || delivery.how === 'online') return ofPart('result-online', state, event);
  if (delivery.how === 'post') return ofPart('result-to-post', state, event);
  const travels = carriers.some((carrier) => carrier === 'paper' || carrier === 'card');
  const code = travels ? 'result-to-centre' : 'result-ready';
  return ofPart(code, state, event, { place: { place: delivery.place } });
}

function askOf(consent: ConsentAsked, state: CaseState): Notice {
  return {
    code: 'consent-asked',
    params: {
      number: state.number,
      thing: state.thingName,
      applicant: state.applicant.name,
      materials: [consent.materialName],
    },
    to: personOf(consent.of),
  };
}

function consentParams({ number, consents }: CaseState, id: ConsentId): NoticeParams {
  const consent = consents.find((each) => each.id === id);
  return { number, ...(consent ? { materials: [consent.materialName] } : {}) };
}

function personOf({ citizenNumber, phone }: Pick<Applicant, 'citizenNumber' | 'phone'>): NoticeFor {
  return { kind: 'person', citizenNumber, ...(phone === undefined ? {} : { phone }) };
}

function readerOf(
  { citizenNumber, phone }: Pick<Applicant, 'citizenNumber' | 'phone'>,
  helping: boolean,
): NoticeReader {
  return { citizenNumber, helping, ...(phone === undefined ? {} : { phone }) };
}
