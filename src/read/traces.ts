import type { AgencyKind, ItemId } from '#core/catalogue/model.ts';
import type { CaseEventBody, CaseNumber, Origin, PartNumber } from '#core/cases/events.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Trace, TraceStep } from '#core/supervision/trace.ts';
import type { Reads } from './reads.ts';

export type TracesQuestion = {
  /** Only what this county decides. */
  readonly county?: DivisionCode;
  /** ISO dates, both counted: parts filed in between. */
  readonly from: string;
  readonly to: string;
};

/** What is looked at in one go; more is said to be more. */
export const MOST_TRACES = 20_000;

type Row = {
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly item: ItemId;
  readonly deciding_county: DivisionCode;
  readonly agency: AgencyKind;
  readonly person: string;
  readonly filed_at: string;
  readonly steps: readonly {
    readonly kind: CaseEventBody['kind'];
    readonly at: string;
    readonly recorded: string | null;
    readonly origin: Origin;
    readonly by: string | null;
    readonly due: string | null;
    readonly again: string | null;
  }[];
};

/** How the parts of a period went, for finding patterns: times and officers' ids, a person only as a text that is the same. */
export async function traces(
  viewer: Viewer,
  from: Reads,
  question: TracesQuestion,
): Promise<readonly Trace[]> {
  const scope = scopeOf(viewer, 'see-supervision');
  if (scope.kind !== 'city') return [];
  const { rows } = await from.pool.query<Row>({
    name: 'traces-1',
    text: `select c.number, p.part, p.item, p.deciding_county, p.agency, md5(c.applicant_number || c.division) as person,
        c.filed_at, s.steps
      from cases c join parts p on p.division = c.division and p.case_id = c.id
        join lateral (
          select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.event ->> 'at', 'recorded', e.event ->> 'recordedAt',
            'origin', e.event ->> 'origin', 'by', case when e.event #>> '{actor,role}' in ('officer', 'clerk')
              then e.event #>> '{actor,person}' end,
            'due', e.event #>> '{due,date}', 'again', e.event ->> 'again') order by e.seq) as steps
          from case_events e where e.division = p.division and e.case_id = p.case_id and e.part = p.part) s on true
      where c.division like $1 || '%' and c.filed_at >= $2::date and c.filed_at < $3::date + 1
        and ($4::text is null or p.deciding_county = $4) and s.steps is not null
      order by c.filed_at desc limit ${MOST_TRACES}`,
    values: [divisionPrefix(scope.city), question.from, question.to, question.county ?? null],
  });
  return rows.map(toTrace);
}

function toTrace(row: Row): Trace {
  return {
    number: row.number,
    part: row.part,
    item: row.item,
    office: { county: row.deciding_county, agency: row.agency },
    person: row.person,
    filedAt: Temporal.Instant.from(row.filed_at),
    steps: row.steps.map(({ kind, at, recorded, origin, by, due, again }): TraceStep => ({
      kind,
      at: Temporal.Instant.from(at),
      origin,
      ...(recorded === null ? {} : { recordedAt: Temporal.Instant.from(recorded) }),
      ...(by === null ? {} : { by }),
      ...(due === null ? {} : { due: Temporal.PlainDate.from(due) }),
      ...(again === null ? {} : { again }),
    })),
  };
}
