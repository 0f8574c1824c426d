// What others ask of one's own papers (第三人同意): exactly what, for what, by whom.
import type { Localised } from '#base/localised.ts';
import type { CaseFiled, CaseNumber, ConsentAsked, ConsentId } from '#core/cases/events.ts';
import type { ConsentState } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';

export type ConsentLine = {
  readonly number: CaseNumber;
  readonly consent: ConsentId;
  readonly status: ConsentState['status'];
  readonly askedAt: string;
  readonly answeredAt?: string;
  readonly thingName: Localised;
  readonly applicantName: string;
  readonly materialName: Localised;
  readonly certificate: ConsentAsked['certificate'];
  /** Whom it is for: the items that need it, with their offices. */
  readonly uses: readonly { readonly itemName: Localised; readonly agencyName: Localised }[];
};

type Row = {
  readonly consent: ConsentId;
  readonly status: ConsentState['status'];
  readonly asked_at: string;
  readonly answered_at: string | null;
  readonly number: CaseNumber;
  readonly thing_name: Localised;
  readonly applicant_name: string;
  readonly consents: readonly ConsentAsked[];
  readonly parts: CaseFiled['parts'];
};

/** Everything asked of the viewer, what is open first; at most 100. Empty for anybody but a citizen. */
export async function myConsents(viewer: Viewer, from: Reads): Promise<readonly ConsentLine[]> {
  const scope = scopeOf(viewer, 'answer-consent');
  if (scope.kind !== 'person') return [];
  const { rows } = await from.pool.query<Row>({
    name: 'my-consents-1',
    text: `select k.consent, k.status, k.asked_at, k.answered_at, c.number, c.thing_name, c.applicant_name,
        e.event -> 'consents' as consents, e.event -> 'parts' as parts
      from consents k join cases c on c.division = k.division and c.id = k.case_id
      join case_events e on e.division = k.division and e.case_id = k.case_id and e.seq = 1
      where k.holder_number = $1 order by k.status <> 'waiting', k.asked_at desc limit 100`,
    values: [scope.citizenNumber],
  });
  return rows.flatMap(toLine);
}

function toLine(row: Row): readonly ConsentLine[] {
  const asked = row.consents.find(({ id }) => id === row.consent);
  if (asked === undefined) return [];
  return [
    {
      number: row.number,
      consent: row.consent,
      status: row.status,
      askedAt: instantOf(row.asked_at),
      ...(row.answered_at === null ? {} : { answeredAt: instantOf(row.answered_at) }),
      thingName: row.thing_name,
      applicantName: row.applicant_name,
      materialName: asked.materialName,
      certificate: asked.certificate,
      uses: row.parts
        .filter(({ waitsForConsents = [] }) => waitsForConsents.includes(row.consent))
        .map(({ itemName, agencyName }) => ({ itemName, agencyName })),
    },
  ];
}
