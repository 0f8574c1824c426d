-- Returns of a survey (统计报表): what happened to each, its figures by version, and a row of where it stands. Every table
-- that grows begins its key with the division of the office that collects, so that a region's survey lies together.
-- Nothing is ever deleted here: 统计法实施条例 第二十二、二十三条 ask for two years for originals and ten for summaries,
-- and no clause asks for an end.

create table survey_rounds (
  id text not null,
  version text not null,
  content jsonb not null,
  kept_at timestamptz not null,
  constraint survey_rounds_pk primary key (id, version)
);
comment on table survey_rounds is 'Forms, rules and register as they were when a return was signed under them; small.';

create table returns (
  division text not null,
  round text not null,
  unit text not null,
  stage text not null,
  version int not null,
  seq int not null,
  edits int not null default 0,
  round_version text not null,
  approved_by text[] not null default '{}',
  late boolean,
  submitted_at timestamptz,
  changed_at timestamptz not null,
  last_type text not null,
  last_by text not null,
  blocks int not null default 0,
  explains int not null default 0,
  hints int not null default 0,
  not_evaluable int not null default 0,
  unexplained int not null default 0,
  open_questions int not null default 0,
  filled int not null default 0,
  asked int not null default 0,
  constraint returns_pk primary key (division, round, unit),
  constraint returns_stage_known check (
    stage in ('not-started', 'filling', 'signed', 'submitted', 'sent-back', 'approved', 'locked')),
  constraint returns_version_natural check (version >= 0),
  constraint returns_started check ((version = 0) = (stage = 'not-started'))
);
comment on table returns is 'Where each return stands: a cache of its events and cells, written with them; a test rebuilds it.';
comment on column returns.seq is 'Number of events, for optimistic locking.';
comment on column returns.edits is 'How often figures were saved: two people who type at once must not lose a cell, nor sign what they did not see.';
comment on column returns.late is 'Of the first time it was handed in; null before.';
comment on column returns.unexplained is 'Findings to be explained that are not.';

create table return_events (
  division text not null,
  round text not null,
  unit text not null,
  seq int not null,
  at timestamptz not null,
  type text not null,
  by jsonb not null,
  data jsonb not null,
  constraint return_events_pk primary key (division, round, unit, seq)
);

create table return_cells (
  division text not null,
  round text not null,
  unit text not null,
  version int not null,
  indicator text not null,
  state text not null,
  scaled bigint,
  decimals smallint,
  typed text,
  origin text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint return_cells_pk primary key (division, round, unit, version, indicator),
  constraint return_cells_state_known check (state in ('value', 'blank', 'invalid', 'text')),
  constraint return_cells_value_whole check (
    (state = 'value') = (scaled is not null) and (state = 'value') = (decimals is not null))
);
comment on column return_cells.typed is 'As it was written, also where it is no figure; null for a blank.';
-- One indicator over all units of a region: the parts of a total.
create index return_cells_by_indicator on return_cells (division, round, indicator) include (unit, version, state, scaled, decimals);
