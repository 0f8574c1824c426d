-- Who looked people up, and what is swept away.

-- A row a look-up of a person by somebody at a counter: what is asked when a resident wants to know who looked at him.
-- The number stands here as it stands in `cases` and `certificates`: a hash of it is guessed in minutes (a birth date, a
-- county, three digits), and a key beside the data keeps nothing from whoever reads the data. Pages show it masked.
create table look_ups (
  division text not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  purpose text not null,
  clerk uuid not null,
  clerk_name text not null,
  centre text not null,
  citizen_number text not null,
  draft_id uuid,
  constraint look_ups_pk primary key (division, id),
  constraint look_ups_once_a_draft unique (division, draft_id, clerk, citizen_number),
  constraint look_ups_purpose_known check (purpose in ('find-person', 'use-certificates')),
  constraint look_ups_certificates_for_draft check ((purpose = 'use-certificates') = (draft_id is not null)),
  constraint look_ups_division_is_county check (division ~ '^[1-9][0-9]{5}000000$')
);
comment on table look_ups is 'Certificates used for one draft are noted once, at the first time; a draft that goes leaves its rows.';
create index look_ups_newest on look_ups (at desc);
create index look_ups_of_person on look_ups (citizen_number, at desc);

create index drafts_untouched on drafts (division, updated_at);
