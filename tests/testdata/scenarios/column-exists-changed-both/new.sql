-- The files and somebody else changed the column's type, each to another one.
create table jobs (
  id bigint generated always as identity primary key,
  hours numeric(6,2)
);
