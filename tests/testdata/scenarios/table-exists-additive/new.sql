-- The table is there already but lacks a nullable column and one with a constant default.
create table customers (
  id bigint generated always as identity primary key,
  name text not null,
  phone text,
  active boolean not null default true
);
