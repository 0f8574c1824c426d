-- Cases, from the draft to the delivered result. Events are the truth; `cases` and `parts` are what they fold to, written
-- in the same statement. Every table that grows with residents begins its key with a division, so that it can be spread.

create table plans (
  version text not null,
  thing text not null,
  content jsonb not null,
  stored_at timestamptz not null default now(),
  constraint plans_pk primary key (version)
);
comment on table plans is 'Compiled plans that something was filed under. Small, the same everywhere (a reference table).';

create table cases (
  division text not null,
  id uuid not null,
  number text not null,
  thing text not null,
  thing_name jsonb not null,
  plan_version text not null,
  channel text not null,
  receiving_place text,
  delivery_place text,
  applicant_number text not null,
  applicant_name text not null,
  filer_number text,
  status text not null,
  version int not null,
  filed_at timestamptz not null,
  updated_at timestamptz not null,
  constraint cases_pk primary key (division, id),
  constraint cases_number_unique unique (division, number),
  constraint cases_division_is_county check (division ~ '^[1-9][0-9]{5}000000$'),
  constraint cases_number_says_division check (left(number, 6) = left(division, 6)),
  constraint cases_channel_known check (channel in ('online', 'counter')),
  constraint cases_counter_has_place check ((channel = 'counter') = (receiving_place is not null)),
  constraint cases_status_known check (status in ('open', 'finished')),
  constraint cases_version_positive check (version >= 1)
);
comment on column cases.delivery_place is 'The centre that hands out; null when delivered online.';
create index cases_by_applicant on cases (applicant_number, filed_at desc);
create index cases_by_filer on cases (filer_number, filed_at desc) where filer_number is not null;
create index cases_by_receiving_place on cases (receiving_place, filed_at desc) where receiving_place is not null;

create table parts (
  division text not null,
  case_id uuid not null,
  part int not null,
  item text not null,
  item_name jsonb not null,
  deciding_county text not null,
  agency text not null,
  agency_name jsonb not null,
  delivery_place text,
  stage text not null,
  version int not null,
  received_on date,
  accepted_on date,
  due date,
  due_provisional boolean,
  issued jsonb not null,
  since timestamptz not null,
  constraint parts_pk primary key (division, case_id, part),
  constraint parts_case_fk foreign key (division, case_id) references cases (division, id),
  constraint parts_stage_known check (stage in (
    'waiting', 'at-office', 'received', 'supplement-asked', 'accepted', 'reviewed', 'granted', 'issued',
    'delivered', 'refused', 'rejected', 'blocked')),
  constraint parts_due_whole check ((due is null) = (due_provisional is null)),
  constraint parts_number_positive check (part >= 1)
);
create index parts_worklist on parts (deciding_county, agency, stage, due);
create index parts_to_hand_out on parts (delivery_place, since) where stage = 'issued';

create table case_events (
  division text not null,
  case_id uuid not null,
  seq int not null,
  part int,
  kind text not null,
  at timestamptz not null,
  event jsonb not null,
  constraint case_events_pk primary key (division, case_id, seq),
  constraint case_events_case_fk foreign key (division, case_id) references cases (division, id),
  constraint case_events_seq_positive check (seq >= 1)
);

create table outbox (
  division text not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint outbox_pk primary key (division, id)
);
comment on table outbox is 'Messages owed to the world, written with the act. Drained division by division.';
create index outbox_unsent on outbox (division, id) where sent_at is null;

create table submissions (
  division text not null,
  owner uuid not null,
  key uuid not null,
  case_id uuid not null,
  number text not null,
  at timestamptz not null,
  constraint submissions_pk primary key (division, owner, key)
);
comment on table submissions is 'Idempotency: one draft (its id is the key) becomes one case, however often it is sent.';
create index submissions_by_key on submissions (owner, key);

create table drafts (
  division text not null,
  id uuid not null,
  owner uuid not null,
  thing text not null,
  plan_version text,
  channel text not null,
  centre text,
  answers jsonb not null,
  papers jsonb not null,
  applicant jsonb,
  filed_by jsonb,
  delivery jsonb,
  version int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint drafts_pk primary key (division, id),
  constraint drafts_channel_known check (channel in ('online', 'counter')),
  constraint drafts_counter_has_centre check ((channel = 'counter') = (centre is not null))
);
create index drafts_by_owner on drafts (owner, updated_at desc);

create table uploads (
  division text not null,
  id uuid not null,
  draft_id uuid not null,
  material text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_at timestamptz not null,
  constraint uploads_pk primary key (division, id),
  constraint uploads_draft_fk foreign key (division, draft_id) references drafts (division, id),
  constraint uploads_size_positive check (size > 0),
  constraint uploads_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table uploads is 'Files of drafts. A filed case names its files in its events.';
create index uploads_by_draft on uploads (division, draft_id, id);

create table certificates (
  division text not null,
  id uuid not null,
  holder text not null,
  holder_name text not null,
  type text not null,
  name jsonb not null,
  number text not null,
  fields jsonb not null,
  issued_on date not null,
  valid_until date,
  issuer_name jsonb not null,
  status text not null,
  mark text not null,
  case_id uuid,
  constraint certificates_pk primary key (division, id),
  constraint certificates_status_known check (status in ('valid', 'revoked')),
  constraint certificates_mark_known check (mark in ('issued-here', 'sample'))
);
create index certificates_by_holder on certificates (holder, type);
