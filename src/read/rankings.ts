import type { Localised } from '#base/localised.ts';
import type { AgencyKind, ItemId } from '#core/catalogue/model.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

export const RANKED_BY = ['agency', 'item', 'centre'] as const;
export type RankedBy = (typeof RANKED_BY)[number];

/** One office, item or centre. `inTime` of `ended` promised clocks that can be rated: a pair, never a bare share. */
export type RankingLine = {
  readonly name: Localised;
  readonly county?: DivisionCode;
  readonly agency?: AgencyKind;
  readonly item?: ItemId;
  readonly centre?: DivisionCode;
  readonly ended: number;
  readonly inTime: number;
  /** Of running clocks: those that have run out. */
  readonly late: number;
  /** Ended clocks that are not rated, because a stamp was entered later or elsewhere. */
  readonly notRated: number;
  readonly red: number;
  readonly yellow: number;
};

const GROUPS: Readonly<Record<RankedBy, { readonly key: string; readonly columns: string }>> = {
  agency: {
    key: 'p.deciding_county, p.agency',
    columns: `(array_agg(p.agency_name))[1] as name, p.deciding_county as county, p.agency`,
  },
  item: { key: 'p.item', columns: `(array_agg(p.item_name))[1] as name, p.item` },
  centre: {
    key: 'c.receiving_place',
    columns: `jsonb_build_object('zh', c.receiving_place) as name, c.receiving_place as centre`,
  },
};

export type RankingQuestion = {
  readonly by: RankedBy;
  /** ISO dates, both counted: clocks that ended in between, and what runs late now. */
  readonly from: string;
  readonly to: string;
};

/** Offices, items or centres of the bureau's city, the largest share in time first; those with nothing ended last. */
export async function rankings(
  viewer: Viewer,
  from: Reads,
  question: RankingQuestion,
): Promise<readonly RankingLine[]> {
  const scope = scopeOf(viewer, 'see-supervision');
  if (scope.kind !== 'city') return [];
  const { key, columns } = GROUPS[question.by];
  const { rows } = await from.pool.query<RankingLine>({
    name: `rankings-${question.by}-1`,
    text: `with told as (
        select w.division, w.case_id, w.part, count(*) filter (where w.level = 'red') as red,
          count(*) filter (where w.level = 'yellow') as yellow
        from warnings w where w.division like $1 || '%' and w.raised_at >= $2::date and w.raised_at < $3::date + 1
        group by w.division, w.case_id, w.part),
      counted as (
        select ${columns},
          count(*) filter (where ${ENDED} and k.rated) as ended,
          count(*) filter (where ${ENDED} and k.rated and not k.late) as "inTime",
          count(*) filter (where k.status = 'running' and k.rated and k.due_at < $4) as late,
          count(*) filter (where ${ENDED} and not k.rated) as "notRated",
          coalesce(sum(t.red), 0)::int as red, coalesce(sum(t.yellow), 0)::int as yellow
        from clocks k
          join parts p on p.division = k.division and p.case_id = k.case_id and p.part = k.part
          join cases c on c.division = k.division and c.id = k.case_id
          left join told t on t.division = k.division and t.case_id = k.case_id and t.part = k.part
        where k.division like $1 || '%' and k.kind = 'promised' ${question.by === 'centre' ? 'and c.receiving_place is not null' : ''}
        group by ${key})
      select * from counted where ended + late + "notRated" + red + yellow > 0
      order by case when ended > 0 then "inTime"::numeric / ended end desc nulls last, ended desc, name ->> 'zh' limit 200`,
    values: [divisionPrefix(scope.city), question.from, question.to, from.now().toString()],
  });
  return rows;
}

const ENDED = `k.status = 'ended' and k.ended_at >= $2::date and k.ended_at < $3::date + 1`;
