-- Supervision (电子监察): warnings raised from the clocks, each answered by its office within a time.

create table warnings (
  division text not null,
  id uuid not null default gen_random_uuid(),
  case_id uuid not null,
  part int not null,
  kind text not null,
  nth int not null,
  level text not null,
  raised_at timestamptz not null,
  feedback_due date not null,
  deciding_county text not null,
  agency text,
  feedback text,
  feedback_by text,
  feedback_at timestamptz,
  constraint warnings_pk primary key (division, id),
  constraint warnings_once unique (division, case_id, part, kind, nth, level),
  constraint warnings_case_fk foreign key (division, case_id) references cases (division, id),
  constraint warnings_level_known check (level in ('yellow', 'red')),
  constraint warnings_feedback_whole check (
    (feedback is null) = (feedback_at is null) and (feedback is null) = (feedback_by is null))
);
comment on column warnings.kind is 'The clock it was raised from; `second-round`: more was asked for than the one notice named.';
create index warnings_of_office on warnings (deciding_county, agency, raised_at desc);
create index warnings_newest on warnings (raised_at desc);
