-- Stored files that nothing names any more: noted by the statement that takes their name away, so that a process killed
-- between the row and the bytes leaves neither for ever.
create table files_to_delete (
  division text not null,
  id uuid not null,
  since timestamptz not null,
  constraint files_to_delete_pk primary key (division, id)
);
