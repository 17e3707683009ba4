-- The files and somebody else changed the same storage parameter to different values.
create table customers (
  id bigint generated always as identity primary key,
  name text not null
) with (fillfactor = 90);
