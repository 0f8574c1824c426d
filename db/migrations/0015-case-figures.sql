-- What a finished case really came to, once it is finished: the four reductions are read from here, not from all events.

create table case_figures (
  division text not null,
  case_id uuid not null,
  thing text not null,
  finished_at timestamptz not null,
  parts int not null,
  steps_before int not null,
  steps_after int not null,
  materials_before int not null,
  materials_after int not null,
  days_before int,
  days_after int,
  visits int not null,
  constraint case_figures_pk primary key (division, case_id),
  constraint case_figures_case_fk foreign key (division, case_id) references cases (division, id),
  constraint case_figures_days_whole check ((days_before is null) = (days_after is null))
);
comment on column case_figures.days_before is 'Sum of the parts'' promises in working days; null where a part states none, then neither side is counted.';
comment on column case_figures.visits is 'Days on which the person was at a counter. What it was before, no source states.';
create index case_figures_finished on case_figures (finished_at);
