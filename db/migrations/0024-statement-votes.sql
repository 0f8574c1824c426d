-- Votes on the statements of a consultation: one a person and statement, the latest counts. Never about letters or meetings.

create table statement_votes (
  division text not null,
  consultation text not null,
  -- A digest that says the same person again within one consultation; no name, no number, not the same in another one.
  voter text not null,
  statement int not null,
  vote smallint not null,
  at timestamptz not null,
  constraint statement_votes_pk primary key (division, consultation, voter, statement),
  constraint statement_votes_known check (vote in (-1, 0, 1)),
  constraint statement_votes_statement_natural check (statement >= 1)
);
comment on table statement_votes is 'One row a person and statement. Counted together, shown to nobody one by one but to the voter himself.';
comment on column statement_votes.vote is '1 agree, -1 disagree, 0 pass.';
comment on column statement_votes.division is 'The city (or county) whose plan it is.';
