import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { maskCitizenNumber, type CitizenNumber } from '#core/identity/citizen-number.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, pageOf, paged } from './rows.ts';

/** One look at a person by somebody at a counter. */
export type LookUpLine = {
  /** Instant. */
  readonly at: string;
  readonly clerkName: string;
  readonly centre: DivisionCode;
  readonly maskedNumber: string;
} & (
  | { readonly purpose: 'find-person' | 'use-consent' }
  /** `draft`: the end of the form's id, enough to find it again, too little to open it. */
  | { readonly purpose: 'use-certificates'; readonly draft: string }
);

type Row = {
  readonly at: string;
  readonly clerk_name: string;
  readonly centre: DivisionCode;
  readonly citizen_number: CitizenNumber;
  readonly purpose: LookUpLine['purpose'];
  readonly draft_id: string | null;
  readonly total: number;
};

/** Who looked people up in the bureau's city, newest first; nothing for anybody else. */
export async function lookUps(viewer: Viewer, from: Reads, asked = 1): Promise<Paged<LookUpLine>> {
  const scope = scopeOf(viewer, 'see-look-ups');
  const { page, limit, offset } = pageOf(asked);
  if (scope.kind !== 'city') return paged([], 0, page);
  const { rows } = await from.pool.query<Row>({
    name: 'look-ups-2',
    text: `select at, clerk_name, centre, citizen_number, purpose, draft_id, count(*) over () as total from look_ups
      where division like $1 || '%' order by at desc, id desc limit $2 offset $3`,
    values: [divisionPrefix(scope.city), limit, offset],
  });
  return paged(rows.map(toLine), rows[0]?.total ?? 0, page);
}

function toLine({
  at,
  clerk_name: clerkName,
  centre,
  citizen_number: number,
  purpose,
  draft_id: draft,
}: Row): LookUpLine {
  const line = { at: instantOf(at), clerkName, centre, maskedNumber: maskCitizenNumber(number) };
  if (purpose !== 'use-certificates') return { ...line, purpose };
  return { ...line, purpose, draft: draft?.slice(-12) ?? '' };
}
