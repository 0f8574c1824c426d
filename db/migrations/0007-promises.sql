-- Promises: decisions on a commitment that are to be checked afterwards, and the record of a commitment that was false.

create table commitment_checks (
  division text not null,
  case_id uuid not null,
  part int not null,
  deciding_county text not null,
  agency text not null,
  why text not null,
  drawn_at timestamptz not null,
  checked_at timestamptz,
  outcome text,
  constraint commitment_checks_pk primary key (division, case_id, part),
  constraint commitment_checks_case_fk foreign key (division, case_id) references cases (division, id),
  constraint commitment_checks_why_known check (why in ('drawn', 'record')),
  constraint commitment_checks_outcome_known check (outcome in ('true', 'false')),
  constraint commitment_checks_outcome_whole check ((outcome is null) = (checked_at is null))
);
comment on table commitment_checks is 'Drawn when the decision is made, by the share of the risk class, or because of an earlier record.';
create index commitment_checks_open on commitment_checks (deciding_county, agency, drawn_at) where checked_at is null;

create table credit_records (
  division text not null,
  id uuid not null,
  citizen_number text not null,
  name text not null,
  kind text not null,
  case_id uuid not null,
  number text not null,
  part int not null,
  item_name jsonb not null,
  agency_name jsonb not null,
  reason text not null,
  recorded_at timestamptz not null,
  appealed_at timestamptz,
  appeal text,
  decided_at timestamptz,
  decision text,
  decision_reason text,
  repaired_at timestamptz,
  repair_reason text,
  version int not null default 1,
  constraint credit_records_pk primary key (division, id),
  constraint credit_records_once unique (division, case_id, part),
  constraint credit_records_kind_known check (kind in ('false-commitment')),
  constraint credit_records_appeal_whole check ((appealed_at is null) = (appeal is null)),
  constraint credit_records_decision_known check (decision in ('upheld', 'removed')),
  constraint credit_records_decision_whole check (
    (decided_at is null) = (decision is null) and (decided_at is null) = (decision_reason is null)),
  constraint credit_records_repair_whole check ((repaired_at is null) = (repair_reason is null))
);
comment on table credit_records is 'A record that was neither removed nor repaired bars its person from promising and committing.';
create index credit_records_by_person on credit_records (citizen_number, recorded_at desc);
