-- What db/migrations make of an empty database. Written by: node scripts/golden.mjs schema

create table case_events (
  division text not null,
  case_id uuid not null,
  seq integer not null,
  part integer,
  kind text not null,
  at timestamp with time zone not null,
  event jsonb not null,
  constraint case_events_pk PRIMARY KEY (division, case_id, seq),
  constraint case_events_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint case_events_seq_positive CHECK ((seq >= 1))
);

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
  version integer not null,
  filed_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint cases_pk PRIMARY KEY (division, id),
  constraint cases_number_unique UNIQUE (division, number),
  constraint cases_channel_known CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text]))),
  constraint cases_counter_has_place CHECK (((channel = 'counter'::text) = (receiving_place IS NOT NULL))),
  constraint cases_division_is_county CHECK ((division ~ '^[1-9][0-9]{5}000000$'::text)),
  constraint cases_number_says_division CHECK (("left"(number, 6) = "left"(division, 6))),
  constraint cases_status_known CHECK ((status = ANY (ARRAY['open'::text, 'finished'::text]))),
  constraint cases_version_positive CHECK ((version >= 1))
);
CREATE INDEX cases_by_applicant ON cases USING btree (applicant_number, filed_at DESC);
CREATE INDEX cases_by_filer ON cases USING btree (filer_number, filed_at DESC) WHERE (filer_number IS NOT NULL);
CREATE INDEX cases_by_receiving_place ON cases USING btree (receiving_place, filed_at DESC) WHERE (receiving_place IS NOT NULL);

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
  constraint certificates_pk PRIMARY KEY (division, id),
  constraint certificates_mark_known CHECK ((mark = ANY (ARRAY['issued-here'::text, 'sample'::text]))),
  constraint certificates_status_known CHECK ((status = ANY (ARRAY['valid'::text, 'revoked'::text])))
);
CREATE INDEX certificates_by_holder ON certificates USING btree (holder, type);

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
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint drafts_pk PRIMARY KEY (division, id),
  constraint drafts_channel_known CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text]))),
  constraint drafts_counter_has_centre CHECK (((channel = 'counter'::text) = (centre IS NOT NULL)))
);
CREATE INDEX drafts_by_owner ON drafts USING btree (owner, updated_at DESC);
CREATE INDEX drafts_untouched ON drafts USING btree (division, updated_at);

create table files_to_delete (
  division text not null,
  id uuid not null,
  since timestamp with time zone not null,
  constraint files_to_delete_pk PRIMARY KEY (division, id)
);

create table look_ups (
  division text not null,
  id uuid not null default gen_random_uuid(),
  at timestamp with time zone not null,
  purpose text not null,
  clerk uuid not null,
  clerk_name text not null,
  centre text not null,
  citizen_number text not null,
  draft_id uuid,
  constraint look_ups_pk PRIMARY KEY (division, id),
  constraint look_ups_once_a_draft UNIQUE (division, draft_id, clerk, citizen_number),
  constraint look_ups_certificates_for_draft CHECK (((purpose = 'use-certificates'::text) = (draft_id IS NOT NULL))),
  constraint look_ups_division_is_county CHECK ((division ~ '^[1-9][0-9]{5}000000$'::text)),
  constraint look_ups_purpose_known CHECK ((purpose = ANY (ARRAY['find-person'::text, 'use-certificates'::text])))
);
CREATE INDEX look_ups_newest ON look_ups USING btree (at DESC);
CREATE INDEX look_ups_of_person ON look_ups USING btree (citizen_number, at DESC);

create table outbox (
  division text not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint outbox_pk PRIMARY KEY (division, id)
);
CREATE INDEX outbox_unsent ON outbox USING btree (division, id) WHERE (sent_at IS NULL);

create table parts (
  division text not null,
  case_id uuid not null,
  part integer not null,
  item text not null,
  item_name jsonb not null,
  deciding_county text not null,
  agency text not null,
  agency_name jsonb not null,
  delivery_place text,
  stage text not null,
  version integer not null,
  received_on date,
  accepted_on date,
  due date,
  due_provisional boolean,
  issued jsonb not null,
  since timestamp with time zone not null,
  constraint parts_pk PRIMARY KEY (division, case_id, part),
  constraint parts_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint parts_due_whole CHECK (((due IS NULL) = (due_provisional IS NULL))),
  constraint parts_number_positive CHECK ((part >= 1)),
  constraint parts_stage_known CHECK ((stage = ANY (ARRAY['waiting'::text, 'at-office'::text, 'received'::text, 'supplement-asked'::text, 'accepted'::text, 'reviewed'::text, 'granted'::text, 'issued'::text, 'delivered'::text, 'refused'::text, 'rejected'::text, 'blocked'::text, 'lapsed'::text, 'withdrawn'::text, 'revoked'::text])))
);
CREATE INDEX parts_handed_out ON parts USING btree (delivery_place, since DESC) WHERE (stage = 'delivered'::text);
CREATE INDEX parts_to_hand_out ON parts USING btree (delivery_place, since) WHERE (stage = 'issued'::text);
CREATE INDEX parts_worklist ON parts USING btree (deciding_county, agency, stage, due);

create table people (
  division text not null,
  id uuid not null,
  issuer text not null,
  subject text not null,
  name text not null,
  citizen_number text,
  phone text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint people_pk PRIMARY KEY (division, id),
  constraint people_subject_unique UNIQUE (division, issuer, subject),
  constraint people_citizen_number_form CHECK ((citizen_number ~ '^[0-9]{17}[0-9X]$'::text)),
  constraint people_division_form CHECK ((division ~ '^[1-9][0-9]{11}$'::text)),
  constraint people_name_given CHECK ((name <> ''::text))
);
CREATE INDEX people_citizen_number ON people USING btree (citizen_number) WHERE (citizen_number IS NOT NULL);
CREATE INDEX people_subject ON people USING btree (issuer, subject);

create table plans (
  version text not null,
  thing text not null,
  content jsonb not null,
  stored_at timestamp with time zone not null default now(),
  constraint plans_pk PRIMARY KEY (version)
);

create unlogged table rate_limits (
  key text not null,
  points integer not null,
  expire bigint,
  constraint rate_limits_pk PRIMARY KEY (key)
);

create table role_grants (
  id uuid not null,
  issuer text not null,
  subject text not null,
  role text not null,
  division text not null,
  agency text,
  valid_from date not null,
  valid_until date,
  constraint role_grants_pk PRIMARY KEY (id),
  constraint role_grants_once UNIQUE NULLS NOT DISTINCT (issuer, subject, role, division, agency, valid_from),
  constraint role_grants_agency CHECK (((role = 'officer'::text) = (agency IS NOT NULL))),
  constraint role_grants_dates CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
  constraint role_grants_division_form CHECK ((division ~ '^[1-9][0-9]{11}$'::text)),
  constraint role_grants_role CHECK ((role = ANY (ARRAY['clerk'::text, 'officer'::text, 'bureau'::text])))
);

create table schema_migrations (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pk PRIMARY KEY (number)
);

create table sessions (
  division text not null,
  secret_hash bytea not null,
  person uuid not null,
  picked text,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  idle_minutes integer not null,
  constraint sessions_pk PRIMARY KEY (division, secret_hash),
  constraint sessions_person_fk FOREIGN KEY (division, person) REFERENCES people(division, id) ON DELETE CASCADE,
  constraint sessions_hash_length CHECK ((octet_length(secret_hash) = 32)),
  constraint sessions_idle_positive CHECK ((idle_minutes > 0))
);
CREATE INDEX sessions_ends_at ON sessions USING btree (ends_at);
CREATE INDEX sessions_person ON sessions USING btree (division, person);

create table submissions (
  division text not null,
  owner uuid not null,
  key uuid not null,
  case_id uuid not null,
  number text not null,
  at timestamp with time zone not null,
  constraint submissions_pk PRIMARY KEY (division, owner, key)
);
CREATE INDEX submissions_by_key ON submissions USING btree (owner, key);

create table uploads (
  division text not null,
  id uuid not null,
  draft_id uuid not null,
  material text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_at timestamp with time zone not null,
  constraint uploads_pk PRIMARY KEY (division, id),
  constraint uploads_draft_fk FOREIGN KEY (division, draft_id) REFERENCES drafts(division, id),
  constraint uploads_sha256_shape CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint uploads_size_positive CHECK ((size > 0))
);
CREATE INDEX uploads_by_draft ON uploads USING btree (division, draft_id, id);

