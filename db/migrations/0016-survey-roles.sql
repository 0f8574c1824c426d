-- The survey of operating costs: who reports for a unit, and who collects at a bureau of office affairs.

alter table role_grants add column unit text;
alter table role_grants add column duty text;
comment on column role_grants.division is 'Of a reporter: under which the rows of the unit are kept.';

alter table role_grants drop constraint role_grants_role;
alter table role_grants add constraint role_grants_role
  check (role in ('clerk', 'officer', 'bureau', 'mayor', 'reporter', 'collector'));
alter table role_grants add constraint role_grants_unit check ((role = 'reporter') = (unit is not null));
alter table role_grants add constraint role_grants_unit_form check (unit ~ '^[a-z][a-z0-9-]{1,39}$');
alter table role_grants add constraint role_grants_duty check ((role = 'reporter') = (duty is not null));
alter table role_grants add constraint role_grants_duty_known check (duty in ('filler', 'head'));
alter table role_grants drop constraint role_grants_once;
alter table role_grants add constraint role_grants_once
  unique nulls not distinct (issuer, subject, role, division, agency, unit, duty, valid_from);
