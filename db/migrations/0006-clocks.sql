-- Clocks: what of a case runs, stands or has ended, worked out of its events and the calendar. A cache like `parts`: it can be
-- made again from the events. What acts when a clock runs out reads here; an office's list reads `parts.next_due`.

alter table parts drop constraint parts_stage_known;
alter table parts add constraint parts_stage_known check (stage in ('waiting', 'at-office', 'received', 'supplement-asked',
  'accepted', 'reviewed', 'granted', 'issued', 'delivered', 'refused', 'rejected', 'blocked', 'lapsed', 'withdrawn', 'revoked'));

-- The nearest of the office's running clocks, and the special step that stops them: an office's list is one query.
alter table parts add column next_due timestamptz;
alter table parts add column next_kind text;
alter table parts add column next_provisional boolean;
alter table parts add column standing text;
alter table parts add constraint parts_next_whole check (
  (next_due is null) = (next_kind is null) and (next_due is null) = (next_provisional is null));
comment on column parts.standing is 'The special step (特殊环节) for which the clock stands now.';
-- The list reads all open parts of an office anyway, to count them: a date in the index would only make each write dearer.
drop index parts_worklist;
create index parts_worklist on parts (deciding_county, agency, stage);

create table clocks (
  division text not null,
  case_id uuid not null,
  part int not null,
  kind text not null,
  nth int not null,
  basis text not null,
  due_at timestamptz,
  due date,
  provisional boolean not null,
  first_due date,
  status text not null,
  ended_at timestamptz,
  late boolean not null default false,
  rated boolean not null,
  act text,
  fired_at timestamptz,
  deciding_county text not null,
  agency text,
  constraint clocks_pk primary key (division, case_id, part, kind, nth),
  constraint clocks_case_fk foreign key (division, case_id) references cases (division, id),
  constraint clocks_kind_known check (kind in (
    'acceptance', 'promised', 'statutory', 'joint', 'special-step', 'issue', 'owed')),
  constraint clocks_status_known check (status in ('running', 'paused', 'ended')),
  constraint clocks_act_known check (act in ('deem-accepted', 'deem-granted', 'lapse')),
  constraint clocks_due_whole check ((due_at is null) = (due is null)),
  constraint clocks_running_has_due check (status <> 'running' or due_at is not null),
  constraint clocks_end_whole check ((status = 'ended') = (ended_at is not null)),
  constraint clocks_bundle_has_no_agency check ((part = 0) = (agency is null))
);
comment on column clocks.part is '0: of the whole bundle; its county is the one the case is stored under.';
comment on column clocks.basis is 'What it counts, as canonical JSON: with the calendar it gives the date. Equal bases end at the same moment.';
comment on column clocks.due_at is 'Null while it stands. Published: it stays while the basis stays, unless a change of the calendar moves it.';
comment on column clocks.first_due is 'The first date it ever had.';
comment on column clocks.late is 'It ran out before it ended; never judged again once it has ended.';
comment on column clocks.act is 'What the platform does by itself when it runs out; null: it only tells.';
comment on column clocks.fired_at is 'When it was told that it ran out.';
create index clocks_running on clocks (division, fired_at, due_at) where status = 'running';

-- Each time the calendar changed, and what that did. The last finished row (by `nth`: a server's clock may go back) says
-- which calendar the dates were counted by.
create table calendar_versions (
  id uuid not null,
  nth bigint not null generated always as identity,
  calendar text not null,
  rules text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint calendar_versions_pk primary key (id)
);
comment on column calendar_versions.rules is 'Hash of what clocks are made by besides the calendar: the law''s numbers and the settings of the city.';
comment on table calendar_versions is 'One row a change of the calendar. Small, the same everywhere (a reference table).';
create unique index calendar_versions_one_open on calendar_versions ((true)) where finished_at is null;

-- Dates that a change of the calendar moved, or would have moved and that were kept because people rely on them.
create table clock_moves (
  division text not null,
  case_id uuid not null,
  part int not null,
  kind text not null,
  nth int not null,
  change uuid not null,
  from_due date not null,
  to_due date not null,
  kept boolean not null,
  at timestamptz not null,
  deciding_county text not null,
  agency text,
  constraint clock_moves_pk primary key (division, case_id, part, kind, nth, change)
);
comment on column clock_moves.kept is 'The new date had already passed: the old one still holds.';
create index clock_moves_of_change on clock_moves (change, deciding_county, agency) include (kept);
