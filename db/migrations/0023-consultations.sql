-- Open-door planning: one journal for each consultation, and who contributed, kept apart from what was said.

create table consultation_ledgers (
  division text not null,
  consultation text not null,
  seq int not null,
  constraint consultation_ledgers_pk primary key (division, consultation)
);
comment on table consultation_ledgers is 'How far each journal has come. Whoever writes holds this row, so that numbers have no gaps.';
comment on column consultation_ledgers.division is 'The city (or county) whose plan it is.';

create table consultation_events (
  division text not null,
  consultation text not null,
  seq int not null,
  at timestamptz not null,
  type text not null,
  by jsonb not null,
  data jsonb not null,
  constraint consultation_events_pk primary key (division, consultation, seq),
  constraint consultation_events_seq_natural check (seq >= 1)
);
comment on table consultation_events is 'Everything that happened, in order; never changed, never deleted. No names, phones or addresses of contributors.';

create table consultation_contributors (
  division text not null,
  consultation text not null,
  id uuid not null,
  name text,
  contact text,
  address text,
  -- Of somebody who was signed in: finds all he said.
  citizen_number text,
  created_at timestamptz not null,
  constraint consultation_contributors_pk primary key (division, consultation, id)
);
comment on table consultation_contributors is 'Who said it. Shown to a person only with a purpose, which the journal keeps; read otherwise only to mask it, or to find what somebody signed in said himself.';
create index consultation_contributors_citizen on consultation_contributors (division, consultation, citizen_number)
  where citizen_number is not null;
