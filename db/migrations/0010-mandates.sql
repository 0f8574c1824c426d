-- 帮代办: who may act for whom, for what, until when; and consents a case waits for.

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
  asked_at timestamptz not null,
  given_at timestamptz,
  revoked_at timestamptz,
  code_hash text,
  code_expires timestamptz,
  code_tries int,
  code_sent timestamptz[] not null default '{}',
  constraint mandates_pk primary key (division, id),
  constraint mandates_helper_whole check (
    (helper_kind = 'resident' and helper_number is not null and helper_person is null and helper_centre is null)
    or (helper_kind = 'staff' and helper_number is null and helper_person is not null and helper_centre is not null)),
  constraint mandates_given_known check (given in ('face-to-face', 'phone-code', 'paper')),
  constraint mandates_status_known check (status in ('asked', 'active', 'revoked')),
  constraint mandates_paper_has_letter check (given <> 'paper' or letter is not null),
  constraint mandates_witnessed check (given = 'phone-code' or witness is not null),
  constraint mandates_not_for_oneself check (helper_number is null or helper_number <> principal_number),
  constraint mandates_given_when_active check (status <> 'active' or given_at is not null)
);
comment on table mandates is 'Stored under the county of whoever asked for it. Whether it has expired is worked out from until.';
comment on column mandates.code_sent is 'When codes went out, for the limit of codes an hour.';
create index mandates_by_principal on mandates (principal_number, asked_at desc);
create index mandates_by_helper on mandates (helper_number, asked_at desc) where helper_number is not null;
create index mandates_by_staff on mandates (helper_person, asked_at desc) where helper_person is not null;
create index mandates_by_centre on mandates (centre, asked_at desc) where centre is not null;

-- What stood there was a free text that nobody had confirmed.
alter table drafts drop column filed_by;
alter table drafts add column mandate jsonb;

alter table cases add column mandate_id uuid;
alter table cases add column mandate_until date;
alter table cases add column helper_person uuid;
create index cases_by_mandate on cases (mandate_id) where mandate_id is not null;
create index cases_by_helper_person on cases (helper_person, filed_at desc) where helper_person is not null;

create table consents (
  division text not null,
  case_id uuid not null,
  consent text not null,
  holder_number text not null,
  status text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  constraint consents_pk primary key (division, case_id, consent),
  constraint consents_case_fk foreign key (division, case_id) references cases (division, id),
  constraint consents_status_known check (status in ('waiting', 'given', 'declined', 'replaced')),
  constraint consents_answered_whole check ((status = 'waiting') = (answered_at is null))
);
comment on table consents is 'Which cases ask whom: written with the case, so that a person finds what is asked of him.';
create index consents_by_holder on consents (holder_number, asked_at desc);

alter table look_ups drop constraint look_ups_purpose_known;
alter table look_ups add constraint look_ups_purpose_known check (purpose in ('find-person', 'use-certificates', 'use-consent'));
