-- Who asked for rows that name units, what he declared to want them for, and whether they left (统计法 (2024) 第二十八条,
-- 统计法实施条例 第三十条). What was refused is written down too.

create table named_exports (
  division text not null,
  id uuid not null,
  round text not null,
  use text not null,
  left_house boolean not null,
  units int not null,
  person uuid not null,
  name text not null,
  at timestamptz not null,
  constraint named_exports_pk primary key (division, id),
  constraint named_exports_nothing_refused check (left_house or units = 0)
);
comment on table named_exports is 'One row a request for rows that name units.';
comment on column named_exports.division is 'Of the office whose person asked.';
create index named_exports_by_round on named_exports (division, round, at desc);
