-- Who people are, what offices they hold, and who is signed in.

-- A person as the identity provider vouches for them. `division` is where the row is kept: the county of the household
-- register when it was known at the first sign-in, else the city. It never changes, whatever the person's household
-- does later: it is a place of storage, not a fact about the person.
create table people (
  division text not null,
  id uuid not null,
  issuer text not null,
  subject text not null,
  name text not null,
  citizen_number text,
  phone text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint people_pk primary key (division, id),
  constraint people_subject_unique unique (division, issuer, subject),
  constraint people_division_form check (division ~ '^[1-9][0-9]{11}$'),
  constraint people_name_given check (name <> ''),
  constraint people_citizen_number_form check (citizen_number ~ '^[0-9]{17}[0-9X]$')
);
create index people_subject on people (issuer, subject);
create index people_citizen_number on people (citizen_number) where citizen_number is not null;

-- An office somebody holds. Few rows (staff, not residents), so it can be a reference table on a distributed server.
create table role_grants (
  id uuid not null,
  issuer text not null,
  subject text not null,
  role text not null,
  division text not null,
  agency text,
  valid_from date not null,
  valid_until date,
  constraint role_grants_pk primary key (id),
  constraint role_grants_once unique nulls not distinct (issuer, subject, role, division, agency, valid_from),
  constraint role_grants_role check (role in ('clerk', 'officer', 'bureau')),
  constraint role_grants_agency check ((role = 'officer') = (agency is not null)),
  constraint role_grants_division_form check (division ~ '^[1-9][0-9]{11}$'),
  constraint role_grants_dates check (valid_until is null or valid_until >= valid_from)
);

-- Only the SHA-256 of the secret is here: whoever reads this table cannot sign in with it.
create table sessions (
  division text not null,
  secret_hash bytea not null,
  person uuid not null,
  picked text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  idle_minutes int not null,
  constraint sessions_pk primary key (division, secret_hash),
  constraint sessions_person_fk foreign key (division, person) references people (division, id) on delete cascade,
  constraint sessions_hash_length check (octet_length(secret_hash) = 32),
  constraint sessions_idle_positive check (idle_minutes > 0)
);
create index sessions_person on sessions (division, person);
create index sessions_ends_at on sessions (ends_at);

-- Counters of sign-ins and submits, used only when several processes serve the same people. Worth nothing after a crash.
create unlogged table rate_limits (
  key text not null,
  points int not null,
  expire bigint,
  constraint rate_limits_pk primary key (key)
);
