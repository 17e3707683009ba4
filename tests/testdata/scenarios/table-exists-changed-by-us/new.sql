-- The file gained a column since the last deployment; `if not exists` would hide it.
create table if not exists customers (
  id bigint generated always as identity primary key,
  name text not null,
  phone text
);
