-- Ratings (好差评), once per case and out of the clerk's sight; the follow-up of a low one; which centres are online; and the
-- mayor, who sees figures alone.

create table ratings (
  division text not null,
  case_id uuid not null,
  number text not null,
  thing text not null,
  rated_by text not null,
  grade int not null,
  reasons int[] not null,
  comment text not null,
  channel text not null,
  questionnaire int not null,
  receiving_place text,
  rated_at timestamptz not null,
  constraint ratings_pk primary key (division, case_id),
  constraint ratings_case_fk foreign key (division, case_id) references cases (division, id),
  constraint ratings_grade_known check (grade between 1 and 5),
  constraint ratings_channel_known check (channel in ('web', 'qr-code'))
);
comment on table ratings is 'One row a case at most: the key says so.';
create index ratings_newest on ratings (rated_at desc);

create table follow_ups (
  division text not null,
  case_id uuid not null,
  due date not null,
  due_provisional boolean not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version int not null,
  constraint follow_ups_pk primary key (division, case_id),
  constraint follow_ups_rating_fk foreign key (division, case_id) references ratings (division, case_id),
  constraint follow_ups_version_positive check (version >= 1)
);
create index follow_ups_open on follow_ups (due) where closed_at is null;

create table follow_up_entries (
  division text not null,
  case_id uuid not null,
  seq int not null,
  entry jsonb not null,
  at timestamptz not null,
  constraint follow_up_entries_pk primary key (division, case_id, seq),
  constraint follow_up_entries_fk foreign key (division, case_id) references follow_ups (division, case_id)
);

create table heartbeats (
  division text not null,
  centre text not null,
  seen_at timestamptz not null,
  constraint heartbeats_pk primary key (division, centre)
);
comment on table heartbeats is 'When a centre''s counter was last used: one row a centre, at most one write in some minutes.';

alter table role_grants drop constraint role_grants_role;
alter table role_grants add constraint role_grants_role check (role in ('clerk', 'officer', 'bureau', 'mayor'));
