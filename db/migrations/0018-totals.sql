-- 综合表 as an office approved it: which return of which unit in which version it was the sum of. A version that was handed
-- in never changes, so its parts say what the figures were. Approved again, it gets the next number; nothing is deleted
-- (统计法实施条例 第二十二条: summaries are kept ten years and longer).

create table survey_totals (
  division text not null,
  round text not null,
  office text not null,
  scope text not null,
  nth int not null,
  round_version text not null,
  content text not null,
  parts jsonb not null,
  missing int not null,
  note text not null,
  approved_at timestamptz not null,
  approved_by text not null,
  approved_name text not null,
  constraint survey_totals_pk primary key (division, round, office, scope, nth),
  constraint survey_totals_scope_known check (scope in ('own', 'region')),
  constraint survey_totals_nth_natural check (nth >= 1),
  constraint survey_totals_note_for_missing check (missing = 0 or note <> '')
);
comment on column survey_totals.division is 'Of the office.';
comment on column survey_totals.parts is 'List of [unit, version], by unit.';
comment on column survey_totals.content is 'SHA-256 of round, its version, office, scope and parts: what was on the page that was approved.';
comment on column survey_totals.missing is 'Units of the register that were not in it; the note says why it was approved all the same.';
