-- Somebody widened the column; the files have not changed.
create table jobs (
  id bigint generated always as identity primary key,
  hours integer
);
