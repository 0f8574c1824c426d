-- The rest of a case's life: the one notice, filing again, payments.

-- An office has asked and the applicant does not know yet: the list of the whole bundle (一次告知) is still being made.
alter table parts add column untold boolean not null default false;
create index parts_untold on parts (received_on) where untold;

alter table cases add column refiles text;
comment on column cases.refiles is 'Number of the case that this one files again.';
create index cases_refiling on cases (refiles) where refiles is not null;

-- A draft that files again: the number of the case, and the papers that are there already.
alter table drafts add column refiles jsonb;

create table payments (
  division text not null,
  id uuid not null,
  case_number text not null,
  part int not null,
  fen bigint not null,
  reference text,
  begun_at timestamptz not null,
  paid_at timestamptz,
  constraint payments_pk primary key (division, id),
  constraint payments_once unique (division, case_number, part),
  constraint payments_amount_positive check (fen > 0),
  constraint payments_paid_whole check ((reference is null) = (paid_at is null))
);
comment on table payments is 'What people were sent to a payment provider for: one order for each fee, in whole fen. That it is paid is an event of the case.';
