-- Appointments (预约办): when a counter is open, who comes at what time, who came without, and in what order they are served.

-- What a centre or hall published. Never changed: a new version takes its place from the day on which it holds.
create table opening_plans (
  division text not null,
  place text not null,
  version int not null,
  valid_from date not null,
  valid_until date,
  plan jsonb not null,
  mark text not null,
  published_at timestamptz not null,
  published_by text not null,
  constraint opening_plans_pk primary key (division, place, version),
  constraint opening_plans_division_is_county check (division ~ '^[1-9][0-9]{5}000000$'),
  constraint opening_plans_place_in_division check (left(place, 6) = left(division, 6)),
  constraint opening_plans_mark_known check (mark in ('published-here', 'sample')),
  constraint opening_plans_dates check (valid_until is null or valid_until >= valid_from),
  constraint opening_plans_version_positive check (version >= 1)
);
comment on table opening_plans is 'Hours of a centre or hall; on a day the highest version valid on it holds.';

-- Who comes to a counter on a day: by appointment (a seat at a window at a time), or without (a number in the row).
create table appointments (
  division text not null,
  id uuid not null,
  place text not null,
  day date not null,
  starts time,
  ends time,
  seat int,
  walk_in int,
  citizen_number text,
  name text,
  nth int,
  matter text not null,
  note text not null,
  status text not null,
  version int not null,
  made_at timestamptz not null,
  arrived_at timestamptz,
  called_at timestamptz,
  ended_at timestamptz,
  outside_since timestamptz,
  history jsonb not null,
  constraint appointments_pk primary key (division, id),
  constraint appointments_division_is_county check (division ~ '^[1-9][0-9]{5}000000$'),
  constraint appointments_place_in_division check (left(place, 6) = left(division, 6)),
  constraint appointments_status_known check (status in (
    'booked', 'arrived', 'called', 'done', 'left', 'no-show', 'cancelled')),
  constraint appointments_either_kind check (
    (walk_in is null and num_nulls(starts, ends, seat, citizen_number, name, nth) = 0)
    or (walk_in is not null and num_nonnulls(starts, ends, seat, citizen_number, name, nth) = 0
      and status in ('arrived', 'called', 'done', 'left'))),
  constraint appointments_slot_has_length check (ends > starts),
  constraint appointments_counts_positive check (seat >= 1 and walk_in >= 1 and nth >= 1 and version >= 1)
);
comment on column appointments.seat is 'Which of the windows of that time, from 1: two people never have the same.';
comment on column appointments.nth is 'Which of the open appointments that one person may have for one matter on one day.';
comment on column appointments.outside_since is 'Since when the published hours no longer have this slot; the person was told then.';
create unique index appointments_seat_once on appointments (division, place, day, starts, seat) where status <> 'cancelled';
create unique index appointments_person_once on appointments (division, citizen_number, day, matter, nth)
  where status in ('booked', 'arrived', 'called');
create unique index appointments_walk_in_once on appointments (division, place, day, walk_in) where walk_in is not null;
create index appointments_by_person on appointments (citizen_number, day desc) where citizen_number is not null;
create index appointments_still_booked on appointments (division, day) where status = 'booked';
