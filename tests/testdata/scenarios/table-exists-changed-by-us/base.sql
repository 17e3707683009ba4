create table if not exists customers (
  id bigint generated always as identity primary key,
  name text not null
);
