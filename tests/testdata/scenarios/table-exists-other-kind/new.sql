-- A view holds the name of the declared table.
create table customers (
  id bigint generated always as identity primary key,
  name text not null
);
