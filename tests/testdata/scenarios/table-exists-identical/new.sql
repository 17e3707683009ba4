-- The table is there already, exactly as declared.
create table customers (
  id bigint generated always as identity primary key,
  name text not null
);
