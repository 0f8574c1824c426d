-- Notices (what people and offices are told), deliveries (what goes out of the house: mail, SMS, hooks of agencies) and
-- contacts (where a person wants to be told). A notice and its deliveries lie under the county of their case, so that an
-- outbox row becomes notices and deliveries in one transaction of one shard.

-- `sent_at` of an outbox row: when it was planned into notices and deliveries.

create table notices (
  division text not null,
  id uuid not null,
  holder text,
  county text,
  agency text,
  code text not null,
  params jsonb not null,
  case_number text,
  part int,
  once text,
  at timestamptz not null,
  read_at timestamptz,
  constraint notices_pk primary key (division, id),
  constraint notices_once unique (division, once),
  constraint notices_reader check ((holder is null) = (county is not null) and (county is null) = (agency is null))
);
comment on table notices is 'What a person (citizen number) or an office (county and agency) is told: a code and parameters, never a sentence.';
comment on column notices.once is 'A reminder is given once: what it reminds of. Null for what an event says.';
create index notices_by_holder on notices (holder, at desc) where holder is not null;
create index notices_by_office on notices (county, agency, at desc) where county is not null;

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
  tries int not null,
  next_at timestamptz not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  last_error text,
  sent_text text,
  constraint deliveries_pk primary key (division, id),
  constraint deliveries_status_known check (status in ('waiting', 'sent', 'bounced', 'expired')),
  constraint deliveries_ended check ((status = 'waiting') = (ended_at is null)),
  constraint deliveries_tries_natural check (tries >= 0)
);
comment on table deliveries is 'What goes out, at least once, with its id as the idempotency key. A claimed row has next_at in the future until its sender reports.';
comment on column deliveries.secret is 'A code: parameters are emptied once it is sent.';
create index deliveries_due on deliveries (division, lane, next_at) where status = 'waiting';
create index deliveries_bounced on deliveries (division, ended_at desc) where status = 'bounced';
create index deliveries_bounced_for on deliveries (holder) where status = 'bounced' and holder is not null;

create table contacts (
  division text not null,
  person uuid not null,
  citizen_number text not null,
  mail text,
  phone text,
  language text not null,
  by_mail boolean not null,
  by_sms boolean not null,
  changed_at timestamptz not null,
  constraint contacts_pk primary key (division, person),
  constraint contacts_language_known check (language in ('zh-CN', 'en')),
  constraint contacts_mail_to_go_to check (not by_mail or mail is not null)
);
comment on table contacts is 'Where and in which language a person wants to be told. No row: the phone of the case, in the language of the case.';
create index contacts_by_citizen_number on contacts (citizen_number);

alter table people add column unread_notices int not null default 0;
comment on column people.unread_notices is 'How many notices of this person are unread: read with the session, so that no page asks for it. Counted anew at each sign-in and each opening of the list.';

-- A message that cannot be understood stops nobody: it says why, and waits for a newer program.
alter table outbox add column stuck text;
drop index outbox_unsent;
create index outbox_unsent on outbox (division, id) where sent_at is null and stuck is null;
create index outbox_stuck on outbox (division, id) where stuck is not null;
create index notices_by_case on notices (division, case_number) where case_number is not null;
