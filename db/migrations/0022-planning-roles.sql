-- Open-door planning: who writes the plan at a planning office, and who handles what is sent to a responsible department.

alter table role_grants add column department text;
comment on column role_grants.division is
 'Of a reporter: under which the rows of the unit are kept. Of a planner or a department: the city.';

alter table role_grants drop constraint role_grants_role;
alter table role_grants add constraint role_grants_role
 check (role in ('clerk', 'officer', 'bureau', 'mayor', 'reporter', 'collector', 'planner', 'department'));
alter table role_grants add constraint role_grants_department
 check ((role = 'department') = (department is not null));
alter table role_grants add constraint role_grants_department_form check (department ~ '^[a-z][a-z0-9-]{1,39}$');
alter table role_grants drop constraint role_grants_duty;
alter table role_grants add constraint role_grants_duty
 check ((role in ('reporter', 'planner')) = (duty is not null));
alter table role_grants drop constraint role_grants_duty_known;
alter table role_grants add constraint role_grants_duty_known
 check ((role = 'reporter' and duty in ('filler', 'head')) or (role = 'planner' and duty in ('desk', 'head')) or duty is null);
alter table role_grants drop constraint role_grants_once;
alter table role_grants add constraint role_grants_once
 unique nulls not distinct (issuer, subject, role, division, agency, unit, duty, department, valid_from);
