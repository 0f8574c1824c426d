-- Reports as they were published, for everybody. Nothing is changed or deleted: a corrected report is another one with its
-- reason (统计法实施条例 第二十六条), and definitions, scope and method lie in the document itself (第二十七条).

create table published_reports (
  division text not null,
  round text not null,
  nth int not null,
  office text not null,
  office_name text not null,
  title text not null,
  content text not null,
  hash text not null,
  totals_content text not null,
  reason text not null,
  published_at timestamptz not null,
  published_by text not null,
  published_name text not null,
  constraint published_reports_pk primary key (division, round, nth),
  constraint published_reports_nth_natural check (nth >= 1),
  constraint published_reports_reason_for_revision check (nth = 1 or reason <> ''),
  constraint published_reports_hash_form check (hash ~ '^[0-9a-f]{64}$')
);
comment on table published_reports is 'Small: one row a report and its revisions.';
comment on column published_reports.division is 'Of the office that published it.';
comment on column published_reports.content is 'The document as canonical JSON text, so that its hash can be worked out again from it.';
comment on column published_reports.hash is 'SHA-256 of content.';
comment on column published_reports.totals_content is 'The approved 综合表 it was made from: survey_totals.content.';
