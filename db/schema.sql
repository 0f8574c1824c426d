-- What db/migrations make of an empty database. Written by: node scripts/golden.mjs schema

create table appointments (
  division text not null,
  id uuid not null,
  place text not null,
  day date not null,
  starts time without time zone,
  ends time without time zone,
  seat integer,
  walk_in integer,
  citizen_number text,
  name text,
  nth integer,
  matter text not null,
  note text not null,
  status text not null,
  version integer not null,
  made_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  called_at timestamp with time zone,
  ended_at timestamp with time zone,
  outside_since timestamp with time zone,
  history jsonb not null,
  constraint appointments_pk PRIMARY KEY (division, id),
  constraint appointments_counts_positive CHECK (((seat >= 1) AND (walk_in >= 1) AND (nth >= 1) AND (version >= 1))),
  constraint appointments_division_is_county CHECK ((division ~ '^[1-9][0-9]{5}000000$'::text)),
  constraint appointments_either_kind CHECK ((((walk_in IS NULL) AND (num_nulls(starts, ends, seat, citizen_number, name, nth) = 0)) OR ((walk_in IS NOT NULL) AND (num_nonnulls(starts, ends, seat, citizen_number, name, nth) = 0) AND (status = ANY (ARRAY['arrived'::text, 'called'::text, 'done'::text, 'left'::text]))))),
  constraint appointments_place_in_division CHECK (("left"(place, 6) = "left"(division, 6))),
  constraint appointments_slot_has_length CHECK ((ends > starts)),
  constraint appointments_status_known CHECK ((status = ANY (ARRAY['booked'::text, 'arrived'::text, 'called'::text, 'done'::text, 'left'::text, 'no-show'::text, 'cancelled'::text])))
);
CREATE INDEX appointments_by_person ON appointments USING btree (citizen_number, day DESC) WHERE (citizen_number IS NOT NULL);
CREATE UNIQUE INDEX appointments_person_once ON appointments USING btree (division, citizen_number, day, matter, nth) WHERE (status = ANY (ARRAY['booked'::text, 'arrived'::text, 'called'::text]));
CREATE UNIQUE INDEX appointments_seat_once ON appointments USING btree (division, place, day, starts, seat) WHERE (status <> 'cancelled'::text);
CREATE INDEX appointments_still_booked ON appointments USING btree (division, day) WHERE (status = 'booked'::text);
CREATE UNIQUE INDEX appointments_walk_in_once ON appointments USING btree (division, place, day, walk_in) WHERE (walk_in IS NOT NULL);

create table calendar_versions (
  id uuid not null,
  nth bigint not null generated always as identity,
  calendar text not null,
  rules text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint calendar_versions_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX calendar_versions_one_open ON calendar_versions USING btree ((true)) WHERE (finished_at IS NULL);

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
CREATE INDEX case_events_disputes ON case_events USING btree (division, at) WHERE (kind = 'hand-over-disputed'::text);

create table case_figures (
  division text not null,
  case_id uuid not null,
  thing text not null,
  finished_at timestamp with time zone not null,
  parts integer not null,
  steps_before integer not null,
  steps_after integer not null,
  materials_before integer not null,
  materials_after integer not null,
  days_before integer,
  days_after integer,
  visits integer not null,
  constraint case_figures_pk PRIMARY KEY (division, case_id),
  constraint case_figures_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint case_figures_days_whole CHECK (((days_before IS NULL) = (days_after IS NULL)))
);
CREATE INDEX case_figures_finished ON case_figures USING btree (finished_at);

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
  mandate_id uuid,
  mandate_until date,
  helper_person uuid,
  refiles text,
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
CREATE INDEX cases_by_helper_person ON cases USING btree (helper_person, filed_at DESC) WHERE (helper_person IS NOT NULL);
CREATE INDEX cases_by_mandate ON cases USING btree (mandate_id) WHERE (mandate_id IS NOT NULL);
CREATE INDEX cases_by_receiving_place ON cases USING btree (receiving_place, filed_at DESC) WHERE (receiving_place IS NOT NULL);
CREATE INDEX cases_refiling ON cases USING btree (refiles) WHERE (refiles IS NOT NULL);

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

create table clock_moves (
  division text not null,
  case_id uuid not null,
  part integer not null,
  kind text not null,
  nth integer not null,
  change uuid not null,
  from_due date not null,
  to_due date not null,
  kept boolean not null,
  at timestamp with time zone not null,
  deciding_county text not null,
  agency text,
  constraint clock_moves_pk PRIMARY KEY (division, case_id, part, kind, nth, change)
);
CREATE INDEX clock_moves_of_change ON clock_moves USING btree (change, deciding_county, agency) INCLUDE (kept);

create table clocks (
  division text not null,
  case_id uuid not null,
  part integer not null,
  kind text not null,
  nth integer not null,
  basis text not null,
  due_at timestamp with time zone,
  due date,
  provisional boolean not null,
  first_due date,
  status text not null,
  ended_at timestamp with time zone,
  late boolean not null default false,
  rated boolean not null,
  act text,
  fired_at timestamp with time zone,
  deciding_county text not null,
  agency text,
  constraint clocks_pk PRIMARY KEY (division, case_id, part, kind, nth),
  constraint clocks_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint clocks_act_known CHECK ((act = ANY (ARRAY['deem-accepted'::text, 'deem-granted'::text, 'lapse'::text]))),
  constraint clocks_bundle_has_no_agency CHECK (((part = 0) = (agency IS NULL))),
  constraint clocks_due_whole CHECK (((due_at IS NULL) = (due IS NULL))),
  constraint clocks_end_whole CHECK (((status = 'ended'::text) = (ended_at IS NOT NULL))),
  constraint clocks_kind_known CHECK ((kind = ANY (ARRAY['acceptance'::text, 'promised'::text, 'statutory'::text, 'joint'::text, 'special-step'::text, 'issue'::text, 'owed'::text]))),
  constraint clocks_running_has_due CHECK (((status <> 'running'::text) OR (due_at IS NOT NULL))),
  constraint clocks_status_known CHECK ((status = ANY (ARRAY['running'::text, 'paused'::text, 'ended'::text])))
);
CREATE INDEX clocks_running ON clocks USING btree (division, fired_at, due_at) WHERE (status = 'running'::text);

create table commitment_checks (
  division text not null,
  case_id uuid not null,
  part integer not null,
  deciding_county text not null,
  agency text not null,
  why text not null,
  drawn_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  outcome text,
  constraint commitment_checks_pk PRIMARY KEY (division, case_id, part),
  constraint commitment_checks_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint commitment_checks_outcome_known CHECK ((outcome = ANY (ARRAY['true'::text, 'false'::text]))),
  constraint commitment_checks_outcome_whole CHECK (((outcome IS NULL) = (checked_at IS NULL))),
  constraint commitment_checks_why_known CHECK ((why = ANY (ARRAY['drawn'::text, 'record'::text])))
);
CREATE INDEX commitment_checks_open ON commitment_checks USING btree (deciding_county, agency, drawn_at) WHERE (checked_at IS NULL);

create table consents (
  division text not null,
  case_id uuid not null,
  consent text not null,
  holder_number text not null,
  status text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint consents_pk PRIMARY KEY (division, case_id, consent),
  constraint consents_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint consents_answered_whole CHECK (((status = 'waiting'::text) = (answered_at IS NULL))),
  constraint consents_status_known CHECK ((status = ANY (ARRAY['waiting'::text, 'given'::text, 'declined'::text, 'replaced'::text])))
);
CREATE INDEX consents_by_holder ON consents USING btree (holder_number, asked_at DESC);

create table consultation_contributors (
  division text not null,
  consultation text not null,
  id uuid not null,
  name text,
  contact text,
  address text,
  citizen_number text,
  created_at timestamp with time zone not null,
  constraint consultation_contributors_pk PRIMARY KEY (division, consultation, id)
);
CREATE INDEX consultation_contributors_citizen ON consultation_contributors USING btree (division, consultation, citizen_number) WHERE (citizen_number IS NOT NULL);

create table consultation_events (
  division text not null,
  consultation text not null,
  seq integer not null,
  at timestamp with time zone not null,
  type text not null,
  by jsonb not null,
  data jsonb not null,
  constraint consultation_events_pk PRIMARY KEY (division, consultation, seq),
  constraint consultation_events_seq_natural CHECK ((seq >= 1))
);

create table consultation_ledgers (
  division text not null,
  consultation text not null,
  seq integer not null,
  constraint consultation_ledgers_pk PRIMARY KEY (division, consultation)
);

create table consultation_packets (
  division text not null,
  consultation text not null,
  hash text not null,
  content text not null,
  public_hash text not null,
  public_content text not null,
  at_seq integer not null,
  made_at timestamp with time zone not null,
  constraint consultation_packets_pk PRIMARY KEY (division, consultation, hash),
  constraint consultation_packets_hash_form CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint consultation_packets_public_hash_form CHECK ((public_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint consultation_packets_seq_natural CHECK ((at_seq >= 1))
);

create table contacts (
  division text not null,
  person uuid not null,
  citizen_number text not null,
  mail text,
  phone text,
  language text not null,
  by_mail boolean not null,
  by_sms boolean not null,
  changed_at timestamp with time zone not null,
  constraint contacts_pk PRIMARY KEY (division, person),
  constraint contacts_language_known CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint contacts_mail_to_go_to CHECK (((NOT by_mail) OR (mail IS NOT NULL)))
);
CREATE INDEX contacts_by_citizen_number ON contacts USING btree (citizen_number);

create table credit_records (
  division text not null,
  id uuid not null,
  citizen_number text not null,
  name text not null,
  kind text not null,
  case_id uuid not null,
  number text not null,
  part integer not null,
  item_name jsonb not null,
  agency_name jsonb not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  appealed_at timestamp with time zone,
  appeal text,
  decided_at timestamp with time zone,
  decision text,
  decision_reason text,
  repaired_at timestamp with time zone,
  repair_reason text,
  version integer not null default 1,
  constraint credit_records_pk PRIMARY KEY (division, id),
  constraint credit_records_once UNIQUE (division, case_id, part),
  constraint credit_records_appeal_whole CHECK (((appealed_at IS NULL) = (appeal IS NULL))),
  constraint credit_records_decision_known CHECK ((decision = ANY (ARRAY['upheld'::text, 'removed'::text]))),
  constraint credit_records_decision_whole CHECK ((((decided_at IS NULL) = (decision IS NULL)) AND ((decided_at IS NULL) = (decision_reason IS NULL)))),
  constraint credit_records_kind_known CHECK ((kind = 'false-commitment'::text)),
  constraint credit_records_repair_whole CHECK (((repaired_at IS NULL) = (repair_reason IS NULL)))
);
CREATE INDEX credit_records_by_person ON credit_records USING btree (citizen_number, recorded_at DESC);

create table deliveries (
  division text not null,
  id uuid not null,
  lane text not null,
  address text not null,
  holder text,
  notice uuid,
  case_number text,
  code text not null,
  params jsonb not null,
  language text not null,
  secret boolean not null,
  status text not null,
  tries integer not null,
  next_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_error text,
  sent_text text,
  constraint deliveries_pk PRIMARY KEY (division, id),
  constraint deliveries_ended CHECK (((status = 'waiting'::text) = (ended_at IS NULL))),
  constraint deliveries_status_known CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'bounced'::text, 'expired'::text]))),
  constraint deliveries_tries_natural CHECK ((tries >= 0))
);
CREATE INDEX deliveries_bounced ON deliveries USING btree (division, ended_at DESC) WHERE (status = 'bounced'::text);
CREATE INDEX deliveries_bounced_for ON deliveries USING btree (holder) WHERE ((status = 'bounced'::text) AND (holder IS NOT NULL));
CREATE INDEX deliveries_due ON deliveries USING btree (division, lane, next_at) WHERE (status = 'waiting'::text);

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
  delivery jsonb,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  mandate jsonb,
  refiles jsonb,
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

create table follow_up_entries (
  division text not null,
  case_id uuid not null,
  seq integer not null,
  entry jsonb not null,
  at timestamp with time zone not null,
  constraint follow_up_entries_pk PRIMARY KEY (division, case_id, seq),
  constraint follow_up_entries_fk FOREIGN KEY (division, case_id) REFERENCES follow_ups(division, case_id)
);

create table follow_ups (
  division text not null,
  case_id uuid not null,
  due date not null,
  due_provisional boolean not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer not null,
  constraint follow_ups_pk PRIMARY KEY (division, case_id),
  constraint follow_ups_rating_fk FOREIGN KEY (division, case_id) REFERENCES ratings(division, case_id),
  constraint follow_ups_version_positive CHECK ((version >= 1))
);
CREATE INDEX follow_ups_open ON follow_ups USING btree (due) WHERE (closed_at IS NULL);

create table heartbeats (
  division text not null,
  centre text not null,
  seen_at timestamp with time zone not null,
  constraint heartbeats_pk PRIMARY KEY (division, centre)
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
  constraint look_ups_purpose_known CHECK ((purpose = ANY (ARRAY['find-person'::text, 'use-certificates'::text, 'use-consent'::text])))
);
CREATE INDEX look_ups_newest ON look_ups USING btree (at DESC);
CREATE INDEX look_ups_of_person ON look_ups USING btree (citizen_number, at DESC);

create table mandates (
  division text not null,
  id uuid not null,
  principal_number text not null,
  principal_name text not null,
  principal_phone text not null,
  helper_kind text not null,
  helper_name text not null,
  helper_number text,
  helper_person uuid,
  helper_centre text,
  thing text not null,
  acts text[] not null,
  until date not null,
  given text not null,
  status text not null,
  centre text,
  witness uuid,
  witness_name text,
  letter jsonb,
  asked_at timestamp with time zone not null,
  given_at timestamp with time zone,
  revoked_at timestamp with time zone,
  code_hash text,
  code_expires timestamp with time zone,
  code_tries integer,
  code_sent timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  constraint mandates_pk PRIMARY KEY (division, id),
  constraint mandates_given_known CHECK ((given = ANY (ARRAY['face-to-face'::text, 'phone-code'::text, 'paper'::text]))),
  constraint mandates_given_when_active CHECK (((status <> 'active'::text) OR (given_at IS NOT NULL))),
  constraint mandates_helper_whole CHECK ((((helper_kind = 'resident'::text) AND (helper_number IS NOT NULL) AND (helper_person IS NULL) AND (helper_centre IS NULL)) OR ((helper_kind = 'staff'::text) AND (helper_number IS NULL) AND (helper_person IS NOT NULL) AND (helper_centre IS NOT NULL)))),
  constraint mandates_not_for_oneself CHECK (((helper_number IS NULL) OR (helper_number <> principal_number))),
  constraint mandates_paper_has_letter CHECK (((given <> 'paper'::text) OR (letter IS NOT NULL))),
  constraint mandates_status_known CHECK ((status = ANY (ARRAY['asked'::text, 'active'::text, 'revoked'::text]))),
  constraint mandates_witnessed CHECK (((given = 'phone-code'::text) OR (witness IS NOT NULL)))
);
CREATE INDEX mandates_by_centre ON mandates USING btree (centre, asked_at DESC) WHERE (centre IS NOT NULL);
CREATE INDEX mandates_by_helper ON mandates USING btree (helper_number, asked_at DESC) WHERE (helper_number IS NOT NULL);
CREATE INDEX mandates_by_principal ON mandates USING btree (principal_number, asked_at DESC);
CREATE INDEX mandates_by_staff ON mandates USING btree (helper_person, asked_at DESC) WHERE (helper_person IS NOT NULL);

create table named_exports (
  division text not null,
  id uuid not null,
  round text not null,
  use text not null,
  left_house boolean not null,
  units integer not null,
  person uuid not null,
  name text not null,
  at timestamp with time zone not null,
  constraint named_exports_pk PRIMARY KEY (division, id),
  constraint named_exports_nothing_refused CHECK ((left_house OR (units = 0)))
);
CREATE INDEX named_exports_by_round ON named_exports USING btree (division, round, at DESC);

create table notices (
  division text not null,
  id uuid not null,
  holder text,
  county text,
  agency text,
  code text not null,
  params jsonb not null,
  case_number text,
  part integer,
  once text,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notices_pk PRIMARY KEY (division, id),
  constraint notices_once UNIQUE (division, once),
  constraint notices_reader CHECK ((((holder IS NULL) = (county IS NOT NULL)) AND ((county IS NULL) = (agency IS NULL))))
);
CREATE INDEX notices_by_case ON notices USING btree (division, case_number) WHERE (case_number IS NOT NULL);
CREATE INDEX notices_by_holder ON notices USING btree (holder, at DESC) WHERE (holder IS NOT NULL);
CREATE INDEX notices_by_office ON notices USING btree (county, agency, at DESC) WHERE (county IS NOT NULL);

create table opening_plans (
  division text not null,
  place text not null,
  version integer not null,
  valid_from date not null,
  valid_until date,
  plan jsonb not null,
  mark text not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint opening_plans_pk PRIMARY KEY (division, place, version),
  constraint opening_plans_dates CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
  constraint opening_plans_division_is_county CHECK ((division ~ '^[1-9][0-9]{5}000000$'::text)),
  constraint opening_plans_mark_known CHECK ((mark = ANY (ARRAY['published-here'::text, 'sample'::text]))),
  constraint opening_plans_place_in_division CHECK (("left"(place, 6) = "left"(division, 6))),
  constraint opening_plans_version_positive CHECK ((version >= 1))
);

create table outbox (
  division text not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  stuck text,
  constraint outbox_pk PRIMARY KEY (division, id)
);
CREATE INDEX outbox_stuck ON outbox USING btree (division, id) WHERE (stuck IS NOT NULL);
CREATE INDEX outbox_unsent ON outbox USING btree (division, id) WHERE ((sent_at IS NULL) AND (stuck IS NULL));

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
  next_due timestamp with time zone,
  next_kind text,
  next_provisional boolean,
  standing text,
  untold boolean not null default false,
  constraint parts_pk PRIMARY KEY (division, case_id, part),
  constraint parts_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint parts_due_whole CHECK (((due IS NULL) = (due_provisional IS NULL))),
  constraint parts_next_whole CHECK ((((next_due IS NULL) = (next_kind IS NULL)) AND ((next_due IS NULL) = (next_provisional IS NULL)))),
  constraint parts_number_positive CHECK ((part >= 1)),
  constraint parts_stage_known CHECK ((stage = ANY (ARRAY['waiting'::text, 'at-office'::text, 'received'::text, 'supplement-asked'::text, 'accepted'::text, 'reviewed'::text, 'granted'::text, 'issued'::text, 'delivered'::text, 'refused'::text, 'rejected'::text, 'blocked'::text, 'lapsed'::text, 'withdrawn'::text, 'revoked'::text])))
);
CREATE INDEX parts_handed_out ON parts USING btree (delivery_place, since DESC) WHERE (stage = 'delivered'::text);
CREATE INDEX parts_to_hand_out ON parts USING btree (delivery_place, since) WHERE (stage = 'issued'::text);
CREATE INDEX parts_untold ON parts USING btree (received_on) WHERE untold;
CREATE INDEX parts_worklist ON parts USING btree (deciding_county, agency, stage);

create table payments (
  division text not null,
  id uuid not null,
  case_number text not null,
  part integer not null,
  fen bigint not null,
  reference text,
  begun_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  constraint payments_pk PRIMARY KEY (division, id),
  constraint payments_once UNIQUE (division, case_number, part),
  constraint payments_amount_positive CHECK ((fen > 0)),
  constraint payments_paid_whole CHECK (((reference IS NULL) = (paid_at IS NULL)))
);

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
  unread_notices integer not null default 0,
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

create table published_reports (
  division text not null,
  round text not null,
  nth integer not null,
  office text not null,
  office_name text not null,
  title text not null,
  content text not null,
  hash text not null,
  totals_content text not null,
  reason text not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  published_name text not null,
  constraint published_reports_pk PRIMARY KEY (division, round, nth),
  constraint published_reports_hash_form CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint published_reports_nth_natural CHECK ((nth >= 1)),
  constraint published_reports_reason_for_revision CHECK (((nth = 1) OR (reason <> ''::text)))
);

create unlogged table rate_limits (
  key text not null,
  points integer not null,
  expire bigint,
  constraint rate_limits_pk PRIMARY KEY (key)
);

create table ratings (
  division text not null,
  case_id uuid not null,
  number text not null,
  thing text not null,
  rated_by text not null,
  grade integer not null,
  reasons integer[] not null,
  comment text not null,
  channel text not null,
  questionnaire integer not null,
  receiving_place text,
  rated_at timestamp with time zone not null,
  constraint ratings_pk PRIMARY KEY (division, case_id),
  constraint ratings_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint ratings_channel_known CHECK ((channel = ANY (ARRAY['web'::text, 'qr-code'::text]))),
  constraint ratings_grade_known CHECK (((grade >= 1) AND (grade <= 5)))
);
CREATE INDEX ratings_newest ON ratings USING btree (rated_at DESC);

create table return_cells (
  division text not null,
  round text not null,
  unit text not null,
  version integer not null,
  indicator text not null,
  state text not null,
  scaled bigint,
  decimals smallint,
  typed text,
  origin text not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint return_cells_pk PRIMARY KEY (division, round, unit, version, indicator),
  constraint return_cells_state_known CHECK ((state = ANY (ARRAY['value'::text, 'blank'::text, 'invalid'::text, 'text'::text]))),
  constraint return_cells_value_whole CHECK ((((state = 'value'::text) = (scaled IS NOT NULL)) AND ((state = 'value'::text) = (decimals IS NOT NULL))))
);
CREATE INDEX return_cells_by_indicator ON return_cells USING btree (division, indicator, round) INCLUDE (unit, version, state, scaled, decimals);

create table return_events (
  division text not null,
  round text not null,
  unit text not null,
  seq integer not null,
  at timestamp with time zone not null,
  type text not null,
  by jsonb not null,
  data jsonb not null,
  constraint return_events_pk PRIMARY KEY (division, round, unit, seq)
);

create table returns (
  division text not null,
  round text not null,
  unit text not null,
  stage text not null,
  version integer not null,
  seq integer not null,
  edits integer not null default 0,
  round_version text not null,
  approved_by text[] not null default '{}'::text[],
  late boolean,
  submitted_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  last_type text not null,
  last_by text not null,
  blocks integer not null default 0,
  explains integer not null default 0,
  hints integer not null default 0,
  not_evaluable integer not null default 0,
  unexplained integer not null default 0,
  open_questions integer not null default 0,
  filled integer not null default 0,
  asked integer not null default 0,
  constraint returns_pk PRIMARY KEY (division, round, unit),
  constraint returns_stage_known CHECK ((stage = ANY (ARRAY['not-started'::text, 'filling'::text, 'signed'::text, 'submitted'::text, 'sent-back'::text, 'approved'::text, 'locked'::text]))),
  constraint returns_started CHECK (((version = 0) = (stage = 'not-started'::text))),
  constraint returns_version_natural CHECK ((version >= 0))
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
  unit text,
  duty text,
  department text,
  constraint role_grants_pk PRIMARY KEY (id),
  constraint role_grants_once UNIQUE NULLS NOT DISTINCT (issuer, subject, role, division, agency, unit, duty, department, valid_from),
  constraint role_grants_agency CHECK (((role = 'officer'::text) = (agency IS NOT NULL))),
  constraint role_grants_dates CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
  constraint role_grants_department CHECK (((role = 'department'::text) = (department IS NOT NULL))),
  constraint role_grants_department_form CHECK ((department ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint role_grants_division_form CHECK ((division ~ '^[1-9][0-9]{11}$'::text)),
  constraint role_grants_duty CHECK (((role = ANY (ARRAY['reporter'::text, 'planner'::text])) = (duty IS NOT NULL))),
  constraint role_grants_duty_known CHECK ((((role = 'reporter'::text) AND (duty = ANY (ARRAY['filler'::text, 'head'::text]))) OR ((role = 'planner'::text) AND (duty = ANY (ARRAY['desk'::text, 'head'::text]))) OR (duty IS NULL))),
  constraint role_grants_role CHECK ((role = ANY (ARRAY['clerk'::text, 'officer'::text, 'bureau'::text, 'mayor'::text, 'reporter'::text, 'collector'::text, 'planner'::text, 'department'::text]))),
  constraint role_grants_unit CHECK (((role = 'reporter'::text) = (unit IS NOT NULL))),
  constraint role_grants_unit_form CHECK ((unit ~ '^[a-z][a-z0-9-]{1,39}$'::text))
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

create table statement_votes (
  division text not null,
  consultation text not null,
  voter text not null,
  statement integer not null,
  vote smallint not null,
  at timestamp with time zone not null,
  constraint statement_votes_pk PRIMARY KEY (division, consultation, voter, statement),
  constraint statement_votes_known CHECK ((vote = ANY (ARRAY['-1'::integer, 0, 1]))),
  constraint statement_votes_statement_natural CHECK ((statement >= 1))
);

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

create table survey_rounds (
  id text not null,
  version text not null,
  content jsonb not null,
  kept_at timestamp with time zone not null,
  constraint survey_rounds_pk PRIMARY KEY (id, version)
);

create table survey_totals (
  division text not null,
  round text not null,
  office text not null,
  scope text not null,
  nth integer not null,
  round_version text not null,
  content text not null,
  parts jsonb not null,
  missing integer not null,
  note text not null,
  approved_at timestamp with time zone not null,
  approved_by text not null,
  approved_name text not null,
  constraint survey_totals_pk PRIMARY KEY (division, round, office, scope, nth),
  constraint survey_totals_note_for_missing CHECK (((missing = 0) OR (note <> ''::text))),
  constraint survey_totals_nth_natural CHECK ((nth >= 1)),
  constraint survey_totals_scope_known CHECK ((scope = ANY (ARRAY['own'::text, 'region'::text])))
);

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

create table warnings (
  division text not null,
  id uuid not null default gen_random_uuid(),
  case_id uuid not null,
  part integer not null,
  kind text not null,
  nth integer not null,
  level text not null,
  raised_at timestamp with time zone not null,
  feedback_due date not null,
  deciding_county text not null,
  agency text,
  feedback text,
  feedback_by text,
  feedback_at timestamp with time zone,
  constraint warnings_pk PRIMARY KEY (division, id),
  constraint warnings_once UNIQUE (division, case_id, part, kind, nth, level),
  constraint warnings_case_fk FOREIGN KEY (division, case_id) REFERENCES cases(division, id),
  constraint warnings_feedback_whole CHECK ((((feedback IS NULL) = (feedback_at IS NULL)) AND ((feedback IS NULL) = (feedback_by IS NULL)))),
  constraint warnings_level_known CHECK ((level = ANY (ARRAY['yellow'::text, 'red'::text])))
);
CREATE INDEX warnings_newest ON warnings USING btree (raised_at DESC);
CREATE INDEX warnings_of_office ON warnings USING btree (deciding_county, agency, raised_at DESC);

