// The promises that were signed and the notices that were made out, whole, as they were on the day.
import type { Localised } from '#base/localised.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent, CaseFiled, CaseNumber, PartNumber } from '#core/cases/events.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import { scopeOf, type Scope } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** One document of a case. `id` stands in its address. */
export type CaseDocument = {
  readonly id: string;
  readonly number: CaseNumber;
  readonly applicantName: string;
  /** The whole text, in Chinese. */
  readonly text: string;
  /** RFC 9557 instant. */
  readonly at: string;
} & (
  | {
      readonly kind: 'owed-promise' | 'commitment';
      readonly template: string;
      readonly signedBy: string;
      readonly way: 'typed-online' | 'on-paper-at-counter';
    }
  | { readonly kind: 'owed-notice'; readonly part: PartNumber; readonly agencyName: Localised }
);

/** All documents of a case, for its applicant, its filer and the centre that took it in. */
export async function documentsOfCase(
  viewer: Viewer,
  from: Reads,
  number: string,
): Promise<readonly CaseDocument[]> {
  return documents(from, { number, scope: scopeOf(viewer, 'see-case') });
}

/** Those of one part, for its office: its own notice, and the promises that name its item. */
export async function documentsOfPart(
  viewer: Viewer,
  from: Reads,
  { number, part }: { readonly number: string; readonly part: PartNumber },
): Promise<readonly CaseDocument[]> {
  return documents(from, { number, part, scope: scopeOf(viewer, 'see-part') });
}

type Wanted = { readonly number: string; readonly part?: PartNumber; readonly scope: Scope };

async function documents(from: Reads, { number, part, scope }: Wanted): Promise<readonly CaseDocument[]> {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok || (part !== undefined && !(part >= 1 && part <= 1000))) return [];
  const condition = conditionOf(scope, 4);
  const { rows } = await from.pool.query<{ event: CaseEvent }>({
    name: `case-documents-${scope.kind}-1`,
    text: `select distinct e.event, e.seq from cases c
      join parts p on p.division = c.division and p.case_id = c.id and ($3::int is null or p.part = $3)
      join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and c.number = $2 and ${condition.sql}
        and (e.kind = 'case-filed' or e.kind = 'owed-notice-issued' and ($3::int is null or e.part = $3))
      order by e.seq`,
    values: [divisionOfCaseNumber(parsed.value), parsed.value, part ?? null, ...condition.values],
  });
  const filed = rows.map(({ event }) => event).find((event) => event.kind === 'case-filed');
  if (filed === undefined) return [];
  return rows.flatMap(({ event }) => documentsIn(event, filed, part));
}

function documentsIn(
  event: CaseEvent,
  filed: CaseFiled,
  part: PartNumber | undefined,
): readonly CaseDocument[] {
  const base = { number: filed.number, applicantName: filed.applicant.name, at: event.at };
  if (event.kind === 'owed-notice-issued') {
    const of = filed.parts.find((each) => each.part === event.part);
    const agencyName = of?.agencyName ?? { zh: '' };
    return [
      {
        ...base,
        id: `notice-${event.seq}`,
        kind: 'owed-notice',
        part: event.part,
        agencyName,
        text: event.text,
      },
    ];
  }
  if (event.kind !== 'case-filed') return [];
  const item: ItemId | undefined = filed.parts.find((each) => each.part === part)?.item;
  return (filed.promises ?? []).flatMap(
    ({ kind, items, template, text, signedBy, way }): readonly CaseDocument[] => {
      if (item !== undefined && !items.includes(item)) return [];
      const what = kind === 'owed' ? 'owed-promise' : 'commitment';
      return [{ ...base, id: what, kind: what, template, text, signedBy, way }];
    },
  );
}
